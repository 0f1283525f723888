"""Files of keys and values: ``case.toml``, ``enterprise.toml`` and the sheets of the same names.

TOML does not tell on which line a value stood; the line is found again by its key, so that an error can name it.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from amparo.kernel.errors import Place, UserError
from amparo.sources.bundle.files import stream
from amparo.sources.bundle.table import read_records

Value = str | int | bool | tuple[str, ...]
LIMIT = 1_000_000
EVENT_CELLS = ("kind", "date", "refs")
_AT_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One value and where it stands. Days are ISO text, decimals are text as written."""

    value: Value
    at: Place

    @property
    def text(self) -> str:
        """The value as text."""
        return "; ".join(self.value) if isinstance(self.value, tuple) else str(self.value).strip()

    @property
    def values(self) -> tuple[str, ...]:
        """The value as several: a list, or a text parted by ``;``."""
        parts = self.value if isinstance(self.value, tuple) else str(self.value).split(";")
        return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


@dataclass(frozen=True, slots=True)
class Keyed:
    """A file of keys and values, with the tables of arrays (``[[event]]``) in it.

    A table holds its own place under the empty key.
    """

    file: str
    entries: Mapping[str, Entry]
    arrays: Mapping[str, tuple[Mapping[str, Entry], ...]] = field(default_factory=dict)

    def entry(self, key: str) -> Entry | None:
        """Return the value of a key, if given."""
        return self.entries.get(key)

    def required(self, key: str) -> Entry:
        """Return the value of a key that must be given."""
        entry = self.entries.get(key)
        if entry is None or not entry.text:
            raise UserError("key-missing", Place(self.file, None, key), name=key)
        return entry

    def text(self, key: str) -> str:
        """Return the value of a key as text, empty where not given."""
        entry = self.entries.get(key)
        return "" if entry is None else entry.text

    def place(self, key: str) -> Place:
        """Return where a key stands."""
        entry = self.entries.get(key)
        return Place(self.file, None, key) if entry is None else entry.at

    def tables(self, key: str) -> tuple[Mapping[str, Entry], ...]:
        """Return the tables of an array of tables."""
        return self.arrays.get(key, ())


def read_keyed(files: Mapping[str, bytes], stem: str) -> Keyed | None:
    """Read ``<stem>.toml``, else the sheet ``<stem>.csv``; ``None`` where the bundle has neither.

    Raises:
        UserError: the file is not UTF-8, not TOML, or a value is a table where a plain one is meant.
    """
    if f"{stem}.toml" in files:
        return read_toml(files, f"{stem}.toml")
    return _from_sheet(files, f"{stem}.csv") if f"{stem}.csv" in files else None


def read_toml(files: Mapping[str, bytes], file: str) -> Keyed:
    """Read one TOML file of flat keys and arrays of tables."""
    text = _decoded(files, file)
    try:
        tree = tomllib.loads(text, parse_float=str)
    except (ValueError, RecursionError) as problem:  # an integer of thousands of digits is a plain ValueError
        told = _AT_LINE.search(str(problem))
        line = int(told[1]) if told else text.count("\n") + 1
        raise UserError("toml-malformed", Place(file, line)) from problem
    entries: dict[str, Entry] = {}
    arrays: dict[str, tuple[Mapping[str, Entry], ...]] = {}
    for key, value in tree.items():
        if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
            arrays[key] = tuple(_table(item, text, file, key, at) for at, item in enumerate(value))
            entries[key] = Entry("", Place(file, _line(text, key), key))
        else:
            entries[key] = Entry(_plain(value, Place(file, _line(text, key), key)), Place(file, _line(text, key), key))
    return Keyed(file, entries, arrays)


def _decoded(files: Mapping[str, bytes], file: str) -> str:
    with stream(files, file) as content:
        raw = content.read(LIMIT + 1)
    if len(raw) > LIMIT:
        raise UserError("file-too-large", Place(file), limit=LIMIT)
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        raise UserError("file-not-utf8", Place(file, line)) from problem


def _table(item: Mapping[str, Any], text: str, file: str, key: str, at: int) -> dict[str, Entry]:
    begin = _line(text, key, at)
    entries = {"": Entry("", Place(file, begin, key))}
    for name, value in item.items():
        place = Place(file, _line(text, name, begin=begin), name)
        entries[name] = Entry(_plain(value, place), place)
    return entries


def _line(text: str, key: str, nth: int = 0, begin: int | None = 1) -> int | None:
    """Return the line on which a key, or the nth table of that name, stands at or after line ``begin``."""
    sought = re.compile(rf"\s*(?:\[\[?\s*[\"']?{re.escape(key)}[\"']?\s*\]|[\"']?{re.escape(key)}[\"']?\s*=)")
    found = [at for at, line in enumerate(text.split("\n"), 1) if at >= (begin or 1) and sought.match(line)]
    return found[min(nth, len(found) - 1)] if found else begin


def _plain(value: Any, place: Place) -> Value:
    if isinstance(value, list) and not any(isinstance(item, (dict, list)) for item in value):
        return tuple(str(_plain(item, place)) for item in value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (str, bool, int)):
        return value
    raise UserError("value-not-plain", place)


def _from_sheet(files: Mapping[str, bytes], file: str) -> Keyed:
    entries: dict[str, Entry] = {}
    events: list[Mapping[str, Entry]] = []
    for line, cells in read_records(files, file):
        key, values = cells[0].strip().lower(), [cell.strip() for cell in cells[1:]]
        place = Place(file, line, key)
        if key == "event":
            named = dict(zip(EVENT_CELLS, values, strict=False))
            events.append({"": Entry("", place)} | {name: Entry(text, place) for name, text in named.items()})
        elif key in entries:
            raise UserError("key-twice", place, name=key)
        elif key not in {"", "key"}:
            filled = tuple(value for value in values if value)
            entries[key] = Entry(filled[0] if len(filled) == 1 else filled, place)
    return Keyed(file, entries, {"event": tuple(events)} if events else {})
