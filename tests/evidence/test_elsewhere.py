"""A lot, an item or a paper that went into another package before: used twice, or told otherwise."""

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.evidence.elsewhere import elsewhere
from amparo.evidence.ledger import as_json, from_json, ledger_of
from amparo.facts.document import Stated
from amparo.facts.ids import DocumentId, LotId
from amparo.facts.money import Money
from amparo.kernel.errors import UserError
from tracing.book import ON, Book, shirts


def sold(kg, *, whole=600, made="SHIRT-1", lot="B1", items=(), record="D"):
    """A package in which ``kg`` of a bale lot went into one finished lot."""
    book = Book()
    book.lot(lot, "COTTON", "SGIN", whole, "2026-01-10", docs=[record])
    book.case.lots[LotId(lot)] = replace(book.case.lots[LotId(lot)], item_ids=items)
    book.document(record, "bale-list", sha256="sha-of-bale-list" if record == "D" else f"sha-{record}")
    book.lot(made, "SHIRT", "SSEW", kg, "2026-05-01")
    book.use(made, lot, kg)
    return book


def codes(case, *earlier):
    ledgers = [ledger_of(one, ON, name=f"package {number}") for number, one in enumerate(earlier, 1)]
    return [one.contradiction.code for one in elsewhere(case, ON, ledgers) if one.contradiction]


@pytest.mark.parametrize(
    ("before", "found"),
    [
        (sold(300, made="SHIRT-2"), []),
        (sold(301, made="SHIRT-2"), []),  # within what scales differ
        (sold(320, made="SHIRT-2"), ["lot-in-two-packages"]),
        (sold(300, made="SHIRT-1"), []),  # the same goods, packed anew
        (sold(600, made="SHIRT-2", lot="OTHER", record="E"), []),
        (sold(600, made="SHIRT-2", lot="OTHER"), ["lot-in-two-packages"]),  # known again by its bale list
    ],
)
def test_no_more_of_a_lot_goes_into_goods_of_all_packages_than_there_is(before, found):
    assert codes(sold(300).case, before.case) == found


def test_a_bale_is_known_again_by_its_mark_whatever_the_lot_is_called():
    now = sold(600, items=("PBI-7",))
    assert codes(now.case, sold(600, made="X", lot="Z", record="E", items=("PBI-7", "PBI-8")).case) == [
        "lot-in-two-packages"
    ]
    assert codes(now.case, sold(600, made="X", lot="Z", record="E", items=("PBI-9",)).case) == []


def test_several_packages_before_are_added_up_and_one_told_twice_is_one():
    now, one, two = sold(200), sold(200, made="SHIRT-2"), sold(250, made="SHIRT-3")
    assert codes(now.case, one.case) == []
    assert codes(now.case, one.case, one.case) == []
    assert codes(now.case, one.case, two.case) == ["lot-in-two-packages"]


def test_where_no_quantity_is_told_the_lot_is_flagged_and_nothing_contradicted():
    before = sold(300, made="SHIRT-2")
    before.case = replace(before.case, uses=tuple(replace(use, quantity=None) for use in before.case.uses))
    held = list(elsewhere(sold(300).case, ON, [ledger_of(before.case, ON, name="p")]))
    assert "lot-also-in-other-package" in {one.code for one in held}
    assert all(one.contradiction is None for one in held)


@pytest.mark.parametrize(("amount", "found"), [("10", []), ("11", ["paper-told-otherwise"])])
def test_one_file_tells_the_same_figures_in_every_package(amount, found):
    def invoiced(told):
        book = shirts()
        states = Stated(number="7", amount=Money(Fraction(told), "USD"))
        id_ = DocumentId("D-F-G-INV")
        book.case.documents[id_] = replace(book.case.documents[id_], states=states)
        return book.case

    assert codes(invoiced("10"), invoiced(amount)) == found


def test_without_another_package_nothing_is_checked_and_that_is_told():
    (held,) = elsewhere(shirts().case, ON, [])
    assert (held.outcome, held.code) == ("not-checked", "no-other-package-given")


def test_a_ledger_is_written_and_read_without_loss():
    ledger = ledger_of(sold(300, items=("1", "2")).case, ON, name="p")
    assert from_json(json.loads(json.dumps(as_json(ledger))), "p") == ledger


def test_a_package_may_name_its_finished_lots_with_or_without_what_went_into_them():
    case = shirts().case
    assert ledger_of(case, ON, (LotId("G"),)) == ledger_of(case, ON, tuple(case.lots)) == ledger_of(case, ON)
    assert {one.finished for one in ledger_of(case, ON).lots} == {("G",)}


@pytest.mark.parametrize("told", [None, [], {}, {"format": 2}, {"format": 1, "lots": [{}], "papers": []}, "x"])
def test_what_is_no_ledger_is_refused(told):
    with pytest.raises(UserError) as refused:
        from_json(told, "somewhere")
    assert refused.value.code == "ledger-unreadable"


@settings(deadline=None)
@given(st.integers(1, 600), st.integers(1, 600))
def test_which_package_came_first_changes_nothing(one, other):
    first, second = sold(one), sold(other, made="SHIRT-2")
    assert bool(codes(first.case, second.case)) == bool(codes(second.case, first.case))
    assert bool(codes(first.case, second.case)) == (one + other > 600 and not _near(one + other))


def _near(taken):
    return abs(taken - 600) <= Fraction("0.005") * taken + 1
