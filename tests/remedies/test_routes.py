"""The catalogue of routes: every route and period is dated, cited and can be counted."""

from datetime import date, timedelta

import pytest

from amparo.criteria import FactSheet, Known
from amparo.criteria.condition import tests_in as asked_in
from amparo.facts.event import Event
from amparo.facts.ids import RouteId
from amparo.facts.period import Period
from amparo.facts.truth import Truth
from amparo.findings.remedy import Deadline
from amparo.kernel.errors import IntegrityError
from amparo.law.calendars import calendars
from amparo.law.catalogue import measures
from amparo.remedies.catalogue import read_route, routes
from amparo.remedies.eligibility import consider
from amparo.remedies.route import DeadlineRule, Route
from amparo.remedies.timetable import timetable
from amparo.wording import speak
from law.satisfying import satisfying

RULES = [(route, rule) for route in routes().values() for rule in route.deadlines]
ON = date(2026, 11, 22)


def route(name: str) -> Route:
    return routes()[RouteId(name)]


def test_the_catalogue_is_as_large_as_what_was_gathered():
    assert len(routes()) == 33
    assert len(RULES) == 51


@pytest.mark.parametrize("one", routes().values(), ids=lambda one: one.id)
def test_each_route_says_who_where_how_and_with_what(one: Route):
    assert all((one.who_may_file, one.steps, one.papers, one.forum, one.follows, one.citation, one.source))
    assert one.deadlines
    assert set(one.answers) <= set(measures())
    assert {cost.route for cost in one.costs} <= set(routes()) - {one.id}


@pytest.mark.parametrize(("one", "rule"), RULES, ids=lambda value: getattr(value, "step", None) or value.id)
def test_each_period_has_a_citation_a_calendar_and_an_owner(one: Route, rule: DeadlineRule):
    assert one.citation
    assert rule.citation
    assert rule.source
    if rule.limit == "counted":
        assert rule.calendar in calendars()
        assert "/" in rule.zone
    for trigger in rule.triggers:
        if trigger.step:
            route_id, _, step = trigger.step.partition("/")
            assert step in {other.step for other in route(route_id).deadlines}


@pytest.mark.parametrize("one", [r for r in routes().values() if r.span.since], ids=lambda one: one.id)
def test_each_route_begins_on_its_day(one: Route):
    assert one.span.since
    assert one.open_on(one.span.since.first - timedelta(days=1)) is Truth.FALSE
    assert one.open_on(one.span.since.last) is Truth.TRUE
    assert consider(one, FactSheet(), (), one.span.since.first - timedelta(days=1)).open == "no"


COUNTED = [
    (route, rule, trigger)
    for route, rule in RULES
    for trigger in rule.triggers
    if trigger.event and rule.limit == "counted" and not trigger.timely
]


def counted(one: Route, rule: DeadlineRule, kind: str, day: date) -> Deadline:
    found = timetable(one, (Event(kind, Period.day(day)),), ON)
    return next(deadline for deadline in found if deadline.step == rule.step)


@pytest.mark.parametrize(
    ("one", "rule", "trigger"), COUNTED, ids=[f"{one.id}/{rule.step}-{trigger.event}" for one, rule, trigger in COUNTED]
)
def test_each_period_counts_from_its_first_day_and_not_from_the_day_before(one, rule, trigger):
    since, until = rule.span.since, rule.span.until
    assert until is None, "a period that has ended needs the same test for its last day"
    if since is None:
        assert "rule-since-unknown" in {why.code for why in counted(one, rule, trigger.event, ON).because}
        return
    before = counted(one, rule, trigger.event, since.first - timedelta(days=1))
    assert (before.state, before.due) == ("undecided", None)
    # Before its own calendar begins a period is not counted either.
    first = max(since.last, calendars()[rule.calendar].first + timedelta(days=400))
    assert counted(one, rule, trigger.event, first).state == "dated"


@pytest.mark.parametrize("one", routes().values(), ids=lambda one: one.id)
def test_what_has_no_known_start_is_not_called_confirmed_in_its_date(one: Route):
    assert one.span.since is not None or not one.date_confirmed
    assert [rule.step for rule in one.deadlines if rule.span.since is None and rule.date_confirmed] == []
    unseen = [
        rule.step for rule in one.deadlines if rule.source == "general knowledge, no source seen" and rule.confirmed
    ]
    assert unseen == []
    assert one.source != "general knowledge, no source seen" or not one.confirmed


def importer(**facts: tuple[object, ...]) -> FactSheet:
    named = {"case.jurisdictions": Known(("US",)), "case.filing_as": Known(("importer",))}
    return FactSheet({**named, **{f"event.{kind.replace('_', '-')}": Known(day) for kind, day in facts.items()}})  # type: ignore[arg-type]


