"""What lay where when it was counted: ``stocks.csv``."""

from collections.abc import Collection, Mapping

from amparo.facts.case import Remark
from amparo.facts.ids import GoodId, SiteId
from amparo.facts.stock import Stock
from amparo.kernel.errors import UserError
from amparo.sources.bundle import cells
from amparo.sources.bundle.table import Columns, Row, read_table

STOCKS = Columns(("site_id", "good_id", "date", "quantity", "unit"), ("document_ids",))


def read_stocks(
    files: Mapping[str, bytes], sites: Collection[SiteId], goods: Collection[GoodId], remarks: list[Remark]
) -> tuple[Stock, ...]:
    """Return the counts in the order of the file; each tells its day and its quantity."""
    table = read_table(files, "stocks.csv", STOCKS)
    remarks.extend(table.remarks)
    return tuple(_stock(row, sites, goods) for row in table.rows)


def _stock(row: Row, sites: Collection[SiteId], goods: Collection[GoodId]) -> Stock:
    when, quantity = cells.period(row, "date"), cells.quantity(row)
    if when is None:
        raise UserError("cell-empty", row.place("date"))
    if quantity is None:
        raise UserError("cell-empty", row.place("quantity"))
    return Stock(
        cells.reference(row, "site_id", sites, "sites.csv"),
        cells.reference(row, "good_id", goods, "goods.csv"),
        when,
        quantity,
        cells.documents_of(row),
        row.place(),
    )
