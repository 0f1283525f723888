"""The calendars on file, found by looking in the folder."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from amparo.kernel.errors import IntegrityError
from amparo.kernel.registry import toml_files
from amparo.law.calendars.calendar import Calendar
from amparo.law.table import Table

PACKAGE = "amparo.law.calendars"


@cache
def calendars() -> dict[str, Calendar]:
    """Return every calendar, sorted by id.

    Raises:
        IntegrityError: a file is malformed or its id differs from its name.
    """
    found: dict[str, Calendar] = {}
    for path, content in toml_files(PACKAGE):
        calendar = _read(path, content)
        if path != f"{calendar.id.replace('-', '_')}.toml":
            raise IntegrityError("law-malformed", file=path, key="id")
        found[calendar.id] = calendar
    return dict(sorted(found.items()))


def calendar_for(name: str, region: str = "") -> Calendar:
    """Return a calendar, in its regional form where one is on file for ``region``."""
    regional = (one for one in calendars().values() if one.base == name and region and one.region == region)
    return next(regional, calendars()[name])


def _read(path: str, content: dict[str, Any]) -> Calendar:
    table = Table(path, content)
    calendar = Calendar(
        id=table.text("id"),
        title=table.text("title"),
        weekend=frozenset({"saturday": 6, "sunday": 7}[name] for name in table.texts("weekend")),
        first=_day(table, "first"),
        announced=_day(table, "announced"),
        horizon=_day(table, "horizon"),
        as_of=_day(table, "as_of"),
        citation=table.text("citation"),
        source=table.text("source"),
        confirmed=table.flag("confirmed"),
        note=table.text("note", ""),
        base=table.text("base", ""),
        region=table.text("region", ""),
        closed=_days(table, "closed"),
        opened=_days(table, "opened"),
        doubtful=_days(table, "doubtful"),
    )
    table.nothing_left()
    return calendar


def _day(table: Table, key: str) -> date:
    period = table.day(key)
    return period.first if period is not None and period.is_day else table.refuse(key)


def _days(table: Table, key: str) -> Mapping[date, str]:
    """Read lines of ``2026-07-03 Independence Day (observed)``."""
    days: dict[date, str] = {}
    for line in table.texts(key):
        day, _, name = line.partition(" ")
        try:
            days[date.fromisoformat(day)] = name
        except ValueError:
            table.refuse(key)
    return MappingProxyType(days)
