"""Papers and rows held against each other: the checks a customs reviewer makes, as far as the file's columns allow.

Dates of papers against what they tell of, the parties of invoice and payment against those of the shipment, one
container in two places, numbers whose check digit fails, one number or one file under two names. Quantities and the
dates of lots and shipments are balanced by tracing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date

from amparo.evidence.rows import paper, row
from amparo.facts.case import Case
from amparo.facts.document import Document
from amparo.facts.flow import Shipment
from amparo.facts.ids import DocumentId, PartyId, Subject
from amparo.facts.lot import Lot
from amparo.facts.period import Period
from amparo.facts.truth import Truth
from amparo.findings.evidence import Contradiction
from amparo.findings.reason import Reason, because
from amparo.text import identifiers
from amparo.text.identifiers import mid

Check = Callable[[Case, date], Iterator[Contradiction]]

RECORDS = frozenset({"production-record", "batch-record"})
TRANSPORT = frozenset({"bill-of-lading", "waybill"})
CONTAINER = "iso6346"
ONE_PARTY = ("uscc", "lei")


def reconcile(case: Case, on: date) -> tuple[Contradiction, ...]:
    """Return what the papers and rows of a case contradict, check by check, in the order of the file.

    Args:
        case: the user's records.
        on: documents certainly dated later are left out.
    """
    return tuple(found for check in CHECKS for found in check(case, on))


def _usable(case: Case, ids: tuple[DocumentId, ...], on: date) -> Iterator[Document]:
    for id_ in ids:
        document = case.documents.get(id_)
        if document is not None and document.present and (document.date is None or document.date.first <= on):
            yield document


def surely_before(one: Period | None, other: Period | None) -> bool:
    """Whether both days are told and the first is certainly earlier."""
    return one is not None and other is not None and one.before(other) is Truth.TRUE


def _told(
    code: str, subject: Subject, others: tuple[Subject, ...], documents: tuple[DocumentId, ...], reason: Reason
) -> Contradiction:
    return Contradiction(code, subject, (subject, *others), documents, (reason,))


def records_in_time(case: Case, on: date) -> Iterator[Contradiction]:
    """A record of making cannot be older than the making it records."""
    uses: defaultdict[str, list[DocumentId]] = defaultdict(list)
    for use in case.uses:
        uses[use.output_lot_id].extend(use.document_ids)
    for lot in case.lots.values():
        begun = lot.produced_from or lot.produced_until
        named = tuple(dict.fromkeys((*lot.document_ids, *uses[lot.id])))
        for document in _usable(case, named, on):
            if document.kind in RECORDS and surely_before(document.date, begun):
                reason = because(
                    "record-before-production",
                    *row(document.at),
                    *row(lot.at),
                    paper(document.id),
                    document=document.id,
                    lot=lot.id,
                    dated=str(document.date),
                    made=str(begun),
                )
                yield _told("record-before-production", Subject("lot", lot.id), (), (document.id,), reason)


def transport_in_time(case: Case, on: date) -> Iterator[Contradiction]:
    """A transport paper is not written, and an order not given, after the goods came."""
    for shipment in case.shipments.values():
        for document in _usable(case, shipment.document_ids, on):
            if not surely_before(shipment.received, document.date):
                continue
            told = {
                "document": document.id,
                "shipment": shipment.id,
                "dated": str(document.date),
                "received": str(shipment.received),
            }
            proof = (*row(document.at), *row(shipment.at), paper(document.id))
            me, lots = Subject("shipment", shipment.id), _lots(shipment)
            if document.kind in TRANSPORT:
                reason = because("transport-paper-after-arrival", *proof, **told)
                yield _told("transport-paper-after-arrival", me, lots, (document.id,), reason)
            elif document.kind == "purchase-order":
                reason = because("order-after-arrival", *proof, **told)
                yield _told("order-after-arrival", me, lots, (document.id,), reason)


def _lots(shipment: Shipment) -> tuple[Subject, ...]:
    return () if shipment.lot_id is None else (Subject("lot", shipment.lot_id),)


def invoice_parties(case: Case, on: date) -> Iterator[Contradiction]:
    """An invoice for a shipment comes from a party to it, a payment for it too.

    A bank or an agent that does nothing else in the file contradicts nothing: it may act for a party. Somebody who
    makes, sends or buys elsewhere in the same file does.
    """
    trading = _trading(case)
    for shipment in case.shipments.values():
        parties = _parties_to(case, shipment)
        for document in _usable(case, shipment.document_ids, on):
            issuer = document.issuer_id
            if document.kind not in {"invoice", "payment"} or issuer is None or issuer in parties:
                continue
            if len(parties) < 2 or issuer not in trading:  # noqa: PLR2004 - a buyer and a seller
                continue
            reason = because(
                "issuer-not-party",
                *row(document.at),
                *row(shipment.at),
                paper(document.id),
                document=document.id,
                issuer=issuer,
                shipment=shipment.id,
            )
            others = (*_lots(shipment), Subject("party", issuer))
            yield _told(f"{document.kind}-by-another", Subject("shipment", shipment.id), others, (document.id,), reason)


def _trading(case: Case) -> set[PartyId]:
    """Return the parties that make, send or receive something in the file."""
    makers = {case.party_of(lot.site_id) for lot in case.lots.values()}
    movers = {party for one in case.shipments.values() for party in (one.from_party_id, one.to_party_id)}
    return {party for party in makers | movers if party is not None}


def _parties_to(case: Case, shipment: Shipment) -> set[PartyId]:
    lot: Lot | None = None if shipment.lot_id is None else case.lots.get(shipment.lot_id)
    told = {
        shipment.from_party_id,
        shipment.to_party_id,
        case.party_of(shipment.from_site_id),
        case.party_of(shipment.to_site_id),
        None if lot is None else case.party_of(lot.site_id),
    }
    return {party for party in told if party is not None}


def containers_in_one_place(case: Case, on: date) -> Iterator[Contradiction]:
    """One container is not on two ways at once."""
    by_container: defaultdict[str, list[Shipment]] = defaultdict(list)
    for shipment in case.shipments.values():
        if shipment.container and shipment.shipped is not None and shipment.shipped.first <= on:
            by_container[identifiers.compact(CONTAINER, shipment.container)].append(shipment)
    for container, shipments in by_container.items():
        for index, one in enumerate(shipments):
            for other in shipments[index + 1 :]:
                if _way(one) != _way(other) and _overlap(one, other):
                    reason = because(
                        "container-in-two-places",
                        *row(one.at),
                        *row(other.at),
                        container=container,
                        one=one.id,
                        other=other.id,
                    )
                    others = (*_lots(one), Subject("shipment", other.id), *_lots(other))
                    documents = tuple(dict.fromkeys((*one.document_ids, *other.document_ids)))
                    yield _told("container-in-two-places", Subject("shipment", one.id), others, documents, reason)


def _way(shipment: Shipment) -> tuple[str, str]:
    start = shipment.from_site_id or shipment.from_party_id or ""
    return start, shipment.to_site_id or shipment.to_party_id or ""


def _overlap(one: Shipment, other: Shipment) -> bool:
    """Whether each certainly left before the other certainly arrived."""
    return surely_before(one.shipped, other.received) and surely_before(other.shipped, one.received)


def container_numbers(case: Case, on: date) -> Iterator[Contradiction]:
    """The last digit of a container's number follows from the others (ISO 6346)."""
    for shipment in case.shipments.values():
        in_time = shipment.shipped is None or shipment.shipped.first <= on
        if in_time and shipment.container and not identifiers.is_valid(CONTAINER, shipment.container):
            reason = because(
                "container-fails-check", *row(shipment.at), shipment=shipment.id, container=shipment.container
            )
            # A number that is mistyped says nothing against the goods: only the paper is in question.
            me = Subject("shipment", shipment.id)
            yield Contradiction("container-fails-check", me, (), shipment.document_ids, (reason,))


