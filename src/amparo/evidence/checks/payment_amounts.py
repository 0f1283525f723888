"""What was paid is what was billed, but for what banks keep."""

from collections.abc import Iterator
from fractions import Fraction

from amparo.evidence.desk import Check, Desk, Held, against, agreed, lacking, unchecked
from amparo.evidence.rows import paper, row
from amparo.evidence.settling import Settlement, settlements
from amparo.evidence.tolerances import bank_fees
from amparo.facts.document import Document
from amparo.facts.ids import Subject
from amparo.facts.money import Money
from amparo.findings.reason import because


def _run(desk: Desk) -> Iterator[Held]:
    together = settlements(desk)
    for settlement in together:
        yield _settlement(desk, settlement)
    settled = {one.id for settlement in together for one in settlement.invoices}
    for document in desk.documents.values():
        if document.kind == "invoice" and document.id not in settled and not document.translation_of:
            yield lacking(Subject("document", document.id), "invoice-without-payment")


def _settlement(desk: Desk, settlement: Settlement) -> Held:
    first = settlement.invoices[0]
    me = Subject("document", first.id)
    billed = _sum(settlement.invoices)
    paid = [one for one in (_sum(_of(settlement, kind)) for kind in ("payment", "bank-statement")) if one != ()]
    if billed is None or billed == () or any(one is None for one in paid):
        return unchecked(me, "amount-not-stated")
    sums = [one for one in paid if isinstance(one, Money)]
    if not isinstance(billed, Money) or any(one.currency != billed.currency for one in sums):
        return unchecked(me, "currencies-differ")
    differing = [one for one in sums if abs(one.amount - billed.amount) > bank_fees(billed)]
    if not differing:
        return agreed(me)
    if all(one.amount < billed.amount for one in differing) and _another_to_come(desk, settlement):
        return unchecked(me, "a-payment-is-missing")
    papers = (*settlement.invoices, *settlement.payments)
    ids = tuple(one.id for one in papers)
    reason = because(
        "paid-differs", *(evidence for one in papers for evidence in row(one.at)), *map(paper, ids),
        invoices=", ".join(one.id for one in settlement.invoices), billed=str(billed),
        payments=", ".join(one.id for one in settlement.payments), paid=str(differing[0]),
        fees=str(Money(bank_fees(billed), billed.currency)),
    )  # fmt: skip
    subject, others = desk.concerned(first.id)
    return against("amounts-differ", subject, others, ids, reason)


def _of(settlement: Settlement, kind: str) -> tuple[Document, ...]:
    """Return the payments of one kind: an advice and the line of the statement tell of one and the same transfer."""
    return tuple(one for one in settlement.payments if one.kind == kind)


def _sum(papers: tuple[Document, ...]) -> Money | tuple[()] | None:
    """Return the sum; ``()`` of no paper, ``None`` where one does not state its amount or the currencies differ."""
    if not papers:
        return ()
    told = [one.states.amount for one in papers]
    known = [one for one in told if one is not None]
    if len(known) < len(told) or len({one.currency for one in known}) > 1:
        return None
    return Money(sum((one.amount for one in known), Fraction(0)), known[0].currency)


def _another_to_come(desk: Desk, settlement: Settlement) -> bool:
    """Whether the file names another payment that it does not hold, or that is of a later day."""
    named = {id_ for one in settlement.invoices for place in desk.places(one.id) for id_ in desk.named(place)}
    gone = {id_ for id_ in named if id_ not in desk.documents}
    return any(id_ not in desk.case.documents or desk.case.documents[id_].kind == "payment" for id_ in gone)


CHECK = Check("payment-amounts", 2, _run)
