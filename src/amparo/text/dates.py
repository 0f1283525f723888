"""Days as people write them in records: ISO 8601, where a year or a month alone means the whole of it."""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from amparo.facts.period import Period

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class DateError(ValueError):
    """A text that is no ISO date, or names a day that no calendar has.

    ``impossible`` tells the two apart: the form is right and the day does not exist.
    """

    def __init__(self, text: str, *, impossible: bool) -> None:
        super().__init__(text)
        self.text = text
        self.impossible = impossible


@lru_cache(maxsize=4096)
def parse_period(text: str) -> Period:
    """Return the period that an ISO 8601 date names.

    Args:
        text: ``2024-05-31``, ``2024-05`` or ``2024`` (the whole month or year), or two of these parted by ``/``.

    Raises:
        DateError: the text has another form, names no real day, or ends before it begins.
    """
    first, slash, last = text.strip().partition("/")
    if not slash:
        return _one(first)
    begin, end = _one(first), _one(last)
    if end.last < begin.first:
        raise DateError(text, impossible=True)
    return Period(begin.first, end.last)


def parse_day(text: str) -> date:
    """Return the one day that an ISO 8601 date names.

    Raises:
        DateError: the text is no such date, or names more than one day.
    """
    period = parse_period(text)
    if not period.is_day:
        raise DateError(text, impossible=False)
    return period.first


def _one(text: str) -> Period:
    form = _FORM.fullmatch(text)
    if form is None:
        raise DateError(text, impossible=False)
    year, month, day = (None if part is None else int(part) for part in form.groups())
    try:
        if month is None:
            return Period(date(year or 0, 1, 1), date(year or 0, 12, 31))
        if day is None:
            return Period(date(year or 0, month, 1), date(year or 0, month, monthrange(year or 0, month)[1]))
        return Period.day(date(year or 0, month, day))
    except ValueError as problem:  # calendar.IllegalMonthError is one too
        raise DateError(text, impossible=True) from problem
