"""Conditions as data: parsed from TOML once, held as small trees."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any as Parsed
from typing import Literal, get_args

from amparo.criteria.sheet import Value
from amparo.kernel.errors import IntegrityError

Operator = Literal["=", "!=", "in", "not-in", "prefix", "<", "<=", ">", ">=", "exists"]
OPERATORS: frozenset[str] = frozenset(get_args(Operator))
ORDERED: frozenset[str] = frozenset({"<", "<=", ">", ">="})
_SEVERAL = frozenset({"in", "not-in", "prefix"})
_PERCENT = re.compile(r"(\d+(?:\.\d+)?) ?%")
_RATIO = re.compile(r"\d+/[1-9]\d*")


@dataclass(frozen=True, slots=True)
class Test:
    """One question about one fact.

    ``value`` is a tuple for ``in``, ``not-in`` and ``prefix``, and a bool for ``exists``. A fact with several
    values meets ``=``, ``in``, ``prefix`` and the orderings if one of them does; ``!=`` and ``not-in`` if none
    meets the opposite.
    """

    __test__ = False  # not a test case, whatever pytest reads into the name

    fact: str
    op: Operator
    value: Value | tuple[Value, ...]
    citation: str = ""

    def __str__(self) -> str:
        values = self.value if isinstance(self.value, tuple) else (self.value,)
        return f"{self.fact} {self.op} {', '.join(shown(value) for value in values)}"


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds; true for none."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one part holds; false for none."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Condition"


Condition = All | Any | Not | Test


def tests_in(condition: Condition) -> Iterator[Test]:
    """Yield every test of a condition, in the order it is written."""
    match condition:
        case Test():
            yield condition
        case Not(part):
            yield from tests_in(part)
        case All(parts) | Any(parts):
            for part in parts:
                yield from tests_in(part)


def shown(value: Value) -> str:
    """Return a value as plain text, the same on every machine."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)


def parse_condition(table: Mapping[str, Parsed]) -> Condition:
    """Return the condition a TOML table spells.

    A table has exactly one of ``all`` (list), ``any`` (list), ``not`` (table), or ``fact`` with ``op`` (default
    ``=``), ``value`` and ``citation``. Text like ``50 %`` or ``1/3`` is read as an exact share.

    Raises:
        IntegrityError: the table spells no condition.
    """
    match dict(table):
        case {"all": list(parts), **rest} if not rest:
            return All(tuple(parse_condition(part) for part in parts))
        case {"any": list(parts), **rest} if not rest:
            return Any(tuple(parse_condition(part) for part in parts))
        case {"not": dict(part), **rest} if not rest:
            return Not(parse_condition(part))
        case {"fact": str(fact), "value": value, **rest} if rest.keys() <= {"op", "citation"}:
            return _test(fact, str(rest.get("op", "=")), value, str(rest.get("citation", "")))
    raise IntegrityError("condition-malformed", condition=str(dict(table)))


def _test(fact: str, op: str, value: Parsed, citation: str) -> Test:
    several = op in _SEVERAL
    listed = value if isinstance(value, list) else [value]
    read = tuple(_value(one, fact) for one in listed)
    fits = op in OPERATORS and bool(read) and (several or not isinstance(value, list))
    if op == "exists":
        fits = fits and isinstance(value, bool)
    if op == "prefix":
        fits = fits and all(isinstance(one, str) for one in read)
    if op in ORDERED:
        fits = fits and not isinstance(read[0], str | bool)
    if not fits:
        raise IntegrityError("condition-malformed", condition=f"{fact} {op} {value}")
    return Test(fact, op, read if several else read[0], citation)  # type: ignore[arg-type]  # checked above


def _value(value: Parsed, fact: str) -> Value:
    if isinstance(value, str):
        if percent := _PERCENT.fullmatch(value):
            return Fraction(percent[1]) / 100
        return Fraction(value) if _RATIO.fullmatch(value) else value
    if isinstance(value, int | date):
        return value
    raise IntegrityError("condition-malformed", condition=f"{fact} {value}")
