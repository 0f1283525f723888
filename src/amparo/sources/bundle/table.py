"""Strict CSV (RFC 4180): a header, rows of its width, and the line on which each row begins.

Bytes are read line by line, so that one monstrous row is refused before it is held.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from amparo.facts.case import Remark
from amparo.kernel.errors import Place, UserError
from amparo.sources.bundle.files import stream
from amparo.sources.bundle.remarks import noticed

ROW_LIMIT = 1_000_000
CELL_LIMIT = 131_072  # the csv module's own, unless somebody raises it


@dataclass(frozen=True, slots=True)
class Columns:
    """What a table may hold: ``required`` columns must be in the header, ``optional`` ones may."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def known(self) -> tuple[str, ...]:
        """All columns that a reader of this table uses."""
        return self.required + self.optional


class Row:
    """One row: cells by column, and its place."""

    __slots__ = ("_cells", "_index", "file", "line")

    def __init__(self, file: str, line: int, index: Mapping[str, int], cells: list[str]) -> None:
        self.file = file
        self.line = line
        self._index = index
        self._cells = cells

    def text(self, column: str) -> str:
        """Return the cell without outer blanks; empty where the table lacks the column."""
        at = self._index.get(column)
        return "" if at is None else self._cells[at].strip()

    def place(self, column: str | None = None) -> Place:
        """Return where this row, or one cell of it, stands."""
        return Place(self.file, self.line, column)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one file and what was noticed in its header."""

    rows: tuple[Row, ...] = ()
    remarks: tuple[Remark, ...] = ()


def read_table(files: Mapping[str, bytes], file: str, columns: Columns) -> Table:
    """Read one table of the bundle; an absent file is an empty table.

    Raises:
        UserError: the file is not UTF-8 or not CSV, lacks a required column, names one twice, or has a row
            that is wider or narrower than the header, or longer than :data:`ROW_LIMIT` bytes.
    """
    if file not in files:
        return Table()
    with stream(files, file) as content:
        return _read(_Lines(content, file), file, columns)


def read_records(files: Mapping[str, bytes], file: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a table without a header: the line each begins on, and its cells; blank rows are passed over.

    Raises:
        UserError: the file is not UTF-8 or not CSV, or a row is longer than :data:`ROW_LIMIT` bytes.
    """
    with stream(files, file) as content:
        yield from _records(_Lines(content, file), file)


def _read(lines: "_Lines", file: str, columns: Columns) -> Table:
    records = _records(lines, file)
    begin, header = next(records, (1, []))
    lines.header = tuple(header)
    index = _index(header, file, begin, columns)
    width = len(header)
    rows: list[Row] = []
    for line, cells in records:
        if len(cells) != width:
            cells = _fitted(cells, header, file, line)  # noqa: PLW2901 - only blank cells beyond the header go
        rows.append(Row(file, line, index, cells))
    return Table(tuple(rows), _unknown_columns(index, rows, file, begin, columns))


class _Lines(Iterator[str]):
    """Decoded lines of a file, counted, with a limit on what one row may hold."""

    def __init__(self, content: BinaryIO, file: str) -> None:
        self._content = content
        self._file = file
        self.number = 0
        self.begin = 1
        self.held = 0
        self.header: tuple[str, ...] = ()

    def __next__(self) -> str:
        raw = self._content.readline(ROW_LIMIT + 1)
        if not raw:
            raise StopIteration
        self.number += 1
        self.held += len(raw)
        if self.held > ROW_LIMIT:
            raise UserError("row-too-long", Place(self._file, self.begin, self._column(raw)), limit=ROW_LIMIT)
        place = Place(self._file, self.number)
        try:
            line = raw.decode("utf-8-sig" if self.number == 1 else "utf-8")
        except UnicodeDecodeError as problem:
            raise UserError("table-not-utf8", place) from problem
        if "\0" in line:
            raise UserError("table-nul-byte", place)
        return line

    def next_row(self) -> None:
        """Begin to count for the row that follows."""
        self.begin = self.number + 1
        self.held = 0

    def _column(self, raw: bytes) -> str | None:
        """Name the column in which the row outgrew its limit, where no quotation mark hides the commas."""
        at = raw.count(b",") if self.number == self.begin and b'"' not in raw else len(self.header)
        return self.header[at] if at < len(self.header) else None


def _records(lines: _Lines, file: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(lines, strict=True)
    while True:
        lines.next_row()
        try:
            cells = next(reader, None)
        except csv.Error as problem:
            raise _malformed(lines, file) from problem
        if cells is None:
            return
        if lines.held > CELL_LIMIT and max(map(len, cells)) > CELL_LIMIT:
            raise UserError("cell-too-long", Place(file, lines.begin), limit=CELL_LIMIT)
        if any(map(str.strip, cells)):
            yield lines.begin, cells


def _malformed(lines: _Lines, file: str) -> UserError:
    place = Place(file, lines.begin)
    if lines.held > CELL_LIMIT:
        return UserError("cell-too-long", place, limit=CELL_LIMIT)
    return UserError("table-malformed", place)


def _index(header: list[str], file: str, line: int, columns: Columns) -> dict[str, int]:
    index: dict[str, int] = {}
    for at, cell in enumerate(header):
        column = cell.strip().casefold()
        if column in index:
            raise UserError("column-twice", Place(file, line, column))
        if column:
            index[column] = at
    missing = [column for column in columns.required if column not in index]
    if missing and len(header) == 1 and any(mark in header[0] for mark in (";", "\t")):
        raise UserError("table-not-commas", Place(file, line))
    if missing:
        raise UserError("column-missing", Place(file, line, missing[0]), known=", ".join(columns.known))
    return index


def _fitted(cells: list[str], header: list[str], file: str, line: int) -> list[str]:
    width = len(header)
    if len(cells) < width:
        raise UserError("row-too-short", Place(file, line, header[len(cells)].strip()), cells=len(cells), width=width)
    if any(cell.strip() for cell in cells[width:]):
        raise UserError("row-too-wide", Place(file, line, header[-1].strip() or None), cells=len(cells), width=width)
    return cells[:width]


def _unknown_columns(
    index: Mapping[str, int], rows: list[Row], file: str, line: int, columns: Columns
) -> tuple[Remark, ...]:
    unknown = [column for column in index if column not in columns.known]
    return tuple(
        noticed("column-unknown", Place(file, line, column), filled=sum(1 for row in rows if row.text(column)))
        for column in unknown
    )
