"""What an event does to a date beside starting it: ends it, does it, moves it, starts it anew, or belongs elsewhere."""

from datetime import date

import pytest

from amparo.criteria import FactSheet, Known
from amparo.facts.event import Event
from amparo.facts.ids import RouteId
from amparo.facts.period import Period
from amparo.findings.remedy import Deadline
from amparo.law.met import exposure_facts
from amparo.remedies.catalogue import routes
from amparo.remedies.timetable import started_by, timetable

ON = date(2026, 11, 22)


def event(kind: str, day: str, *refs: str) -> Event:
    first, _, last = day.partition("/")
    return Event(kind, Period(date.fromisoformat(first), date.fromisoformat(last or first)), refs)


def clock(route: str, *events: Event, on: date = ON, measures: tuple[str, ...] | None = None) -> dict[str, Deadline]:
    sheet = None if measures is None else FactSheet(exposure_facts(measures))
    found = timetable(routes()[RouteId(route)], events, on, facts_of=None if sheet is None else lambda _: sheet)
    return {one.step: one for one in found}


def codes(deadline: Deadline) -> set[str]:
    return {reason.code for reason in deadline.because}


def test_an_actual_denial_keeps_the_deemed_one_from_taking_effect():
    filed = event("protested", "2026-04-02")
    denied = clock("us-protest", filed, event("protest-denied", "2026-04-20"))["deemed-denial"]
    assert (denied.done, denied.passed, denied.due) == (True, False, date(2026, 5, 2))
    assert "averted" in codes(denied)
    late = clock("us-protest", filed, event("protest-denied", "2026-05-03"))["deemed-denial"]
    assert (late.done, late.passed) == (False, True)
    perhaps = clock("us-protest", filed, event("protest-denied", "2026-05-01/2026-05-05"))["deemed-denial"]
    assert (perhaps.done, "overtaken-perhaps" in codes(perhaps)) == (False, True)


@pytest.mark.parametrize("kind", ["protested", "exported"])
@pytest.mark.parametrize(("day", "averted"), [("2026-05-01", True), ("2026-05-02", False)])
def test_a_protest_or_the_export_within_sixty_days_keeps_goods_from_being_abandoned(kind, day, averted):
    told = (event("proof-refused", "2026-03-02", "lot:A"), event(kind, day, "lot:A"))
    abandoned = clock("us-wro-admissibility", *told)["deemed-abandoned"]
    assert (abandoned.due, abandoned.done) == (date(2026, 5, 1), averted)
    other = (event("proof-refused", "2026-03-02", "lot:A"), event(kind, "2026-03-05", "lot:B"))
    assert not clock("us-wro-admissibility", *other)["deemed-abandoned"].done


def test_goods_released_are_not_deemed_excluded_and_open_no_protest():
    told = (event("presented", "2026-03-02"), event("released", "2026-03-20"))
    assert clock("us-applicability-review", *told)["deemed-exclusion"].done
    assert clock("us-protest", *told)["filing"].state == "awaited"


LOTS = ("lot:A", "lot:B", "lot:C")


def test_what_ends_a_date_for_one_lot_leaves_it_for_the_others():
    told = (event("presented", "2026-03-02", *LOTS), event("released", "2026-03-20", "lot:B"))
    found = [
        one
        for one in timetable(routes()[RouteId("us-applicability-review")], told, ON)
        if one.step == "deemed-exclusion"
    ]
    assert sorted(one.done for one in found) == [False, True]
    filings = [one for one in timetable(routes()[RouteId("us-protest")], told, ON) if one.step == "filing"]
    assert [str(one.due) for one in filings] == ["2026-09-28"]


def test_a_protest_for_one_lot_does_nothing_for_the_others():
    told = (event("excluded", "2026-03-20", *LOTS), event("protested", "2026-05-04", "lot:A"))
    filings = [one for one in timetable(routes()[RouteId("us-protest")], told, ON) if one.step == "filing"]
    assert sorted((one.done, one.passed) for one in filings) == [(False, True), (True, False)]


def test_lots_that_are_not_in_the_notice_keep_the_day_the_law_gives():
    told = (event("presented", "2026-03-02", *LOTS), event("excluded", "2026-04-15", "lot:A"))
    filings = [one for one in timetable(routes()[RouteId("us-protest")], told, ON) if one.step == "filing"]
    assert sorted((str(one.earliest), str(one.latest)) for one in filings) == [
        ("2026-09-28", "2026-09-28"),
        ("2026-09-28", "2026-10-13"),
    ]


def test_a_detention_on_file_settles_the_five_days_for_it():
    told = (event("presented", "2026-03-02"), event("detained", "2026-03-06"))
    decision = clock("us-applicability-review", *told)["detention-decision"]
    assert (decision.done, decision.passed) == (True, False)


def test_what_was_filed_for_a_step_is_done_in_time_late_or_too_early():
    seized = event("seized", "2026-03-02")

    def petition(day: str, *refs: str) -> Deadline:
        return clock("us-seizure-petition", seized, event("filed", day, *refs))["petition"]

    assert petition("2026-04-01", "us-seizure-petition/petition").done
    assert not petition("2026-04-02", "us-seizure-petition/petition").done
    assert petition("2026-03-01", "us-seizure-petition/petition").premature
    assert not petition("2026-03-05", "us-protest/filing").done


