"""Rows of a published delimited file, each with its line; truncation and foreign content are told, not guessed over."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from amparo.kernel.errors import Place, ShapeChangedError

END_OF_FILE = "\x1a"  # some publishers close a file with Control-Z
WIDEST_FIELD = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """One record: ``line`` is where it ends."""

    line: int
    fields: tuple[str, ...]


def decoded(content: bytes, file: str) -> str:
    """Return the text of a UTF-8 (with or without mark) or, failing that, Windows-1252 file.

    Raises:
        ShapeChangedError: the file holds bytes that no text file holds.
    """
    if b"\x00" in content:
        raise ShapeChangedError("file-not-text", Place(file))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            return content.decode("cp1252")
        except UnicodeDecodeError as problem:
            raise ShapeChangedError("file-not-text", Place(file)) from problem


def rows(content: bytes, file: str, delimiter: str = ",") -> Iterator[Row]:
    """Yield the records of a delimited file, blank lines and a closing Control-Z left out.

    Raises:
        ShapeChangedError: the file ends within a quoted field, or a field is implausibly long.
    """
    csv.field_size_limit(WIDEST_FIELD)
    reader = csv.reader(io.StringIO(decoded(content, file), newline=""), delimiter=delimiter, strict=True)
    try:
        for fields in reader:
            if fields and fields != [END_OF_FILE] and any(fields):
                yield Row(reader.line_num, tuple(fields))
    except csv.Error as problem:
        raise ShapeChangedError("file-broken-off", Place(file, reader.line_num)) from problem


def closed(content: bytes) -> bool:
    """Whether the file ends with Control-Z, as its publisher closes it."""
    return content.rstrip(b"\r\n ").endswith(b"\x1a")
