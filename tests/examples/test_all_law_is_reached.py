"""Every rule, route and conflict of the register is met by some example, on some day, but for those named here."""

import pytest

from amparo.law.catalogue import measures
from amparo.law.conflicts.catalogue import collisions
from amparo.remedies.catalogue import routes
from examples.assessing import EXPECTED, assessed

MET = {"possible", "probable", "confirmed", "contradicted"}
# What no example can meet, and why; what is named here and met all the same fails too. Rules of the background (the
# purpose of an Act, a treaty between states) ask nothing of a case and are not held against one.
OUT_OF_REACH = {
    "ca-c251/designated-area": "a bill: it is silent until it is law",
    "us-ofac-officials-2021/designated": "names two entries of the real list by number; no invented party bears them",
    "us-ofac-xpcc/designated": "names three entries of the real list by number; no invented party bears them",
}


def rules():
    return {f"{measure.id}/{rule.id}": rule for measure in measures().values() for rule in measure.rules}


@pytest.fixture(scope="module")
def found(nowhere):
    return [assessed(name, nowhere) for name in EXPECTED]


def test_every_rule_is_met_by_an_example(found):
    exposed = {f"{one.measure_id}/{one.ground}" for case in found for one in case.exposures if one.verdict in MET}
    cautioned = {one.code for case in found for one in case.warnings}
    met = {
        name
        for name, rule in rules().items()
        if name in exposed or (rule.outcome == "caution" and name.replace("/", "-") in cautioned)
    }
    background = {name for name, rule in rules().items() if rule.outcome == "background"}
    assert sorted(set(rules()) - met - background) == sorted(OUT_OF_REACH)
    assert met.isdisjoint(background)


def test_only_background_and_bills_and_what_is_named_here_escape_every_example(found):
    reached = {one.measure_id for case in found for one in case.exposures if one.verdict in MET}
    cautioned = {one.code for case in found for one in case.warnings}
    unmet = {
        measure.id
        for measure in measures().values()
        if measure.id not in reached and not {f"{measure.id}-{rule.id}" for rule in measure.rules} & cautioned
    }
    without_rules = {m.id for m in measures().values() if all(rule.outcome == "background" for rule in m.rules)}
    assert unmet == without_rules | {"ca-c251", "us-ofac-officials-2021"}


def test_every_route_is_open_in_an_example(found):
    opened = {remedy.route_id for case in found for remedy in case.remedies if remedy.open == "yes"}
    assert sorted(set(routes()) - opened) == []


def test_every_conflict_is_met_by_an_example(found):
    shown = {conflict.id for case in found for conflict in case.conflicts}
    assert sorted(set(collisions()) - shown) == []