def test_a_review_is_open_to_the_importer_of_goods_detained_under_the_act():
    found = consider(route("us-applicability-review"), importer(detained=(ON,)), ["us-uflpa-s3"], ON)
    assert (found.open, found.measure_ids, found.missing_facts) == ("yes", ("us-uflpa-s3",), ())
    assert found.because


def test_a_route_that_awaits_an_event_says_which_fact_is_missing():
    found = consider(route("us-seizure-petition"), importer(detained=(ON,)), ["us-uflpa-s3"], ON)
    assert (found.open, found.missing_facts) == ("needs-fact", ("event.seized",))


def test_removal_is_for_the_listed_and_never_a_near_miss_for_others():
    facts = FactSheet({"case.filing_as": Known(("importer",)), "case.jurisdictions": Known(("US",))})
    found = consider(route("fletf-removal"), facts, ["us-uflpa-s2"], ON)
    assert (found.open, found.near_miss) == ("no", ())
    listed = facts.adding({"case.filing_as": Known(("listed-enterprise",))})
    assert consider(route("fletf-removal"), listed, ["us-uflpa-s2"], ON).open == "yes"
    assert consider(route("fletf-removal"), listed, [], ON).open == "no"


def test_a_route_that_is_not_law_yet_is_not_open():
    facts = FactSheet({"case.jurisdictions": Known(("EU",))})
    assert consider(route("eu-flr-complaint"), facts, [], date(2027, 12, 13)).open == "no"
    assert consider(route("eu-flr-complaint"), facts, [], date(2027, 12, 14)).open == "yes"


def test_three_months_of_proof_are_for_goods_under_an_order_only():
    assert consider(route("us-wro-admissibility"), importer(), ["us-uflpa-s3"], ON).open == "no"
    assert consider(route("us-wro-admissibility"), importer(), ["us-wro-xuar-cotton-tomato"], ON).open == "yes"


def test_an_unconfirmed_route_says_so():
    facts = FactSheet({"case.filing_as": Known(("listed-enterprise",))})
    found = consider(route("eu-annulment"), facts, ["eu-ghrsr"], ON)
    assert (found.open, found.confirmed) == ("yes", False)
    assert "route-date-unconfirmed" in {reason.code for reason in found.because}


BASE = {
    "id": "x", "jurisdiction": "US", "name": "n", "forum": "f", "who_may_file": ["w"], "steps": ["s"], "papers": ["p"],
    "standard_of_proof": "none", "follows": "f", "citation": "c", "source": "s", "confirmed": True, "from": "unknown",
    "until": "open", "when": {"fact": "a", "value": 1},
}  # fmt: skip
PERIOD = {
    "step": "s", "what": "w", "lengths": ["30 days"], "calendar": "us-federal", "zone": "America/New_York",
    "from": "unknown", "until": "open", "citation": "c", "source": "s", "confirmed": True,
    "trigger": [{"event": "detained"}],
}  # fmt: skip


@pytest.mark.parametrize(
    "broken",
    [
        {"lengths": ["30 fortnights"]},
        {"lengths": []},
        {"roll": "sideways"},
        {"whose": "operation-of-law", "roll": "next"},
        {"whose": "authority", "done_by": "protested"},
        {"done_by": "sneezed"},
        {"trigger": [{"event": "sneezed"}]},
        {"trigger": [{}]},
        {"trigger": [{"event": "detained", "step": "a/b"}]},
        {"trigger": []},
        {"limit": "none-found"},
        {"colour": "red"},
    ],
    ids=str,
)
def test_a_period_that_cannot_be_counted_is_refused(broken):
    read_route("x.toml", {**BASE, "deadline": [PERIOD]})
    with pytest.raises(IntegrityError):
        read_route("x.toml", {**BASE, "deadline": [{**PERIOD, **broken}]})


@pytest.mark.parametrize("one", routes().values(), ids=lambda one: one.id)
def test_each_fact_a_route_asks_for_has_a_label_and_is_told_of_a_case(one: Route):
    asked = [test.fact for test in asked_in(one.when)]
    assert [fact for fact in asked if not speak().has(f"fact.{fact}")] == []
    assert {fact.partition(".")[0] for fact in asked} <= {"case", "event", "exposure", "enterprise"}


@pytest.mark.parametrize("one", routes().values(), ids=lambda one: one.id)
def test_some_case_opens_each_route(one: Route):
    assert consider(one, satisfying(one.when), (), date(2028, 1, 3)).open == "yes"
