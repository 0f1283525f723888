"""What changed on the lists since a day, looked up in a table that was screened before.

The sides are turned round: the index holds only the listings that are new, changed or gone, as they were and as they
are, and the customers stream past it; so a run costs little more than reading the table, whatever the lists hold.
"""

from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from amparo.archive.journal import Journal
from amparo.archive.suppressions import FILE, Book, read_book
from amparo.archive.tables import open_table
from amparo.archive.workspace import Workspace
from amparo.casework.hits_changed import CHANGED, Changing, Sides
from amparo.casework.screen_rows import Task
from amparo.casework.screen_table import BATCH, asked_in, columns_of, counted, looked_at, mark_of, short_in
from amparo.casework.screen_table import Request as ScreenRequest
from amparo.casework.screen_table import Summary as ScreenSummary
from amparo.casework.screening_record import keep_record, record_of
from amparo.casework.screening_register import (
    LookedAt,
    Pin,
    ScreeningRegister,
    kept_index,
    listed_on,
    pins_on,
    read_pin,
)
from amparo.facts.ids import ListId
from amparo.facts.listing import Listing, Snapshot
from amparo.kernel.errors import UserError
from amparo.kernel.progress import SILENT, Progress
from amparo.wording.catalogue import speak

_MOST = 100
"""Hits looked at in a row on either side, so that what is hidden by the limit is not taken for gone."""
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Request:
    """``table`` as for screening; ``since`` is the day of the former screening."""

    table: ScreenRequest
    since: date


@dataclass(frozen=True, slots=True)
class Rescreened:
    """What changed and what the table gave against it.

    ``changed`` listings are new or changed, ``gone`` left the lists; ``unknown_then`` are lists of which no snapshot
    as old as the former screening is kept, so that all their listings count as new. ``ended`` counts hits that no
    longer hold: the listing is gone, or no longer like the name.
    """

    changed: int
    gone: int
    unknown_then: tuple[ListId, ...]
    ended: int
    summary: ScreenSummary


@dataclass(frozen=True, slots=True)
class Compared:
    """The lists on two days: snapshots of both, and the listings that differ, as they were and as they are."""

    then: tuple[Snapshot, ...]
    now: tuple[Snapshot, ...]
    former: dict[Key, Listing]
    present: dict[Key, Listing]
    missing: tuple[ListId, ...]
    unknown_then: tuple[ListId, ...]


def run(workspace: Workspace, request: Request, *, on: date, progress: Progress = SILENT) -> Rescreened:
    """Look up in a table what is new, changed or gone on the lists since a day.

    Raises:
        UserError: as for screening a table.
        IntegrityError: as for screening a table.
    """
    if request.since > on:
        raise UserError("rescreen-days-reversed", since=request.since.isoformat(), on=on.isoformat())
    progress.stage("register")
    book = read_book(request.table.suppressions or workspace.home / FILE)
    pins, missing = pins_on(workspace, request.table.lists, on)
    old = tuple(pin for pin in pins_on(workspace, request.table.lists, request.since)[0] if pin.as_of <= request.since)
    compared = compare_days(workspace, old, pins, missing, request.since, on)
    return rescreen_against(workspace, compared, request, on=on, book=book, progress=progress)


def compare_days(  # noqa: PLR0917 - two of each
    workspace: Workspace, old: tuple[Pin, ...], new: tuple[Pin, ...], missing: tuple[ListId, ...], since: date, on: date
) -> Compared:
    """Return how the lists of two days differ; where an entry stands in its file is no difference."""
    then = tuple(read_pin(workspace, pin) for pin in old)
    now = tuple(read_pin(workspace, pin) for pin in new)
    former, present = _by_key(then, since), _by_key(now, on)
    same = {key for key, listing in present.items() if former.get(key) == listing}
    known = {pin.list_id for pin in old}
    return Compared(
        then,
        now,
        {key: listing for key, listing in sorted(former.items()) if key not in same},
        {key: listing for key, listing in sorted(present.items()) if key not in same},
        missing,
        tuple(pin.list_id for pin in new if pin.list_id not in known),
    )


def _by_key(snapshots: tuple[Snapshot, ...], on: date) -> dict[Key, Listing]:
    return {(one.list_id, one.id): replace(one, locator="") for one in listed_on(snapshots, on)}


def rescreen_against(
    workspace: Workspace, compared: Compared, request: Request, *, on: date, book: Book, progress: Progress
) -> Rescreened:
    """Look a difference of the lists up in a table."""
    table_request, since = request.table, request.since
    days = f"{since}..{on} " + " ".join(one.sha256 for one in (*compared.then, *compared.now))
    now = _register(workspace, compared.present, compared.now, compared.missing, f"now {days}")
    then = _register(workspace, compared.former, compared.then, (), f"then {days}")
    lists = looked_at(now)
    with open_table(table_request.file, table_request.encoding) as table:
        asked = asked_in(table, table_request)
        task = Task(asked.columns, table_request.threshold, _MOST, ", ".join(lists))
        sides = Sides(now, then, frozenset(compared.present), frozenset(compared.former))
        changing = Changing(sides, asked, book, task, limit=table_request.limit, since=since, wording=speak())
        mark = mark_of(table_request, on, "rescreen", since.isoformat(), now.folder.name, then.folder.name, book.head)
        columns = columns_of(table_request)
        journal = Journal(table_request.out, (*columns[:-1], *CHANGED, columns[-1]), mark)
        resumed = journal.done.rows
        progress.stage("screening", table.total)
        progress.advance(resumed)
        try:
            rows = islice(table.rows, resumed, None)
            for batch in iter(lambda: list(islice(rows, BATCH)), []):
                made = changing.answer(batch)
                journal.append(made.rows, inputs=len(batch), **made.counts)
                progress.advance(len(batch))
        finally:
            journal.close()
        done = journal.finish()
    counts = {**counted(done.rows, done.counts), "ended": done.counts.get("ended", 0)}
    record = record_of(
        "rescreen", on, table_request.file, table_request.out, options=table_request.options, looked_at=now.snapshots,
        missing=compared.missing, book=book, counts=counts, since=since.isoformat(), former=then.snapshots,
    )  # fmt: skip
    keep_record(record, table_request.out, workspace.home)
    ended = counts.pop("ended")
    gone = sum(key not in compared.present for key in compared.former)
    summary = ScreenSummary(**counts, resumed=resumed, lists=lists, missing=compared.missing, short=short_in(now))
    return Rescreened(len(compared.present), gone, compared.unknown_then, ended, summary)


def _register(
    workspace: Workspace,
    listings: dict[Key, Listing],
    snapshots: tuple[Snapshot, ...],
    missing: tuple[ListId, ...],
    of: str,
) -> ScreeningRegister:
    kept = kept_index(workspace, list(listings.values()), snapshots, missing, of)
    whole = tuple(
        LookedAt(one.list_id, one.title, one.publisher, one.as_of, one.sha256, len(one.listings), one.coverage)
        for one in snapshots
    )
    return replace(kept, snapshots=whole)
