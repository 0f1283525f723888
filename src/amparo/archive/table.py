"""What a table of any format is, once it is open."""

from collections.abc import Iterator
from dataclasses import dataclass

from amparo.kernel.errors import Place, UserError


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: ``number`` counts from 1 below the header; ``problem`` is empty, or a code of what is wrong with it."""

    number: int
    cells: tuple[str, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, and rows that are read as they are asked for; ``total`` is about how many, where that is known."""

    name: str
    columns: tuple[str, ...]
    rows: Iterator[TableRow]
    total: int | None = None

    def column(self, name: str) -> int:
        """Return where a column stands; case is overlooked where only one column can be meant.

        Raises:
            UserError: no such column, or more than one.
        """
        same = [at for at, column in enumerate(self.columns) if column == name]
        same = same or [at for at, column in enumerate(self.columns) if column.casefold() == name.casefold()]
        if len(same) == 1:
            return same[0]
        if same:
            raise UserError("table-column-twice", Place(self.name, 1, name), column=name, count=len(same))
        known = ", ".join(column or "-" for column in self.columns)
        raise UserError("no-such-column", Place(self.name, 1, name), column=name, columns=known)
