"""What would open a route, over the whole catalogue: exactly what is listed makes it so, and nothing else is named."""

from itertools import chain, combinations

import pytest

from amparo.criteria import FactSheet, Judgement, Known, evaluate
from amparo.criteria.condition import Condition, Test
from amparo.criteria.condition import tests_in as asked_in
from amparo.criteria.near_miss import changeable
from amparo.facts.truth import Truth
from amparo.remedies.catalogue import routes
from amparo.remedies.route import Route
from amparo.wording import speak
from law.satisfying import satisfying

ROUTES = list(routes().values())
ids = {"ids": lambda one: one.id}


def changeable_facts(condition: Condition) -> list[str]:
    return sorted({test.fact for test in asked_in(condition) if changeable(test.fact)})


def subsets(facts: list[str]) -> list[tuple[str, ...]]:
    return list(chain.from_iterable(combinations(facts, number) for number in range(1, len(facts) + 1)))


def judged(route: Route, sheet: FactSheet) -> Judgement:
    return evaluate(route.when, sheet, near_miss=True)


def told(test: str) -> tuple[str, Known]:
    """Return the fact a near miss names, and a value that meets what it asks."""
    fact, _, asked = test.partition(" ")
    assert asked == "exists yes", test
    return fact, Known(("told",))


@pytest.mark.parametrize("route", ROUTES, **ids)
def test_telling_exactly_what_is_listed_opens_the_route_and_telling_less_does_not(route):
    full = satisfying(route.when)
    for untold in subsets(changeable_facts(route.when)):
        sheet = full.adding(dict.fromkeys(untold, Known(())))
        found = judged(route, sheet)
        if found.truth is not Truth.FALSE:
            continue
        assert found.near_miss, untold
        facts = dict(told(test) for test in found.near_miss)
        assert judged(route, sheet.adding(facts)).truth is Truth.TRUE
        for less in combinations(facts.items(), len(facts) - 1):
            assert judged(route, sheet.adding(dict(less))).truth is not Truth.TRUE


@pytest.mark.parametrize("route", ROUTES, **ids)
def test_a_route_that_who_where_or_which_measure_decides_is_no_near_miss(route):
    full = satisfying(route.when)
    fixed = sorted({test.fact for test in asked_in(route.when)} - set(changeable_facts(route.when)))
    assert fixed
    for fact in fixed:
        for untold in [(), *subsets(changeable_facts(route.when))]:
            other = Known(("something-else",))
            sheet = full.adding({fact: other, **dict.fromkeys(untold, Known(()))})
            found = judged(route, sheet)
            assert not [test for test in found.near_miss if test.startswith(fact)]
            if judged(route, full.adding({fact: other})).truth is Truth.FALSE and not _alternatives(route, fact):
                assert found.near_miss == ()


def _alternatives(route: Route, fact: str) -> bool:
    """Whether the route asks for the fact in one of several ways only, so that another way may be a near miss."""
    sheet = satisfying(route.when).adding({fact: Known(("something-else",))})
    events = {name: Known(("told",)) for name in changeable_facts(route.when)}
    return judged(route, sheet.adding(events)).truth is Truth.TRUE


@pytest.mark.parametrize("route", ROUTES, **ids)
def test_what_a_near_miss_names_has_words(route):
    for test in asked_in(route.when):
        if changeable(test.fact):
            said = speak().demand(str(test))
            assert said
            assert "." not in said.partition(":")[0]


def test_a_demand_is_told_in_words():
    assert speak().demand("event.seized exists yes") == "when the goods were seized"
    assert speak().demand("not: event.seized exists yes") == "not: when the goods were seized"
    assert speak().demand(str(Test("enterprise.turnover_gbp", ">=", 36000000))).endswith("from 36000000")
