"""Hits of a batch held against what people have decided: what is set aside stays in sight, and also why it lapses."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from amparo.archive.tables import TableRow
from amparo.casework.pair_prints import asked_print, listed_print, pair_print
from amparo.casework.screen_rows import COLUMNS, Columns, Screened
from amparo.casework.suppressing import Judged, Suppressing
from amparo.facts.listing import Listing
from amparo.wording.catalogue import Wording

REJECTED = "rejected-by-user"
LONGEST = 500
"""Letters of a name beyond which it is told that this is no name of one party: long ones are compared in part only."""
Row = tuple[str, ...]
_QUERY, _RANK = COLUMNS.index("query"), COLUMNS.index("rank")
_LISTING, _LIST = COLUMNS.index("listing_id"), COLUMNS.index("list_id")
_DECISION, _BECAUSE = COLUMNS.index("decision"), COLUMNS.index("because")


@dataclass(frozen=True, slots=True)
class Decided:
    """Rows as they are written, and what is counted of them.

    ``alerts`` rows have a hit that stands, ``long`` ones a name too long to be one; ``rejected`` hits are set aside,
    ``lapsed`` ones were.
    """

    rows: list[Row]
    alerts: int
    long: int
    rejected: int
    lapsed: int


@dataclass(frozen=True, slots=True)
class Asked:
    """Where in a row of the input the query stands, and the customer's reference, if a column holds one."""

    columns: Columns
    key_at: int | None = None

    def print_of(self, row: TableRow) -> str:
        """Return the print of what a row asks."""
        columns, cell = self.columns, row.cells
        told = {
            "key": "" if self.key_at is None else cell[self.key_at].strip(),
            "names": cell[columns.name_at].strip(),
            "schema": columns.schema if columns.schema_at is None else cell[columns.schema_at].strip(),
            "identifiers": ";".join(f"{scheme}={cell[at].strip()}" for scheme, at in columns.identifiers_at),
        }
        if columns.country_at is not None:
            told["countries"] = " ".join(sorted(cell[columns.country_at].lower().replace(";", " ").split()))
        if columns.birth_date_at is not None:
            told["birth-date"] = cell[columns.birth_date_at].strip()
        if not any(cell[at].strip() for _, at in columns.identifiers_at):
            told["identifiers"] = ""
        return asked_print(told)


class Deciding:
    """Holds hits against decisions, and gives every row its last columns: the reference, if any, and the print.

    Args:
        listing: gives a listing by its ids.
        suppressing: what people have decided.
        asked: where the query stands.
        limit: the most hits of a row that are not set aside.
        wording: says why.
    """

    def __init__(
        self,
        listing: Callable[[str, str], Listing],
        suppressing: Suppressing,
        asked: Asked,
        limit: int,
        wording: Wording,
    ) -> None:
        self._listing = listing
        self._suppressing = suppressing
        self._asked = asked
        self._limit = limit
        self._wording = wording
        self._prints: dict[tuple[str, str], str] = {}

    @property
    def asked_for(self) -> int:
        """How many hits to ask for, so that those set aside take no other's place."""
        return self._limit + self._suppressing.most

    def decide(self, batch: Sequence[TableRow], screened: Screened) -> Decided:
        """Return the rows of a batch with what was decided."""
        rows: list[Row] = []
        alerts = rejected = lapsed = long = 0
        inputs = {str(row.number): row for row in batch}
        for number, group in groupby(screened.rows, key=lambda row: row[0]):
            source = inputs[number]
            lead = () if self._asked.key_at is None else (source.cells[self._asked.key_at].strip(),)
            standing = 0
            for row, judged, pair in self._judged(source, group):
                rejected += judged.state == "rejected"
                lapsed += judged.state == "lapsed"
                standing += bool(pair) and judged.state != "rejected"
                rows.append((*self._long_told(row), *lead, pair))
            alerts += standing > 0
            long += len(rows[-1][_QUERY]) > LONGEST
        return Decided(rows, alerts, long, rejected, lapsed)

    def judged(self, asked: str, list_id: str, listing_id: str) -> tuple[str, Judged]:
        """Return the print of a hit and what was decided of it."""
        at = (list_id, listing_id)
        if at not in self._prints:
            self._prints[at] = listed_print(self._listing(list_id, listing_id))
        pair = pair_print(asked, self._prints[at])
        return pair, self._suppressing.judge(list_id, listing_id, pair)

    def _judged(self, source: TableRow, group: Iterator[Row]) -> Iterator[tuple[Row, Judged, str]]:
        asked, rank, standing = "", 0, 0
        for row in group:
            if not row[_LISTING]:
                yield row, Judged(), ""
                continue
            asked = asked or self._asked.print_of(source)
            pair, judged = self.judged(asked, row[_LIST], row[_LISTING])
            if judged.state != "rejected":
                standing += 1
                if standing > self._limit:
                    continue
            rank += 1
            yield self._told(row, rank, judged), judged, pair

    def _long_told(self, row: Row) -> Row:
        if len(row[_QUERY]) <= LONGEST:
            return row
        told = f"{row[_BECAUSE]} {self._wording.say('row.long-name', most=LONGEST)}"
        return (*row[:_BECAUSE], told, *row[_BECAUSE + 1 :])

    def _told(self, row: Row, rank: int, judged: Judged) -> Row:
        made = list(row)
        made[_RANK] = str(rank)
        if judged.state == "rejected":
            made[_DECISION] = REJECTED
        if judged.state != "none":
            made[_BECAUSE] = f"{judged.sentence(self._wording)} {made[_BECAUSE]}".strip()
        return tuple(made)
