"""Tables of any length, row by row: csv, tsv, xlsx, ods, jsonl, parquet; reading never stops at a bad row.

A bad row is told with what is wrong with it; its cells are what could be read of it.
"""

import csv
import json
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from amparo.archive.delimited import mended, read_delimited
from amparo.archive.table import Table, TableRow
from amparo.kernel.errors import Place, UserError

__all__ = ["FORMATS", "STANDARD", "Table", "TableRow", "open_table", "writer_of"]

STANDARD = Path("-")
_DELIMITERS = {".csv": "", ".tsv": "\t", ".tab": "\t"}
_SHEETS = frozenset({".xlsx", ".ods", ".xls", ".xlsm", ".xlsb"})
FORMATS = (".csv", ".tsv", ".xlsx", ".ods", ".jsonl", ".parquet")
_HEADER_LINES = 1000
"""JSON lines that are looked through for columns: the first object may lack some."""
_BUFFER = 1 << 20
_LONE = re.compile("[\ud800-\udfff]")


@contextmanager
def open_table(path: Path, encoding: str = "") -> Iterator[Table]:
    """Open a table; ``-`` is standard input, as csv. ``encoding`` is of text tables; empty: found out.

    Raises:
        UserError: the file is not there, is empty, cannot be read, or is of a format not known.
    """
    try:
        suffix = path.suffix.lower()
        if path == STANDARD:
            with tempfile.TemporaryFile() as copy:
                shutil.copyfileobj(sys.stdin.buffer, copy)
                copy.seek(0)
                with read_delimited(copy, "-", encoding=encoding) as table:
                    yield table
        elif suffix in _SHEETS:
            yield _sheet(path)
        elif suffix == ".parquet":
            yield _parquet(path)
        elif suffix in _DELIMITERS:
            with path.open("rb") as file, read_delimited(file, path.name, _DELIMITERS[suffix], encoding) as table:
                yield table
        elif suffix in (".jsonl", ".ndjson"):
            with path.open("rb") as file:
                yield _json_lines(file, path.name)
        else:
            raise UserError("table-format-unknown", Place(path.name), formats=", ".join(FORMATS))
    except OSError as problem:
        told = problem.strerror or str(problem)
        raise UserError("cannot-read-table", Place(path.name), problem=told) from problem


def _json_lines(file: BinaryIO, name: str) -> Table:
    first = list(islice((line for line in file if line.strip()), _HEADER_LINES))
    columns: dict[str, None] = {}
    for line in first:
        row, _ = _object(line)
        columns.update(dict.fromkeys(map(_text, row or ())))
    if not first:
        raise UserError("table-empty", Place(name))
    if not columns:
        raise UserError("table-unreadable", Place(name))
    return Table(name, tuple(columns), _objects(chain(first, file), tuple(columns)))


def _object(line: bytes) -> tuple[dict[str, Any] | None, str]:
    """Return the object in a line, if there is one, and what is wrong with it."""
    text = line.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    whole = mended(text)
    try:
        row = json.loads(whole)
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict):
        return None, "row-malformed"
    return row, "" if whole == text else "row-encoding"


def _objects(lines: Iterator[bytes], columns: Sequence[str]) -> Iterator[TableRow]:
    for number, line in enumerate((line for line in lines if line.strip()), start=1):
        row, problem = _object(line)
        cells = tuple(_text((row or {}).get(column)) for column in columns)
        if any("\0" in cell for cell in cells):
            cells, problem = tuple(cell.replace("\0", "") for cell in cells), "row-control"
        yield TableRow(number, cells, problem)


def _sheet(path: Path) -> Table:
    from python_calamine import CalamineError, load_workbook  # noqa: PLC0415 - loaded for workbooks only

    path.open("rb").close()  # a file that is not there is told as such
    try:
        sheet = load_workbook(str(path)).get_sheet_by_index(0)
        rows = enumerate(sheet.iter_rows())
    except (CalamineError, IndexError) as problem:
        raise UserError("table-unreadable", Place(path.name)) from problem
    for at, header in rows:
        columns = [_text(cell).strip() for cell in header]
        if any(columns):
            while not columns[-1]:
                columns.pop()
            return Table(path.name, tuple(columns), _cells(rows, at, len(columns)), sheet.total_height)
    raise UserError("table-empty", Place(path.name))


