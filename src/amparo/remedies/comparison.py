"""Routes side by side for one case: what each asks, when it is due, and what it costs the others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from amparo.facts.ids import RouteId
from amparo.findings.remedy import Deadline, Open, Remedy
from amparo.remedies.catalogue import routes
from amparo.remedies.route import Cost

_ORDER: dict[Open, int] = {"yes": 0, "needs-fact": 1, "no": 2}


@dataclass(frozen=True, slots=True)
class Compared:
    """One route beside the others.

    ``due`` is the next date of an act of the party itself that has neither passed nor been done; where it has none
    to keep, the next date of anybody else, or of what takes effect by law; ``None`` where there is no date.
    ``days_left`` counts from the day of asking to ``due``, 0 on the day itself. ``costs`` are those to
    routes that are, or may be, open as well; ``costs_of_others`` what taking those routes does to this one.
    """

    remedy: Remedy
    due: Deadline | None
    days_left: int | None
    costs: tuple[Cost, ...]
    costs_of_others: tuple[Cost, ...]


def compare(remedies: Iterable[Remedy], deadlines: Iterable[Deadline], on: date) -> tuple[Compared, ...]:
    """Return the routes of a case side by side: open ones first, then by what is due next.

    Args:
        remedies: routes held against the case; those that are closed are left out.
        deadlines: their timetables.
        on: the day of asking.
    """
    kept = {remedy.route_id: remedy for remedy in remedies if remedy.open != "no"}
    dates = tuple(deadlines)
    rows = [_row(remedy, frozenset(kept), dates, on) for remedy in kept.values()]
    return tuple(sorted(rows, key=_rank))


def _rank(row: Compared) -> tuple[int, date, str]:
    due = date.max if row.due is None or row.due.due is None else row.due.due
    return _ORDER[row.remedy.open], due, row.remedy.route_id


def _row(remedy: Remedy, kept: frozenset[RouteId], deadlines: tuple[Deadline, ...], on: date) -> Compared:
    due = _next(remedy.route_id, deadlines)
    known = routes()
    costs = known[remedy.route_id].costs if remedy.route_id in known else ()
    others = tuple(
        Cost(other, cost.what)
        for other in sorted(kept)
        if other in known
        for cost in known[other].costs
        if cost.route == remedy.route_id
    )
    return Compared(
        remedy=remedy,
        due=due,
        days_left=None if due is None or due.due is None else (due.due - on).days,
        costs=tuple(cost for cost in costs if cost.route in kept),
        costs_of_others=others,
    )


def _next(route_id: RouteId, deadlines: tuple[Deadline, ...]) -> Deadline | None:
    waiting = [
        one for one in deadlines if one.route_id == route_id and one.due is not None and not (one.passed or one.done)
    ]
    return min(waiting, key=lambda one: (one.whose != "party", one.due or date.max, one.step), default=None)
