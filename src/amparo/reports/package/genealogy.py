"""Steps from raw material to the good, in the order things happened, each with what the case says of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from amparo.facts.case import Case
from amparo.facts.flow import Shipment
from amparo.facts.ids import LotId, PartyId, Subject
from amparo.facts.lot import Lot, Use
from amparo.facts.period import Period
from amparo.findings.reason import because
from amparo.reports.package.carrying import Carrying
from amparo.reports.package.model import Statement, Step, StepKind
from amparo.reports.package.stating import identity, states_address
from amparo.tracing.rows import row


@dataclass(frozen=True, slots=True)
class Told:
    """A step before it has a number."""

    kind: StepKind
    subject: Subject
    statements: tuple[Statement, ...]


def lots_behind(case: Case, lots: Iterable[LotId]) -> tuple[LotId, ...]:
    """Return ``lots`` and every lot that went into them, inputs before outputs, in a fixed order.

    A case is read only if no lot is, through others, made from itself.
    """
    inputs: dict[LotId, list[LotId]] = {}
    for use in case.uses:
        inputs.setdefault(use.output_lot_id, []).append(use.input_lot_id)
    ordered: dict[LotId, None] = {}
    stack = [(lot, False) for lot in reversed(tuple(lots))]
    while stack:
        lot, seen = stack.pop()
        if seen:
            ordered.setdefault(lot)
        elif lot not in ordered:
            stack.append((lot, True))
            stack.extend((source, False) for source in reversed(inputs.get(lot, [])))
    return tuple(ordered)


def steps_of(carrying: Carrying, lots: Iterable[LotId], on: date) -> tuple[Step, ...]:
    """Return the numbered steps of making ``lots`` and of moving them; what lies after ``on`` has no paper."""
    case = carrying.case
    told = [step for lot_id in lots if lot_id in case.lots for step in _of_lot(carrying, case.lots[lot_id], on)]
    return tuple(Step(number, one.kind, one.subject, one.statements) for number, one in enumerate(told, start=1))


def _of_lot(carrying: Carrying, lot: Lot, on: date) -> Iterator[Told]:
    uses = [use for use in carrying.case.uses if use.output_lot_id == lot.id]
    subject = Subject("lot", lot.id)
    kind: StepKind = "making" if uses else "origin" if carrying.is_raw(lot.id) else "start"
    yield Told(kind, subject, tuple(_making(carrying, lot, uses, kind, on)))
    for shipment in carrying.case.shipments.values():
        if shipment.lot_id == lot.id:
            yield Told("movement", Subject("shipment", shipment.id), tuple(_movement(carrying, lot, shipment, on)))


def _making(carrying: Carrying, lot: Lot, uses: list[Use], kind: StepKind, on: date) -> Iterator[Statement]:
    case, subject = carrying.case, Subject("lot", lot.id)
    site = None if lot.site_id is None else case.sites.get(lot.site_id)
    maker = case.party_of(lot.site_id)
    known = {
        "lot": lot.id,
        "good": case.goods[lot.good_id].name,
        "quantity": str(lot.quantity or ""),
        "site": "" if site is None else site.name or site.id,
        "place": "",
        "region": "" if site is None else site.region or site.country or "",
        "party": "" if maker is None else case.parties[maker].name,
        "when": _time(lot.produced_from, lot.produced_until),
    }
    code = {"making": "package-lot-made", "origin": "package-lot-won"}.get(kind, "package-lot-starts")
    step, named = carrying.of_making(lot.id)
    showing = carrying.showing("making", named, maker)
    if site is not None and states_address(carrying, site.party_id, site.address or "", showing):
        known["place"] = site.address or ""
    made = carrying.statement(because(code, *row(lot.at), **known), subject, step, named, showing=showing)
    yield _not_ahead(made, on, lot.produced_from)
    for use in uses:
        source = case.lots[use.input_lot_id]
        reason = because(
            "package-lot-used", *row(use.at), lot=lot.id, input=source.id, good=case.goods[source.good_id].name,
            quantity=str(use.quantity or ""),
        )  # fmt: skip
        told = carrying.of_use(lot.id, source.id)
        used = carrying.statement(reason, subject, "use", told, showing=carrying.showing("making", told, maker))
        yield _not_ahead(used, on, lot.produced_from)


def _movement(carrying: Carrying, lot: Lot, shipment: Shipment, on: date) -> Iterator[Statement]:
    case = carrying.case
    reason = because(
        "package-lot-moved", *row(shipment.at), shipment=shipment.id, lot=lot.id,
        sender=_who(case, shipment.from_party_id), receiver=_who(case, shipment.to_party_id),
        quantity=str(shipment.quantity or ""), shipped=_time(shipment.shipped, None),
        received=_time(shipment.received, None), lading=shipment.bill_of_lading, container=shipment.container,
    )  # fmt: skip
    named = carrying.of_shipment(shipment)
    subject = Subject("shipment", shipment.id)
    showing = carrying.showing("movement", named)
    moved = carrying.statement(reason, subject, "movement", named, showing=showing)
    yield _not_ahead(moved, on, shipment.shipped, shipment.received)
    sale = carrying.showing("sale", (one for one in named if one in case.documents))
    if carrying.usable(sale):
        sold = because("package-lot-sold", *row(shipment.at), shipment=shipment.id, lot=lot.id)
        yield Statement(sold, subject, carrying.usable(sale))


def _not_ahead(statement: Statement, on: date, *days: Period | None) -> Statement:
    """Take the papers from a statement of what lies after the day of the filing: no paper can tell it yet."""
    if all(day is None or day.first <= on for day in days):
        return statement
    return replace(statement, on_file=(), missing=(*statement.on_file, *statement.missing))


def party_steps(carrying: Carrying, parties: Iterable[PartyId]) -> tuple[Step, ...]:
    """Return what the case says of parties: who they are, who holds them, whom they hold; a step for each party."""
    return tuple(
        Step(number, "party", Subject("party", one), tuple(_of_party(carrying, one)))
        for number, one in enumerate(parties, start=1)
    )


def _of_party(carrying: Carrying, party_id: PartyId) -> Iterator[Statement]:
    issued = (id_ for id_, one in carrying.case.documents.items() if one.issuer_id == party_id)
    yield from identity(carrying, party_id, issued)
    yield from _holdings(carrying, party_id)


def _holdings(carrying: Carrying, party_id: PartyId) -> Iterator[Statement]:
    case = carrying.case
    for holding in case.holdings:
        if party_id in {holding.owner_id, holding.owned_id}:
            held = because(
                "package-holding", *row(holding.at), owner=case.parties[holding.owner_id].name,
                owned=case.parties[holding.owned_id].name, share=str(holding.share or ""), interest=holding.interest,
            )  # fmt: skip
            subject = Subject("party", party_id)
            yield carrying.statement(held, subject, "holding", carrying.of_holding(holding))


def _who(case: Case, party_id: PartyId | None) -> str:
    return "" if party_id is None else case.parties[party_id].name


def _time(first: Period | None, last: Period | None) -> str:
    """Return the days from the first to the last as ISO dates, joined by a stroke where they differ."""
    told = [period for period in (first, last) if period is not None]
    return str(Period(min(one.first for one in told), max(one.last for one in told))) if told else ""
