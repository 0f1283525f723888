"""The register as a user reads it: one measure on a day, what changed when, what nobody can date."""

import json
from datetime import date

import pytest

from amparo.casework.read_law import changes, register, show, undated
from amparo.cli.law_text import asked, document, shown, shown_period, timeline_lines
from amparo.criteria import parse_condition
from amparo.facts.period import Period
from amparo.kernel.errors import UserError
from amparo.law.catalogue import measures

THEN = date(2023, 5, 1)


def test_a_measure_on_a_day_tells_what_applies_and_what_does_not_yet():
    found = show("us-uflpa-s3", THEN)
    assert {rule.id for rule in found.rules} == {"origin-in-region", "maker-listed", "high-priority-sector-2022"}
    assert {rule.id for rule in found.others} == {"high-priority-sector-2024", "high-priority-sector-2025"}
    text = "\n".join(shown(found, THEN))
    assert text.index("origin-in-region") < text.index("Not on this day") < text.index("high-priority-sector-2024")
    assert "From 2024-07-09" in text
    assert "the country the good is sent to: US; the day of import: from 2022-06-21" in " ".join(text.split())


def test_a_measure_leads_to_its_routes_and_to_duties_that_are_law_on_the_day():
    then, now = show("us-uflpa-s3", THEN), show("us-uflpa-s3", date(2026, 11, 22))
    assert "us-applicability-review" in {route.id for route in then.routes}
    assert {one.other for one in then.collisions} < {one.other for one in now.collisions}
    assert "cn-countermeasure-2026-08-05" not in {one.other for one in then.collisions}
    assert not show("us-uflpa-s3", date(2022, 6, 1)).collisions


def test_the_document_of_a_measure_keeps_apart_what_applies():
    told = json.loads(document(show("us-uflpa-s3", THEN)))
    assert [rule["id"] for rule in told["other_rules"]] == ["high-priority-sector-2024", "high-priority-sector-2025"]
    assert all(rule["asks"] and rule["citation"] for rule in told["rules"])


@pytest.mark.parametrize("one", register(date(2026, 11, 22)), ids=lambda one: one.measure.id)
def test_what_is_not_confirmed_looks_so_wherever_it_is_told(one):
    lines = list(shown(one, date(2026, 11, 22)))
    if not one.measure.confirmed:
        assert lines[-1].endswith("[unconfirmed]")
    for rule in (*one.rules, *one.others):
        at = next(number for number, line in enumerate(lines) if line.startswith(f"  * {rule.id} "))
        block = " ".join(lines[at : at + 12])
        assert rule.confirmed or "[unconfirmed]" in block
        assert rule.date_confirmed or "[unconfirmed]" in block


def test_the_timeline_shows_every_turn_once_and_names_what_has_no_day():
    lines = list(timeline_lines(changes("us"), undated("us")))
    text = "\n".join(lines)
    dated = {change.measure_id for change in changes("us")}
    silent = {one.id for one in undated("us")}
    assert dated | silent == {one.id for one in measures().values() if "US" in one.jurisdictions}
    assert not dated & silent
    assert all(name in " ".join(lines[-3:]) for name in silent)
    assert "2021-12-23  adopted, in force: Uyghur Forced Labor Prevention Act, sections 4 and 5" in text


def test_a_jurisdiction_that_nobody_has_is_refused():
    with pytest.raises(UserError) as problem:
        changes("ZZ")
    assert problem.value.code == "unknown-jurisdiction"


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2026-06-01", "2026-06-30", "2026-06"),
        ("2026-01-01", "2026-12-31", "2026"),
        ("2026-06-01", "2026-06-01", "2026-06-01"),
        ("2026-03-31", "2026-04-07", "2026-03-31 to 2026-04-07"),
        ("2026-02-01", "2026-02-28", "2026-02"),
    ],
)
def test_an_imprecise_day_is_told_as_short_as_it_can_be(first, last, told):
    assert shown_period(Period(date.fromisoformat(first), date.fromisoformat(last))) == told


def test_a_condition_is_told_in_words():
    table = {
        "all": [
            {"fact": "case.filing_as", "op": "in", "value": ["importer"]},
            {
                "any": [
                    {"fact": "event.seized", "op": "exists", "value": True},
                    {"not": {"fact": "good.hs", "value": "1"}},
                ]
            },
        ]
    }
    assert asked(parse_condition(table)) == (
        "whose procedural place is taken: one of importer; "
        "one of [when the goods were seized | not: the good's tariff number: 1]"
    )
