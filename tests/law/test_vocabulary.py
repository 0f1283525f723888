"""Every fact that law asks for is a fact that a case can tell, and has a label."""

import pytest

from amparo.criteria import Condition
from amparo.criteria.condition import tests_in as asked_in
from amparo.facts.event import KINDS
from amparo.law.catalogue import measures
from amparo.law.conflicts import collisions
from amparo.law.control_tests import control_tests
from amparo.wording import speak

CONDITIONS: list[tuple[str, Condition]] = [
    *((f"{measure.id}/{rule.id}", rule.when) for measure in measures().values() for rule in measure.rules),
    *((f"conflict/{name}", one.when) for name, one in collisions().items()),
]
BY_SUBJECT = {
    "good": {"good", "chain", "case", "enterprise"},
    "party": {"party", "case", "enterprise"},
    "site": {"site", "case", "enterprise"},
    "case": {"case", "event", "exposure", "enterprise", "site"},
}


@pytest.mark.parametrize(("name", "condition"), CONDITIONS, ids=lambda value: value if isinstance(value, str) else "")
def test_each_fact_asked_for_has_a_label(name, condition):
    assert [test.fact for test in asked_in(condition) if not speak().has(f"fact.{test.fact}")] == [], name


def test_each_kind_of_event_has_a_label():
    assert [kind for kind in KINDS if not speak().has(f"fact.event.{kind}")] == []


def test_a_rule_asks_only_what_is_told_of_its_subject():
    strayed = [
        f"{measure.id}/{rule.id} {fact}"
        for measure in measures().values()
        for rule in measure.rules
        for fact in rule.facts
        if fact.partition(".")[0] not in BY_SUBJECT[rule.subject]
    ]
    assert strayed == []


def test_a_rule_on_ownership_names_a_test_on_file():
    named = {
        str(value)
        for _, condition in CONDITIONS
        for test in asked_in(condition)
        if test.fact == "party.owned"
        for value in (test.value if isinstance(test.value, tuple) else (test.value,))
    }
    assert named == set(control_tests())
