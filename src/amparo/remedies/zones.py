"""Days across time zones: a day noted in one place may be the day before or after where the authority sits."""

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from amparo.facts.period import Period
from amparo.kernel.errors import UserError
from amparo.kernel.registry import toml_files

PACKAGE = "amparo.remedies"
FILE = "zones.toml"
DAY = timedelta(days=1)


class Offsets(NamedTuple):
    """Distance from UTC in January and in July, in minutes."""

    january: int
    july: int


@cache
def zones() -> dict[str, Offsets]:
    """Return the frozen table of time zones."""
    table = next(content for path, content in toml_files(PACKAGE) if path == FILE)
    return {name: Offsets(*offsets) for name, offsets in table["minutes"].items()}


def ahead(place: str, authority: str) -> tuple[int, int]:
    """Return by how many minutes ``place`` is ahead of ``authority``, at least and at most through the year.

    Raises:
        UserError: a zone is not in the table.
    """
    for name in (place, authority):
        if name not in zones():
            raise UserError("zone-unknown", zone=name)
    here, there = zones()[place], zones()[authority]
    apart = (here.january - there.january, here.july - there.july)
    return min(apart), max(apart)


def seen_by_authority(noted: Period, place: str, authority: str) -> Period:
    """Return the day it may have been where the authority sits, when ``place`` noted ``noted``.

    East of the authority the calendar is ahead, so the authority's day may be the day before; west of it, the day
    after. No place: the day is the authority's own.
    """
    if not place or not authority:
        return noted
    least, most = ahead(place, authority)
    first = noted.first - DAY if most > 0 else noted.first
    return Period(first, noted.last + DAY if least < 0 else noted.last)


def last_whole_day(due: date, place: str, authority: str) -> date:
    """Return the last day that can be used in full in ``place`` before ``due`` ends where the authority sits.

    West of the authority the day ends there while it is still running here.
    """
    return due - DAY if ahead(place, authority)[0] < 0 else due
