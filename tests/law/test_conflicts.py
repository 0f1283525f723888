"""Colliding duties: shown side by side when both bear on the case, never before."""

from datetime import date

import pytest

from amparo.criteria import FactSheet, Known, Value
from amparo.facts.ids import Subject
from amparo.law.catalogue import measures
from amparo.law.conflicts import collisions, conflicts_met, conflicts_open

ON = date(2026, 11, 22)
CASE = Subject("case", "x")


def sheet(**facts: tuple[Value, ...]) -> FactSheet:
    named = {key.replace("__", ".").replace("_of_", "-"): Known(value) for key, value in facts.items()}
    return FactSheet({"case.on": Known((ON,)), **named})


DETAINED = {
    "case__jurisdictions": ("US", "CN"),
    "exposure__measures": ("us-uflpa-s3",),
    "exposure__met": ("us-uflpa-s3",),
    "event__detained": (date(2026, 3, 2),),
}


def ids(facts: FactSheet, on: date | None = None) -> set[str]:
    return {conflict.id for conflict in conflicts_met(facts, on)}


def test_a_detained_shipment_with_records_in_china_meets_both_duties():
    found = ids(sheet(**DETAINED))
    assert {"us-review-records-cn-data", "us-review-inquiry-cn-supply-chain", "us-ban-cn-ending-supply"} <= found


def test_one_legal_order_alone_makes_no_conflict():
    assert ids(sheet(**{**DETAINED, "case__jurisdictions": ("US",)})) == set()


def test_goods_traced_outside_scope_press_nobody_to_end_supply():
    assert "us-ban-cn-ending-supply" not in ids(sheet(**{**DETAINED, "exposure__met": ()}))


def test_a_fact_the_file_does_not_tell_leaves_a_conflict_open():
    told = {one.rule: one.missing for one in conflicts_open(sheet(**DETAINED), CASE)}
    assert told["conflict/us-ban-cn-unreliable-entity"] == ("enterprise.ends_supply_over_foreign_measure",)


def test_a_measure_that_is_not_law_yet_collides_with_nothing():
    facts = sheet(case__jurisdictions=("EU", "CN"), **{"event__request-received": (date(2026, 3, 2),)})
    assert ids(facts) == set()
    assert ids(facts, date(2027, 12, 14)) == {"eu-inquiry-cn-data"}
    assert ids(sheet(**DETAINED), date(2026, 3, 30)) == {"us-review-records-cn-data", "us-ban-cn-ending-supply"}


def test_both_duties_are_shown_and_counsel_decides():
    conflict = next(one for one in conflicts_met(sheet(**DETAINED)) if one.id == "us-review-records-cn-data")
    codes = [reason.code for reason in conflict.because]
    assert codes.count("conflict-duty") == 2
    assert "conflict-for-counsel" in codes
    assert (conflict.one, conflict.other) == ("us-uflpa-s3", "cn-dsl-36")


@pytest.mark.parametrize("one", collisions().values(), ids=lambda one: one.id)
def test_each_pair_is_cited_and_joins_two_legal_orders(one):
    assert one.citation
    assert one.source
    assert one.one in measures()
    assert set(measures()[one.one].jurisdictions).isdisjoint(measures()[one.other].jurisdictions)
