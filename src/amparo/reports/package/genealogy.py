"""Steps from raw material to the good, in the order things happened, each with what the case says of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from amparo.facts.case import Case
from amparo.facts.evidence import Evidence
from amparo.facts.flow import Shipment
from amparo.facts.ids import DocumentId, LotId, PartyId, Subject
from amparo.facts.lot import Lot, Use
from amparo.facts.period import Period
from amparo.findings.reason import Reason, because
from amparo.kernel.errors import Place
from amparo.reports.package.model import Statement, Step, StepKind


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


def steps_of(case: Case, lots: Iterable[LotId]) -> tuple[Step, ...]:
    """Return the numbered steps of making ``lots`` and of moving them."""
    told = [step for lot_id in lots if lot_id in case.lots for step in _of_lot(case, case.lots[lot_id])]
    return tuple(Step(number, one.kind, one.subject, one.statements) for number, one in enumerate(told, start=1))


def _of_lot(case: Case, lot: Lot) -> Iterator[Told]:
    uses = [use for use in case.uses if use.output_lot_id == lot.id]
    subject = Subject("lot", lot.id)
    yield Told("making" if uses else "origin", subject, tuple(_making(case, lot, uses)))
    for shipment in case.shipments.values():
        if shipment.lot_id == lot.id:
            yield Told("movement", Subject("shipment", shipment.id), (_movement(case, lot, shipment),))


def _making(case: Case, lot: Lot, uses: list[Use]) -> Iterator[Statement]:
    subject = Subject("lot", lot.id)
    site = None if lot.site_id is None else case.sites.get(lot.site_id)
    maker = case.party_of(lot.site_id)
    known = {
        "lot": lot.id,
        "good": case.goods[lot.good_id].name,
        "quantity": str(lot.quantity or "-"),
        "site": "-" if site is None else site.name or site.id,
        "place": "-" if site is None else site.address or site.region or site.country or "-",
        "party": "-" if maker is None else case.parties[maker].name,
        "when": _time(lot.produced_from, lot.produced_until),
    }
    code = "package-lot-made" if uses else "package-lot-won"
    yield _statement(case, because(code, *_row(lot.at), **known), subject, lot.document_ids)
    for use in uses:
        source = case.lots[use.input_lot_id]
        quantity = str(use.quantity or "-")
        reason = because(
            "package-lot-used", *_row(use.at), lot=lot.id, input=source.id, good=case.goods[source.good_id].name,
            quantity=quantity,
        )  # fmt: skip
        yield _statement(case, reason, subject, use.document_ids)


def _movement(case: Case, lot: Lot, shipment: Shipment) -> Statement:
    ends = [_who(case, shipment.from_party_id), _who(case, shipment.to_party_id)]
    reason = because(
        "package-lot-moved", *_row(shipment.at), shipment=shipment.id, lot=lot.id, sender=ends[0], receiver=ends[1],
        quantity=str(shipment.quantity or "-"), shipped=_time(shipment.shipped, None),
        received=_time(shipment.received, None),
    )  # fmt: skip
    return _statement(case, reason, Subject("shipment", shipment.id), shipment.document_ids)


def party_steps(case: Case, parties: Iterable[PartyId]) -> tuple[Step, ...]:
    """Return what the case says of parties: who they are, what they run, who holds them; a step for each party."""
    found: list[Step] = []
    for number, party_id in enumerate(parties, start=1):
        subject = Subject("party", party_id)
        found.append(Step(number, "party", subject, tuple(_of_party(case, party_id))))
    return tuple(found)


def _of_party(case: Case, party_id: PartyId) -> Iterator[Statement]:
    party = case.parties[party_id]
    subject = Subject("party", party_id)
    known = {"party": party.name, "place": party.address or party.region or party.country or "-"}
    yield _statement(case, because("package-party", *_row(party.at), **known), subject, party.document_ids)
    for holding in case.holdings:
        if party_id in {holding.owner_id, holding.owned_id}:
            held = because(
                "package-holding", *_row(holding.at), owner=case.parties[holding.owner_id].name,
                owned=case.parties[holding.owned_id].name, share=str(holding.share or "-"), interest=holding.interest,
            )  # fmt: skip
            yield _statement(case, held, subject, holding.document_ids)


def _statement(case: Case, reason: Reason, subject: Subject, ids: Iterable[DocumentId]) -> Statement:
    covering = (one.id for one in case.documents.values() if str(subject) in one.covers)
    named = tuple(dict.fromkeys((*ids, *covering)))
    on_file = tuple(one for one in named if one in case.documents and case.documents[one].present)
    return Statement(reason, subject, on_file, tuple(one for one in named if one not in on_file))


def _who(case: Case, party_id: PartyId | None) -> str:
    return "-" if party_id is None else case.parties[party_id].name


def _time(first: Period | None, last: Period | None) -> str:
    told = [str(period) for period in (first, last) if period is not None]
    return " - ".join(dict.fromkeys(told)) or "-"


def _row(at: Place | None) -> tuple[Evidence, ...]:
    return () if at is None else (Evidence(f"bundle:{at.file}", "" if at.line is None else f"line {at.line}"),)
