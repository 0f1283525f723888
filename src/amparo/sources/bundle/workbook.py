"""A workbook as a bundle: each sheet becomes the table whose name it bears.

A sheet ``parties`` or ``parties.csv`` becomes ``parties.csv``; ``case`` and ``enterprise`` hold rows of key and
value and become ``case.csv`` and ``enterprise.csv``. Row numbers stay those of the sheet.
"""

import csv
import io
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from python_calamine import CalamineError, CalamineWorkbook

from amparo.kernel.errors import Place, UserError

CellValue = int | float | str | bool | time | date | datetime | timedelta


def sheets(content: bytes, name: str) -> dict[str, bytes]:
    """Return the sheets of an ``.xlsx`` as CSV files by file name.

    Args:
        content: the workbook's bytes.
        name: its file name, for errors.

    Raises:
        UserError: the workbook cannot be read, or two sheets bear one name.
    """
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        tables = {sheet: book.get_sheet_by_name(sheet).to_python(skip_empty_area=False) for sheet in book.sheet_names}
    except (CalamineError, ValueError, OSError) as problem:
        raise UserError("workbook-unreadable", Place(name)) from problem
    files: dict[str, bytes] = {}
    for sheet, rows in tables.items():
        file = f"{sheet.strip().lower().removesuffix('.csv').removesuffix('.toml')}.csv"
        if file in files:
            raise UserError("sheet-twice", Place(name), sheet=sheet)
        if rows:
            files[file] = _csv(rows)
    return files


def _csv(rows: list[list[CellValue]]) -> bytes:
    width = max((_filled(row) for row in rows[:1]), default=0)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in rows:
        # A line break inside a cell would shift the line numbers away from the sheet's row numbers.
        writer.writerow([" ".join(_text(cell).splitlines()) for cell in row[: max(width, _filled(row))]])
    return out.getvalue().encode("utf-8", "replace")


def _filled(row: list[CellValue]) -> int:
    return max((at for at, cell in enumerate(row, 1) if cell != ""), default=0)


def _text(cell: CellValue) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{Decimal(repr(cell)):f}"
    return str(cell)
