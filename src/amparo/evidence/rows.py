"""The rows of a case that name documents, and whom to ask for each."""

from collections.abc import Iterator
from dataclasses import dataclass

from amparo.facts.case import Case
from amparo.facts.evidence import Evidence
from amparo.facts.ids import DocumentId, PartyId, Subject
from amparo.kernel.errors import Place


@dataclass(frozen=True, slots=True)
class Naming:
    """A row that names documents.

    Attributes:
        subject: the lot, shipment or party that the row tells of.
        step: what its documents are to prove.
        asked_of: who made it, sent it, or is told of.
        documents: as named, on file or not.
        at: where the row stands.
    """

    subject: Subject
    step: str
    asked_of: PartyId | None
    documents: tuple[DocumentId, ...]
    at: Place | None


def naming_rows(case: Case) -> Iterator[Naming]:
    """Yield every row that can name documents, in the order of lots, uses, shipments, supplies, holdings, parties."""
    for lot in case.lots.values():
        yield Naming(Subject("lot", lot.id), "production", case.party_of(lot.site_id), lot.document_ids, lot.at)
    for use in case.uses:
        maker = case.party_of(case.lots[use.output_lot_id].site_id)
        yield Naming(Subject("lot", use.output_lot_id), "use", maker, use.document_ids, use.at)
    for shipment in case.shipments.values():
        sender = shipment.from_party_id or case.party_of(shipment.from_site_id)
        yield Naming(Subject("shipment", shipment.id), "movement", sender, shipment.document_ids, shipment.at)
    for supply in case.supplies:
        yield Naming(Subject("party", supply.supplier_id), "supply", supply.supplier_id, supply.document_ids, supply.at)
    for holding in case.holdings:
        yield Naming(Subject("party", holding.owned_id), "holding", holding.owned_id, holding.document_ids, holding.at)
    for party in case.parties.values():
        yield Naming(Subject("party", party.id), "site", party.id, party.document_ids, party.at)


def row(at: Place | None) -> tuple[Evidence, ...]:
    """Return the evidence for a row of the bundle; none where its place is not kept."""
    if at is None:
        return ()
    return (Evidence(f"bundle:{at.file}", "" if at.line is None else f"line {at.line}"),)


def paper(id_: DocumentId) -> Evidence:
    """Return a document as evidence."""
    return Evidence(f"document:{id_}")
