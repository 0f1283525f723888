"""The record of a screening: all that its output is made of, so that the same bytes can be made again."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from amparo import __version__
from amparo.archive.outbox import write_all
from amparo.archive.suppressions import Book
from amparo.casework.screening_engine import engine, libraries
from amparo.casework.screening_register import LookedAt
from amparo.facts.ids import ListId
from amparo.kernel.errors import Place, UserError

FORM = 2
FOLDER = "screenings"


@dataclass(frozen=True, slots=True)
class PinnedList:
    """A snapshot that was looked at."""

    id: str
    as_of: str
    sha256: str
    entities: int

    @classmethod
    def of(cls, one: LookedAt) -> "PinnedList":
        """Return which snapshot was looked at."""
        return cls(one.list_id, one.as_of.isoformat(), one.sha256, one.entities)


@dataclass(frozen=True, slots=True)
class Record:
    """What a screening was made of and what it made.

    ``options`` are those that decide what is found; ``since`` and ``former`` are of a rescreening. ``suppressions`` is
    how many entries the file of decisions held, and the hash of its last. Hashes are SHA-256.
    """

    command: str
    on: str
    input: str
    input_sha256: str
    options: Mapping[str, Any]
    threshold: int
    limit: int
    snapshots: tuple[PinnedList, ...]
    missing: tuple[str, ...]
    suppressions: tuple[int, str]
    counts: Mapping[str, int]
    output: str
    output_sha256: str
    since: str = ""
    former: tuple[PinnedList, ...] = ()
    amparo: str = __version__
    engine: str = ""
    libraries: Mapping[str, str] | None = None


def record_of(
    command: str,
    on: date,
    source: Path,
    out: Path,
    *,
    options: Mapping[str, Any],
    looked_at: Sequence[LookedAt],
    missing: Sequence[ListId],
    book: Book,
    counts: Mapping[str, int],
    since: str = "",
    former: Sequence[LookedAt] = (),
) -> Record:
    """Return the record of a screening that is done; ``options`` hold ``threshold`` and ``limit``."""
    told = {key: value for key, value in options.items() if key not in ("threshold", "limit")}
    return Record(
        command, on.isoformat(), source.name, hash_of(source), told, options["threshold"], options["limit"],
        tuple(map(PinnedList.of, looked_at)), tuple(missing), (len(book.entries), book.head), counts, out.name,
        hash_of(out), since, tuple(map(PinnedList.of, former)), __version__, engine(), libraries(),
    )  # fmt: skip


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def keep_record(record: Record, out: Path, home: Path | None) -> None:
    """Write a record beside the output (``<out>.record.json``) and into the workspace, named after day and content.

    Raises:
        UserError: a folder cannot be written.
    """
    told = {"record": FORM, **asdict(record)}
    content = (json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode("utf-8")
    write_all(out.parent, {f"{out.name}.record.json": content})
    if home is not None:
        write_all(home / FOLDER, {f"{record.on}_{sha256(content).hexdigest()[:16]}.json": content})


def read_record(path: Path) -> Record:
    """Read a record.

    Raises:
        UserError: the file cannot be read, or is no record of this form.
    """
    try:
        told = json.loads(path.read_bytes())
        form = told.pop("record")
        pinned = {key: tuple(PinnedList(**one) for one in told[key]) for key in ("snapshots", "former")}
        many, head = told["suppressions"]
        record = Record(**{**told, **pinned, "missing": tuple(told["missing"]), "suppressions": (int(many), str(head))})
    except OSError as problem:
        told = problem.strerror or str(problem)
        raise UserError("cannot-read-table", Place(path.name), problem=told) from problem
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise UserError("record-unreadable", Place(path.name)) from problem
    if form != FORM:
        raise UserError("record-unreadable", Place(path.name))
    return record