def _cells(rows: Iterator[tuple[int, Sequence[Any]]], header: int, width: int) -> Iterator[TableRow]:
    for at, row in rows:
        cells = tuple(_text(cell) for cell in row)
        if any(cells):  # sheets go on with empty rows that were once formatted
            problem = "row-width" if any(cells[width:]) else ""
            yield TableRow(at - header, (*cells, *("",) * (width - len(cells)))[:width], problem)


def _parquet(path: Path) -> Table:
    from pyarrow import ArrowException  # type: ignore[import-untyped]  # noqa: PLC0415 - loaded for Parquet only
    from pyarrow.parquet import ParquetFile  # type: ignore[import-untyped]  # noqa: PLC0415

    try:
        file = ParquetFile(path, buffer_size=_BUFFER, pre_buffer=False)
    except ArrowException as problem:
        raise UserError("table-unreadable", Place(path.name)) from problem

    def rows() -> Iterator[TableRow]:
        number = 0
        try:
            for batch in file.iter_batches(batch_size=4096):
                for cells in zip(*map(_column, batch.columns), strict=True):
                    number += 1
                    yield TableRow(number, tuple(map(_text, cells)))
        except ArrowException as problem:
            raise UserError("table-unreadable", Place(path.name, number + 1)) from problem

    return Table(path.name, tuple(file.schema_arrow.names), rows(), file.metadata.num_rows)


def _column(column: Any) -> list[Any]:
    from pyarrow import binary  # noqa: PLC0415

    try:
        return list(column.to_pylist())
    except UnicodeDecodeError:
        return list(column.cast(binary()).to_pylist())


def _text(cell: object) -> str:
    """Return a cell as text: a whole number without its ``.0``, nothing for nothing, several values parted by ``;``."""
    if isinstance(cell, str):
        return cell if cell.isascii() else _LONE.sub("\ufffd", cell)
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else "" if cell != cell else str(cell)  # noqa: PLR0124 - not a number
    if isinstance(cell, bytes):
        return mended(cell.decode("utf-8", "surrogateescape"))
    if isinstance(cell, list):
        return "; ".join(map(_text, cell))
    return json.dumps(cell, ensure_ascii=False, default=str) if isinstance(cell, dict) else str(cell)


Appender = Callable[[TextIO, Sequence[Sequence[str]]], None]
_FORMULA = frozenset("=+-@\t\r")
_NUMBER = re.compile(r"[+-]?[\d\s.,()/-]*\Z")


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: one that begins like one gets an apostrophe before it."""
    return f"'{cell}" if cell and cell[0] in _FORMULA and not _NUMBER.match(cell) else cell


def writer_of(path: Path, columns: Sequence[str]) -> Appender:
    """Return what appends rows to a text file in the format that ``path`` names; ``-`` is csv.

    JSON lines are objects by column. Workbooks and Parquet are gathered as JSON arrays, the header first, and turned
    at the end (``table_files``).

    Raises:
        UserError: the format is not known.
    """
    suffix = path.suffix.lower()
    if path == STANDARD or suffix in _DELIMITERS:
        delimiter = _DELIMITERS.get(suffix) or ","
        return lambda file, rows: csv.writer(file, delimiter=delimiter, lineterminator="\n").writerows(
            [harmless(cell) for cell in row] for row in rows
        )
    if suffix not in FORMATS:
        raise UserError("table-format-unknown", Place(path.name), formats=", ".join(FORMATS))
    keyed = suffix == ".jsonl"

    def append(file: TextIO, rows: Sequence[Sequence[str]]) -> None:
        shaped = [dict(zip(columns, row, strict=True)) for row in rows if row != columns] if keyed else rows
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in shaped)

    return append