def test_a_set_day_moves_only_the_goods_it_was_set_for():
    told = (
        event("seized", "2026-03-02", "lot:A"),
        event("seized", "2026-03-02", "lot:B"),
        event("date-set", "2026-05-01", "us-seizure-petition/petition", "lot:B"),
    )
    found = timetable(routes()[RouteId("us-seizure-petition")], told, date(2026, 3, 10))
    assert sorted(str(one.due) for one in found) == ["2026-04-01", "2026-05-01"]


def test_a_step_after_an_extension_is_judged_by_the_day_it_was_moved_to():
    told = (
        event("seized", "2026-03-02"),
        event("date-set", "2026-05-03", "us-seizure-petition/petition"),
        event("filed", "2026-04-20", "us-seizure-petition/petition"),
    )
    petition = clock("us-seizure-petition", *told)["petition"]
    assert (petition.due, petition.cautious, petition.done) == (date(2026, 5, 3), date(2026, 5, 1), True)


def test_an_interruption_starts_the_year_anew_and_one_after_its_end_does_not():
    known = event("breach-known", "2025-03-03")

    def year(*days: str) -> Deadline:
        told = [event("interrupted", day, "cn-layoff/arbitration") for day in days]
        return clock("cn-layoff", known, *told)["arbitration"]

    assert year().due == date(2026, 3, 3)
    assert year("2025-09-01").due == date(2026, 9, 1)
    assert year("2025-09-01", "2026-08-31").due == date(2027, 8, 31)
    assert year("2026-03-04").due == date(2026, 3, 3)
    assert year("2025-03-02").due == date(2026, 3, 3)


def test_a_period_that_no_interruption_moves_says_so():
    told = (event("protest-denied", "2026-01-05"), event("interrupted", "2026-02-02", "us-cit-1581a/summons"))
    summons = clock("us-cit-1581a", *told)["summons"]
    assert summons.due == date(2026, 7, 6)
    assert "interruption-does-not-move" in codes(summons)


def test_an_event_starts_only_the_route_it_names_and_those_akin_to_it():
    plain, named = (
        event("complaint-received", "2028-01-10"),
        event("complaint-received", "2028-01-10", "route:oecd-ncp"),
    )
    assert clock("eu-flr-review", plain)["decision"].due is not None
    assert clock("eu-flr-review", named)["decision"].state == "awaited"
    assert clock("oecd-ncp", named)["conclusion"].due == date(2029, 1, 10)
    protest = event("protested", "2026-04-02", "route:us-protest")
    assert clock("us-cit-1581a", protest)["summons"].due == date(2026, 10, 29)


def test_an_event_that_several_routes_of_the_case_would_take_says_so():
    told, both = (event("complaint-received", "2028-01-10"),), [RouteId("eu-flr-review"), RouteId("oecd-ncp")]
    for name in both:
        found = timetable(routes()[name], told, ON, beside=both)
        assert {"names-no-route"} == {code for one in found if one.due for code in codes(one)} & {"names-no-route"}
    alone = timetable(routes()[both[1]], told, ON, beside=both[1:])
    assert not [one for one in alone if "names-no-route" in codes(one)]


SHOWN = (event("imported", "2022-04-11"), event("presented", "2022-04-13"), event("proof-refused", "2022-05-02"))
ORDER, ACT = "us-wro-hoshine", "us-uflpa-s3"


@pytest.mark.parametrize(
    ("measures", "act", "order"), [((ORDER,), False, True), ((ACT,), True, False), ((ACT, ORDER), True, True)]
)
def test_an_order_and_the_act_have_periods_of_their_own(measures, act, order):
    on = date(2022, 4, 20)
    review = clock("us-applicability-review", *SHOWN, on=on, measures=measures)
    release = clock("us-wro-admissibility", *SHOWN, on=on, measures=measures)
    assert {review[step].state == "dated" for step in ("detention-decision", "deemed-exclusion")} == {act}
    assert {release[step].state == "dated" for step in ("proof", "deemed-abandoned")} == {order}
    assert (clock("us-protest", *SHOWN, on=on, measures=measures)["filing"].state == "dated") is act


def test_goods_of_one_case_held_under_two_measures_have_two_clocks():
    told = (event("presented", "2022-07-05", "lot:A"), event("presented", "2022-07-06", "lot:B"))
    held = {"lot:A": ACT, "lot:B": ORDER}

    def facts_of(refs: tuple[str, ...]) -> FactSheet:
        return FactSheet(exposure_facts([held[ref] for ref in refs] or held.values()))

    found = timetable(routes()[RouteId("us-protest")], told, ON, facts_of=facts_of)
    assert [one.trigger for one in found if one.step == "filing"] == [
        "us-applicability-review/deemed-exclusion 2022-08-04"
    ]


def test_an_unknown_measure_leaves_every_rule_in_place():
    unknown = FactSheet({"case.jurisdictions": Known(("US",))})
    found = timetable(routes()[RouteId("us-protest")], SHOWN[:2], ON, facts_of=lambda _: unknown)
    assert found[0].state == "dated"


def test_each_route_names_the_events_that_bear_on_it():
    assert {"excluded", "presented", "protested", "released"} <= started_by(routes()[RouteId("us-protest")])
    assert started_by(routes()[RouteId("ilo")]) == frozenset()
