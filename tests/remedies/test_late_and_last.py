"""What is done too late, what ends with another date, and how an uncertain date is told."""

from datetime import date

import pytest

from amparo.facts.event import Event
from amparo.facts.ids import RouteId
from amparo.facts.period import Period
from amparo.findings.remedy import Deadline
from amparo.remedies.catalogue import routes
from amparo.remedies.timetable import timetable

ON = date(2026, 11, 22)


def event(kind: str, day: str, *refs: str) -> Event:
    first, _, last = day.partition("/")
    return Event(kind, Period(date.fromisoformat(first), date.fromisoformat(last or first)), refs)


def clock(route: str, *events: Event, on: date = ON, recorded_in: str = "") -> dict[str, Deadline]:
    found = timetable(routes()[RouteId(route)], events, on, recorded_in=recorded_in)
    return {one.step: one for one in found}


def codes(deadline: Deadline) -> list[str]:
    return [reason.code for reason in deadline.because]


@pytest.mark.parametrize(
    ("day", "filing", "denial"),
    [
        ("2026-01-04", "filed-early", "trigger-premature"),
        ("2026-07-06", "filed-in-time", ""),
        ("2026-07-07", "filed-late", "trigger-late"),
    ],
)
def test_nothing_is_counted_from_a_protest_filed_too_early_or_too_late(day, filing, denial):
    told = clock("us-protest", event("excluded", "2026-01-05"), event("protested", day))
    assert filing in codes(told["filing"])
    assert told["deemed-denial"].state == ("undecided" if denial else "dated")
    assert not denial or denial in codes(told["deemed-denial"])
    summons = clock("us-cit-1581a", event("excluded", "2026-01-05"), event("protested", day))["summons"]
    assert summons.state == ("undecided" if denial else "dated")


def test_a_protest_that_may_be_late_says_so_beside_the_date():
    told = clock("us-protest", event("excluded", "2026-01-05/2026-01-20"), event("protested", "2026-07-10"))
    assert "filed-perhaps-late" in codes(told["filing"])
    assert told["deemed-denial"].due == date(2026, 8, 9)
    assert "trigger-perhaps-late" in codes(told["deemed-denial"])


def test_a_protest_late_for_one_exclusion_may_be_in_time_for_another():
    told = clock(
        "us-protest",
        event("excluded", "2026-01-05", "lot:A"),
        event("excluded", "2026-06-05", "lot:B"),
        event("protested", "2026-08-03", "lot:B"),
    )
    assert told["deemed-denial"].due == date(2026, 9, 2)


def test_export_ends_with_abandonment_and_is_safe_only_before_that_day():
    export = clock("us-reexport", event("excluded", "2026-11-02"))["export"]
    assert (export.state, export.due, export.cautious) == ("dated", date(2027, 1, 1), date(2026, 12, 31))
    assert not export.premature
    assert "ends-with" in codes(export)


@pytest.mark.parametrize(
    ("kind", "code"), [("exported", "filed-on"), ("seized", "overtaken"), ("released", "overtaken")]
)
def test_export_is_done_or_overtaken_by_what_came_first(kind, code):
    export = clock("us-reexport", event("excluded", "2026-11-02"), event(kind, "2026-11-09"))["export"]
    assert export.done
    assert code in codes(export)


def test_export_without_a_date_names_what_ends_it():
    export = clock("us-reexport", event("presented", "2026-11-02"))["export"]
    assert (export.state, codes(export)[0]) == ("awaited", "ends-with-unknown")
    assert "seized" in dict(export.because[0].params)["ends"]


def test_the_seizure_of_one_lot_does_not_end_the_export_of_the_others():
    told = (event("presented", "2026-11-02", "lot:A", "lot:B"), event("seized", "2026-11-09", "lot:A"))
    export = clock("us-reexport", *told)["export"]
    assert not export.done
    assert codes(export)[:3] == ["ends-with-unknown", "concerns", "overtaken"]


@pytest.mark.parametrize(("day", "zone"), [("2026-06-01/2026-06-30", ""), ("2026-06-01", "Asia/Shanghai")])
def test_what_takes_effect_by_law_on_an_uncertain_day_tells_the_first_and_the_last(day, zone):
    deemed = clock("us-applicability-review", event("presented", day), recorded_in=zone)["deemed-exclusion"]
    told = next(one for one in deemed.because if one.code == "takes-effect-by-law-between")
    assert dict(told.params) == {"first": str(deemed.earliest), "last": str(deemed.latest)}
    assert "takes-effect-by-law" not in codes(deemed)


def test_no_step_of_a_count_is_told_twice():
    told = timetable(routes()[RouteId("cn-layoff")], (event("award-received", "2026-03-05"),), ON, region="CN-XJ")
    for one in told:
        assert len(one.because) == len(set(one.because))


def test_a_rule_reads_as_it_would_be_said():
    rules = {f"{route.id}/{rule.step}": rule.formula for route in routes().values() for rule in route.deadlines}
    assert rules["cn-layoff/consultation"].startswith("30 days before layoff-planned")
    assert "eu-institutions" not in rules["oecd-ncp/initial-assessment"]
    assert rules["us-reexport/export"] == "until us-wro-admissibility/deemed-abandoned or seized or released"
