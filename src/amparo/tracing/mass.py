"""Adding and comparing quantities that may be told in different units, exactly."""

from collections.abc import Iterable
from fractions import Fraction

from amparo.facts.quantity import KILOGRAMS, Quantity


def amount_in(quantity: Quantity, unit: str) -> Fraction | None:
    """Return the quantity's amount in ``unit``, or ``None`` where the two units measure different things."""
    if quantity.unit == unit:
        return quantity.amount
    if quantity.unit in KILOGRAMS and unit in KILOGRAMS:
        return quantity.amount * KILOGRAMS[quantity.unit] / KILOGRAMS[unit]
    return None


def summed(quantities: Iterable[Quantity | None], unit: str) -> Fraction | None:
    """Return the sum in ``unit``, or ``None`` where one is not told or not comparable."""
    total = Fraction(0)
    for quantity in quantities:
        amount = None if quantity is None else amount_in(quantity, unit)
        if amount is None:
            return None
        total += amount
    return total


def at_least(quantities: Iterable[Quantity | None], unit: str) -> Fraction:
    """Return what the sum in ``unit`` certainly reaches: what is not told or not comparable counts nothing."""
    amounts = (None if quantity is None else amount_in(quantity, unit) for quantity in quantities)
    return sum((amount for amount in amounts if amount is not None), Fraction(0))


def masses(quantities: Iterable[Quantity | None]) -> tuple[Fraction, ...] | None:
    """Return amounts in one common unit (kilograms, or the unit they share), or ``None`` where there is none."""
    told = list(quantities)
    known = [quantity for quantity in told if quantity is not None]
    if not known or len(known) < len(told):
        return None
    unit = known[0].unit
    amounts = [amount_in(quantity, "KGM" if unit in KILOGRAMS else unit) for quantity in known]
    exact = tuple(amount for amount in amounts if amount is not None)
    return exact if len(exact) == len(amounts) else None
