"""Whoever paid is who was billed, and whoever was paid is who billed: invoice, payment and bank statement alike."""

from collections.abc import Iterator

from amparo.evidence.desk import Check, Desk, Held, against, agreed, unchecked
from amparo.evidence.rows import paper, row
from amparo.evidence.settling import Settlement, settlements
from amparo.facts.document import Document
from amparo.facts.ids import PartyId, ShipmentId, Subject
from amparo.findings.reason import because


def _run(desk: Desk) -> Iterator[Held]:
    for settlement in settlements(desk):
        for payment in settlement.payments:
            yield _payment(desk, settlement, payment)
    for document in desk.documents.values():
        if document.kind == "invoice":
            yield from _invoice(desk, document)


def _payment(desk: Desk, settlement: Settlement, payment: Document) -> Held:
    me = Subject("document", payment.id)
    for side in ("payer_id", "payee_id"):
        paid = getattr(payment.states, side)
        if paid is None:
            return unchecked(me, "payer-or-payee-not-stated")
        billed = {party for one in settlement.invoices if (party := _billed(one, side)) is not None}
        # Where the invoice does not say, the parties to the shipment are held, and an agent who only pays passes.
        billed = billed or {*_parties(desk, payment), *(() if paid in desk.trading else (paid,))}
        if paid not in billed:
            invoices = tuple(one.id for one in settlement.invoices)
            told = {"document": payment.id, "stated": paid, "invoices": ", ".join(invoices), "billed": _names(billed)}
            proof = (*row(payment.at), *map(paper, (payment.id, *invoices)))
            reason = because("paid-by-another", *proof, **told) if side == "payer_id" else because(
                "paid-to-another", *proof, **told
            )  # fmt: skip
            subject, others = desk.concerned(payment.id)
            return against("payment-parties-differ", subject, others, (payment.id, *invoices), reason)
    return agreed(me)


def _billed(invoice: Document, side: str) -> PartyId | None:
    if side == "payee_id":
        return invoice.states.payee_id or invoice.issuer_id
    return invoice.states.payer_id


def _parties(desk: Desk, payment: Document) -> set[PartyId]:
    shipments = [desk.case.shipments[ShipmentId(one.id)] for one in desk.places(payment.id) if one.kind == "shipment"]
    return {party for one in shipments for party in desk.parties_to(one)}


def _names(parties: set[PartyId]) -> str:
    return ", ".join(sorted(parties))


def _invoice(desk: Desk, invoice: Document) -> Iterator[Held]:
    """Hold whom an invoice bills and who issued it against the shipments that it is named for."""
    me, states = Subject("document", invoice.id), invoice.states
    told = {party for party in (states.payer_id, states.payee_id) if party is not None}
    if not told:
        return
    shipments = [desk.case.shipments[ShipmentId(one.id)] for one in desk.places(invoice.id) if one.kind == "shipment"]
    strangers = [party for party in sorted(told) if all(party not in desk.parties_to(one) for one in shipments)]
    if not shipments or all(stranger not in desk.trading for stranger in strangers):
        yield unchecked(me, "issuer-may-act-for-party") if strangers else agreed(me)
        return
    subject, others = desk.concerned(invoice.id)
    reason = because(
        "billed-another", *row(invoice.at), paper(invoice.id), document=invoice.id, parties=", ".join(strangers),
        shipment=shipments[0].id,
    )  # fmt: skip
    yield against("invoice-parties-differ", subject, others, (invoice.id,), reason)


CHECK = Check("payment-parties", 2, _run)
