"""Tables that cannot be appended to, made at the end from JSON lines: Parquet, workbooks (xlsx, ods)."""

import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape

_BATCH = 10_000
MOST_ROWS = 1_048_576
MOST_LETTERS = 32_767
"""What a sheet and a cell can hold: more rows go on in a next sheet under the same header, more letters are cut."""
_WHEN = (1980, 1, 1, 0, 0, 0)
_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_OOXML = "http://schemas.openxmlformats.org"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_ODS_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def turn(part: Path, out: Path) -> None:
    """Make ``out`` of a part file, in the format its name tells, and take the part file away."""
    makers: dict[str, Callable[[Path, Path], None]] = {".parquet": _parquet, ".xlsx": _workbook, ".ods": _open_sheet}
    maker = makers.get(out.suffix.lower())
    if maker is not None:
        staged = out.with_name(f"{out.name}.new")
        maker(part, staged)
        staged.chmod(0o600)
        staged.replace(out)
        part.unlink()
    else:
        part.replace(out)


def _rows(part: Path) -> Iterator[list[str]]:
    with part.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _parquet(part: Path, out: Path) -> None:
    import pyarrow as pa  # type: ignore[import-untyped]  # noqa: PLC0415 - loaded for Parquet only
    from pyarrow.parquet import ParquetWriter  # type: ignore[import-untyped]  # noqa: PLC0415

    rows = _rows(part)
    schema = pa.schema([(column, pa.string()) for column in next(rows)])

    with ParquetWriter(out, schema) as writer:
        while batch := [row for row, _ in zip(rows, range(_BATCH), strict=False)]:
            columns: list[Sequence[str]] = list(zip(*batch, strict=True))
            writer.write_table(pa.table([pa.array(column, pa.string()) for column in columns], schema=schema))


def _sheets(part: Path) -> Iterator[Iterator[list[str]]]:
    """Yield the rows of one sheet after another; each has to be read before the next."""
    rows = _rows(part)
    header = next(rows)
    first: list[list[str]] = list(islice(rows, 1))
    yield chain([header], first, islice(rows, MOST_ROWS - 2))
    while more := list(islice(rows, 1)):
        yield chain([header], more, islice(rows, MOST_ROWS - 2))


def _workbook(part: Path, out: Path) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        many = 0
        for many, rows in enumerate(_sheets(part), start=1):
            with book.open(zipfile.ZipInfo(f"xl/worksheets/sheet{many}.xml", _WHEN), "w", force_zip64=True) as sheet:
                _put(sheet, f'{_XML}<worksheet xmlns="{_OOXML}/spreadsheetml/2006/main"><sheetData>')
                for row in rows:
                    cells = "".join(
                        f'<c t="inlineStr"><is><t xml:space="preserve">{_xml(cell)}</t></is></c>' for cell in row
                    )
                    _put(sheet, f"<row>{cells}</row>")
                _put(sheet, "</sheetData></worksheet>")
        for name, content in _frame(range(1, many + 1)).items():
            book.writestr(zipfile.ZipInfo(name, _WHEN), _XML + content)


def _frame(numbers: range) -> dict[str, str]:
    """Return the parts of a workbook that hold its sheets together."""
    office = f"{_OOXML}/officeDocument/2006/relationships"
    package = f"{_OOXML}/package/2006"
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="{_TYPE}.worksheet+xml"/>' for at in numbers
    )
    sheets = "".join(f'<sheet name="Sheet{at}" sheetId="{at}" r:id="r{at}"/>' for at in numbers)
    links = "".join(
        f'<Relationship Id="r{at}" Target="worksheets/sheet{at}.xml" Type="{office}/worksheet"/>' for at in numbers
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Target="xl/workbook.xml" Type="{office}/officeDocument"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_OOXML}/spreadsheetml/2006/main" xmlns:r="{office}">'
        f"<sheets>{sheets}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">{links}</Relationships>',
    }


def _open_sheet(part: Path, out: Path) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        kind = zipfile.ZipInfo("mimetype", _WHEN)
        book.writestr(kind, "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        book.writestr(zipfile.ZipInfo("META-INF/manifest.xml", _WHEN), _ODS_MANIFEST)
        with book.open(zipfile.ZipInfo("content.xml", _WHEN), "w", force_zip64=True) as file:
            spaces = "".join(
                f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
                for name in ("office", "table", "text")
            )
            _put(file, f'{_XML}<office:document-content{spaces} office:version="1.2">')
            _put(file, "<office:body><office:spreadsheet>")
            for number, rows in enumerate(_sheets(part), start=1):
                _put(file, f'<table:table table:name="Sheet{number}">')
                for row in rows:
                    cells = "".join(
                        f'<table:table-cell office:value-type="string"><text:p>{_xml(cell)}</text:p></table:table-cell>'
                        for cell in row
                    )
                    _put(file, f"<table:table-row>{cells}</table:table-row>")
                _put(file, "</table:table>")
            _put(file, "</office:spreadsheet></office:body></office:document-content>")


def _put(file: IO[bytes], text: str) -> None:
    file.write(text.encode("utf-8"))


def _xml(text: str) -> str:
    cut = text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1]}\u2026"
    return escape("".join(char for char in cut if char in "\t\n" or (char >= " " and char not in "\ufffe\uffff")))
