"""Quantities and shares, exact: no float crosses a room's border."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

# Kilograms per unit; codes of UN/ECE Recommendation 20, rev. 17.
KILOGRAMS: dict[str, Fraction] = {
    "KGM": Fraction(1),
    "GRM": Fraction(1, 1000),
    "TNE": Fraction(1000),
    "LBR": Fraction(45359237, 100000000),
    "DTN": Fraction(100),
    "ONZ": Fraction(45359237, 1600000000),
    "STN": Fraction(45359237, 50000),
    "LTN": Fraction(10160469088, 10000000),
}

LONGEST = 30


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount of a UN/ECE Recommendation 20 unit; never negative."""

    amount: Fraction
    unit: str

    @property
    def kilograms(self) -> Fraction | None:
        """The mass in kilograms, or ``None`` where the unit is not a mass."""
        factor = KILOGRAMS.get(self.unit)
        return None if factor is None else self.amount * factor

    def __str__(self) -> str:
        return f"{plain(self.amount)} {self.unit}"


@dataclass(frozen=True, slots=True, order=True)
class Share:
    """A part of a whole, in [0, 1]."""

    of_one: Fraction

    @classmethod
    def percent(cls, value: Decimal | int | str) -> "Share":
        """Return ``value`` percent."""
        return cls(Fraction(Decimal(value)) / 100)

    def __str__(self) -> str:
        return f"{plain(self.of_one * 100)} %"


@dataclass(frozen=True, slots=True)
class ShareRange:
    """A share known to lie within ``lo`` to ``hi``, both included."""

    lo: Share
    hi: Share

    def __str__(self) -> str:
        return str(self.lo) if self.lo == self.hi else f"{self.lo} to {self.hi}"


def plain(value: Fraction, places: int = 4) -> str:
    """Return a decimal rendering without trailing zeros, rounded half-up to ``places``.

    Beyond :data:`LONGEST` digits, which no quantity of goods has, it is told as a power of ten.
    """
    if abs(value) >= 10**LONGEST:
        return f"{Decimal(value.numerator) / Decimal(value.denominator):.3E}"
    scaled = value * 10**places
    whole = (2 * abs(scaled.numerator) + scaled.denominator) // (2 * scaled.denominator)
    text = f"{whole // 10**places}.{whole % 10**places:0{places}d}".rstrip("0").rstrip(".")
    return f"-{text}" if scaled < 0 and text != "0" else text
