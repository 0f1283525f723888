"""A whole table against the register: streaming, resumable, in constant memory."""

import json
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import asdict, dataclass
from datetime import date
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from amparo import __version__
from amparo.archive.journal import Journal, Progressed
from amparo.archive.outbox import write_all
from amparo.archive.tables import Table, TableRow, open_table
from amparo.archive.workspace import Workspace
from amparo.casework.screen_rows import COLUMNS, Columns, Screened, Task, fingerprint, screen_in_worker, screen_rows
from amparo.casework.screening_register import ScreeningRegister, screening_register
from amparo.facts.ids import ListId
from amparo.facts.party import SCHEMAS
from amparo.kernel.progress import SILENT, Progress

BATCH = 2000
_WAITING = 2
"""Batches in hand for each process beyond the one it works on."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to screen.

    ``schema`` is a schema or the name of a column that holds one; ``country``, ``birth_date`` and ``identifiers`` name
    columns (an identifier's column is named after its scheme). ``threshold`` is in thousandths. ``lists`` empty: all.
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


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of it: input rows, rows with a hit, rows with a problem; rows that a former run had done."""

    rows: int
    alerts: int
    problems: int
    resumed: int
    lists: tuple[str, ...]
    missing: tuple[ListId, ...]


def run(workspace: Workspace, request: Request, *, on: date, progress: Progress = SILENT) -> Summary:
    """Screen a table.

    A run that was killed goes on where the journal beside the output left off, if input, lists and settings are
    the same. Beside the output stands ``<out>.record.json``: snapshots, version, threshold and input hash, from which
    the same bytes can be made again.

    Raises:
        UserError: a column is missing, a file cannot be read or written, or no list is kept.
    """
    progress.stage("register")
    return screen_against(screening_register(workspace, request.lists, on), request, on, progress)


def screen_against(register: ScreeningRegister, request: Request, on: date, progress: Progress) -> Summary:
    """Screen a table against a register that is already there."""
    lists = tuple(f"{one.list_id}@{one.as_of}" for one in register.snapshots)
    settings = (__version__, on.isoformat(), register.folder.name, repr((*asdict(request).values(),)[2:-1]))
    with open_table(request.file) as table:
        task = Task(_columns(table, request), request.threshold, request.limit, ", ".join(lists))
        mark = fingerprint(request.file, repr(settings))
        journal = Journal(request.out, COLUMNS, mark)
        resumed = journal.done.rows
        progress.stage("screening")
        progress.advance(resumed)
        try:
            for rows, screened in _screened(register, table, resumed, task, request.workers):
                journal.append(screened.rows, inputs=rows, alerts=screened.alerts, problems=screened.problems)
                progress.advance(rows)
        finally:
            journal.close()
        done = journal.finish()
    _record(register, request, mark, done, on)
    return Summary(done.rows, done.alerts, done.problems, resumed, lists, register.missing)


def _columns(table: Table, request: Request) -> Columns:
    return Columns(
        table.column(request.name),
        request.schema,
        None if request.schema in SCHEMAS else table.column(request.schema),
        table.column(request.country) if request.country else None,
        table.column(request.birth_date) if request.birth_date else None,
        tuple((name.lower(), table.column(name)) for name in request.identifiers),
    )


def _screened(
    register: ScreeningRegister, table: Table, done: int, task: Task, workers: int
) -> Iterator[tuple[int, Screened]]:
    rows = islice(table.rows, done, None)
    batches = iter(lambda: list(islice(rows, BATCH)), [])
    first = next(batches, None)
    if first is None:
        return
    if workers < 2 or len(first) < BATCH:  # noqa: PLR2004 - one process is this one
        yield len(first), screen_rows(register.index, first, task)
        for batch in batches:
            yield len(batch), screen_rows(register.index, batch, task)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: deque[tuple[int, Future[Screened]]] = deque()

        def hand(batch: list[TableRow]) -> None:
            waiting.append((len(batch), pool.submit(screen_in_worker, register.folder, batch, task)))

        hand(first)
        for batch in batches:
            hand(batch)
            if len(waiting) > workers * _WAITING:
                many, result = waiting.popleft()
                yield many, result.result()
        while waiting:
            many, result = waiting.popleft()
            yield many, result.result()


def _record(register: ScreeningRegister, request: Request, mark: str, done: Progressed, on: date) -> None:
    record = {
        "amparo": __version__,
        "on": on.isoformat(),
        "fingerprint": mark,
        "threshold": request.threshold,
        "limit": request.limit,
        "rows": done.rows,
        "alerts": done.alerts,
        "problems": done.problems,
        "snapshots": [
            {"id": one.list_id, "as_of": one.as_of.isoformat(), "sha256": one.sha256, "entities": len(one.listings)}
            for one in register.snapshots
        ],
        "missing": list(register.missing),
    }
    content = json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    write_all(request.out.parent, {f"{request.out.name}.record.json": content.encode("utf-8")})
