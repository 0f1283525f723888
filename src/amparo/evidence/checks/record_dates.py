"""A record of making cannot be older than the making it records."""

from collections import defaultdict
from collections.abc import Iterator

from amparo.evidence.desk import Check, Desk, Held, against, agreed, surely_before, unchecked
from amparo.evidence.rows import paper, row
from amparo.facts.document import Document
from amparo.facts.ids import DocumentId, LotId, Subject
from amparo.facts.lot import Lot
from amparo.findings.reason import because

RECORDS = frozenset({"production-record", "batch-record"})


def _run(desk: Desk) -> Iterator[Held]:
    uses: defaultdict[LotId, list[DocumentId]] = defaultdict(list)
    for use in desk.case.uses:
        uses[use.output_lot_id].extend(use.document_ids)
    for lot in desk.case.lots.values():
        for id_ in dict.fromkeys((*lot.document_ids, *uses[lot.id])):
            document = desk.documents.get(id_)
            if document is not None and document.kind in RECORDS:
                yield _record(lot, document)


def _record(lot: Lot, document: Document) -> Held:
    begun = lot.produced_from or lot.produced_until
    if document.date is None or begun is None:
        return unchecked(Subject("document", document.id), "date-not-stated")
    if not surely_before(document.date, begun):
        return agreed(Subject("document", document.id))
    reason = because(
        "record-before-production", *row(document.at), *row(lot.at), paper(document.id),
        document=document.id, lot=lot.id, dated=str(document.date), made=str(begun),
    )  # fmt: skip
    return against("record-before-production", Subject("lot", lot.id), (), (document.id,), reason)


CHECK = Check("record-dates", 4, _run)
