"""No rule and no conflict is dead: some case meets each of them."""

from datetime import date

import pytest

from amparo.criteria import Known, evaluate
from amparo.facts.period import Period
from amparo.law.catalogue import measures
from amparo.law.conflicts import collisions, conflicts_met
from law.satisfying import satisfying

RULES = [(measure, rule) for measure in measures().values() for rule in measure.rules]


@pytest.mark.parametrize("rule", [pytest.param(rule, id=f"{measure.id}-{rule.id}") for measure, rule in RULES])
def test_some_case_meets_each_rule(rule):
    assert satisfying(rule.when) is not None


@pytest.mark.parametrize("one", collisions().values(), ids=lambda one: one.id)
def test_some_case_meets_each_conflict(one):
    on = date(2028, 1, 3)
    assert one.id in {conflict.id for conflict in conflicts_met(satisfying(one.when), on)}


def test_an_order_on_earlier_goods_and_the_act_leave_no_day_between():
    act, order = (measures()[name] for name in ("us-uflpa-s3", "us-wro-xuar-cotton-tomato"))
    for day in (date(2022, 6, 20), date(2022, 6, 21)):
        told = {"good.imported": Known((Period.day(day),))}
        met = [
            rule.id
            for measure in (act, order)
            for rule in measure.rules
            if rule.id == "origin-in-region"
            and "good.imported" not in _failing(rule, satisfying(rule.when).adding(told))
        ]
        assert len(met) == 1


def _failing(rule, sheet):
    return {
        dict(reason.params)["fact"] for reason in evaluate(rule.when, sheet).reasons if reason.code == "test-not-met"
    }
