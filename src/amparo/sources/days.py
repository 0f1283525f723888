"""Imprecise days as published lists write them."""

import re
from calendar import monthrange
from datetime import date

from amparo.facts.period import Period

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
CIRCA_YEARS = 1  # "circa 1961" is read as 1960 to 1962: lists correct such years by one far more often than by more

_DAY_MONTH_YEAR = re.compile(r"(?:(\d{1,2}) )?(?:([A-Za-z]{3})[a-z]* )?(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?(?:T.*|Z|[+-]\d{2}:\d{2})?")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3})[a-z]*\.? (\d{1,2}), ?(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_RANGE = re.compile(r"(.+?)(?: to | ?- ?)(?=[A-Za-z0-9 ]*\d{4}$)(.+)")


def written_day(text: str) -> Period | None:
    """Read a day as lists write it.

    ``08 Sep 1939``, ``Aug 1957``, ``1962``, ``circa 1961``, ``1958 to 1960``, ``June 21, 2022``, ``2011-05-09``,
    ``06/19/2003`` (month first, as United States agencies write). ``None``: not a day.
    """
    text = " ".join(text.split()).rstrip(".")
    for circa in ("circa ", "approximately "):
        if text.lower().startswith(circa):
            around = written_day(text[len(circa) :])
            return None if around is None else about(around)
    single = _single(text)
    if single is not None:
        return single
    bounds = _RANGE.fullmatch(text)
    if bounds is None:
        return None
    first, last = _single(bounds[1]), _single(bounds[2])
    return None if first is None or last is None or last.last < first.first else Period(first.first, last.last)


def about(period: Period) -> Period:
    """Return a year on either side of an approximate day or year."""
    first, last = period.first.year - CIRCA_YEARS, period.last.year + CIRCA_YEARS
    return Period(date(first, 1, 1), date(last, 12, 31))


def year(number: int) -> Period:
    """Return a whole year."""
    return Period(date(number, 1, 1), date(number, 12, 31))


def _single(text: str) -> Period | None:
    if found := _ISO.fullmatch(text):
        return _period(int(found[1]), int(found[2]), int(found[3]) if found[3] else None)
    if found := _SLASHED.fullmatch(text):
        return _period(int(found[3]), int(found[1]), int(found[2]))
    if found := _MONTH_FIRST.fullmatch(text):
        return _worded(found[2], found[1], found[3])
    if found := _DAY_MONTH_YEAR.fullmatch(text):
        return _worded(found[1], found[2], found[3])
    return None


def _worded(day: str | None, month: str | None, year_digits: str) -> Period | None:
    if month is None:
        return None if day else _period(int(year_digits), None, None)
    name = month.lower()
    number = MONTHS.index(name) + 1 if name in MONTHS else None
    return None if number is None else _period(int(year_digits), number, int(day) if day else None)


def _period(year_number: int, month: int | None, day: int | None) -> Period | None:
    try:
        if month is None:
            return year(year_number)
        if day is None:
            return Period(date(year_number, month, 1), date(year_number, month, monthrange(year_number, month)[1]))
        return Period.day(date(year_number, month, day))
    except ValueError:  # month 13, 31 February: the text is not a day
        return None
