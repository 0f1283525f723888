"""Placing stops in columns from raw material on the left to the subject on the right.

Columns are longest distances from the subject; within a column stops are ordered by the mean place of their
neighbours, in a few sweeps (K. Sugiyama, S. Tagawa, M. Toda, "Methods for visual understanding of hierarchical
system structures", IEEE Trans. SMC 11, 1981). A tie that skips a column passes through an empty place there,
so that no line runs behind a box. What is too long for one page is cut into bands that share a column.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from amparo.reports.faces import showable, width, wrap
from amparo.reports.picture import Arrow, Box, Frame, Label, Picture, Point

BOX, GAP, LEAD, PAD, APART = 124, 74, 12, 8, 16
SIZE, SMALL = 9, 8
COLUMNS = 5
SWEEPS = 6


@dataclass(frozen=True, slots=True)
class Stop:
    """Something a chain passes; ``lines`` stand under its ``heading`` and ``name``, ``last`` in bold below."""

    key: str
    heading: str
    name: str
    lines: tuple[str, ...] = ()
    frame: Frame = "stop"
    last: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """One hop, from the subject's side (``near``) to raw material's (``far``)."""

    near: str
    far: str
    labels: tuple[str, ...]
    flow: bool
    weak: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a stop, or a tie passing through (``stop`` is ``None``), stands."""

    column: int
    stop: Stop | None


