"""Text tables (csv, tsv) as people send them: any encoding, any delimiter, stray quotes, ragged rows.

No row is lost: what a stray quotation mark would swallow is read line by line instead, and told.
"""

import codecs
import csv
import io
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO

from amparo.archive.table import Table, TableRow
from amparo.kernel.errors import Place, UserError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_PEEKED = 4096
_DELIMITERS = (",", ";", "\t", "|")
_MOST_LINES = 100
"""Lines that one quoted cell may run over; past that its quotation mark counts as a stray one."""
_UNDECODED = re.compile("[\udc80-\udcff]")
_HAN = re.compile("[^\x00-\x7f\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_LEAST_HAN = 2
_SHOWN = re.compile(r'=\s*(?:HYPERLINK\(.*[,;]\s*)?"((?:[^"]|"")*)"\s*\)?\s*\Z', re.IGNORECASE | re.DOTALL)
_LONGEST = (1 << 31) - 1


@contextmanager
def read_delimited(file: BinaryIO, name: str, delimiter: str = "", encoding: str = "") -> Iterator[Table]:
    """Read a text table from a buffered file, which is closed at the end.

    Args:
        file: a binary file that can be peeked into or sought.
        name: what to call it in an error.
        delimiter: empty: the one that the header uses.
        encoding: empty: told by the file's first bytes, else UTF-8; cells that are no UTF-8 are read in an older
            encoding, and their row says so.

    Raises:
        UserError: the file has no header, or the encoding is not known.
    """
    chosen = encoding or _encoding_of(file)
    errors = "surrogateescape" if chosen.startswith("utf-8") else "replace"
    try:
        text = io.TextIOWrapper(file, encoding=chosen, errors=errors, newline="")
    except LookupError as problem:
        raise UserError("encoding-unknown", Place(name), encoding=encoding) from problem
    with text:
        csv.field_size_limit(_LONGEST)
        lines = _Lines(text)
        header = _header(lines, delimiter)
        if header is None:
            raise UserError("table-empty", Place(name))
        cells, used = header
        columns = tuple(mended(cell).replace("\0", "").strip() for cell in cells)
        while len(columns) > 1 and not columns[-1]:
            columns = columns[:-1]
        yield Table(name, columns, _rows(lines, len(columns), used), _roughly(file))


def _encoding_of(file: BinaryIO) -> str:
    start = file.read(_PEEKED)
    file.seek(0)
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding
    evens, odds = start[::2].count(0), start[1::2].count(0)
    many = len(start) // 5
    if many and odds > many > evens:
        return "utf-16-le"
    if many and evens > many > odds:
        return "utf-16-be"
    return "utf-8"


def _roughly(file: BinaryIO) -> int:
    """Return about how many rows there are, by counting ends of lines."""
    place = file.tell()
    file.seek(0)
    lines, last = 0, b""
    for block in iter(lambda: file.read(1 << 20), b""):
        lines += block.count(b"\n")
        last = block[-1:]
    file.seek(place)
    return max(lines - (last == b"\n"), 0)


class _Lines:
    """Lines of text, with those of the record being read kept, so that they can be put back."""

    def __init__(self, text: Iterable[str]) -> None:
        self._text = iter(text)
        self._back: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) > _MOST_LINES:
            raise csv.Error
        line = self._back.popleft() if self._back else next(self._text)
        self.taken.append(line)
        return line

    def put_back(self) -> str:
        """Put back all lines of this record but the first, which is returned."""
        first, *rest = self.taken
        self._back.extendleft(reversed(rest))
        self.taken = []
        return first


def _header(lines: _Lines, delimiter: str) -> tuple[list[str], str] | None:
    for line in lines:
        if line.strip("\r\n"):
            break
        lines.taken = []
    else:
        return None
    first = lines.put_back()
    if not delimiter:
        bare = re.sub('"[^"]*"', "", first)
        delimiter = "," if "," in bare else max(_DELIMITERS, key=bare.count)
    return _alone(first, delimiter), delimiter


def _alone(line: str, delimiter: str, width: int = 0) -> list[str]:
    """Return the cells of a line by itself; where quotation marks do not part it as wide as told, they part nothing."""
    bare = line.rstrip("\r\n")
    cells = next(csv.reader([bare], delimiter=delimiter), [])
    if width and len(cells) != width:
        plain = [cell.strip('"') for cell in bare.split(delimiter)]
        return plain if len(plain) == width else cells
    return cells


def _rows(lines: _Lines, width: int, delimiter: str) -> Iterator[TableRow]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number = 0
    while True:
        lines.taken = []
        quoted = False
        try:
            cells = next(reader)
            quoted = len(lines.taken) > 1 and len(cells) != width
        except StopIteration:
            return
        except csv.Error:
            quoted = True
            cells = []
        if quoted:
            cells = _alone(lines.put_back(), delimiter, width)
        if not cells:
            continue
        number += 1
        yield checked(number, cells, width, "row-quote" if quoted else "")


def checked(number: int, cells: Sequence[str], width: int, problem: str = "") -> TableRow:
    """Return a row as wide as the header, with what is wrong with it."""
    whole = "".join(cells)
    if "\0" in whole:
        problem, cells = "row-control", [cell.replace("\0", "") for cell in cells]
    if "=" in whole and any(cell[:1] == "=" for cell in cells):
        problem, cells = "row-formula", [shown(cell) for cell in cells]
    if len(cells) != width:
        if len(cells) < width or any(cells[width:]):
            problem = "row-width"
        cells = [*cells, *[""] * (width - len(cells))][:width]
    if not whole.isascii() and _UNDECODED.search(whole):
        problem, cells = "row-encoding", [mended(cell) for cell in cells]
    return TableRow(number, tuple(cells), problem)


def shown(cell: str) -> str:
    """Return what a cell shows that holds a text or a link as a formula; any other is returned as it is."""
    found = _SHOWN.match(cell)
    return cell if found is None else found[1].replace('""', '"')


def mended(cell: str) -> str:
    """Return a cell whose bytes were no UTF-8, read as GB 2312 where that gives Chinese, else as Windows-1252.

    What neither knows becomes a replacement mark.
    """
    if not _UNDECODED.search(cell):
        return cell
    raw = cell.encode("utf-8", "surrogateescape")
    try:
        chinese = raw.decode("gb2312")
    except UnicodeDecodeError:
        chinese = ""
    if not _HAN.search(chinese) and sum(char > "\x7f" for char in chinese) >= _LEAST_HAN:
        return chinese
    return _UNDECODED.sub(lambda found: _western(ord(found[0]) - 0xDC00), cell)


def _western(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "replace")
