"""Where nobody can say a date, none is given, and one sentence says why."""

from datetime import date

import pytest

from amparo.facts.event import Event
from amparo.facts.ids import RouteId
from amparo.facts.period import Period
from amparo.findings.remedy import Deadline
from amparo.kernel.errors import UserError
from amparo.remedies.catalogue import routes
from amparo.remedies.order import after
from amparo.remedies.timetable import timetable
from amparo.wording import speak

ON = date(2026, 11, 22)


def event(kind: str, day: str, *refs: str) -> Event:
    first, _, last = day.partition("/")
    return Event(kind, Period(date.fromisoformat(first), date.fromisoformat(last or first)), refs)


def clock(route: str, *events: Event) -> dict[str, Deadline]:
    return {one.step: one for one in timetable(routes()[RouteId(route)], events, ON)}


def sentence(deadline: Deadline, code: str) -> str:
    reason = next(reason for reason in deadline.because if reason.code == code)
    return speak().because(reason.code, dict(reason.params))


def refused(deadline: Deadline, code: str) -> str:
    assert (deadline.state, deadline.due, deadline.earliest, deadline.latest) == ("undecided", None, None, None)
    return sentence(deadline, code)


def test_a_day_before_the_law_gives_no_date_and_says_since_when():
    told = refused(clock("us-protest", event("excluded", "1950-01-01"))["filing"], "rule-not-in-force")
    assert "1950-01-01" in told
    assert "2004-12-18" in told


def test_a_year_in_which_the_law_began_says_that_it_may_be_too_early():
    filing = clock("us-protest", event("excluded", "2004-01-01/2004-12-31"))["filing"]
    assert "2004-12-18" not in sentence(filing, "rule-perhaps-not-in-force")
    assert filing.earliest != filing.latest


def test_a_denial_before_its_protest_gives_neither_a_court_date_nor_a_deemed_one():
    told = (event("protested", "2026-02-02"), event("protest-denied", "2026-01-03"))
    for deadline in (clock("us-cit-1581a", *told)["summons"], clock("us-protest", *told)["deemed-denial"]):
        said = refused(deadline, "order-contradicts")
        assert "2026-01-03" in said
        assert "2026-02-02" in said


def test_a_protest_before_its_exclusion_is_premature_and_nothing_is_counted_from_it():
    told = (event("excluded", "2026-02-02"), event("protested", "2026-01-03"))
    protest = clock("us-protest", *told)
    assert protest["filing"].premature
    assert "2026-02-02" in refused(protest["deemed-denial"], "trigger-premature")
    assert "2026-02-02" in refused(clock("us-cit-1581a", *told)["summons"], "trigger-premature")


def test_a_protest_on_the_day_of_deemed_exclusion_starts_nothing_and_on_the_next_it_does():
    shown = event("presented", "2026-03-02")
    early = clock("us-protest", shown, event("protested", "2026-04-01"))["deemed-denial"]
    assert refused(early, "trigger-premature")
    assert clock("us-protest", shown, event("protested", "2026-04-02"))["deemed-denial"].due == date(2026, 5, 2)


def test_two_tellings_of_one_event_are_bounds_and_never_one_date():
    filing = clock("us-protest", event("excluded", "2026-02-10"), event("excluded", "2026-02-20"))["filing"]
    assert (filing.earliest, filing.latest) == (date(2026, 8, 10), date(2026, 8, 19))
    assert "2026-02-20" in sentence(filing, "trigger-told-twice")


def test_two_tellings_that_name_overlapping_goods_are_bounds_for_what_both_name():
    told = (event("excluded", "2026-02-10", "lot:A"), event("excluded", "2026-02-20", "lot:A", "lot:B"))
    found = [one for one in timetable(routes()[RouteId("us-protest")], told, ON) if one.step == "filing"]
    assert [(str(one.earliest), str(one.latest)) for one in found] == [
        ("2026-08-10", "2026-08-19"),
        ("2026-08-19", "2026-08-19"),
    ]


def test_a_second_telling_that_fits_is_kept_where_the_first_cannot_be():
    told = (event("imported", "2026-03-01"), event("excluded", "2026-02-10"), event("excluded", "2026-04-20"))
    filing = clock("us-protest", *told)["filing"]
    assert filing.due == date(2026, 10, 19)
    assert "2026-02-10" in sentence(filing, "order-contradicts")


@pytest.mark.parametrize(("later", "earlier"), [(one, other) for one, kinds in after().items() for other in kinds])
def test_every_order_that_cannot_be_is_refused_by_every_step_that_starts_there(later, earlier):
    told = (event(later, "2026-02-02"), event(earlier, "2026-03-02"))
    for route in routes().values():
        for rule in route.deadlines:
            if rule.limit == "counted" and {later, earlier} & {trigger.event for trigger in rule.triggers}:
                assert refused(clock(route.id, *told)[rule.step], "order-contradicts")


def test_an_order_that_may_be_is_not_refused():
    told = (event("presented", "2026-02-01/2026-02-28"), event("excluded", "2026-02-20"))
    assert clock("us-protest", *told)["filing"].due is not None
    apart = (event("presented", "2026-03-02", "lot:A"), event("excluded", "2026-02-20", "lot:B"))
    assert clock("us-protest", *apart)["filing"].due is not None


def test_a_calendar_beyond_its_horizon_says_how_far_it_reaches():
    told = refused(clock("cn-afsl-suit", event("harm-known", "2044-01-01"))["suit"], "calendar-beyond-horizon")
    assert "2035-12-31" in told


def test_a_start_that_nobody_can_count_leaves_what_follows_from_it_without_a_date():
    far = event("presented", "9999-12-20")
    assert refused(clock("us-protest", far)["filing"], "date-beyond-reckoning")


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (event("date-set", "2026-07-22"), "event-step-missing"),
        (event("filed", "2026-07-22", "us-seizure-petition/prayer"), "event-route-unknown"),
        (event("notified", "2026-07-22", "route:eu-flr"), "event-route-unknown"),
    ],
)
def test_a_route_or_step_that_is_not_on_file_is_refused(told, code):
    with pytest.raises(UserError) as problem:
        clock("us-seizure-petition", told)
    assert problem.value.code == code
    assert speak().error(problem.value)
