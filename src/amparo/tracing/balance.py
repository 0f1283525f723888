"""Mass balance: nothing gives more than went in, and no lot is used, sold or shipped beyond its quantity.

An impossible quantity is a contradiction; too small an output is a warning (undeclared output or stock); where
units cannot be compared the balance is told as not checked.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from amparo.facts.evidence import Evidence
from amparo.facts.ids import DocumentId, LotId, Subject
from amparo.facts.lot import Lot
from amparo.facts.quantity import KILOGRAMS, Quantity, plain
from amparo.findings.evidence import Contradiction
from amparo.findings.exposure import Caution
from amparo.findings.reason import Reason, because
from amparo.kernel.errors import Place
from amparo.tracing.commodities import Yield
from amparo.tracing.genealogy import Genealogy, shipment_papers
from amparo.tracing.journeys import Journey
from amparo.tracing.mass import amount_in, at_least, masses, summed, total
from amparo.tracing.rows import papers, row

# Weights told in different units were rounded when they were converted; in one unit the sums are exact.
ROUNDING = Fraction(1, 200)


@dataclass(slots=True)
class Balance:
    """What the quantities of a case contradict, and what they leave unexplained or unchecked."""

    contradictions: list[Contradiction] = field(default_factory=list)
    warnings: list[Caution] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Taker:
    """Who takes part of a lot: a shipment of it, or the lot it went into."""

    subject: Subject
    quantity: Quantity | None
    documents: tuple[DocumentId, ...]
    at: Place | None


def balance(built: Genealogy) -> Balance:
    """Check every lot of the network, in the order of the file."""
    found = Balance()
    for lot in built.case.lots.values():
        _check_yield(built, lot, found)
        _check_takers(built, built.journeys[lot.id], found)
    return found


def _check_yield(built: Genealogy, lot: Lot, found: Balance) -> None:
    uses = built.inputs.get(lot.id, ())
    if not uses or lot.quantity is None:
        return
    yields = [built.materials.yield_of(built.case.lots[use.input_lot_id].good_id, lot.good_id) for use in uses]
    known = [one for one in yields if one is not None]
    if not known:
        return
    amounts = masses((lot.quantity, *(use.quantity for use in uses)))
    if amounts is None or lot.quantity.unit not in KILOGRAMS:
        found.warnings.append(Caution("balance-not-checked", (_unchecked(lot),)))
        return
    made, taken = amounts[0], amounts[1:]
    # Matter cannot grow: an input of unknown yield gives at most its own mass.
    most = total(amount * one.hi if one else amount for amount, one in zip(taken, yields, strict=True))
    least = total(amount * one.lo for amount, one in zip(taken, yields, strict=True) if one)
    units = {lot.quantity.unit, *(use.quantity.unit for use in uses if use.quantity)}
    if least <= made <= _rounded(most, units):
        return
    rows = (*row(lot.at), *(evidence for use in uses for evidence in row(use.at)))
    documents = tuple(dict.fromkeys((*lot.document_ids, *(id_ for use in uses for id_ in use.document_ids))))
    if made > _rounded(most, units):
        inputs = tuple(Subject("lot", use.input_lot_id) for use in uses)
        reasons = (
            because(
                "output-exceeds-yield",
                *rows,
                *papers(documents),
                lot=lot.id,
                made=plain(made),
                most=plain(most),
                taken=plain(total(taken)),
            ),
            *(_yield_told(one) for one in dict.fromkeys(known)),
        )
        me = Subject("lot", lot.id)
        found.contradictions.append(Contradiction("over-claim", me, (me, *inputs), documents, reasons))
    elif made < least:
        reason = because("output-below-yield", *rows, lot=lot.id, made=plain(made), least=plain(least))
        found.warnings.append(
            Caution("output-unexplained", (reason, *(_yield_told(one) for one in dict.fromkeys(known))))
        )


def _yield_told(one: Yield) -> Reason:
    told = {"lo": plain(one.lo * 100), "hi": plain(one.hi * 100), "source": one.source}
    if one.confirmed:
        return because("yield-assumed", **told)
    return because("yield-assumed-unconfirmed", **told)


def _unchecked(lot: Lot) -> Reason:
    return because("balance-units-differ", *row(lot.at), lot=lot.id)


def _rounded(limit: Fraction, units: set[str]) -> Fraction:
    return limit * (1 + ROUNDING) if len(units) > 1 else limit


def _check_takers(built: Genealogy, journey: Journey, found: Balance) -> None:
    """Hold what leaves every place of a lot against what is there, and all uses against the lot itself."""
    lot = journey.lot
    if lot.quantity is None or not (journey.legs or journey.draws):
        return
    users = [
        Taker(Subject("lot", draw.use.output_lot_id), draw.use.quantity, draw.use.document_ids, draw.use.at)
        for draw in journey.draws
    ]
    senders = [
        Taker(
            Subject("shipment", leg.shipment.id),
            leg.shipment.quantity,
            shipment_papers(built.papers, leg.shipment),
            leg.shipment.at,
        )
        for leg in journey.legs
    ]
    told = [taker.quantity for taker in (*users, *senders) if taker.quantity is not None]
    if any(amount_in(quantity, lot.quantity.unit) is None for quantity in told):
        found.warnings.append(Caution("balance-not-checked", (_unchecked(lot),)))
    whole: list[tuple[Reason, list[Taker]]] = []
    if _exceeds(users, lot.quantity):
        whole.append((_overdrawn("uses-exceed-lot", users, lot, lot.quantity.amount), users))
    at_origin = _out_of(journey, journey.origin, users, senders)
    returned = summed((leg.shipment.quantity for leg in journey.legs if _returns(journey, leg.end)), lot.quantity.unit)
    if returned is not None and _exceeds(at_origin, lot.quantity, returned):
        limit = lot.quantity.amount + returned
        whole.append((_overdrawn("sales-exceed-lot", at_origin, lot, limit), at_origin))
    later = list(_later_places(journey, users, senders))
    if whole:
        takers = tuple(dict.fromkeys(taker for _, each in (*whole, *later) for taker in each))
        code = "double-allocation" if len(takers) > 1 else "lot-overdrawn"
        found.contradictions.append(_contradiction(code, lot, takers, [reason for reason, _ in (*whole, *later)]))
        return
    for reason, takers_there in later:
        found.contradictions.append(_contradiction("more-taken-than-arrived", lot, takers_there, [reason]))


def _returns(journey: Journey, end: str) -> bool:
    return bool(end) and end == journey.origin


def _out_of(journey: Journey, place: str, users: list[Taker], senders: list[Taker]) -> list[Taker]:
    """Return who takes the lot at a place; a shipment whose start is not told leaves from where the lot was made."""
    used = [taker for taker, draw in zip(users, journey.draws, strict=True) if draw.place and draw.place == place]
    sent = [
        taker
        for taker, leg in zip(senders, journey.legs, strict=True)
        if leg.start != leg.end and (leg.start == place or (not leg.start and place == journey.origin))
    ]
    return [*sent, *used]


def _exceeds(takers: Iterable[Taker], limit: Quantity, more: Fraction = Fraction(0)) -> bool:
    taken = list(takers)
    units = {limit.unit, *(taker.quantity.unit for taker in taken if taker.quantity)}
    return at_least((taker.quantity for taker in taken), limit.unit) > _rounded(
        limit.amount + more if more else limit.amount, units
    )


def _later_places(journey: Journey, users: list[Taker], senders: list[Taker]) -> Iterator[tuple[Reason, list[Taker]]]:
    """Hold what is used at, or sent on from, a later place against what arrived there."""
    lot = journey.lot
    if lot.quantity is None:
        return
    unit = lot.quantity.unit
    arrived: defaultdict[str, list[Quantity | None]] = defaultdict(list)
    for leg in journey.legs:
        if leg.end and leg.end != journey.origin:
            arrived[leg.end].append(leg.shipment.quantity)
    for place, quantities in arrived.items():
        there = summed(quantities, unit)
        takers = _out_of(journey, place, users, senders)
        if there is not None and _exceeds(takers, Quantity(there, unit)):
            reason = because(
                "more-taken-than-arrived",
                *_rows(lot, takers),
                lot=lot.id,
                place=place,
                taken=_sum_told(takers, unit),
                arrived=f"{plain(there)} {unit}",
                takers=", ".join(str(taker.subject) for taker in takers),
            )
            yield reason, takers


def _overdrawn(code: str, takers: Sequence[Taker], lot: Lot, limit: Fraction) -> Reason:
    unit = lot.quantity.unit if lot.quantity else ""
    told = {
        "lot": lot.id,
        "taken": _sum_told(takers, unit),
        "limit": f"{plain(limit)} {unit}",
        "takers": ", ".join(str(taker.subject) for taker in takers),
    }
    if code == "uses-exceed-lot":
        return because("uses-exceed-lot", *_rows(lot, takers), **told)
    return because("sales-exceed-lot", *_rows(lot, takers), **told)


def _sum_told(takers: Iterable[Taker], unit: str) -> str:
    return f"{plain(at_least((taker.quantity for taker in takers), unit))} {unit}"


def _rows(lot: Lot, takers: Iterable[Taker]) -> tuple[Evidence, ...]:
    return (*row(lot.at), *(evidence for taker in takers for evidence in (*row(taker.at), *papers(taker.documents))))


def _contradiction(code: str, lot: Lot, takers: Sequence[Taker], reasons: list[Reason]) -> Contradiction:
    me = Subject("lot", LotId(lot.id))
    documents = tuple(dict.fromkeys(id_ for taker in takers for id_ in taker.documents))
    return Contradiction(code, me, (me, *(taker.subject for taker in takers)), documents, tuple(reasons))
