"""A screening made again from its record: the same snapshots, settings and decisions, and so the same bytes."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from amparo import __version__
from amparo.archive.suppressions import BEGINNING, FILE, Book, read_book
from amparo.archive.workspace import Workspace
from amparo.casework import rescreen_table, screen_table
from amparo.casework.screening_engine import engine
from amparo.casework.screening_record import PinnedList, Record, hash_of, read_record
from amparo.casework.screening_register import Pin, pin_of, register_of
from amparo.facts.ids import ListId
from amparo.kernel.errors import IntegrityError, Place, UserError
from amparo.kernel.progress import SILENT, Progress


@dataclass(frozen=True, slots=True)
class Request:
    """``record`` is what a screening left; ``file`` the table it screened; ``suppressions`` none: the workspace's."""

    record: Path
    file: Path
    out: Path
    workers: int = 1
    suppressions: Path | None = None


@dataclass(frozen=True, slots=True)
class Replayed:
    """What was made again: the hash of the output, which is that of the record."""

    record: Record
    sha256: str


def run(workspace: Workspace, request: Request, *, progress: Progress = SILENT) -> Replayed:
    """Make a screening again.

    Raises:
        UserError: the record cannot be read, or the table is not the one that was screened.
        SourceError: a snapshot that was looked at is not kept.
        IntegrityError: the decisions are not those of the record, or the output differs from the record's.
    """
    record = read_record(request.record)
    if hash_of_input(request.file) != record.input_sha256:
        raise UserError("replay-other-input", Place(request.file.name), sha256=record.input_sha256[:12])
    if request.out.suffix.lower() != Path(record.output).suffix.lower():
        raise UserError("replay-other-format", Place(request.out.name), format=Path(record.output).suffix)
    progress.stage("register")
    book = _book(workspace, request, record)
    asked = _asked(request, record)
    on = date.fromisoformat(record.on)
    pins = _pins(workspace, record.snapshots)
    missing = tuple(map(ListId, record.missing))
    if record.command == "rescreen":
        since = date.fromisoformat(record.since)
        compared = rescreen_table.compare_days(workspace, _pins(workspace, record.former), pins, missing, since, on)
        again = rescreen_table.Request(asked, since)
        rescreen_table.rescreen_against(workspace, compared, again, on=on, book=book, progress=progress)
    else:
        register = register_of(workspace, pins, missing, on)
        screen_table.screen_against(register, asked, on, progress, book=book, home=workspace.home)
    made = hash_of(request.out)
    if made != record.output_sha256:
        code = "replay-differs" if (record.amparo, record.engine) == (__version__, engine()) else "replay-other-engine"
        raise IntegrityError(code, Place(request.out.name), made=made[:12], recorded=record.output_sha256[:12],
                             version=record.amparo, engine=record.engine[:12])  # fmt: skip
    return Replayed(record, made)


def hash_of_input(path: Path) -> str:
    """Return the SHA-256 of a table.

    Raises:
        UserError: it cannot be read.
    """
    try:
        return hash_of(path)
    except OSError as problem:
        told = problem.strerror or str(problem)
        raise UserError("cannot-read-table", Place(path.name), problem=told) from problem


def _book(workspace: Workspace, request: Request, record: Record) -> Book:
    many, head = record.suppressions
    book = read_book(request.suppressions or workspace.home / FILE, many) if many else Book()
    if book.head != (head if many else BEGINNING):
        raise IntegrityError("suppressions-other", Place((request.suppressions or workspace.home / FILE).name))
    return book


def _pins(workspace: Workspace, snapshots: tuple[PinnedList, ...]) -> tuple[Pin, ...]:
    return tuple(pin_of(workspace, ListId(one.id), date.fromisoformat(one.as_of), one.sha256) for one in snapshots)


def _asked(request: Request, record: Record) -> screen_table.Request:
    told = dict(record.options)
    told = {name: tuple(value) if isinstance(value, list) else value for name, value in told.items()}
    asked = screen_table.Request(request.file, request.out, threshold=record.threshold, limit=record.limit, **told)
    return replace(asked, workers=request.workers)
