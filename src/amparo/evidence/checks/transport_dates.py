"""No order is given after the goods left, no bill written after they came, no entry made before they left."""

from collections.abc import Iterator

from amparo.evidence.desk import Check, Desk, Held, against, agreed, lots_of, subject_of, surely_before, unchecked
from amparo.evidence.rows import paper, row
from amparo.facts.document import Document
from amparo.facts.flow import Shipment
from amparo.facts.ids import Subject
from amparo.findings.reason import Reason, because

TRANSPORT = ("bill-of-lading", "waybill")


def _run(desk: Desk) -> Iterator[Held]:
    for shipment in desk.case.shipments.values():
        for document in desk.papers(subject_of(shipment), *TRANSPORT, "purchase-order", "customs-entry"):
            yield _paper(shipment, document)


def _paper(shipment: Shipment, document: Document) -> Held:
    reason = _broken(shipment, document)
    if reason is not None:
        code = reason.code
        return against(code, subject_of(shipment), lots_of(shipment), (document.id,), reason)
    told = (shipment.shipped, shipment.received)
    known = document.date is not None and any(one is not None for one in told)
    me = Subject("document", document.id)
    return agreed(me) if known else unchecked(me, "date-not-stated")


def _broken(shipment: Shipment, document: Document) -> Reason | None:
    told = {"document": document.id, "shipment": shipment.id, "dated": str(document.date)}
    proof = (*row(document.at), *row(shipment.at), paper(document.id))
    late = surely_before(shipment.received, document.date)
    if document.kind in TRANSPORT and late:
        return because("transport-paper-after-arrival", *proof, **told, received=str(shipment.received))
    if document.kind == "purchase-order" and late:
        return because("order-after-arrival", *proof, **told, received=str(shipment.received))
    if document.kind == "purchase-order" and surely_before(shipment.shipped, document.date):
        return because("order-after-shipment", *proof, **told, shipped=str(shipment.shipped))
    if document.kind == "customs-entry" and surely_before(document.date, shipment.shipped):
        return because("entry-before-shipment", *proof, **told, shipped=str(shipment.shipped))
    return None


CHECK = Check("transport-dates", 4, _run)