def draw(stops: Iterable[Stop], ties: Iterable[Tie]) -> tuple[Picture, ...]:
    """Return the picture of ``stops`` and ``ties``, in bands of at most five columns, subject's band first."""
    known = {stop.key: stop for stop in stops}
    hops = [tie for tie in ties if tie.near in known and tie.far in known and tie.near != tie.far]
    if not known:
        return ()
    columns = _columns(known, hops)
    places = {key: _Place(columns[key], stop) for key, stop in known.items()}
    routes = [_route(number, tie, columns, places) for number, tie in enumerate(hops)]
    order = _ordered(places, routes)
    gaps = max(columns.values())
    step = -(-gaps // -(-gaps // (COLUMNS - 1))) if gaps else 1
    routed = list(zip(hops, routes, strict=True))
    return tuple(_band(range(first, first + step + 1), places, order, routed) for first in range(0, max(gaps, 1), step))


def _columns(known: Mapping[str, Stop], hops: list[Tie]) -> dict[str, int]:
    """Longest distance from the subject's side; ties that close a circle are left out of the count."""
    onward: dict[str, list[str]] = {key: [] for key in known}
    for tie in hops:
        onward[tie.near].append(tie.far)
    finished: list[str] = []
    state: dict[str, int] = {}
    forward: list[tuple[str, str]] = []
    for root in known:
        stack = [(root, iter(onward[root]))] if root not in state else []
        state.setdefault(root, 1)
        while stack:
            key, rest = stack[-1]
            far = next(rest, None)
            if far is None:
                state[key] = 2
                finished.append(key)
                stack.pop()
                continue
            if state.get(far) != 1:
                forward.append((key, far))
            if far not in state:
                state[far] = 1
                stack.append((far, iter(onward[far])))
    columns = dict.fromkeys(known, 0)
    place = {key: at for at, key in enumerate(reversed(finished))}
    for near, far in sorted(forward, key=lambda tie: place[tie[0]]):
        columns[far] = max(columns[far], columns[near] + 1)
    return columns


def _route(number: int, tie: Tie, columns: Mapping[str, int], places: dict[str, _Place]) -> tuple[str, ...]:
    """Keys passed from ``far`` to ``near``, empty places in skipped columns included."""
    step = 1 if columns[tie.far] > columns[tie.near] else -1
    between = []
    for column in range(columns[tie.near] + step, columns[tie.far], step):
        key = f"\x00{number}/{column}"
        places[key] = _Place(column, None)
        between.append(key)
    return (tie.far, *reversed(between), tie.near)


def _ordered(places: Mapping[str, _Place], routes: list[tuple[str, ...]]) -> dict[int, list[str]]:
    order: dict[int, list[str]] = {}
    for key, place in places.items():
        order.setdefault(place.column, []).append(key)
    joined: dict[str, list[str]] = {key: [] for key in places}
    for route in routes:
        for one, other in pairwise(route):
            joined[one].append(other)
            joined[other].append(one)
    for sweep in range(SWEEPS):
        for column in sorted(order, reverse=sweep % 2 == 1):
            beside = column - 1 if sweep % 2 == 0 else column + 1
            at = {key: place for place, key in enumerate(order.get(beside, ()))}
            means = {key: _mean(key, joined[key], at, now) for now, key in enumerate(order[column])}
            order[column].sort(key=means.__getitem__)
    return order


def _mean(key: str, neighbours: list[str], at: Mapping[str, int], now: int) -> tuple[int, str]:
    beside = [at[other] for other in neighbours if other in at]
    return (1000 * sum(beside) // len(beside) if beside else 1000 * now, key)


def _band(
    columns: range,
    places: Mapping[str, _Place],
    order: Mapping[int, list[str]],
    ties: list[tuple[Tie, tuple[str, ...]]],
) -> Picture:
    shown = [column for column in columns if column in order]
    left = max(shown)
    boxes: dict[str, Box] = {}
    for column in shown:
        top = 0
        for key in order[column]:
            box = _box(places[key], (left - column) * (BOX + GAP), top)
            boxes[key] = box
            top += box.high + APART
    high = max(box.y + box.high for box in boxes.values())
    for column in shown:
        last = boxes[order[column][-1]]
        down = (high - last.y - last.high) // 2
        for key in order[column]:
            boxes[key] = _moved(boxes[key], down)
    arrows = _apart(_arrows(boxes, ties))
    lowest = max((label.y + 3 for arrow in arrows for label in arrow.labels), default=0)
    real = tuple(box for key, box in boxes.items() if places[key].stop is not None)
    return Picture(len(shown) * (BOX + GAP) - GAP, max(high, lowest), real, arrows)


def _box(place: _Place, x: int, y: int) -> Box:
    stop = place.stop
    if stop is None:
        return Box(x, y, BOX, LEAD, "stop", ())
    room = BOX - 2 * PAD
    rows = [(row, SMALL, False, True) for row in _rows(stop.heading, room, SMALL, 1)]
    rows += [(row, SIZE, True, False) for row in _rows(stop.name, _bold(room), SIZE, 3)]
    rows += [(row, SMALL, False, False) for line in stop.lines for row in _rows(line, room, SMALL, 2)]
    rows += [(row, SMALL, True, False) for line in stop.last for row in _rows(line, _bold(room), SMALL, 2)]
    labels = tuple(
        Label(x + PAD, y + PAD + LEAD * number + SIZE - 1, text, size, width(text, size), strong, quiet)
        for number, (text, size, strong, quiet) in enumerate(rows)
    )
    return Box(x, y, BOX, 2 * PAD + LEAD * len(rows) - 2, stop.frame, labels)


def _rows(text: str, room: int, size: int, most: int) -> tuple[str, ...]:
    """Return a text in lines; signs that hide or turn others are shown first, for a line is measured as it is drawn."""
    return wrap(showable(text), room, size, most)


def _bold(room: int) -> int:
    """Return the room that bold letters leave when they are measured by the regular ones: they run a tenth wider."""
    return room * 10 // 11


def _moved(box: Box, down: int) -> Box:
    return replace(box, y=box.y + down, labels=tuple(replace(label, y=label.y + down) for label in box.labels))


def _arrows(boxes: Mapping[str, Box], ties: list[tuple[Tie, tuple[str, ...]]]) -> tuple[Arrow, ...]:
    drawn = [(tie, tuple(key for key in route if key in boxes)) for tie, route in ties]
    drawn = [(tie, route) for tie, route in drawn if len(route) > 1]
    exits: dict[str, list[int]] = {}
    entries: dict[str, list[int]] = {}
    for number, (_, route) in enumerate(drawn):
        exits.setdefault(route[0], []).append(number)
        entries.setdefault(route[-1], []).append(number)
    for key, numbers in exits.items():
        numbers.sort(key=lambda number: (_middle(boxes[drawn[number][1][1]]), number, key))
    for key, numbers in entries.items():
        numbers.sort(key=lambda number: (_middle(boxes[drawn[number][1][-2]]), number, key))
    arrows = []
    for number, (tie, route) in enumerate(drawn):
        begin = _port(boxes[route[0]], exits[route[0]], number, right=True)
        end = _port(boxes[route[-1]], entries[route[-1]], number, right=False)
        through = [point for key in route[1:-1] for point in _passage(boxes[key])]
        points = (begin, *through, end)
        arrows.append(Arrow(points, tie.flow, tie.weak, _tags(tie.labels, points)))
    return tuple(arrows)


def _apart(arrows: tuple[Arrow, ...]) -> tuple[Arrow, ...]:
    """Move labels of lines that cross the same gap down until none covers another."""
    order = sorted((arrow for arrow in arrows if arrow.labels), key=lambda arrow: (arrow.labels[0].y, arrow.points))
    free: dict[int, int] = {}
    moved: dict[int, tuple[Label, ...]] = {}
    for arrow in order:
        gap = (arrow.points[0][0] + arrow.points[1][0]) // 2
        top = arrow.labels[0].y - SMALL
        down = max(0, free.get(gap, top) - top)
        moved[id(arrow)] = tuple(replace(label, y=label.y + down) for label in arrow.labels)
        free[gap] = moved[id(arrow)][-1].y + 4
    return tuple(replace(arrow, labels=moved.get(id(arrow), ())) for arrow in arrows)


def _middle(box: Box) -> int:
    return box.y + box.high // 2


def _port(box: Box, numbers: list[int], number: int, *, right: bool) -> Point:
    share = numbers.index(number) + 1
    return (box.x + box.wide if right else box.x, box.y + box.high * share // (len(numbers) + 1))


def _passage(box: Box) -> tuple[Point, Point]:
    return ((box.x, _middle(box)), (box.x + box.wide, _middle(box)))


def _tags(labels: tuple[str, ...], points: tuple[Point, ...]) -> tuple[Label, ...]:
    """Labels in the middle of the first gap that the line crosses."""
    (x1, y1), (x2, y2) = points[0], points[1]
    centre, middle = (x1 + x2) // 2, (y1 + y2) // 2
    rows = [row for label in labels for row in _rows(label, GAP - 12, SMALL, 2)]
    top = middle - (len(rows) * (SMALL + 2)) // 2
    return tuple(
        Label(centre - width(row, SMALL) // 2, top + (SMALL + 2) * number + SMALL, row, SMALL, width(row, SMALL))
        for number, row in enumerate(rows)
    )