def party_numbers(case: Case, _on: date) -> Iterator[Contradiction]:
    """The check digit of a party's number holds, and two parties do not bear the same number."""
    bearers: defaultdict[tuple[str, str], list[PartyId]] = defaultdict(list)
    for party in case.parties.values():
        me = Subject("party", party.id)
        for identifier in party.identifiers:
            if identifier.scheme not in ONE_PARTY:
                continue
            bearers[identifier.scheme, identifiers.compact(identifier.scheme, identifier.value)].append(party.id)
            if not identifiers.is_valid(identifier.scheme, identifier.value):
                reason = because(
                    "identifier-fails-check",
                    *row(party.at),
                    party=party.id,
                    scheme=identifier.scheme,
                    value=identifier.value,
                )
                yield _told("identifier-fails-check", me, (), party.document_ids, reason)
    for (scheme, value), parties in bearers.items():
        if len(set(parties)) > 1:
            rows = (evidence for id_ in parties for evidence in row(case.parties[id_].at))
            names = ", ".join(parties)
            reason = because("identifier-shared", *rows, scheme=scheme, value=value, parties=names)
            others = tuple(Subject("party", id_) for id_ in parties[1:])
            yield _told("identifier-shared", Subject("party", parties[0]), others, (), reason)


def maker_codes(case: Case, _on: date) -> Iterator[Contradiction]:
    """A manufacturer code begins with the country and name it is built from (19 CFR part 102, appendix)."""
    for party in case.parties.values():
        for identifier in party.identifiers:
            if identifier.scheme != "mid" or not party.country:
                continue
            starts = {start for name in party.names if (start := _code_start(party.country, name.text))}
            if starts and not any(identifier.value.upper().startswith(start) for start in starts):
                reason = because(
                    "maker-code-differs",
                    *row(party.at),
                    party=party.id,
                    value=identifier.value,
                    expected=" / ".join(sorted(starts)),
                )
                yield _told("maker-code-differs", Subject("party", party.id), (), party.document_ids, reason)


def _code_start(country: str, name: str) -> str:
    try:
        return mid.build(country, name, "", "")
    except ValueError:
        return ""


def files_under_one_name(case: Case, on: date) -> Iterator[Contradiction]:
    """One file is not two papers: not with two dates, and not with two issuers."""
    by_hash: defaultdict[str, list[Document]] = defaultdict(list)
    for document in _usable(case, tuple(case.documents), on):
        if document.sha256 is not None and document.translation_of is None and not document.is_data:
            by_hash[document.sha256].append(document)
    for documents in by_hash.values():
        first = documents[0]
        differing = [one for one in documents[1:] if _other_paper(first, one)]
        if differing:
            both = (first, *differing)
            rows = (evidence for one in both for evidence in row(one.at))
            ids = tuple(one.id for one in both)
            reason = because("one-file-two-papers", *rows, *map(paper, ids), documents=", ".join(ids))
            others = tuple(Subject("document", one.id) for one in differing)
            yield _told("one-file-two-papers", Subject("document", first.id), others, ids, reason)


def _other_paper(one: Document, other: Document) -> bool:
    dates = surely_before(one.date, other.date) or surely_before(other.date, one.date)
    issuers = one.issuer_id is not None and other.issuer_id is not None and one.issuer_id != other.issuer_id
    return dates or issuers


CHECKS: tuple[Check, ...] = (
    records_in_time,
    transport_in_time,
    invoice_parties,
    containers_in_one_place,
    container_numbers,
    party_numbers,
    maker_codes,
    files_under_one_name,
)
