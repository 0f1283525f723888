"""One authority's calendar, and what it knows of a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from amparo.facts.truth import Truth
from amparo.kernel.errors import UserError


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working days of one authority, as known on ``as_of``.

    ``weekend`` holds ISO weekday numbers. ``closed`` are holidays, ``opened`` weekend days that are worked,
    ``doubtful`` days on which it is open whether they count as holidays; each day with its name. Days are settled
    until ``announced``, computed from standing rules and so provisional until ``horizon``, and unknown beyond.
    A regional calendar names its ``base`` and its ``region`` (ISO 3166-2).
    """

    id: str
    title: str
    weekend: frozenset[int]
    closed: Mapping[date, str]
    opened: Mapping[date, str]
    doubtful: Mapping[date, str]
    first: date
    announced: date
    horizon: date
    as_of: date
    citation: str
    source: str
    confirmed: bool
    note: str = ""
    base: str = ""
    region: str = ""

    def is_open(self, day: date) -> Truth:
        """Return whether the authority works on ``day``; unknown on a doubtful day.

        Raises:
            UserError: ``day`` lies outside what this calendar covers.
        """
        if not self.first <= day <= self.horizon:
            raise UserError(
                "calendar-beyond-horizon",
                calendar=self.id,
                day=day.isoformat(),
                first=self.first.isoformat(),
                horizon=self.horizon.isoformat(),
            )
        if day in self.closed or (day.isoweekday() in self.weekend and day not in self.opened):
            return Truth.FALSE
        return Truth.UNKNOWN if day in self.doubtful else Truth.TRUE

    def settled(self, day: date) -> bool:
        """Whether ``day`` lies where the calendar is announced, not merely computed."""
        return self.first <= day <= self.announced

    def called(self, day: date) -> str:
        """Return the name of the holiday on ``day``, or nothing."""
        return self.closed.get(day) or self.doubtful.get(day) or self.opened.get(day) or ""
