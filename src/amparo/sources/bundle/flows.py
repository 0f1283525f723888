"""What moved: ``shipments.csv`` by lot, ``supplies.csv`` by party."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from amparo.facts.case import Remark
from amparo.facts.flow import Shipment, Supply
from amparo.facts.ids import GoodId, LotId, PartyId, ShipmentId, SiteId
from amparo.sources.bundle import cells
from amparo.sources.bundle.remarks import noticed
from amparo.sources.bundle.table import Columns, Row, read_table

SHIPMENTS = Columns(
    ("id", "lot_id", "from_party_id", "to_party_id"),
    ("from_site_id", "to_site_id", "quantity", "unit", "shipped", "received", "bill_of_lading", "container",
     "document_ids", "vessel_imo", "seal", "gross_weight", "weight_unit", "port_from", "port_to"),
)  # fmt: skip
_LOCODE = re.compile(r"[A-Z]{2}[A-Z2-9]{3}", re.ASCII)
SUPPLIES = Columns(("supplier_id", "buyer_id"), ("good_id", "from", "until", "quantity", "unit", "document_ids"))


@dataclass(frozen=True, slots=True)
class Ends:
    """The ids that a movement may name."""

    parties: Collection[PartyId]
    sites: Collection[SiteId]
    goods: Collection[GoodId]
    lots: Collection[LotId]


def read_shipments(files: Mapping[str, bytes], ends: Ends, remarks: list[Remark]) -> dict[ShipmentId, Shipment]:
    """Return the shipments by id, in the order of the file."""
    table = read_table(files, "shipments.csv", SHIPMENTS)
    remarks.extend(table.remarks)
    lines: dict[str, int] = {}
    shipments = (_shipment(row, ShipmentId(cells.new_id(row, lines)), ends, remarks) for row in table.rows)
    return {shipment.id: shipment for shipment in shipments}


def _shipment(row: Row, shipment_id: ShipmentId, ends: Ends, remarks: list[Remark]) -> Shipment:
    return Shipment(
        shipment_id,
        lot_id=cells.reference_or_none(row, "lot_id", ends.lots, "lots.csv"),
        from_party_id=cells.reference_or_none(row, "from_party_id", ends.parties, "parties.csv"),
        to_party_id=cells.reference_or_none(row, "to_party_id", ends.parties, "parties.csv"),
        from_site_id=cells.reference_or_none(row, "from_site_id", ends.sites, "sites.csv"),
        to_site_id=cells.reference_or_none(row, "to_site_id", ends.sites, "sites.csv"),
        quantity=cells.quantity(row),
        shipped=cells.period(row, "shipped"),
        received=cells.period(row, "received"),
        bill_of_lading=row.text("bill_of_lading"),
        container=row.text("container"),
        document_ids=cells.documents_of(row),
        at=row.place(),
        vessel_imo=row.text("vessel_imo"),
        seals=cells.several(row, "seal"),
        gross_weight=cells.quantity(row, "gross_weight", "weight_unit"),
        port_from=_port(row, "port_from", remarks),
        port_to=_port(row, "port_to", remarks),
    )


def _port(row: Row, column: str, remarks: list[Remark]) -> str:
    """Return a UN/LOCODE without blanks, in capitals; what has another form is kept and remarked on."""
    text = "".join(row.text(column).upper().split())
    if text and not _LOCODE.fullmatch(text):
        remarks.append(noticed("port-unknown", row.place(column), value=cells.shown(row.text(column))))
    return text


def read_supplies(files: Mapping[str, bytes], ends: Ends, remarks: list[Remark]) -> tuple[Supply, ...]:
    """Return the party-level supplies, in the order of the file."""
    table = read_table(files, "supplies.csv", SUPPLIES)
    remarks.extend(table.remarks)
    return tuple(
        Supply(
            cells.reference(row, "supplier_id", ends.parties, "parties.csv"),
            cells.reference(row, "buyer_id", ends.parties, "parties.csv"),
            good_id=cells.reference_or_none(row, "good_id", ends.goods, "goods.csv"),
            span=cells.span(row, remarks),
            quantity=cells.quantity(row),
            document_ids=cells.documents_of(row),
            at=row.place(),
        )
        for row in table.rows
    )
