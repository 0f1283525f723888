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
    rows = _rows(desk, places)
    if not rows or any(one is None for one in rows):
        return unchecked(me, "row-tells-no-quantity")
    known = [one for one in rows if one is not None]
    # One paper may tell of the sum, or of any single one, of what it is named for.
    sums = [*known, *_summed(known)]
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


def _rows(desk: Desk, places: tuple[Subject, ...]) -> list[Quantity | None]:
    """Return what the rows tell: of shipments for papers on the way, where there are any; else of lots."""
    shipments = [desk.case.shipments[ShipmentId(one.id)].quantity for one in places if one.kind == "shipment"]
    lots = [desk.case.lots[LotId(one.id)].quantity for one in places if one.kind == "lot" and one.id in desk.case.lots]
    return [*shipments, *lots]


def _summed(known: list[Quantity]) -> list[Quantity]:
    units = {one.unit for one in known}
    if len(known) > 1 and len(units) == 1:
        return [Quantity(sum((one.amount for one in known[1:]), known[0].amount), known[0].unit)]
    return []


def _same(one: Quantity, other: Quantity) -> bool | None:
    if one.kilograms is not None and other.kilograms is not None:
        return weights_agree(one.kilograms, other.kilograms)
    return one.amount == other.amount if one.unit == other.unit else None


CHECK = Check("paper-quantities", 3, _run)
