"""Movements of goods: by lot where they are known, by party where they are not."""

from dataclasses import dataclass

from amparo.facts.ids import DocumentId, GoodId, LotId, PartyId, ShipmentId, SiteId
from amparo.facts.period import ALWAYS, Period, Span
from amparo.facts.quantity import Quantity
from amparo.kernel.errors import Place


@dataclass(frozen=True, slots=True)
class Shipment:
    """A row of ``shipments.csv``: a lot, or part of it, moves from one party and site to another.

    ``container`` is as written (several parted by ``;``); ports are UN/LOCODE, five capitals.
    """

    id: ShipmentId
    lot_id: LotId | None = None
    from_party_id: PartyId | None = None
    to_party_id: PartyId | None = None
    from_site_id: SiteId | None = None
    to_site_id: SiteId | None = None
    quantity: Quantity | None = None
    shipped: Period | None = None
    received: Period | None = None
    bill_of_lading: str = ""
    container: str = ""
    document_ids: tuple[DocumentId, ...] = ()
    at: Place | None = None
    vessel_imo: str = ""
    seals: tuple[str, ...] = ()
    gross_weight: Quantity | None = None
    port_from: str = ""
    port_to: str = ""


@dataclass(frozen=True, slots=True)
class Supply:
    """A row of ``supplies.csv``: a party-level relation, where lots are unknown."""

    supplier_id: PartyId
    buyer_id: PartyId
    good_id: GoodId | None = None
    span: Span = ALWAYS
    quantity: Quantity | None = None
    document_ids: tuple[DocumentId, ...] = ()
    at: Place | None = None
