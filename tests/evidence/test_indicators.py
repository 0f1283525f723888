"""Indicators as assessed: present, not observed, never absent."""

from dataclasses import replace

import pytest

from amparo.evidence.indicators import meanings, standings
from amparo.facts.ids import SiteId
from amparo.facts.statement import Indicator
from tracing.book import ON, Book, day


def looks(*assessments, when="2026-01-01"):
    book = Book()
    book.site("S1")
    rows = tuple(Indicator(SiteId("S1"), 3, one, "visit", "V-1", day(when)) for one in assessments)
    case = replace(book.case, indicators=rows)
    return next(one for one in standings(case, ON) if one.indicator.number == 3)


@pytest.mark.parametrize(
    ("assessments", "standing"),
    [
        ((), "not-looked-at"),
        (("not-observed",), "not-observed"),
        (("unknown",), "unknown"),
        (("unknown", "not-observed"), "not-observed"),
        (("present",), "present"),
        (("present", "unknown"), "present"),
        (("not-observed", "present"), "disputed"),
    ],
)
def test_what_was_assessed_is_told_as_it_was(assessments, standing):
    found = looks(*assessments)
    assert found.standing == standing
    assert len(found.because) == max(1, len(assessments))


def test_every_site_and_every_indicator_is_told():
    book = Book()
    book.site("S1")
    book.site("S2")
    assert len(standings(book.case, ON)) == 2 * 11


def test_an_assessment_after_the_day_is_left_out():
    assert looks("present", when="2026-11-23").standing == "not-looked-at"


def test_there_are_eleven_indicators_in_order():
    assert [one.number for one in meanings()] == list(range(1, 12))
