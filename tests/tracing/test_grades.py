"""How far the papers carry a step."""

import pytest

from amparo.findings.chain import Grade
from amparo.tracing.papers import Papers, scales
from tracing.book import ON, Book


def weigh(step, *documents, **told):
    book = Book()
    for number, kind in enumerate(documents):
        book.document(f"D{number}", kind, **told)
    return Papers(book.case, ON).weigh(step, tuple(book.case.documents)).grade


@pytest.mark.parametrize(
    ("step", "kinds", "grade"),
    [
        ("use", (), Grade.E0),
        ("use", ("affidavit",), Grade.E1),
        ("use", ("certificate", "questionnaire", "certificate-of-origin"), Grade.E1),
        ("use", ("a-kind-nobody-knows",), Grade.E1),
        ("use", ("invoice", "bill-of-lading"), Grade.E2),
        ("use", ("production-record",), Grade.E3),
        ("use", ("production-record", "production-record"), Grade.E3),
        ("use", ("production-record", "affidavit"), Grade.E3),
        ("use", ("production-record", "invoice"), Grade.E4),
        ("movement", ("bill-of-lading",), Grade.E2),
        ("movement", ("contract", "bill-of-lading", "payment"), Grade.E2),
        ("movement", ("invoice",), Grade.E3),
        ("movement", ("invoice", "bill-of-lading"), Grade.E4),
        ("origin", ("bale-list",), Grade.E3),
        ("production", ("bale-list",), Grade.E2),
        ("supply", ("invoice", "bill-of-lading", "payment"), Grade.E2),
        ("holding", ("ownership-record",), Grade.E3),
        ("holding", ("ownership-record", "registration"), Grade.E4),
    ],
)
def test_the_kinds_on_file_decide_the_grade(step, kinds, grade):
    assert weigh(step, *kinds) is grade


def test_a_document_whose_file_is_missing_counts_nothing():
    assert weigh("use", "production-record", present=False) is Grade.E0


def test_a_document_dated_after_the_day_counts_nothing():
    assert weigh("use", "production-record", when="2026-11-23") is Grade.E0


def test_a_document_of_an_imprecise_date_counts_if_it_may_be_in_time():
    assert weigh("use", "production-record", when="2026") is Grade.E3


def test_a_translation_is_not_a_second_document():
    book = Book()
    book.document("D", "invoice")
    book.document("D-EN", "waybill", translation_of="D")
    assert Papers(book.case, ON).weigh("movement", ("D", "D-EN")).grade is Grade.E3


def test_a_translation_without_its_original_is_somebodys_word():
    book = Book()
    book.document("D", "invoice", present=False)
    book.document("D-EN", "invoice", translation_of="D")
    assert Papers(book.case, ON).weigh("movement", ("D", "D-EN")).grade is Grade.E1


def test_one_file_under_two_ids_is_one_document():
    book = Book()
    book.document("D1", "invoice", sha256="same")
    book.document("D2", "packing-list", sha256="same")
    assert Papers(book.case, ON).weigh("movement", ("D1", "D2")).grade is Grade.E3


def test_documents_whose_translations_form_a_circle_end():
    book = Book()
    book.document("D1", "invoice", translation_of="D2", sha256=None)
    book.document("D2", "invoice", translation_of="D1", sha256=None)
    assert Papers(book.case, ON).weigh("movement", ("D1", "D2")).grade is Grade.E0


def test_every_scale_names_only_known_kinds_of_document():
    from amparo.facts.document import KINDS  # noqa: PLC0415 - used here only

    for step, scale in scales().items():
        assert set(scale.reach) <= set(KINDS), step
        assert scale.accepted, step
