"""What a newer calendar, a new event or a mended rule does to dates already told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from amparo.facts.ids import RouteId
from amparo.findings.remedy import Deadline


@dataclass(frozen=True, slots=True)
class Moved:
    """One date that is not what it was; ``None`` where there was, or is, no date."""

    route_id: RouteId
    step: str
    trigger: str
    before: date | None
    after: date | None


def moved(before: Iterable[Deadline], after: Iterable[Deadline]) -> tuple[Moved, ...]:
    """Return the dates that differ between two timetables, sorted by route, step and trigger."""
    old, new = _by_key(before), _by_key(after)
    return tuple(
        Moved(*key, old.get(key), new.get(key))
        for key in sorted(old.keys() | new.keys())
        if old.get(key) != new.get(key)
    )


def _by_key(deadlines: Iterable[Deadline]) -> dict[tuple[RouteId, str, str], date | None]:
    return {(one.route_id, one.step, one.trigger): one.due for one in deadlines}
