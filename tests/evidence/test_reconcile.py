"""Each check with a file that fails it and one that passes."""

from dataclasses import replace

import pytest

from amparo.evidence.loose_papers import loose_papers
from amparo.evidence.reconcile import reconcile
from amparo.facts.ids import DocumentId, PartyId, ShipmentId
from amparo.facts.party import Identifier
from tracing.book import ON, Book, ids, shirts

GOOD_CONTAINER, BAD_CONTAINER = "CSQU3054383", "CSQU3054384"
USCC, BAD_USCC = "91110000600037341L", "91110000600037341M"


def codes(book):
    return [one.code for one in reconcile(book.case, ON)]


def redate(book, document, when):
    listed = book.case.documents.pop(DocumentId(document))
    book.document(document, listed.kind, when=when, issuer_id=listed.issuer_id)


def test_a_sound_file_contradicts_nothing():
    assert codes(shirts()) == []
    assert loose_papers(shirts().case, ON) == ()


@pytest.mark.parametrize(
    ("document", "when", "found"),
    [
        ("D-Y", "2026-02-27", ["record-before-production"]),
        ("D-Y", "2026-03-01", []),
        ("D-Y", "2026", []),
        ("D-F-G-BL", "2026-04-21", ["transport-paper-after-arrival"]),
        ("D-F-G-BL", "2026-04-20", []),
        ("D-F-G-INV", "2026-04-30", []),
    ],
)
def test_a_paper_is_not_of_a_day_it_cannot_be_of(document, when, found):
    book = shirts()
    redate(book, document, when)
    assert codes(book) == found


@pytest.mark.parametrize(
    ("when", "found"), [("2026-04-25", ["invoice-before-order", "order-after-arrival"]), ("2026-04-01", [])]
)
def test_an_order_is_not_given_after_the_goods_came(when, found):
    book = shirts()
    shipment = book.case.shipments[ShipmentId("T-F-G")]
    book.case.shipments[ShipmentId("T-F-G")] = replace(shipment, document_ids=(*shipment.document_ids, *ids(["PO"])))
    book.document("PO", "purchase-order", when=when)
    assert codes(book) == found


@pytest.mark.parametrize(
    ("issuer", "found"),
    [("PWEAVE", []), ("PSEW", []), ("PSPIN", ["invoice-by-another"]), ("PBANK", []), (None, [])],
)
def test_an_invoice_comes_from_a_party_to_the_shipment(issuer, found):
    book = shirts()
    book.party("PBANK")
    listed = book.case.documents[DocumentId("D-F-G-INV")]
    book.case.documents[DocumentId("D-F-G-INV")] = replace(listed, issuer_id=issuer)
    assert codes(book) == found


@pytest.mark.parametrize(("number", "found"), [(GOOD_CONTAINER, []), (BAD_CONTAINER, ["container-fails-check"])])
def test_a_container_number_keeps_its_check_digit_and_a_slip_says_nothing_of_the_goods(number, found):
    book = shirts()
    shipment = book.case.shipments[ShipmentId("T-F-G")]
    book.case.shipments[ShipmentId("T-F-G")] = replace(shipment, container=number)
    assert codes(book) == found
    assert all(one.concerns == () for one in reconcile(book.case, ON))


@pytest.mark.parametrize(
    ("sent", "came", "found"),
    [("2026-04-15", "2026-04-25", ["container-in-two-places"]), ("2026-04-20", "2026-04-25", []), (None, None, [])],
)
def test_a_container_is_not_on_two_ways_at_once(sent, came, found):
    book = shirts()
    shipment = book.case.shipments[ShipmentId("T-F-G")]
    book.case.shipments[ShipmentId("T-F-G")] = replace(shipment, container=GOOD_CONTAINER)
    book.ship("T-X", "B1", "SGIN2", "SOTHER", 0, sent, came, container=GOOD_CONTAINER)
    assert codes(book) == found


@pytest.mark.parametrize(("number", "found"), [(USCC, []), (BAD_USCC, ["identifier-fails-check"])])
def test_a_party_number_keeps_its_check_digit(number, found):
    book = Book()
    book.party("P1", identifiers=(Identifier("uscc", number, "cn"),))
    assert codes(book) == found


def test_two_parties_do_not_bear_one_number():
    book = Book()
    for id_ in ("P1", "P2"):
        book.party(id_, identifiers=(Identifier("uscc", USCC, "cn"),))
    (one,) = reconcile(book.case, ON)
    assert (one.code, [str(subject) for subject in one.concerns]) == ("identifier-shared", ["party:P1", "party:P2"])


@pytest.mark.parametrize(("code", "found"), [("CNCOMP1118QIN", []), ("VNCOMP1118QIN", ["maker-code-differs"])])
def test_a_manufacturer_code_begins_as_name_and_country_give_it(code, found):
    book = Book()
    book.party("P1", country="cn", identifiers=(Identifier("mid", code),))
    party = book.case.parties[PartyId("P1")]
    book.case.parties[PartyId("P1")] = replace(party, names=(replace(party.names[0], text="Comp One Ltd"),))
    expected = "CNCOMONE"
    book.case.parties[PartyId("P1")] = replace(
        book.case.parties[PartyId("P1")], identifiers=(Identifier("mid", code.replace("CNCOMP1", expected)),)
    )
    assert codes(book) == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({"when": "2026-02-01"}, ["one-file-two-papers"]),
        ({"issuer_id": "P2"}, ["one-file-two-papers"]),
        ({}, []),
        ({"translation_of": "D1"}, []),
        ({"when": "2026-02-01", "sha256": "other"}, []),
    ],
)
def test_one_file_is_not_two_papers(told, found):
    book = Book()
    book.document("D1", "invoice", sha256="same", issuer_id="P1")
    book.document("D2", "invoice", **{"sha256": "same", "issuer_id": "P1", **told})
    assert codes(book) == found


def test_papers_that_belong_to_nothing_are_told():
    book = shirts()
    book.document("LOOSE", "invoice")
    book.document("WRONG", "invoice", covers=("lot:NONE",))
    told = {caution.code: len(caution.because) for caution in loose_papers(book.case, ON)}
    assert told == {"document-attached-to-nothing": 1, "document-covers-unknown": 1}


def test_papers_after_the_day_are_left_out():
    book = shirts()
    redate(book, "D-F-G-BL", "2026-11-23")
    assert codes(book) == []
