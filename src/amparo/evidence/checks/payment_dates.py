"""Nothing is paid or billed before it was ordered."""

from collections.abc import Iterator

from amparo.evidence.desk import Check, Desk, Held, against, agreed, lots_of, subject_of, surely_before, unchecked
from amparo.evidence.rows import paper, row
from amparo.facts.flow import Shipment
from amparo.facts.ids import Subject
from amparo.findings.reason import because

ORDERS = ("purchase-order", "contract")


def _run(desk: Desk) -> Iterator[Held]:
    for shipment in desk.case.shipments.values():
        yield from _shipment(desk, shipment)


def _shipment(desk: Desk, shipment: Shipment) -> Iterator[Held]:
    orders = desk.papers(subject_of(shipment), *ORDERS)
    dated = [one for one in orders if one.date is not None]
    for document in desk.papers(subject_of(shipment), "invoice", "payment", "bank-statement"):
        me = Subject("document", document.id)
        if document.date is None or not dated or len(dated) < len(orders):
            yield unchecked(me, "date-not-stated" if orders else "no-order-to-hold-against")
        elif all(surely_before(document.date, one.date) for one in dated):
            first = min(dated, key=lambda one: (one.date.first if one.date else desk.on, one.id))
            reason = because(
                "paid-before-order", *row(document.at), *row(first.at), paper(document.id), paper(first.id),
                document=document.id, dated=str(document.date), order=first.id, ordered=str(first.date),
            )  # fmt: skip
            documents = (document.id, first.id)
            yield against(
                f"{_word(document.kind)}-before-order", subject_of(shipment), lots_of(shipment), documents, reason
            )
        else:
            yield agreed(me)


def _word(kind: str) -> str:
    return "invoice" if kind == "invoice" else "payment"


CHECK = Check("payment-dates", 4, _run)
