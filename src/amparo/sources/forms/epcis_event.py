"""One EPCIS event, whichever syntax it came in (GS1 EPCIS 1.2 and 2.0, section 7.4)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Literal

from amparo.facts.quantity import Quantity
from amparo.kernel.errors import Place

Kind = Literal["ObjectEvent", "AggregationEvent", "TransactionEvent", "TransformationEvent", "AssociationEvent"]
KINDS: tuple[Kind, ...] = (
    "ObjectEvent",
    "AggregationEvent",
    "TransactionEvent",
    "TransformationEvent",
    "AssociationEvent",
)
EACH = "C62"  # UN/ECE Recommendation 20: one; EPCIS leaves the unit out where things are counted


@dataclass(frozen=True, slots=True)
class Amount:
    """So much of one lot, class or item; ``quantity`` is ``None`` where none is told."""

    key: str
    quantity: Quantity | None


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to what, when, where and between whom."""

    kind: Kind
    id: str
    day: date
    at: Place
    action: str = ""
    step: str = ""
    read_point: str = ""
    location: str = ""
    things: tuple[Amount, ...] = ()
    inputs: tuple[Amount, ...] = ()
    outputs: tuple[Amount, ...] = ()
    parent: str = ""
    transformation: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    destinations: tuple[tuple[str, str], ...] = ()
    transactions: tuple[tuple[str, str], ...] = ()
    erroneous: bool = False


def short(term: str) -> str:
    """Return the last word of a vocabulary term: ``urn:epcglobal:cbv:bizstep:shipping`` is ``shipping``."""
    word = term.strip().rpartition("/")[2].rpartition(":")[2]
    return word.partition("-")[2] if word.startswith(("BizStep-", "BTT-", "SDT-", "Disp-")) else word


def event_day(text: str) -> date | None:
    """Return the calendar day of an event time, as written at the place where it happened."""
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


def amount_of(key: str, number: str, unit: str) -> Amount | None:
    """Return an amount, or ``None`` where the number is none or is negative."""
    if not number:
        return Amount(key, None)
    try:
        value = Decimal(number)
    except InvalidOperation:
        return None
    if not value.is_finite() or value < 0:
        return None
    return Amount(key, Quantity(Fraction(value), unit.strip().upper() or EACH))
