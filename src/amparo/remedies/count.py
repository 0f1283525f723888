"""Counting periods: pure functions from a day to a day.

Months and years end on the day of the same number, or on the last day of a shorter month (Regulation (EEC,
Euratom) No 1182/71 art. 3(2)(c); Civil Code of the PRC art. 202; the same in US practice).
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from amparo.facts.truth import Truth
from amparo.law.calendars import Calendar
from amparo.remedies.route import CountFrom, Length, Roll

DAY = timedelta(days=1)


def open_on(calendar: Calendar, day: date, *, doubtful_open: bool) -> bool:
    """Whether ``day`` counts as a working day, reading doubtful days as told.

    Raises:
        UserError: the day lies beyond the calendar.
    """
    truth = calendar.is_open(day)
    return doubtful_open if truth is Truth.UNKNOWN else truth is Truth.TRUE


def stages(
    start: date, lengths: Iterable[Length], count_from: CountFrom, calendar: Calendar, *, doubtful_open: bool
) -> tuple[tuple[Length, date], ...]:
    """Return each length with the day it ends on, counted one after the other from ``start``, before any roll.

    Args:
        start: the day of the trigger.
        lengths: counted in order; each begins where the one before ended.
        count_from: ``day-after``: the trigger day is not counted; ``day-of``: it is day one of the first length.
        calendar: whose open days are counted for ``business`` and ``working``.
        doubtful_open: how doubtful days are read.

    Raises:
        UserError: an open day is needed beyond the calendar's horizon.
        OverflowError: the end lies beyond the year 9999.
    """
    ends: list[tuple[Length, date]] = []
    day = start
    for position, length in enumerate(lengths):
        counted_already = 1 if position == 0 and count_from == "day-of" and length.number > 0 else 0
        day = _after(day, length, counted_already, calendar, doubtful_open=doubtful_open)
        ends.append((length, day))
    return tuple(ends)


def end_of(
    start: date, lengths: Iterable[Length], count_from: CountFrom, calendar: Calendar, *, doubtful_open: bool
) -> date:
    """Return the last day of the last of the lengths; see :func:`stages`."""
    ends = stages(start, lengths, count_from, calendar, doubtful_open=doubtful_open)
    return ends[-1][1] if ends else start


def _after(day: date, length: Length, already: int, calendar: Calendar, *, doubtful_open: bool) -> date:
    match length.unit:
        case "days":
            return day + timedelta(days=length.number - already)
        case "months":
            return _months(day, length.number) - already * DAY
        case "years":
            return _months(day, 12 * length.number) - already * DAY
    step = DAY if length.number >= 0 else -DAY
    # With "day of", the trigger day is itself counted if it is open, so the walk begins the day before.
    day -= already * DAY
    for _ in range(abs(length.number)):
        day += step
        while not open_on(calendar, day, doubtful_open=doubtful_open):
            day += step
    return day


def _months(day: date, number: int) -> date:
    years, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    if not date.min.year <= years <= date.max.year:
        raise OverflowError
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def rolled(day: date, roll: Roll, calendar: Calendar, *, doubtful_open: bool) -> date:
    """Return ``day``, or the next or previous open day where it is closed and the rule rolls.

    Raises:
        UserError: the day lies beyond the calendar.
    """
    if roll == "none":
        return day
    step = DAY if roll == "next" else -DAY
    while not open_on(calendar, day, doubtful_open=doubtful_open):
        day += step
    return day
