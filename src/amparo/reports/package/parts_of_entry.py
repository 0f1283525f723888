"""What the goods came in under: the papers of their entry, with numbers and dates, and the goods beside them.

A reader at a port knows a request by the number of the entry and of the notice, and must see at once which of the
goods in the same entry or shipment it does not speak of.
"""

from amparo.facts.document import Document
from amparo.facts.ids import LotId
from amparo.reports import paper
from amparo.reports.package.speaking import Speaker
from amparo.reports.paper import Block, Cell, Heading

# In the order in which they are told.
KINDS = (
    "customs-entry",
    "notice",
    "decision",
    "bill-of-lading",
    "waybill",
    "invoice",
    "packing-list",
    "purchase-order",
)


def entry(speaker: Speaker) -> tuple[Block, ...]:
    """Return the papers of the entry of the goods, and of which goods in them the filing does not speak."""
    found = entry_papers(speaker)
    if not found:
        return ()
    rows = [_row(speaker, one) for one in found]
    columns = (("kind", 4), ("number", 5), ("date", 4), ("issuer", 6), ("exhibit", 2))
    blocks: list[Block] = [Heading(speaker.say("entry.title")), speaker.table("entry", columns, rows)]
    beside = lots_beside(speaker)
    if beside:
        proof = speaker.exhibits(one.id for one in found if _lots_of(speaker, one) & set(beside))
        lots = ", ".join(_told(speaker, lot) for lot in beside)
        blocks.append(speaker.paragraph("entry.beside", lots=lots, exhibits=proof))
    return tuple(blocks)


def entry_papers(speaker: Speaker) -> tuple[Document, ...]:
    """Return the exhibits that cover the goods filed for or their shipment, of the kinds of an entry, in order."""
    wanted = {LotId(one.id) for one in speaker.draft.subjects if one.kind == "lot"}
    filed = [one for exhibit in speaker.draft.exhibits for one in exhibit.documents if not one.is_data]
    return tuple(one for kind in KINDS for one in filed if one.kind == kind and _lots_of(speaker, one) & wanted)


def lots_beside(speaker: Speaker) -> tuple[LotId, ...]:
    """Return the lots that the same papers of the entry cover and of which the filing does not speak."""
    covered = {lot for one in entry_papers(speaker) for lot in _lots_of(speaker, one)}
    return tuple(lot for lot in speaker.teller.case.lots if lot in covered and lot not in speaker.draft.lots)


def _lots_of(speaker: Speaker, document: Document) -> set[LotId]:
    case = speaker.teller.case
    named = {LotId(ref.removeprefix("lot:")) for ref in document.covers}
    return (named & set(case.lots)) | {
        shipment.lot_id
        for shipment in case.shipments.values()
        if shipment.lot_id is not None and f"shipment:{shipment.id}" in document.covers
    }


def _told(speaker: Speaker, lot: LotId) -> str:
    good = speaker.teller.case.goods[speaker.teller.case.lots[lot].good_id].name
    return f"{speaker.say('lot', lot=lot)} ({good})"


def _row(speaker: Speaker, one: Document) -> tuple[Cell, ...]:
    nothing = paper.one(speaker.say("entry.not-told"), "quiet")
    day = paper.one(speaker.days(str(one.date))) if one.date is not None else nothing
    return (
        paper.one(speaker.teller.label("document", one.kind), "strong"),
        paper.one(one.states.number) if one.states.number else nothing,
        day,
        speaker.issuer(one),
        paper.one(speaker.exhibits((one.id,)), "quiet"),
    )
