"""Hits that a person has set aside: a file that only grows, each entry bound to the one before it by its hash.

One JSON object a line. An entry is never changed; one that no longer holds is withdrawn by a later entry.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from fcntl import LOCK_EX, flock
from hashlib import sha256
from pathlib import Path

from amparo.archive.outbox import OWNER_ONLY_FOLDER, write_all
from amparo.kernel.errors import IntegrityError, Place, UserError

FILE = "suppressions.jsonl"
BEGINNING = "0" * 64


@dataclass(frozen=True, slots=True)
class Suppression:
    """One entry: who set which hit aside, when and why; or, where ``withdraws`` is a number, who took that back.

    ``pair`` is the print of both records as they were (``casework.pair_prints``); ``number`` counts from 1;
    ``on`` is an ISO date; ``query`` and ``listed_name`` tell a reader what it is about.
    """

    number: int
    by: str
    on: str
    reason: str
    list_id: str = ""
    listing_id: str = ""
    pair: str = ""
    query: str = ""
    listed_name: str = ""
    withdraws: int = 0


@dataclass(frozen=True, slots=True)
class Book:
    """Entries in the order they were made, and the hash of the last."""

    entries: tuple[Suppression, ...] = ()
    head: str = BEGINNING

    def standing(self) -> tuple[Suppression, ...]:
        """Return the entries that nobody has withdrawn."""
        gone = {entry.withdraws for entry in self.entries}
        return tuple(entry for entry in self.entries if not entry.withdraws and entry.number not in gone)


def read_book(path: Path, many: int | None = None) -> Book:
    """Read a file of suppressions; one that is not there is empty.

    Args:
        path: the file.
        many: only so many of its first entries.

    Raises:
        IntegrityError: a line is malformed, was changed or taken out, or fewer than ``many`` are there.
        UserError: the file cannot be read.
    """
    try:
        lines = path.read_bytes().splitlines(keepends=True) if path.exists() else []
    except OSError as problem:
        told = problem.strerror or str(problem)
        raise UserError("cannot-read-table", Place(path.name), problem=told) from problem
    entries: list[Suppression] = []
    head = BEGINNING
    for number, line in enumerate(lines[:many], start=1):
        entries.append(_entry(line, number, head, path))
        head = sha256(line).hexdigest()
    if many is not None and len(entries) < many:
        raise IntegrityError("suppressions-fewer", Place(path.name), many=many, found=len(entries))
    return Book(tuple(entries), head)


def _entry(line: bytes, number: int, head: str, path: Path) -> Suppression:
    try:
        told = json.loads(line)
        previous = told.pop("previous")
        entry = Suppression(**told)
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        raise IntegrityError("suppressions-malformed", Place(path.name, number)) from problem
    if previous != head or entry.number != number or not line.endswith(b"\n"):
        raise IntegrityError("suppressions-malformed", Place(path.name, number))
    return entry


def append(path: Path, made: Sequence[Suppression]) -> Book:
    """Add entries, all or none; their numbers are given here.

    Raises:
        IntegrityError: the file was tampered with.
        UserError: the file cannot be written.
    """
    with _alone(path):
        book = read_book(path)
        content = path.read_bytes() if path.exists() else b""
        head = book.head
        for number, entry in enumerate(made, start=len(book.entries) + 1):
            told = {**asdict(entry), "number": number, "previous": head}
            line = json.dumps(told, ensure_ascii=False).encode("utf-8") + b"\n"
            head = sha256(line).hexdigest()
            content += line
        write_all(path.parent, {path.name: content})
        return read_book(path)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let one process at a time write."""
    try:
        path.parent.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
        with path.with_name(f".{path.name}.lock").open("w") as lock:
            flock(lock, LOCK_EX)
            yield
    except OSError as problem:
        told = problem.strerror or str(problem)
        raise UserError("cannot-write", folder=str(path.parent), problem=told) from problem
