"""How far figures of different papers may lie apart: data, unconfirmed, and told as such where it decides."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from amparo.facts.money import Money
from amparo.kernel.registry import toml_files

PACKAGE = "amparo.evidence"


@cache
def _table() -> dict[str, Any]:
    return dict(toml_files(PACKAGE))["tolerances.toml"]


def bank_fees(amount: Money) -> Fraction:
    """Return the most that banks may have kept of an amount, in its currency."""
    table = _table()["bank_fees"]
    return Fraction(table["share"]) * amount.amount + Fraction(table["fixed"].get(amount.currency, "0"))


def weights_agree(one: Fraction, other: Fraction) -> bool:
    """Whether two weights in kilograms are the same but for rounding and scales."""
    table = _table()["weights"]
    return abs(one - other) <= Fraction(table["share"]) * max(one, other) + Fraction(table["kilograms"])


def fastest_at_sea() -> int:
    """Return the most kilometres that a ship makes in a day."""
    return int(_table()["speed"]["sea"])


@dataclass(frozen=True, slots=True)
class Season:
    """When a crop is brought in, in one country: months, both included; the year may turn between them.

    ``working_months`` are the months after it in which what was brought in is still being worked (ginned, cooked).
    """

    name: str
    hs: tuple[str, ...]
    country: str
    first: int
    last: int
    working_months: int
    source: str
    confirmed: bool


@cache
def seasons() -> tuple[Season, ...]:
    """Return every season in the order of the table."""
    return tuple(
        Season(
            name=crop["name"],
            hs=tuple(crop["hs"]),
            country=row["country"],
            first=row["first"],
            last=row["last"],
            working_months=crop["working_months"],
            source=row["source"],
            confirmed=row["confirmed"],
        )
        for crop in dict(toml_files(PACKAGE))["harvests.toml"]["crop"]
        for row in crop["season"]
    )
