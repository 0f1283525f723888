"""Order, record of making, invoice, payment, transport, receipt: each sale of goods has its chain of papers."""

from collections.abc import Iterator

from amparo.evidence.desk import Check, Desk, Held, agreed, lacking, subject_of
from amparo.facts.flow import Shipment
from amparo.facts.ids import LotId, Subject

FAMILIES: dict[str, tuple[str, ...]] = {
    "no-order": ("purchase-order", "contract"),
    "no-invoice": ("invoice",),
    "no-payment": ("payment", "bank-statement"),
    "no-transport-paper": ("bill-of-lading", "waybill"),
    "no-receipt": ("warehouse-receipt", "weighing-slip", "inspection", "customs-entry"),
}
# Goods that stay with one party are moved, and not sold.
MOVED = ("no-transport-paper", "no-receipt")
RECORDS = ("production-record", "batch-record", "bale-list")


def missing(desk: Desk, shipment: Shipment) -> tuple[str, ...]:
    """Return the codes of the papers that a shipment lacks."""
    kinds = {one.kind for one in desk.papers(subject_of(shipment))}
    sold = None in {shipment.from_party_id, shipment.to_party_id} or shipment.from_party_id != shipment.to_party_id
    wanted = [code for code in FAMILIES if sold or code in MOVED]
    return tuple(code for code in wanted if not kinds & set(FAMILIES[code]))


def _run(desk: Desk) -> Iterator[Held]:
    for shipment in desk.sent:
        me = subject_of(shipment)
        lost = [*missing(desk, shipment)]
        if shipment.lot_id is not None and not _recorded(desk, shipment.lot_id):
            lost.append("no-record-of-making")
        yield from (lacking(me, code) for code in lost)
        if not lost:
            yield agreed(me)


def _recorded(desk: Desk, lot: LotId) -> bool:
    return bool(desk.papers(Subject("lot", lot), *RECORDS))


CHECK = Check("document-chain", 2, _run)
