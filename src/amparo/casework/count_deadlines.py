"""The clock alone: one route, events on their days, and the dates that follow."""

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from amparo.facts.event import KINDS, Event
from amparo.facts.ids import RouteId
from amparo.facts.period import Period
from amparo.findings.remedy import Deadline
from amparo.kernel.errors import UserError
from amparo.remedies.catalogue import routes
from amparo.remedies.timetable import timetable
from amparo.text.dates import DateError, parse_period


@dataclass(frozen=True, slots=True)
class Request:
    """``route`` is an id; ``events`` are told as ``kind=date``, where a date may be a month or a year."""

    route: str
    events: tuple[str, ...] = ()


def run(request: Request, *, on: date) -> tuple[Deadline, ...]:
    """Return the dates of a route.

    Raises:
        UserError: the route or an event's kind is unknown, or an event is not told as ``kind=date``.
    """
    route = routes().get(RouteId(request.route))
    if route is None:
        near = ", ".join(get_close_matches(request.route, list(routes()), n=3, cutoff=0.4)) or next(iter(routes()))
        raise UserError("unknown-route", route=request.route, near=near)
    return timetable(route, tuple(_event(told) for told in request.events), on)


def _event(told: str) -> Event:
    kind, equals, day = told.partition("=")
    if not equals:
        raise UserError("event-form", event=told)
    if kind not in KINDS:
        raise UserError("event-unknown", event=kind, known=", ".join(KINDS))
    return Event(kind, _period(told, day))


def _period(told: str, day: str) -> Period:
    try:
        return parse_period(day)
    except DateError as problem:
        raise UserError("event-form", event=told) from problem
