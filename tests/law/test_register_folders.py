"""Ownership tests, notices and the timeline of the register."""

from datetime import date

import pytest

from amparo.facts.period import Period
from amparo.facts.quantity import Share
from amparo.law.control_tests.catalogue import control_tests
from amparo.law.notices import notices, notices_for
from amparo.law.table import period_of
from amparo.law.timeline import timeline


def test_each_regime_has_its_own_threshold():
    tests, half = control_tests(), Share.percent(50)
    assert tests["us-ofac-50"].meets(half)
    assert tests["eu-50"].meets(half)
    assert not tests["eu-50-before-2024-07"].meets(half)
    assert not tests["uk-50"].meets(half)
    assert tests["uk-50"].meets(Share.percent("50.0001"))
    assert (tests["us-ofac-50"].aggregate, tests["uk-50"].aggregate) == (True, False)


@pytest.mark.parametrize(
    ("name", "day", "state"),
    [
        ("us-bis-affiliates-50", "2025-09-28", None),
        ("us-bis-affiliates-50", "2025-09-29", "in-force"),
        ("us-bis-affiliates-50", "2025-11-10", "suspended"),
        ("us-bis-affiliates-50", "2026-11-09", "suspended"),
        ("us-bis-affiliates-50", "2026-11-10", "state-unconfirmed"),
        ("eu-50-before-2024-07", "2024-07-02", "in-force"),
        ("eu-50-before-2024-07", "2024-07-03", None),
        ("eu-50", "2024-07-02", None),
        ("eu-50", "2024-07-03", "in-force"),
        ("us-ofac-50", "2014-08-12", None),
        ("us-ofac-50", "2014-08-13", "in-force"),
    ],
)
def test_ownership_tests_hold_on_their_days(name, day, state):
    spell = control_tests()[name].spell_on(date.fromisoformat(day))
    assert (spell and spell.state) == state


@pytest.mark.parametrize("test", control_tests().values(), ids=lambda one: one.id)
def test_each_ownership_test_is_dated_and_cited(test):
    assert test.seeds
    assert test.spells
    assert all(spell.citation and spell.source and spell.span.since for spell in test.spells)


def test_notices_are_found_by_step_and_by_who_is_bound():
    assert {one.id for one in notices_for("deal-with-listed-party", ["US"])} == {"us-dealing-with-blocked-party"}
    assert {one.id for one in notices_for("deal-with-listed-party", ["GB"])} == {"eu-uk-funds-for-listed-party"}
    assert {one.id for one in notices_for("complain", [])} == {"complaint-personal-risk"}
    assert notices_for("survey-supply-chain", ["US"]) == ()
    assert len(notices()) == 12


def test_every_notice_is_cited():
    assert all(one.citation and one.source and one.text.endswith(".") for one in notices())


def test_the_timeline_runs_forward_and_keeps_to_a_country():
    whole = timeline()
    assert [one.day for one in whole] == sorted(one.day for one in whole)
    ours = timeline("us")
    assert ours
    assert {one.measure_id.partition("-")[0] for one in ours} <= {"us", "usmca"}
    assert ("us-uflpa-s3", "in-force") in {(one.measure_id, one.turn) for one in ours}
    assert any(one.turn == "suspended" and one.measure_id == "us-bis-affiliates-rule" for one in ours)


def test_days_may_be_told_as_a_month_or_as_two_days():
    assert period_of("2026-02") == Period(date(2026, 2, 1), date(2026, 2, 28))
    assert period_of("2025-12") == Period(date(2025, 12, 1), date(2025, 12, 31))
    assert period_of("2026-03-31/2026-04-07") == Period(date(2026, 3, 31), date(2026, 4, 7))
    assert period_of("some day") is None
