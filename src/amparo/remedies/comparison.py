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

    ``next_due`` is the earliest date of an act of the party itself that has neither passed nor been done, with
    its ``next_step`` and ``cautious`` date. ``costs`` are those to routes that are, or may be, open as well;
    ``costs_of_others`` what taking those routes does to this one.
    """

    route_id: RouteId
    name: str
    open: Open
    forum: str
    standard_of_proof: str
    papers: int
    next_step: str
    next_due: date | None
    cautious: date | None
    provisional: bool
    premature: bool
    costs: tuple[Cost, ...]
    costs_of_others: tuple[Cost, ...]


def compare(remedies: Iterable[Remedy], deadlines: Iterable[Deadline]) -> tuple[Compared, ...]:
    """Return the routes of a case side by side: open ones first, then by what is due next.

    Args:
        remedies: routes held against the case; those that are closed are left out.
        deadlines: their timetables.
    """
    kept = {remedy.route_id: remedy for remedy in remedies if remedy.open != "no"}
    dates = tuple(deadlines)
    rows = [_row(remedy, frozenset(kept), dates) for remedy in kept.values()]
    return tuple(sorted(rows, key=lambda row: (_ORDER[row.open], row.next_due or date.max, row.route_id)))


def _row(remedy: Remedy, kept: frozenset[RouteId], deadlines: tuple[Deadline, ...]) -> Compared:
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
        route_id=remedy.route_id,
        name=remedy.name,
        open=remedy.open,
        forum=remedy.forum,
        standard_of_proof=remedy.standard_of_proof,
        papers=len(remedy.papers),
        next_step="" if due is None else due.step,
        next_due=None if due is None else due.due,
        cautious=None if due is None else due.cautious,
        provisional=due is not None and due.provisional,
        premature=due is not None and due.premature,
        costs=tuple(cost for cost in costs if cost.route in kept),
        costs_of_others=others,
    )


def _next(route_id: RouteId, deadlines: tuple[Deadline, ...]) -> Deadline | None:
    waiting = [
        one
        for one in deadlines
        if one.route_id == route_id and one.whose == "party" and one.due is not None and not (one.passed or one.done)
    ]
    return min(waiting, key=lambda one: (one.due or date.max, one.step), default=None)
