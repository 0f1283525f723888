"""Hits of a batch before and after the lists changed: which are new, which changed, and which no longer hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from amparo.archive.suppressions import Book
from amparo.archive.tables import TableRow
from amparo.casework.hits_decided import Asked, Deciding
from amparo.casework.screen_rows import COLUMNS, Screened, Task, screen_rows
from amparo.casework.screening_register import ScreeningRegister
from amparo.casework.suppressing import Suppressing
from amparo.wording.catalogue import Wording

CHANGED = ("change", "score_before")
"""The columns that are written besides those of a screening.

``change``: ``listed`` (new on the list), ``changed`` (the listing is another than before; ``score_before`` is empty
where the former one was not like the name), ``no-longer-listed``, ``no-longer-alike``.
"""
_AT = {name: COLUMNS.index(name) for name in COLUMNS}
_MADE_HERE = ("rank", "score", "name_score")
Row = tuple[str, ...]
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Sides:
    """The listings that differ between two days: as they are and as they were, and their keys on either side."""

    now: ScreeningRegister
    then: ScreeningRegister
    present: frozenset[Key]
    former: frozenset[Key]


@dataclass(frozen=True, slots=True)
class Answered:
    """Rows as they are written, and what is counted of them."""

    rows: list[Row]
    counts: dict[str, int]


class Changing:
    """Answers batches of customers from both sides."""

    def __init__(
        self, sides: Sides, asked: Asked, book: Book, task: Task, *, limit: int, since: date, wording: Wording
    ) -> None:
        self._sides = sides
        self._asked = asked
        self._task = task
        self._limit = limit
        self._since = since
        self._wording = wording
        suppressing = Suppressing(book.standing())
        self._now = Deciding(sides.now.listing, suppressing, asked, limit, wording)
        self._then = Deciding(sides.then.listing, suppressing, asked, limit, wording)

    def answer(self, batch: Sequence[TableRow]) -> Answered:
        """Return what the changes of the lists mean for a batch; every row of it gives at least one."""
        new = screen_rows(self._sides.now.index, batch, self._task)
        old = screen_rows(self._sides.then.index, batch, self._task)
        before = _by_number(old)
        found = _by_number(new)
        decided = self._now.decide(batch, new)
        rows: list[Row] = []
        ended = 0
        for source, (number, group) in zip(batch, groupby(decided.rows, key=lambda row: row[0]), strict=True):
            former = {_key(row): row for row in before[number] if row[_AT["listing_id"]]}
            present = {_key(row) for row in found[number] if row[_AT["listing_id"]]}
            gone = [row for key, row in former.items() if key not in present][: self._limit]
            lost = {_key(row)[0]: _key(row)[1] for row in reversed(gone) if _key(row) not in self._sides.present}
            hits = [self._hit(row, former, lost) for row in group if row[_AT["listing_id"]]]
            ended += len(gone)
            rows += hits + [self._ended(source, row) for row in gone] or [self._nothing(source, found[number][0])]
        counts = {
            "alerts": decided.alerts, "problems": new.problems + decided.long, "rejected": decided.rejected,
            "lapsed": decided.lapsed, "ended": ended,
        }  # fmt: skip
        return Answered(rows, counts)

    def _hit(self, row: Row, former: dict[Key, Row], lost: dict[str, str]) -> Row:
        key = _key(row)
        before = former.get(key)
        change = "changed" if key in self._sides.former else "listed"
        told = self._wording.say(f"row.{change}-since", since=self._since.isoformat())
        if change == "listed" and key[0] in lost:
            told = f"{told} {self._wording.say('row.renumbered', former=lost[key[0]])}"
        *cells, pair = row
        cells[_AT["because"]] = f"{told} {cells[_AT['because']]}"
        return (*cells, change, "" if before is None else before[_AT["score"]], pair)

    def _ended(self, source: TableRow, row: Row) -> Row:
        key = _key(row)
        change = "no-longer-alike" if key in self._sides.present else "no-longer-listed"
        pair, judged = self._then.judged(self._asked.print_of(source), *key)
        snapshot = next((one for one in self._sides.now.snapshots if one.list_id == key[0]), None)
        as_of = "" if snapshot is None else snapshot.as_of.isoformat()
        told = [self._wording.say(f"row.{change}", since=self._since.isoformat(), list=key[0], as_of=as_of)]
        if snapshot is not None and not snapshot.coverage.complete and change == "no-longer-listed":
            coverage = snapshot.coverage
            told.append(self._wording.say("row.short-snapshot", known=coverage.known, of=coverage.of or 0))
        if judged.state == "rejected":
            told.append(judged.sentence(self._wording))
        cells = list(row)
        before = cells[_AT["score"]]
        for name in _MADE_HERE:
            cells[_AT[name]] = ""
        cells[_AT["decision"]] = change
        cells[_AT["because"]] = " ".join(told)
        return (*cells, *self._lead(source), change, before, pair)

    def _nothing(self, source: TableRow, row: Row) -> Row:
        cells = list(row)
        looked = self._task.looked_at
        cells[_AT["because"]] = cells[_AT["because"]].replace(
            self._wording.say("row.no-match", lists=looked),
            self._wording.say("row.no-change", lists=looked, since=self._since.isoformat()),
        )
        return (*cells, *self._lead(source), "", "", "")

    def _lead(self, source: TableRow) -> Row:
        return () if self._asked.key_at is None else (source.cells[self._asked.key_at].strip(),)


def _key(row: Row) -> Key:
    return row[_AT["list_id"]], row[_AT["listing_id"]]


def _by_number(screened: Screened) -> dict[str, list[Row]]:
    return {number: list(group) for number, group in groupby(screened.rows, key=lambda row: row[0])}
