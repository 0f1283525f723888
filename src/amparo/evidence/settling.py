"""Which payments settle which invoices: named by the payment, else joined by the shipments that both belong to."""

from collections.abc import Iterator
from dataclasses import dataclass

from amparo.evidence.desk import Desk
from amparo.facts.document import Document
from amparo.facts.ids import DocumentId, Subject

PAID = ("payment", "bank-statement")


@dataclass(frozen=True, slots=True)
class Settlement:
    """Invoices and payments that belong together: no paper of it belongs to another."""

    invoices: tuple[Document, ...]
    payments: tuple[Document, ...]


def settlements(desk: Desk) -> tuple[Settlement, ...]:
    """Return the settlements that have an invoice and a payment, in the order of their invoices.

    A payment that names invoices settles those. One that names none is joined with every invoice of the shipments it
    belongs to; where it belongs to none, with those of its lots. What hangs together by any of these is one settlement.
    """
    found: dict[DocumentId, DocumentId] = {}

    def root(one: DocumentId) -> DocumentId:
        while found.setdefault(one, one) != one:
            one = found[one]
        return one

    invoices = {id_: one for id_, one in desk.documents.items() if one.kind == "invoice" and _own(one)}
    payments = {id_: one for id_, one in desk.documents.items() if one.kind in PAID and _own(one)}
    for payment in payments.values():
        for invoice in _settled(desk, payment, invoices):
            found[root(payment.id)] = root(invoice)
    groups: dict[DocumentId, list[DocumentId]] = {}
    for id_ in (*invoices, *payments):
        groups.setdefault(root(id_), []).append(id_)
    return tuple(
        Settlement(
            tuple(invoices[id_] for id_ in ids if id_ in invoices),
            tuple(payments[id_] for id_ in ids if id_ in payments),
        )
        for ids in groups.values()
        if any(id_ in invoices for id_ in ids) and any(id_ in payments for id_ in ids)
    )


def _own(document: Document) -> bool:
    return document.translation_of is None and not document.is_data


def _settled(desk: Desk, payment: Document, invoices: dict[DocumentId, Document]) -> Iterator[DocumentId]:
    named = [id_ for id_ in payment.states.refers_to if id_ in invoices]
    if named:
        yield from named
        return
    places = desk.places(payment.id)
    # A lot may be sold on and on: where a payment belongs to shipments, those decide.
    for place in [one for one in places if one.kind == "shipment"] or places:
        yield from (one.id for one in desk.papers(Subject(place.kind, place.id), "invoice") if one.id in invoices)
