"""The routes on file: one TOML file each, found by looking in the folder."""

import re
from functools import cache
from typing import Any, cast, get_args

from amparo.facts.event import KINDS
from amparo.facts.ids import RouteId
from amparo.kernel.errors import IntegrityError
from amparo.kernel.registry import toml_files
from amparo.law.table import Table
from amparo.remedies.route import Cost, CountFrom, DeadlineRule, Length, Limit, Roll, Route, Trigger, Unit, Whose

PACKAGE = "amparo.remedies"
FOLDER = "routes"
_LENGTH = re.compile(rf"(-?\d+) ({'|'.join(get_args(Unit))})")


@cache
def routes() -> dict[RouteId, Route]:
    """Return every route, sorted by id.

    Raises:
        IntegrityError: a file is malformed, or its id differs from its name.
    """
    found: dict[RouteId, Route] = {}
    for path, content in toml_files(PACKAGE, FOLDER):
        route = read_route(path, content)
        if path != f"{FOLDER}/{route.id.replace('-', '_')}.toml":
            raise IntegrityError("law-malformed", file=path, key="id")
        found[route.id] = route
    return dict(sorted(found.items()))


def read_route(path: str, content: dict[str, Any]) -> Route:
    """Return the route a parsed file holds.

    Raises:
        IntegrityError: a key is missing, unknown or of the wrong kind, or a period cannot be counted.
    """
    table = Table(path, content)
    route = Route(
        id=RouteId(table.text("id")),
        jurisdiction=table.text("jurisdiction"),
        name=table.text("name"),
        forum=table.text("forum"),
        who_may_file=table.texts("who_may_file"),
        steps=table.texts("steps"),
        papers=table.texts("papers"),
        standard_of_proof=table.text("standard_of_proof"),
        follows=table.text("follows"),
        citation=table.text("citation"),
        source=table.text("source"),
        confirmed=table.flag("confirmed"),
        date_confirmed=table.flag("date_confirmed", fallback=True),
        span=table.span(),
        when=table.condition("when"),
        answers=table.texts("answers"),
        costs=tuple(_cost(one) for one in table.tables("cost")),
        deadlines=tuple(_deadline(one) for one in table.tables("deadline")),
        note=table.text("note", ""),
    )
    table.nothing_left()
    if len({rule.step for rule in route.deadlines}) < len(route.deadlines):
        table.refuse("deadline")
    return route


def _cost(table: Table) -> Cost:
    cost = Cost(RouteId(table.text("route")), table.text("what"))
    table.nothing_left()
    return cost


def _deadline(table: Table) -> DeadlineRule:
    rule = DeadlineRule(
        step=table.text("step"),
        what=table.text("what"),
        whose=cast("Whose", table.word("whose", get_args(Whose), "party")),
        limit=cast("Limit", table.word("limit", get_args(Limit), "counted")),
        triggers=tuple(_trigger(one) for one in table.tables("trigger")),
        lengths=_lengths(table, "lengths"),
        count_from=cast("CountFrom", table.word("count_from", get_args(CountFrom), "day-after")),
        roll=cast("Roll", table.word("roll", get_args(Roll), "none")),
        roll_confirmed=table.flag("roll_confirmed", fallback=True),
        calendar=table.text("calendar", ""),
        zone=table.text("zone", ""),
        done_by=table.text("done_by", ""),
        ended_by=table.texts("ended_by"),
        extendable=table.flag("extendable", fallback=False),
        interruptible=table.flag("interruptible", fallback=False),
        when=table.condition("when") if table.has("when") else None,
        span=table.span(),
        citation=table.text("citation"),
        source=table.text("source"),
        confirmed=table.flag("confirmed"),
        date_confirmed=table.flag("date_confirmed", fallback=True),
        note=table.text("note", ""),
    )
    table.nothing_left()
    counted = bool(rule.triggers and rule.lengths and rule.calendar)
    follows = bool(rule.triggers and rule.calendar) and not rule.lengths and all(one.step for one in rule.triggers)
    if counted is not (rule.limit == "counted") or (rule.limit == "ends-with" and not follows):
        table.refuse("limit")
    if rule.whose != "party" and (rule.roll != "none" or rule.done_by):
        table.refuse("whose")
    if rule.done_by and rule.done_by not in KINDS:
        table.refuse("done_by")
    if not set(rule.ended_by) <= set(KINDS):
        table.refuse("ended_by")
    return rule


def _trigger(table: Table) -> Trigger:
    trigger = Trigger(
        table.text("event", ""),
        table.text("step", ""),
        table.number("opens", 0),
        _lengths(table, "first"),
        table.text("timely", ""),
    )
    table.nothing_left()
    if bool(trigger.event) is bool(trigger.step) or (trigger.event and trigger.event not in KINDS):
        table.refuse("trigger")
    return trigger


def _lengths(table: Table, key: str) -> tuple[Length, ...]:
    lengths = []
    for text in table.texts(key):
        if not (match := _LENGTH.fullmatch(text)):
            table.refuse(key)
        lengths.append(Length(int(match[1]), cast("Unit", match[2])))
    return tuple(lengths)
