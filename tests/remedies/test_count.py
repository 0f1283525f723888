"""Counting against an independent walker that knows only how to take one step."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.law.calendars import Calendar, calendars
from amparo.remedies.count import end_of, rolled
from amparo.remedies.route import CountFrom, Length, Roll, Unit

DAY = timedelta(days=1)
FIRST, LAST = date(2018, 1, 1), date(2032, 12, 31)


def calendar(closed: set[date], opened: set[date], doubtful: set[date]) -> Calendar:
    named = [dict.fromkeys(days, "a day") for days in (closed, opened - closed, doubtful - closed)]
    return Calendar(
        "x", "x", frozenset({6, 7}), named[0], named[1], named[2], FIRST, LAST, LAST, FIRST, "c", "s", confirmed=True
    )


def walk(start: date, length: Length, count_from: CountFrom, is_open: dict[date, bool]) -> date:
    """Count one day at a time; a month is walked from its first day to its last."""
    step = DAY if length.number >= 0 else -DAY
    day = start
    if length.unit in {"days", "business", "working"}:
        left = abs(length.number)
        if count_from == "day-of" and length.number > 0:
            day -= DAY
        while left:
            day += step
            left -= 1 if length.unit == "days" or is_open[day] else 0
        return day
    months = abs(length.number) * (12 if length.unit == "years" else 1)
    while months:
        before = day.month
        day += step
        months -= day.month != before
    if length.number < 0:
        while day.day > 1:
            day -= DAY
    while day.day != start.day and (day + DAY).month == day.month:
        day += DAY
    return day - DAY if count_from == "day-of" and length.number > 0 else day


def walk_roll(day: date, roll: Roll, is_open: dict[date, bool]) -> date:
    while roll != "none" and not is_open[day]:
        day += DAY if roll == "next" else -DAY
    return day


CASES, CALENDARS = 100_000, 200
UNITS: tuple[Unit, ...] = ("days", "business", "working", "months", "years")
MOST: dict[Unit, int] = {"days": 45, "business": 20, "working": 20, "months": 4, "years": 1}


@pytest.mark.slow
def test_a_walker_that_takes_one_step_at_a_time_agrees_on_a_hundred_thousand_cases():
    chance = random.Random(20261122)  # noqa: S311 - a seeded choice of cases
    span = [FIRST + offset * DAY for offset in range((LAST - FIRST).days + 1)]
    for _ in range(CALENDARS):
        closed, opened, doubtful = ({day for day in span if chance.random() < share} for share in (0.06, 0.02, 0.03))
        frozen = calendar(closed, opened, doubtful)
        doubtful_open = chance.random() < 0.5
        shut = closed if doubtful_open else closed | doubtful
        is_open = {day: day not in shut and (day.isoweekday() < 6 or day in opened) for day in span}
        for _ in range(CASES // CALENDARS):
            unit = chance.choice(UNITS)
            length = Length(chance.randint(-MOST[unit], MOST[unit]), unit)
            count_from: CountFrom = "day-of" if chance.random() < 0.3 and length.number else "day-after"
            roll: Roll = chance.choice(("none", "next", "previous"))
            start = date(2020, 1, 1) + chance.randrange(3650) * DAY
            ended = end_of(start, (length,), count_from, frozen, doubtful_open=doubtful_open)
            assert ended == walk(start, length, count_from, is_open), (start, length, count_from)
            assert rolled(ended, roll, frozen, doubtful_open=doubtful_open) == walk_roll(ended, roll, is_open)


starts = st.dates(date(2020, 1, 1), date(2028, 12, 31))
counted = st.sampled_from(["days", "business", "working", "months"])


@settings(deadline=None)
@given(starts, st.integers(0, 60), counted)
def test_what_is_due_is_never_before_its_trigger_and_a_roll_ends_on_a_working_day(start, number, unit):
    frozen = calendars()["us-federal"]
    ended = end_of(start, (Length(number, unit),), "day-after", frozen, doubtful_open=True)
    assert ended >= start
    moved = rolled(ended, "next", frozen, doubtful_open=True)
    assert moved >= ended
    assert frozen.is_open(moved).value != "false"


@settings(deadline=None)
@given(starts, st.integers(0, 60), counted, st.booleans())
def test_more_time_and_a_later_trigger_never_end_sooner(start, number, unit, doubtful_open):
    frozen = calendars()["cn-xj"]

    def due(day: date, count: int) -> date:
        ended = end_of(day, (Length(count, unit),), "day-after", frozen, doubtful_open=doubtful_open)
        return rolled(ended, "next", frozen, doubtful_open=doubtful_open)

    assert due(start, number) <= due(start, number + 1)
    assert due(start, number) <= due(start + DAY, number)


@settings(deadline=None)
@given(starts, st.integers(0, 40), counted)
def test_a_reading_that_closes_more_days_never_ends_sooner(start, number, unit):
    frozen = calendars()["us-federal"]
    lengths = (Length(number, unit),)
    sooner = end_of(start, lengths, "day-after", frozen, doubtful_open=True)
    assert sooner <= end_of(start, lengths, "day-after", frozen, doubtful_open=False)
