"""Units that quantities may carry: codes of UN/ECE Recommendation 20, and of 21 (packages) with ``X`` before them."""

import csv
from collections.abc import Iterable
from functools import cache

from amparo.facts.case import Remark
from amparo.facts.flow import Shipment, Supply
from amparo.facts.lot import Lot, Use
from amparo.facts.stock import Stock
from amparo.kernel.errors import Place
from amparo.kernel.registry import data_file
from amparo.sources.bundle.remarks import noticed


@cache
def units() -> dict[str, str]:
    """Return the names of the units in common use in trade, by code."""
    rows = csv.DictReader(data_file("amparo.sources.bundle", "units.csv").decode("utf-8").splitlines())
    return {row["code"]: row["name"] for row in rows}


def unknown_units(rows: Iterable[Lot | Use | Shipment | Supply | Stock]) -> list[Remark]:
    """Return one remark for each unit that is not known, at its first row."""
    first: dict[str, Place] = {}
    for row in rows:
        if row.quantity is not None and row.at is not None and row.quantity.unit not in units():
            first.setdefault(row.quantity.unit, Place(row.at.file, row.at.line, "unit"))
    return [noticed("unit-unknown", place, unit=unit) for unit, place in first.items()]
