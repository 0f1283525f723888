"""The clock alone: one route, events on their days, and the dates that follow."""

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from amparo.facts.event import KINDS, OF_STEPS, Event
from amparo.facts.ids import RouteId
from amparo.facts.period import Period
from amparo.findings.remedy import Deadline
from amparo.kernel.errors import UserError
from amparo.remedies.catalogue import routes
from amparo.remedies.route import Route
from amparo.remedies.timetable import started_by, timetable
from amparo.text.dates import DateError, parse_period


@dataclass(frozen=True, slots=True)
class Request:
    """``route`` is an id; ``events`` are told as ``kind=date``, where a date may be a month, a year or ``first/last``.

    A kind that speaks of one step names it: ``date-set:petition=2026-07-22``. ``zone`` is the time zone in which
    the days were noted, ``region`` the ISO 3166-2 code of where the forum sits.
    """

    route: str
    events: tuple[str, ...] = ()
    zone: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """The dates, and the kinds of event told of which the route knows nothing."""

    deadlines: tuple[Deadline, ...]
    unused: tuple[str, ...]


def run(request: Request, *, on: date) -> Counted:
    """Return the dates of a route.

    Raises:
        UserError: the route, the zone, an event's kind or its step is unknown, or an event is not told as
            ``kind=date``.
    """
    route = routes().get(RouteId(request.route))
    if route is None:
        near = ", ".join(get_close_matches(request.route, list(routes()), n=3, cutoff=0.4)) or next(iter(routes()))
        raise UserError("unknown-route", route=request.route, near=near)
    events = tuple(_event(told, route) for told in request.events)
    used = started_by(route)
    return Counted(
        timetable(route, events, on, recorded_in=request.zone, region=request.region.upper()),
        tuple(dict.fromkeys(event.kind for event in events if event.kind not in used | OF_STEPS)),
    )


def _event(told: str, route: Route) -> Event:
    name, equals, day = told.partition("=")
    kind, _, step = name.strip().partition(":")
    if not equals:
        raise UserError("event-form", event=told)
    if kind not in KINDS:
        raise UserError("event-unknown", event=kind, known=", ".join(KINDS))
    steps = [rule.step for rule in route.deadlines]
    if (kind in OF_STEPS) is not bool(step) or (step and step not in steps):
        code = "event-step" if kind in OF_STEPS else "event-no-step"
        raise UserError(code, told=told, kind=kind, steps=", ".join(steps), first=steps[0])
    return Event(kind, _period(kind, day.strip()), (f"{route.id}/{step}",) if step else ())


def _period(kind: str, day: str) -> Period:
    try:
        return parse_period(day)
    except DateError as problem:
        raise UserError("event-impossible" if problem.impossible else "event-date", kind=kind, value=day) from problem
