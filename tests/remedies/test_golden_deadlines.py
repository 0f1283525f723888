"""Dates worked out apart from the program, row by row."""

import csv
from datetime import date
from pathlib import Path

import pytest

from amparo.facts.event import Event
from amparo.facts.ids import RouteId
from amparo.facts.period import Period
from amparo.law.calendars import calendars
from amparo.remedies.catalogue import routes
from amparo.remedies.count import end_of, rolled
from amparo.remedies.route import Length
from amparo.remedies.timetable import timetable

FOLDER = Path(__file__).parents[1] / "golden" / "deadlines"


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ON = date(2026, 11, 22)
COUNTS, ROUTES = rows("counts.csv"), rows("routes.csv")


def told(row: dict[str, str]) -> str:
    return " ".join(list(row.values())[1:4])


def lengths(text: str) -> tuple[Length, ...]:
    parts = [part.split() for part in text.split(" + ")]
    return tuple(Length(int(number), unit) for number, unit in parts)  # type: ignore[arg-type]


def test_there_are_at_least_two_hundred():
    assert len(COUNTS) + len(ROUTES) >= 200


@pytest.mark.parametrize("row", COUNTS, ids=told)
def test_counts(row):
    calendar = calendars()[row["calendar"]]
    start = date.fromisoformat(row["start"])
    counted = end_of(start, lengths(row["lengths"]), row["count_from"], calendar, doubtful_open=True)
    assert rolled(counted, row["roll"], calendar, doubtful_open=True).isoformat() == row["due"], row["note"]


FLAGS = ("premature", "provisional", "passed", "done")


def event(told: str, route: str) -> Event:
    """Read ``kind=day``, ``kind=first/last`` or, for a kind that names a step, ``kind:step=day``."""
    name, _, text = told.partition("=")
    kind, _, step = name.partition(":")
    first, _, last = text.partition("/")
    refs = (f"{route}/{step}",) if step else ()
    return Event(kind, Period(date.fromisoformat(first), date.fromisoformat(last or first)), refs)


@pytest.mark.parametrize("row", ROUTES, ids=told)
def test_routes(row):
    events = tuple(event(part, row["route"]) for part in row["events"].split(";"))
    dates = timetable(routes()[RouteId(row["route"])], events, ON, recorded_in=row["zone"], region=row["region"])
    found = next(one for one in dates if one.step == row["step"])
    assert str(found.due or "") == row["due"], row["note"]
    if row["latest"]:
        assert str(found.latest) == row["latest"]
    if row["cautious"]:
        assert str(found.cautious) == row["cautious"]
    if row["marks"]:
        marks = {flag for flag in FLAGS if getattr(found, flag)}
        marks |= set() if found.confirmed else {"unconfirmed"}
        marks |= set() if found.state == "dated" else {found.state}
        assert marks == set(row["marks"].split())
