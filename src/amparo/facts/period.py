"""Days, imprecise days and spans of validity."""

from dataclasses import dataclass
from datetime import date

from amparo.facts.truth import Truth, all_of


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """An imprecise day: some day within ``first`` to ``last``, both included."""

    first: date
    last: date

    @classmethod
    def day(cls, day: date) -> "Period":
        """Return the period that is exactly one day."""
        return cls(day, day)

    @property
    def is_day(self) -> bool:
        """Whether the day is known exactly."""
        return self.first == self.last

    def before(self, other: "Period") -> Truth:
        """Whether this day is earlier than ``other``: unknown while the two overlap."""
        if self.last < other.first:
            return Truth.TRUE
        return Truth.FALSE if self.first >= other.last else Truth.UNKNOWN

    def __str__(self) -> str:
        return self.first.isoformat() if self.is_day else f"{self.first.isoformat()}/{self.last.isoformat()}"


@dataclass(frozen=True, slots=True)
class Span:
    """How long something holds: from ``since`` until ``until``, both included; ``None`` is open."""

    since: Period | None = None
    until: Period | None = None

    def holds_on(self, day: date) -> Truth:
        """Whether ``day`` lies within the span: unknown where an imprecise end decides it."""
        begun = Truth.TRUE
        if self.since is not None:
            begun = Truth.of(_decided(self.since.last <= day, self.since.first > day))
        lasting = Truth.TRUE
        if self.until is not None:
            lasting = Truth.of(_decided(self.until.first >= day, self.until.last < day))
        return all_of((begun, lasting))


def _decided(surely: bool, surely_not: bool) -> bool | None:  # noqa: FBT001 - two readings of one question
    if surely:
        return True
    return False if surely_not else None


ALWAYS = Span()
