"""A whole table against the register: streaming, resumable, in constant memory."""

import os
from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any

from amparo import __version__
from amparo.archive.journal import Journal
from amparo.archive.suppressions import FILE, Book, read_book
from amparo.archive.tables import Table, TableRow, open_table
from amparo.archive.workspace import Workspace
from amparo.casework.hits_decided import Asked, Deciding
from amparo.casework.screen_rows import COLUMNS, Columns, Screened, Task, screen_in_worker, screen_rows
from amparo.casework.screening_engine import engine
from amparo.casework.screening_record import hash_of, keep_record, record_of
from amparo.casework.screening_register import ScreeningRegister, screening_register
from amparo.casework.suppressing import Suppressing
from amparo.facts.ids import ListId
from amparo.facts.party import SCHEMAS
from amparo.kernel.progress import SILENT, Progress
from amparo.wording.catalogue import speak

BATCH = 2000
_WAITING = 2
"""Batches in hand for each process beyond the one it works on."""
_NOT_OPTIONS = frozenset({"file", "out", "workers", "suppressions"})


@dataclass(frozen=True, slots=True)
class Request:
    """What to screen.

    ``schema`` is a schema or the name of a column that holds one; ``country``, ``birth_date`` and ``identifiers`` name
    columns (an identifier's column is named after its scheme); ``key`` names the column of the customer's reference,
    which is written out and is part of what a suppression is bound to. ``threshold`` is in thousandths. ``lists``
    empty: all. ``encoding`` is of text tables; empty: found out. ``suppressions`` is the file of decisions; none: the
    workspace's.
    """

    file: Path
    out: Path
    name: str = "name"
    schema: str = "LegalEntity"
    country: str = ""
    birth_date: str = ""
    identifiers: tuple[str, ...] = ()
    lists: tuple[ListId, ...] = ()
    threshold: int = 700
    limit: int = 5
    workers: int = 1
    key: str = ""
    encoding: str = ""
    suppressions: Path | None = None

    @property
    def options(self) -> dict[str, Any]:
        """All that decides what is found, besides input, lists and decisions."""
        return {name: value for name, value in asdict(self).items() if name not in _NOT_OPTIONS}


