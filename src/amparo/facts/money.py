"""Amounts of money, exact."""

from dataclasses import dataclass
from fractions import Fraction

from amparo.facts.quantity import plain

CENTS = 2


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of one currency (ISO 4217, three capitals; empty where the paper does not say which)."""

    amount: Fraction
    currency: str = ""

    def __str__(self) -> str:
        return f"{self.currency} {plain(self.amount, CENTS)}".lstrip()
