"""Indicators as assessed: present, not observed, never absent; who looked is a code, for and against told alike."""

from dataclasses import replace

import pytest

from amparo.evidence.indicators import conditions, meanings, pseudonyms
from amparo.facts.ids import SiteId, Subject
from amparo.facts.statement import STATE_IMPOSED, Claim, Indicator
from tracing.book import ON, Book, day


def looked(*rows):
    book = Book()
    book.site("S1")
    return replace(book.case, indicators=rows)


def look(assessment, number=3, *, when="2026-01-01", source="V-1", **told):
    return Indicator(SiteId("S1"), number, assessment, "visit", source, day(when), **told)


@pytest.mark.parametrize(
    ("assessments", "standing"),
    [
        (("not-observed",), "not-observed"),
        (("unknown",), "unknown"),
        (("unknown", "not-observed"), "not-observed"),
        (("present",), "present"),
        (("present", "unknown"), "present"),
        (("not-observed", "present"), "disputed"),
    ],
)
def test_what_was_assessed_is_told_as_it_was(assessments, standing):
    (site,) = conditions(looked(*map(look, assessments)), ON)
    (found,) = site.standings
    assert (found.number, found.standing, len(found.looks)) == (3, standing, len(assessments))
    assert site.not_looked_at == tuple(one.number for one in meanings() if one.number != 3)


@pytest.mark.parametrize(
    ("free", "code"), [("yes", "spoke-freely"), ("no", "spoke-not-freely"), ("unknown", "speech-not-told")]
)
def test_each_look_tells_whether_people_could_speak(free, code):
    (site,) = conditions(looked(look("not-observed", free_to_speak=free)), ON)
    assert [reason.code for reason in site.standings[0].because] == ["indicator-not-observed", code]


def test_what_nobody_looked_at_is_told_for_every_site():
    book = Book()
    book.site("S1")
    book.site("S2")
    assert [one.not_looked_at for one in conditions(book.case, ON)] == [(*range(1, 12), STATE_IMPOSED)] * 2


def test_work_imposed_by_a_state_stands_beside_the_eleven():
    (site,) = conditions(looked(look("unknown", STATE_IMPOSED)), ON)
    assert [one.number for one in site.standings] == [STATE_IMPOSED]
    assert meanings()[-1].source.startswith("ILO Abolition of Forced Labour Convention")


def test_an_assessment_after_the_day_is_left_out():
    (site,) = conditions(looked(look("present", when="2026-11-23")), ON)
    assert site.standings == ()


def test_claims_for_and_against_stand_side_by_side_in_the_order_of_the_file():
    case = looked()
    claims = tuple(
        Claim(f"C{number}", about, stance, "words", maker, day(when))
        for number, (about, stance, maker, when) in enumerate([
            (Subject("party", "P1"), "alleges", "A", "2024"),
            (Subject("site", "S1"), "denies", "B", "2025"),
            (Subject("party", "P9"), "finds", "C", "2025"),
            (Subject("site", "S1"), "finds", "D", "2027"),
        ])
    )  # fmt: skip
    (site,) = conditions(replace(case, claims=claims), ON)
    assert [(one.stance, one.made_by) for one in site.claims] == [("alleges", "A"), ("denies", "B")]


@pytest.mark.parametrize(
    ("source", "code"),
    [("SRC-07", "SRC-07"), ("V-1", "V-1"), ("12", "12"), ("Li Wei", "source-1"), ("aynur@example.org", "source-1")],
)
def test_a_source_that_is_no_code_is_told_by_a_number(source, code):
    case = looked(look("present", source=source))
    assert pseudonyms(case) == {source: code}
    (site,) = conditions(case, ON)
    assert all(source == code or source not in str(reason.params) for reason in site.standings[0].because)
