"""The scorer alone, over a table of pairs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path

from amparo import __version__
from amparo.archive.journal import Journal
from amparo.archive.tables import Table, TableRow, open_table
from amparo.casework.screening_engine import engine
from amparo.casework.screening_record import hash_of
from amparo.facts.party import SCHEMAS
from amparo.kernel.progress import SILENT, Progress
from amparo.screening.compare import compare

_BATCH = 1000
_MADE = ("score", "match")


@dataclass(frozen=True, slots=True)
class Request:
    """``pairs`` has the columns ``schema, name1, name2``; ``out`` gets all its columns and ``score, match``."""

    pairs: Path
    out: Path
    threshold: int = 700
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """How many pairs were compared, how many reach the threshold, and how many are not in order.

    That is: the row could not be read in full, a name is missing, or the schema is none that is known.
    """

    pairs: int
    matches: int
    problems: int = 0


def run(request: Request, *, progress: Progress = SILENT) -> Compared:
    """Compare every pair of a table; a score is a decimal in [0, 1].

    Raises:
        UserError: a column is missing, or the file cannot be read or written.
    """
    with open_table(request.pairs, request.encoding) as table:
        places = tuple(table.column(name) for name in ("schema", "name1", "name2"))
        told = repr((__version__, engine(), request.threshold, request.encoding, hash_of(request.pairs)))
        mark = sha256(told.encode()).hexdigest()
        journal = Journal(request.out, _columns(table.columns), mark)
        progress.stage("comparing", table.total)
        progress.advance(journal.done.rows)
        try:
            for rows in _batches(table, journal.done.rows):
                made = [_compared(row, places, request.threshold) for row in rows]
                journal.append(
                    made,
                    inputs=len(rows),
                    matches=sum(row[-1] == "true" for row in made),
                    problems=sum(_wanting(row, places) for row in rows),
                )
                progress.advance(len(rows))
        finally:
            journal.close()
        done = journal.finish()
    return Compared(done.rows, done.counts.get("matches", 0), done.counts.get("problems", 0))


def _columns(columns: Sequence[str]) -> tuple[str, ...]:
    """Return the header: a column of the input that is named like one of ours gives way, as ``score (in)``."""
    return (*(f"{name} (in)" if name in _MADE else name for name in columns), *_MADE)


def _batches(table: Table, done: int) -> Iterator[list[TableRow]]:
    rows = islice(table.rows, done, None)
    while batch := list(islice(rows, _BATCH)):
        yield batch


def _wanting(row: TableRow, places: Sequence[int]) -> bool:
    schema, one, other = (row.cells[place].strip() for place in places)
    return bool(row.problem) or not one or not other or schema not in ("", *SCHEMAS)


def _compared(row: TableRow, places: Sequence[int], threshold: int) -> tuple[str, ...]:
    schema, one, other = (row.cells[place] for place in places)
    score = compare(one, other, schema or "LegalEntity")
    return (*row.cells, f"{score / 1000:.3f}", "true" if score >= threshold else "false")
