"""How units did over time: ``panel.csv``, one row for each unit and period."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from amparo.facts.case import Remark
from amparo.facts.panel import PanelRow
from amparo.facts.period import Period
from amparo.kernel.errors import UserError
from amparo.sources.bundle import cells
from amparo.sources.bundle.table import Columns, Row, read_table

FIGURES = ("output", "exports", "employees")
PANEL = Columns(("unit", "period"), (*FIGURES, "status", "treated_from"))


def read_panel(files: Mapping[str, bytes], remarks: list[Remark]) -> tuple[PanelRow, ...]:
    """Return the rows in the order of the file.

    Every further column that holds a number is a covariate, and then every filled cell of it must be one; a column of
    words is remarked on and left aside.

    Raises:
        UserError: a cell cannot be read, or two rows tell of one unit in one period.
    """
    table = read_table(files, "panel.csv", PANEL)
    further = [one.place.column for one in table.remarks if one.place.column is not None]
    covariates = [column for column in further if any(_is_number(row, column) for row in table.rows)]
    remarks.extend(one for one in table.remarks if one.place.column not in covariates)
    lines: dict[tuple[str, Period], int] = {}
    return tuple(_row(row, covariates, lines) for row in table.rows)


def _is_number(row: Row, column: str) -> bool:
    try:
        return cells.number(row, column) is not None
    except UserError:
        return False


def _row(row: Row, covariates: Sequence[str], lines: dict[tuple[str, Period], int]) -> PanelRow:
    unit = cells.required(row, "unit")
    when = cells.period_of(cells.required(row, "period"), row.place("period"))
    first = lines.setdefault((unit, when), row.line)
    if first != row.line:
        raise UserError("panel-twice", row.place("period"), unit=cells.shown(unit), period=str(when), first=first)
    told = [(column, cells.number(row, column)) for column in covariates]
    output, exports, employees = (_figure(row, column) for column in FIGURES)
    return PanelRow(
        unit,
        when,
        output=output,
        exports=exports,
        employees=employees,
        status=row.text("status"),
        treated_from=cells.period(row, "treated_from"),
        covariates=tuple((column, value) for column, value in told if value is not None),
        at=row.place(),
    )


def _figure(row: Row, column: str) -> Decimal | None:
    value = cells.number(row, column)
    if value is not None and value < 0:
        raise UserError("quantity-negative", row.place(column), value=row.text(column))
    return value
