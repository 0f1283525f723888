"""How much of the goods a paper tells is how much the row it belongs to tells."""

from collections.abc import Iterator

from amparo.evidence.desk import Check, Desk, Held, against, agreed, unchecked
from amparo.evidence.rows import paper, row
from amparo.evidence.tolerances import weights_agree
from amparo.facts.document import Document
from amparo.facts.ids import LotId, ShipmentId, Subject
from amparo.facts.quantity import Quantity
from amparo.findings.reason import because

# An order may be of more or less than what was sent; papers on payment tell of no goods.
TELLING = frozenset({
    "invoice", "packing-list", "bill-of-lading", "waybill", "customs-entry", "certificate-of-origin",
    "production-record", "batch-record", "bale-list", "warehouse-receipt", "weighing-slip", "inspection",
})  # fmt: skip


def _run(desk: Desk) -> Iterator[Held]:
    for document in desk.documents.values():
        places = desk.places(document.id)
        if document.kind in TELLING and places and document.translation_of is None and not document.is_data:
            yield _held(desk, document, places)


def _held(desk: Desk, document: Document, places: tuple[Subject, ...]) -> Held:
    me, told = Subject("document", document.id), document.states.quantity or document.states.net_weight
    if told is None:
        return unchecked(me, "quantity-not-stated")
    shipments, lots = _rows(desk, places)
    rows = [*shipments, *lots]
    if not rows or None in rows:
        return unchecked(me, "row-tells-no-quantity")
    # One paper may tell of any single one, or of all shipments or lots together, that it is named for.
    sums = [one for one in (*rows, _summed(shipments), _summed(lots)) if one is not None]
    verdicts = [same for one in sums if (same := _same(told, one)) is not None]
    if not verdicts:
        return unchecked(me, "units-differ")
    if any(verdicts):
        return agreed(me)
    subject, others = desk.concerned(document.id)
    reason = because(
        "quantity-differs", *row(document.at), paper(document.id), document=document.id, stated=str(told),
        rows=", ".join(f"{place} {quantity}" for place, quantity in zip(places, rows, strict=False)),
    )  # fmt: skip
    return against("quantity-differs", subject, others, (document.id,), reason)


def _rows(desk: Desk, places: tuple[Subject, ...]) -> tuple[list[Quantity | None], list[Quantity | None]]:
    """Return what the rows of shipments, and those of lots, tell."""
    lots = [LotId(one.id) for one in places if one.kind == "lot" and one.id in desk.case.lots]
    shipments = [desk.case.shipments[ShipmentId(one.id)].quantity for one in places if one.kind == "shipment"]
    return shipments, [desk.case.lots[lot].quantity for lot in lots]


def _summed(rows: list[Quantity | None]) -> Quantity | None:
    known = [one for one in rows if one is not None]
    if len(known) < len(rows) or len({one.unit for one in known}) != 1:
        return None
    return Quantity(sum((one.amount for one in known[1:]), known[0].amount), known[0].unit)


def _same(one: Quantity, other: Quantity) -> bool | None:
    if one.kilograms is not None and other.kilograms is not None:
        return weights_agree(one.kilograms, other.kilograms)
    return one.amount == other.amount if one.unit == other.unit else None


CHECK = Check("paper-quantities", 3, _run)
