"""Dates that cannot be true together: made, shipped, received, used, in this order.

An imprecise day contradicts another only where no choice of days would do.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from amparo.facts.flow import Shipment
from amparo.facts.ids import DocumentId, Subject
from amparo.facts.lot import Lot, Use
from amparo.facts.period import Period
from amparo.facts.truth import Truth
from amparo.findings.evidence import Contradiction
from amparo.findings.reason import Reason, because
from amparo.tracing.genealogy import Genealogy, shipment_papers
from amparo.tracing.journeys import Journey
from amparo.tracing.rows import papers, row


@dataclass(frozen=True, slots=True)
class _Parties:
    """What a contradiction is about, besides its subject."""

    concerns: tuple[Subject, ...]
    documents: tuple[DocumentId, ...]


def date_contradictions(built: Genealogy) -> tuple[Contradiction, ...]:
    """Return what the dates of a case contradict, in the order of its lots."""
    found: list[Contradiction] = []
    for lot in built.case.lots.values():
        found.extend(_of_lot(built, lot))
        journey = built.journeys[lot.id]
        found.extend(_of_shipments(built, journey))
        for draw in journey.draws:
            found.extend(_of_use(built, journey, draw.use, draw.place))
    return tuple(found)


def surely_before(one: Period | None, other: Period | None) -> bool:
    """Whether both days are told and the first is certainly earlier."""
    return one is not None and other is not None and one.before(other) is Truth.TRUE


def _begun(lot: Lot) -> Period | None:
    return lot.produced_from or lot.produced_until


def _ended(lot: Lot) -> Period | None:
    return lot.produced_until or lot.produced_from


def _of_lot(built: Genealogy, lot: Lot) -> Iterator[Contradiction]:
    me = Subject("lot", lot.id)
    parties = _Parties((me,), lot.document_ids)
    if surely_before(lot.produced_until, lot.produced_from):
        reason = because(
            "production-ends-before-start",
            *row(lot.at),
            lot=lot.id,
            start=str(lot.produced_from),
            end=str(lot.produced_until),
        )
        yield _told("production-reversed", me, parties, (reason,))
    site = None if lot.site_id is None else built.case.sites.get(lot.site_id)
    if site is not None and (
        surely_before(_ended(lot), site.span.since) or surely_before(site.span.until, _begun(lot))
    ):
        reason = because(
            "made-while-site-closed", *row(lot.at), *row(site.at), lot=lot.id, site=site.id, made=_days(lot)
        )
        yield _told("site-not-running", me, _Parties((me, Subject("site", site.id)), lot.document_ids), (reason,))


def _days(lot: Lot) -> str:
    return " - ".join(dict.fromkeys(str(one) for one in (lot.produced_from, lot.produced_until) if one))


def _of_shipments(built: Genealogy, journey: Journey) -> Iterator[Contradiction]:
    lot = journey.lot
    for leg in journey.legs:
        shipment = leg.shipment
        me = Subject("shipment", shipment.id)
        documents = shipment_papers(built.papers, shipment)
        parties = _Parties((me, Subject("lot", lot.id)), documents)
        proof = (*row(shipment.at), *papers(documents))
        sent, came = str(shipment.shipped), str(shipment.received)
        if surely_before(shipment.received, shipment.shipped):
            reason = because("received-before-shipped", *proof, shipment=shipment.id, shipped=sent, received=came)
            yield _told("received-before-shipped", me, parties, (reason,))
        if surely_before(shipment.shipped or shipment.received, _begun(lot)):
            reason = because(
                "shipped-before-made",
                *proof,
                *row(lot.at),
                shipment=shipment.id,
                lot=lot.id,
                shipped=str(shipment.shipped or shipment.received),
                made=str(_begun(lot)),
            )
            both = _Parties(parties.concerns, tuple(dict.fromkeys((*documents, *lot.document_ids))))
            yield _told("shipped-before-made", me, both, (reason,))
        earlier = [one.shipment for one in journey.legs if one.end and one.end == leg.start]
        if leg.start and leg.start != journey.origin and _all_arrive_after(earlier, shipment.shipped):
            concerns = (*parties.concerns, *(Subject("shipment", one.id) for one in earlier))
            rows = (evidence for one in earlier for evidence in row(one.at))
            reason = because(
                "sent-on-before-arrival", *proof, *rows, shipment=shipment.id, lot=lot.id, place=leg.start, shipped=sent
            )
            yield _told("sent-on-before-arrival", me, _Parties(concerns, documents), (reason,))


def _all_arrive_after(arrivals: Iterable[Shipment], day: Period | None) -> bool:
    told = list(arrivals)
    return bool(told) and all(surely_before(day, one.received or one.shipped) for one in told)


def _of_use(built: Genealogy, journey: Journey, use: Use, place: str) -> Iterator[Contradiction]:
    made_from = journey.lot
    output = built.case.lots[use.output_lot_id]
    me = Subject("lot", output.id)
    documents = tuple(dict.fromkeys((*output.document_ids, *use.document_ids, *made_from.document_ids)))
    parties = _Parties((me, Subject("lot", made_from.id)), documents)
    if surely_before(_ended(output), _begun(made_from)):
        reason = because(
            "made-before-input",
            *row(output.at),
            *row(made_from.at),
            *row(use.at),
            lot=output.id,
            made=_days(output),
            input=made_from.id,
            input_made=_days(made_from),
        )
        yield _told("made-before-input", me, parties, (reason,))
    if journey.never_arrived(place):
        yield _never_arrived(journey, use, place, parties)
    elif journey.away(place):
        arriving = [leg.shipment for leg in journey.legs if leg.end == place]
        if _all_arrive_after(arriving, _ended(output)):
            rows = (evidence for one in arriving for evidence in row(one.at))
            reason = because(
                "used-before-arrival",
                *row(output.at),
                *rows,
                lot=output.id,
                input=made_from.id,
                made=_days(output),
                arrived=str(min(day for one in arriving if (day := one.received or one.shipped) is not None)),
            )
            concerns = (*parties.concerns, *(Subject("shipment", one.id) for one in arriving))
            yield _told("used-before-arrival", me, _Parties(concerns, documents), (reason,))


def _never_arrived(journey: Journey, use: Use, place: str, parties: _Parties) -> Contradiction:
    sent = [leg.shipment for leg in journey.legs]
    rows = (evidence for one in sent for evidence in row(one.at))
    output, taken = use.output_lot_id, use.input_lot_id
    reason = because("input-never-arrived", *row(use.at), *rows, lot=output, input=taken, place=place)
    concerns = (*parties.concerns, *(Subject("shipment", one.id) for one in sent))
    documents = (*parties.documents, *(id_ for one in sent for id_ in one.document_ids))
    both = _Parties(concerns, tuple(dict.fromkeys(documents)))
    return _told("input-never-arrived", Subject("lot", output), both, (reason,))


def _told(code: str, subject: Subject, parties: _Parties, reasons: tuple[Reason, ...]) -> Contradiction:
    return Contradiction(code, subject, parties.concerns, parties.documents, reasons)
