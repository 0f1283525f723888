"""Everything that is dated, on the day before and the day itself: measures, rules, ownership tests, calendars."""

from datetime import date, timedelta

import pytest

from amparo.facts.truth import Truth
from amparo.kernel.errors import UserError
from amparo.law.calendars import calendars
from amparo.law.catalogue import measures
from amparo.law.control_tests import control_tests
from amparo.law.measure import Measure

DAY = timedelta(days=1)
SILENT = {"not-yet", "ended", "suspended", "bill"}
MEASURES = list(measures().values())
ids = {"ids": lambda one: one.id}


@pytest.mark.parametrize("one", [one for one in MEASURES if one.start and not one.bill], **ids)
def test_a_measure_is_silent_the_day_before_it_starts_and_speaks_on_the_day(one: Measure):
    assert one.start is not None
    assert (one.state_on(one.start.first - DAY), one.all_on(one.start.first - DAY)) == ("not-yet", ())
    assert one.state_on(one.start.last) not in SILENT | {"not-yet"}
    begun = [rule for rule in one.rules if rule.span.holds_on(one.start.last) is not Truth.FALSE]
    assert list(one.all_on(one.start.last)) == begun
    assert begun


@pytest.mark.parametrize("one", [one for one in MEASURES if one.ended], **ids)
def test_a_measure_speaks_on_its_last_day_and_is_silent_on_the_next(one: Measure):
    assert one.ended is not None
    assert one.state_on(one.ended.first) != "ended"
    assert (one.state_on(one.ended.last + DAY), one.all_on(one.ended.last + DAY)) == ("ended", ())


@pytest.mark.parametrize("one", [one for one in MEASURES if one.suspended], **ids)
def test_a_suspension_begins_and_ends_on_its_days(one: Measure):
    for spell in one.suspended:
        held = "suspended" if spell.confirmed else "state-unconfirmed"
        if spell.span.since:
            assert one.state_on(spell.span.since.last) == held
            assert one.state_on(spell.span.since.first - DAY) != held
        if spell.span.until:
            assert one.state_on(spell.span.until.first) == held
            assert one.state_on(spell.span.until.last + DAY) != held


@pytest.mark.parametrize("one", MEASURES, **ids)
def test_what_has_no_known_start_says_that_its_date_is_unconfirmed(one: Measure):
    if one.start is None and not one.bill:
        assert one.state_on(date(2026, 11, 22)) in {"in-force-date-unconfirmed", "state-unconfirmed", "ended"}
    for rule in one.rules:
        if rule.span.since is None and one.start is None:
            assert not rule.date_confirmed


@pytest.mark.parametrize("one", control_tests().values(), **ids)
def test_an_ownership_test_holds_from_its_first_day_to_its_last(one):
    for spell in one.spells:
        if spell.span.since:
            assert one.spell_on(spell.span.since.last) == spell
            assert one.spell_on(spell.span.since.first - DAY) != spell
        if spell.span.until:
            assert one.spell_on(spell.span.until.first) == spell
            assert one.spell_on(spell.span.until.last + DAY) != spell


@pytest.mark.parametrize("one", calendars().values(), **ids)
def test_a_calendar_answers_from_its_first_day_to_its_horizon_and_no_further(one):
    for day in (one.first, one.announced, one.horizon):
        assert one.is_open(day) in set(Truth)
    for day in (one.first - DAY, one.horizon + DAY):
        with pytest.raises(UserError) as problem:
            one.is_open(day)
        assert problem.value.code == "calendar-beyond-horizon"
    assert one.settled(one.announced)
    assert not one.settled(one.announced + DAY)
