"""The work on one batch as Arrow: a record batch and an index in, a record batch out, and nothing else.

Whoever spreads a table over processes or machines maps :class:`ArrowScreening` over its record batches (for instance
``DataFrame.mapInArrow`` of Apache Spark, with :data:`FOUND` as the schema): it is small, picklable, and opens the index
where it runs. The rows are those of ``screen``, in the order of the batch, whatever the size of the batches.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]

from amparo.archive.tables import TableRow
from amparo.casework.screen_rows import COLUMNS, Screened, Task, index_in_worker, screen_rows
from amparo.kernel.errors import UserError
from amparo.screening.index import Index

ROW, PROBLEM = "row", "problem"
_TYPES = {"row": pa.int64(), "rank": pa.int32(), "score": pa.float64(), "name_score": pa.float64()}
FOUND = pa.schema([pa.field(name, _TYPES.get(name, pa.string())) for name in COLUMNS])
"""What comes out, one row for each hit and one for each row of the input without a hit.

``row``: number of the row of the input. ``query``: the name that was asked. ``rank``: 1 for the likeliest hit, null
without one, as ``score`` and ``name_score`` (0 to 1, by thousandths) are. ``listing_id``, ``list_id``, ``listed_name``,
``matched_name``: empty without a hit. ``decision``: ``match``, ``possible``, ``no-match`` or ``not-screened``.
``because``: the reasons as sentences, or what was looked at.
"""


def asked_schema(columns: Sequence[str]) -> Any:
    """Return the schema of what goes in: ``row`` (from 1), ``problem`` (empty, or a code), then the cells as strings.

    ``Columns`` of the task counts from the first cell; null cells are empty.
    """
    cells = [pa.field(name, pa.string()) for name in columns]
    return pa.schema([pa.field(ROW, pa.int64()), pa.field(PROBLEM, pa.string()), *cells])


def asked_batch(columns: Sequence[str], rows: Sequence[TableRow]) -> Any:
    """Return rows of a table as a record batch of :func:`asked_schema`."""
    cells = list(zip(*(row.cells for row in rows), strict=True)) or [()] * len(columns)
    told = [[row.number for row in rows], [row.problem for row in rows], *map(list, cells)]
    schema = asked_schema(columns)
    return pa.record_batch(
        [pa.array(values, field.type) for values, field in zip(told, schema, strict=True)], schema=schema
    )


def screen_arrow(index: Index, batch: Any, task: Task) -> Any:
    """Return what screening a record batch gives.

    Args:
        index: the register.
        batch: a record batch of :func:`asked_schema`.
        task: where the query stands in a row, threshold, limit.

    Returns:
        A record batch of :data:`FOUND`.

    Raises:
        UserError: the batch is of another schema.
    """
    return found_batch(screen_rows(index, _rows(batch), task))


def found_batch(screened: Screened) -> Any:
    """Return the rows that a batch gave as a record batch of :data:`FOUND`."""
    columns = list(zip(*screened.rows, strict=True)) or [()] * len(COLUMNS)
    made = []
    for field, values in zip(FOUND, columns, strict=True):
        read = {pa.int64(): int, pa.int32(): int, pa.float64(): float}.get(field.type, str)
        known = values if read is str else [read(value) if value else None for value in values]
        made.append(pa.array(known, field.type))
    return pa.record_batch(made, schema=FOUND)


def _rows(batch: Any) -> list[TableRow]:
    if batch.schema.names[:2] != [ROW, PROBLEM]:
        raise UserError("batch-schema", columns=", ".join(batch.schema.names), first=f"{ROW}, {PROBLEM}")
    numbers, problems, *cells = (column.to_pylist() for column in batch.columns)
    filled = [[cell or "" for cell in column] for column in cells]
    return [
        TableRow(number, tuple(row), problem or "")
        for number, problem, *row in zip(numbers, problems, *filled, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class ArrowScreening:
    """Screening as a function over record batches: the folder of a built index, and the task."""

    folder: Path
    task: Task

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Yield for each record batch of :func:`asked_schema` one of :data:`FOUND`."""
        for batch in batches:
            yield screen_arrow(index_in_worker(self.folder), batch, self.task)
