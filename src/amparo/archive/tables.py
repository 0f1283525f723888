"""Tables of any length, row by row: csv, tsv, xlsx, ods, jsonl, parquet; reading never stops at a bad row.

A bad row is told with what is wrong with it; its cells are what could be read of it.
"""

import csv
import io
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from amparo.kernel.errors import Place, UserError

STANDARD = Path("-")
_DELIMITERS = {".csv": ",", ".tsv": "\t", ".tab": "\t"}
_SHEETS = frozenset({".xlsx", ".ods", ".xls", ".xlsm", ".xlsb"})
FORMATS = (".csv", ".tsv", ".xlsx", ".ods", ".jsonl", ".parquet")
_BROKEN = "\ufffd"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: ``number`` counts from 1 below the header; ``problem`` is empty, or a code of what is wrong with it."""

    number: int
    cells: tuple[str, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, and rows that are read as they are asked for."""

    name: str
    columns: tuple[str, ...]
    rows: Iterator[TableRow]

    def column(self, name: str) -> int:
        """Return where a column stands.

        Raises:
            UserError: no such column.
        """
        if name not in self.columns:
            known = ", ".join(self.columns)
            raise UserError("no-such-column", Place(self.name, 1, name), column=name, columns=known)
        return self.columns.index(name)


@contextmanager
def open_table(path: Path) -> Iterator[Table]:
    """Open a table; ``-`` is standard input, as csv.

    Raises:
        UserError: the file is not there, is empty, or of a format not known.
    """
    try:
        suffix = path.suffix.lower()
        if path == STANDARD:
            text = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", errors="replace", newline="")
            yield _delimited(text, "-", ",")
            text.detach()
        elif suffix in _SHEETS:
            yield _sheet(path)
        elif suffix == ".parquet":
            yield _parquet(path)
        elif suffix in _DELIMITERS:
            with path.open(encoding="utf-8-sig", errors="replace", newline="") as text_file:
                yield _delimited(text_file, path.name, _DELIMITERS[suffix])
        elif suffix in (".jsonl", ".ndjson"):
            with path.open("rb") as file:
                yield _json_lines(file, path.name)
        else:
            raise UserError("table-format-unknown", Place(path.name), formats=", ".join(FORMATS))
    except OSError as problem:
        told = problem.strerror or str(problem)
        raise UserError("cannot-read-table", Place(path.name), problem=told) from problem


def _delimited(text: TextIO, name: str, delimiter: str) -> Table:
    csv.field_size_limit(1 << 30)
    lines = csv.reader(text, delimiter=delimiter)
    header = next(lines, None)
    if header is None:
        raise UserError("table-empty", Place(name))
    columns = tuple(column.strip() for column in header)
    return Table(name, columns, _checked(lines, len(columns)))


def _checked(lines: Iterator[list[str]], width: int) -> Iterator[TableRow]:
    number = 0
    while True:
        number += 1
        try:
            cells = next(lines)
        except StopIteration:
            return
        except csv.Error:
            yield TableRow(number, ("",) * width, "row-malformed")
            continue
        if not cells:
            number -= 1
            continue
        problem = "row-encoding" if any(_BROKEN in cell for cell in cells) else ""
        if len(cells) != width:
            problem = "row-width"
            cells = [*cells, *[""] * (width - len(cells))][:width]
        yield TableRow(number, tuple(cells), problem)


def _json_lines(file: BinaryIO, name: str) -> Table:
    first = file.readline()
    try:
        columns = tuple(json.loads(first))
    except (ValueError, TypeError) as problem:
        raise UserError("table-empty", Place(name)) from problem
    return Table(name, columns, _objects(first, file, columns))


def _objects(first: bytes, file: BinaryIO, columns: Sequence[str]) -> Iterator[TableRow]:
    lines = iter([first])
    for number, line in enumerate((line for part in (lines, file) for line in part if line.strip()), start=1):
        try:
            row = json.loads(line)
            yield TableRow(number, tuple(_text(row.get(column)) for column in columns))
        except (ValueError, AttributeError):
            yield TableRow(number, ("",) * len(columns), "row-malformed")


def _sheet(path: Path) -> Table:
    from python_calamine import CalamineError, load_workbook  # noqa: PLC0415 - loaded for workbooks only

    try:
        rows = load_workbook(str(path)).get_sheet_by_index(0).iter_rows()
    except CalamineError as problem:
        raise UserError("table-unreadable", Place(path.name)) from problem
    header = next(iter(rows), None)
    if header is None:
        raise UserError("table-empty", Place(path.name))
    columns = tuple(_text(cell).strip() for cell in header)
    return Table(path.name, columns, _cells(rows, len(columns)))


def _cells(rows: Iterator[Sequence[Any]], width: int) -> Iterator[TableRow]:
    for number, row in enumerate(rows, start=1):
        cells = tuple(_text(cell) for cell in row)
        yield TableRow(number, (*cells, *("",) * (width - len(cells)))[:width])


def _parquet(path: Path) -> Table:
    from pyarrow import ArrowException  # type: ignore[import-untyped]  # noqa: PLC0415 - loaded for Parquet only
    from pyarrow.parquet import ParquetFile  # type: ignore[import-untyped]  # noqa: PLC0415

    try:
        file = ParquetFile(path)
    except ArrowException as problem:
        raise UserError("table-unreadable", Place(path.name)) from problem
    columns = tuple(file.schema_arrow.names)
    return Table(path.name, columns, _batches(file.iter_batches(batch_size=4096)))


def _batches(batches: Iterator[Any]) -> Iterator[TableRow]:
    number = 0
    for batch in batches:
        for cells in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            number += 1
            yield TableRow(number, tuple(_text(cell) for cell in cells))


def _text(cell: object) -> str:
    """Return a cell as text: a whole number without its ``.0``, nothing for nothing."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell if isinstance(cell, str) else str(cell)


Appender = Callable[[TextIO, Sequence[Sequence[str]]], None]


def writer_of(path: Path, columns: Sequence[str]) -> Appender:
    """Return what appends rows to a text file in the format that ``path`` names; ``-`` is csv.

    JSON lines are objects by column. Workbooks and Parquet are gathered as JSON arrays, the header first, and turned
    at the end (``table_files``).

    Raises:
        UserError: the format is not known.
    """
    suffix = path.suffix.lower()
    if path == STANDARD or suffix in _DELIMITERS:
        delimiter = _DELIMITERS.get(suffix, ",")
        return lambda file, rows: csv.writer(file, delimiter=delimiter, lineterminator="\n").writerows(rows)
    if suffix not in FORMATS:
        raise UserError("table-format-unknown", Place(path.name), formats=", ".join(FORMATS))
    keyed = suffix == ".jsonl"

    def append(file: TextIO, rows: Sequence[Sequence[str]]) -> None:
        shaped = [dict(zip(columns, row, strict=True)) for row in rows if row != columns] if keyed else rows
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in shaped)

    return append
