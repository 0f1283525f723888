"""Dates that cannot be true together, and dates that only look so."""

import pytest

from amparo.facts.period import Span
from amparo.tracing.trace import trace
from tracing.book import ON, Book, day


def codes(book):
    return [(one.code, str(one.subject)) for one in trace(book.case, [], ON).contradictions]


def book(*, bale="2026-01-10", sent="2026-02-01", came="2026-02-20", yarn="2026-03-01", until=None):
    told = Book()
    told.lot("B", "COTTON", "SGIN", 100, bale)
    told.lot("Y", "YARN", "SSPIN", 80, yarn, until)
    told.use("Y", "B", 100)
    told.ship("T", "B", "SGIN", "SSPIN", 100, sent, came)
    return told


def test_made_shipped_received_used_in_order_is_sound():
    assert codes(book()) == []


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({"came": "2026-01-31"}, [("received-before-shipped", "shipment:T")]),
        ({"bale": "2026-02-02"}, [("shipped-before-made", "shipment:T")]),
        ({"yarn": "2026-02-19"}, [("used-before-arrival", "lot:Y")]),
        ({"yarn": "2026-01-09"}, [("made-before-input", "lot:Y"), ("used-before-arrival", "lot:Y")]),
        ({"until": "2026-02-28"}, [("production-reversed", "lot:Y")]),
    ],
)
def test_each_wrong_order_is_found_and_nothing_else(told, found):
    assert sorted(codes(book(**told))) == sorted(found)


@pytest.mark.parametrize(
    "told",
    [
        {"came": "2026-02"},
        {"bale": "2026-02"},
        {"bale": "2026"},
        {"yarn": "2026-02"},
        {"yarn": "2026-02-20"},
        {"yarn": "2026-02-01", "until": "2026-03-30"},
        {"came": None, "sent": None},
    ],
)
def test_an_imprecise_or_equal_day_contradicts_nothing(told):
    assert codes(book(**told)) == []


def test_an_input_shipped_only_elsewhere_never_arrived():
    told = Book()
    told.lot("B", "COTTON", "SGIN", 100, "2026-01-10")
    told.lot("Y", "YARN", "SSPIN", 80, "2026-03-01")
    told.use("Y", "B", 100)
    assert codes(told) == []
    told.ship("T", "B", "SGIN", "SOTHER", 100, "2026-02-01", "2026-02-02")
    (one,) = trace(told.case, [], ON).contradictions
    assert (one.code, str(one.subject)) == ("input-never-arrived", "lot:Y")
    assert [str(subject) for subject in one.concerns] == ["lot:Y", "lot:B", "shipment:T"]


def test_a_lot_cannot_be_sent_on_before_it_came():
    told = Book()
    told.lot("B", "COTTON", "SGIN", 100, "2026-01-10")
    told.ship("T1", "B", "SGIN", "STORE", 100, "2026-02-01", "2026-02-20")
    told.ship("T2", "B", "STORE", "SSPIN", 100, "2026-02-10", "2026-02-25")
    assert codes(told) == [("sent-on-before-arrival", "shipment:T2")]


def test_a_site_that_was_not_running_made_nothing():
    told = Book()
    told.site("SGIN", span=Span(day("2026-02-01"), None))
    told.lot("B", "COTTON", "SGIN", 100, "2026-01-10")
    assert codes(told) == [("site-not-running", "lot:B")]