@dataclass(frozen=True, slots=True)
class Short:
    """A list of which ``known`` entries are known here, ``of`` are published."""

    list: ListId
    known: int
    of: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of it.

    ``alerts`` are rows with a hit that stands, ``problems`` rows that could not be read in full; ``rejected`` hits are
    set aside, of ``lapsed`` ones the setting aside no longer holds. ``resumed`` rows were done by a former run;
    ``missing`` are lists of which no snapshot is kept, ``short`` those of which only a part is known.
    """

    rows: int
    alerts: int
    problems: int
    resumed: int
    lists: tuple[str, ...]
    missing: tuple[ListId, ...]
    rejected: int = 0
    lapsed: int = 0
    short: tuple[Short, ...] = ()


def run(workspace: Workspace, request: Request, *, on: date, progress: Progress = SILENT) -> Summary:
    """Screen a table.

    A run that was killed goes on where the journal beside the output left off, if input, lists, decisions and settings
    are the same. Beside the output, and in the workspace, a record is left from which the same bytes can be made again.

    Raises:
        UserError: a column is missing, a file cannot be read or written, or no list is kept.
        IntegrityError: the file of decisions was tampered with, or a kept list cannot be read.
    """
    progress.stage("register")
    book = read_book(request.suppressions or workspace.home / FILE)
    register = screening_register(workspace, request.lists, on)
    return screen_against(register, request, on, progress, book=book, home=workspace.home)


def screen_against(
    register: ScreeningRegister,
    request: Request,
    on: date,
    progress: Progress,
    *,
    book: Book = Book(),  # noqa: B008 - frozen
    home: Path | None = None,
) -> Summary:
    """Screen a table against a register that is already there; ``home`` is where a second copy of the record goes."""
    lists = looked_at(register)
    with open_table(request.file, request.encoding) as table:
        asked = asked_in(table, request)
        deciding = Deciding(register.listing, Suppressing(book.standing()), asked, request.limit, speak())
        task = Task(asked.columns, request.threshold, deciding.asked_for, ", ".join(lists))
        mark = mark_of(request, on, register.folder.name, book.head)
        journal = Journal(request.out, columns_of(request), mark)
        resumed = journal.done.rows
        progress.stage("screening", table.total)
        progress.advance(resumed)
        try:
            for batch, screened in _screened(register, table, resumed, task, request.workers):
                made = deciding.decide(batch, screened)
                journal.append(
                    made.rows, inputs=len(batch), alerts=made.alerts, problems=screened.problems + made.long,
                    rejected=made.rejected, lapsed=made.lapsed,
                )  # fmt: skip
                progress.advance(len(batch))
        finally:
            journal.close()
        done = journal.finish()
    counts = counted(done.rows, done.counts)
    record = record_of(
        "screen", on, request.file, request.out, options=request.options, looked_at=register.snapshots,
        missing=register.missing, book=book, counts=counts,
    )  # fmt: skip
    keep_record(record, request.out, home)
    return Summary(**counts, resumed=resumed, lists=lists, missing=register.missing, short=short_in(register))


def looked_at(register: ScreeningRegister) -> tuple[str, ...]:
    """Return the snapshots looked at, each with how much it holds where that is not all."""
    short = {one.list: one for one in short_in(register)}
    names = {one.list_id: f"{one.list_id}@{one.as_of}" for one in register.snapshots}
    return tuple(
        speak().say("row.short-list", list=name, known=short[at].known, of=short[at].of) if at in short else name
        for at, name in names.items()
    )


def short_in(register: ScreeningRegister) -> tuple[Short, ...]:
    """Return the lists of which only a part is known."""
    return tuple(
        Short(one.list_id, one.coverage.known, one.coverage.of or 0)
        for one in register.snapshots
        if not one.coverage.complete
    )


def asked_in(table: Table, request: Request) -> Asked:
    """Return where in a table the query stands.

    Raises:
        UserError: a column is missing, or stands twice.
    """
    columns = Columns(
        table.column(request.name),
        request.schema,
        None if request.schema in SCHEMAS else table.column(request.schema),
        table.column(request.country) if request.country else None,
        table.column(request.birth_date) if request.birth_date else None,
        tuple((name.lower(), table.column(name)) for name in request.identifiers),
    )
    return Asked(columns, table.column(request.key) if request.key else None)


def columns_of(request: Request) -> tuple[str, ...]:
    """Return the header of the output."""
    return (*COLUMNS, *(("key",) if request.key else ()), "pair")


def counted(rows: int, counts: Mapping[str, int]) -> dict[str, int]:
    """Return what was counted, each by its name."""
    return {"rows": rows, **{name: counts.get(name, 0) for name in ("alerts", "problems", "rejected", "lapsed")}}


def mark_of(request: Request, on: date, *made_of: str) -> str:
    """Return the hash of everything that the rows of an output depend on."""
    told = repr((__version__, engine(), on.isoformat(), hash_of(request.file), request.options, made_of))
    return sha256(told.encode()).hexdigest()


def _screened(
    register: ScreeningRegister, table: Table, done: int, task: Task, workers: int
) -> Iterator[tuple[list[TableRow], Screened]]:
    rows = islice(table.rows, done, None)
    batches = iter(lambda: list(islice(rows, BATCH)), [])
    first = next(batches, None)
    if first is None:
        return
    if workers < 2 or len(first) < BATCH:  # noqa: PLR2004 - one process is this one
        yield first, screen_rows(register.index, first, task)
        for batch in batches:
            yield batch, screen_rows(register.index, batch, task)
        return
    with ProcessPoolExecutor(workers, get_context("spawn"), _end_with, (os.getpid(),)) as pool:
        waiting: deque[tuple[list[TableRow], Future[Screened]]] = deque()

        def hand(batch: list[TableRow]) -> None:
            waiting.append((batch, pool.submit(screen_in_worker, register.folder, batch, task)))

        hand(first)
        for batch in batches:
            hand(batch)
            if len(waiting) > workers * _WAITING:
                given, result = waiting.popleft()
                yield given, result.result()
        while waiting:
            given, result = waiting.popleft()
            yield given, result.result()


def _end_with(parent: int) -> None:
    """End this process when the one that made it is gone: a killed run leaves nothing behind."""

    def watch() -> None:
        while os.getppid() == parent:
            sleep(1)
        os._exit(0)

    Thread(target=watch, daemon=True).start()
