"""Rows of a table made queries, and what was found made rows: the work on one batch, a function of nothing else."""

import gc
import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import file_digest, sha256
from pathlib import Path

from amparo.archive.arrays import open_arrays
from amparo.archive.tables import STANDARD, TableRow
from amparo.facts.party import SCHEMAS, Identifier
from amparo.facts.period import Period
from amparo.screening.bulk import screen_batch
from amparo.screening.index import Index
from amparo.screening.match import Candidate, Query
from amparo.wording.catalogue import Wording, speak

COLUMNS = (
    "row", "query", "rank", "listing_id", "list_id", "listed_name", "matched_name", "score", "decision", "because",
    "name_score",
)  # fmt: skip
_COLLECT_AFTER = 100_000
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ].*)?\Z")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a row the query stands: column numbers; ``schema`` is used where ``schema_at`` is not given."""

    name_at: int
    schema: str = "LegalEntity"
    schema_at: int | None = None
    country_at: int | None = None
    birth_date_at: int | None = None
    identifiers_at: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """All that a batch is screened by, besides its rows and the index."""

    columns: Columns
    threshold: int
    limit: int
    looked_at: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Screened:
    """The rows that a batch gives, and how many of its rows have a hit or a problem."""

    rows: list[tuple[str, ...]]
    alerts: int
    problems: int


def screen_rows(index: Index, rows: Sequence[TableRow], task: Task) -> Screened:
    """Screen a batch of rows; every row gives at least one, in the order of the batch."""
    wording = speak(task.language)
    asked = [_asked(row, task.columns) for row in rows]
    answers = screen_batch(index, [query for query, _ in asked], task.threshold, task.limit)
    made: list[tuple[str, ...]] = []
    alerts = problems = 0
    for row, (query, unread), found in zip(rows, asked, answers, strict=True):
        notes = [wording.say(f"row.{row.problem}")] if row.problem else []
        notes += [wording.say("row.date-unread", text=unread)] if unread else []
        alerts += bool(found)
        problems += bool(notes)
        name = query.names[0] if query.names else ""
        lead = (str(row.number), name)
        if found:
            made.extend(_hit(lead, rank, one, wording, notes) for rank, one in enumerate(found, start=1))
        elif name:
            told = " ".join([wording.say("row.no-match", lists=task.looked_at), *notes])
            made.append((*lead, "", "", "", "", "", "", "no-match", told, ""))
        else:
            told = " ".join([wording.say("row.no-name"), *notes])
            made.append((*lead, "", "", "", "", "", "", "not-screened", told, ""))
    return Screened(made, alerts, problems)


def _asked(row: TableRow, columns: Columns) -> tuple[Query, str]:
    """Return the query of a row, and the birth date that could not be read."""
    cell = row.cells
    name = cell[columns.name_at].strip()
    schema = cell[columns.schema_at].strip() if columns.schema_at is not None else columns.schema
    countries = cell[columns.country_at].lower().replace(";", " ").split() if columns.country_at is not None else []
    written = cell[columns.birth_date_at].strip() if columns.birth_date_at is not None else ""
    born = _period(written)
    identifiers = tuple(
        Identifier(scheme, cell[at].strip()) for scheme, at in columns.identifiers_at if cell[at].strip()
    )
    query = Query(
        (name,) if name else (), schema if schema in SCHEMAS else "LegalEntity", tuple(countries), born, identifiers
    )
    return query, written if written and born is None else ""


def _period(text: str) -> Period | None:
    found = _DATE.match(text)
    if found is None:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    last_month = month or 12
    return Period(first, first if day else date(year, last_month, monthrange(year, last_month)[1]))


def _hit(lead: tuple[str, str], rank: int, found: Candidate, wording: Wording, notes: Sequence[str]) -> tuple[str, ...]:
    listing = found.listing
    reasons = [wording.say(f"reason.{reason.code}", **dict(reason.params)) for reason in found.because]
    return (
        lead[0], found.query_name or lead[1], str(rank), listing.id, listing.list_id, found.listed_name,
        found.matched_name, f"{found.score / 1000:.3f}", "match" if listing.confirmed else "possible",
        " ".join([*reasons, *notes]), f"{found.name_score / 1000:.3f}",
    )  # fmt: skip


def fingerprint(path: Path, settings: str) -> str:
    """Return the SHA-256 of a file's bytes and of what it is worked on with; of standard input the settings alone."""
    if path == STANDARD:
        return sha256(settings.encode()).hexdigest()
    with path.open("rb") as file:
        return sha256(file_digest(file, "sha256").digest() + settings.encode()).hexdigest()


def settle() -> None:
    """Keep the collector of cycles from walking the index again and again: what is loaded now stays."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER, 20, 20)


_opened: dict[str, Index] = {}


def screen_in_worker(folder: Path, rows: Sequence[TableRow], task: Task) -> Screened:
    """Screen a batch in a process of its own."""
    return screen_rows(index_in_worker(folder), rows, task)


def index_in_worker(folder: Path) -> Index:
    """Return the index in a folder, mapped when this process asks for it first."""
    index = _opened.get(str(folder))
    if index is None:
        index = _opened[str(folder)] = Index.from_arrays(open_arrays(folder))
        settle()
    return index
