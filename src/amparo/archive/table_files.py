"""Tables that cannot be appended to, made at the end from JSON lines: Parquet, workbooks (xlsx, ods)."""

import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape

_BATCH = 10_000
_WHEN = (1980, 1, 1, 0, 0, 0)
_XLSX = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="xl/workbook.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="worksheets/sheet1.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>',
}
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


def _workbook(part: Path, out: Path) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in _XLSX.items():
            book.writestr(zipfile.ZipInfo(name, _WHEN), f'<?xml version="1.0" encoding="UTF-8"?>{content}')
        with book.open(zipfile.ZipInfo("xl/worksheets/sheet1.xml", _WHEN), "w", force_zip64=True) as sheet:
            _put(
                sheet,
                '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/'
                'spreadsheetml/2006/main"><sheetData>',
            )
            for row in _rows(part):
                cells = "".join(
                    f'<c t="inlineStr"><is><t xml:space="preserve">{_xml(cell)}</t></is></c>' for cell in row
                )
                _put(sheet, f"<row>{cells}</row>")
            _put(sheet, "</sheetData></worksheet>")


def _open_sheet(part: Path, out: Path) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        kind = zipfile.ZipInfo("mimetype", _WHEN)
        book.writestr(kind, "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        book.writestr(zipfile.ZipInfo("META-INF/manifest.xml", _WHEN), _ODS_MANIFEST)
        with book.open(zipfile.ZipInfo("content.xml", _WHEN), "w", force_zip64=True) as sheet:
            spaces = "".join(
                f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
                for name in ("office", "table", "text")
            )
            _put(sheet, f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{spaces} office:version="1.2">')
            _put(sheet, '<office:body><office:spreadsheet><table:table table:name="Sheet1">')
            for row in _rows(part):
                cells = "".join(
                    f'<table:table-cell office:value-type="string"><text:p>{_xml(cell)}</text:p></table:table-cell>'
                    for cell in row
                )
                _put(sheet, f"<table:table-row>{cells}</table:table-row>")
            _put(sheet, "</table:table></office:spreadsheet></office:body></office:document-content>")


def _put(file: IO[bytes], text: str) -> None:
    file.write(text.encode("utf-8"))


def _xml(text: str) -> str:
    return escape("".join(char for char in text if char in "\t\n" or (char >= " " and char not in "\ufffe\uffff")))
