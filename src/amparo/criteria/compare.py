"""Tests and conditions against what is known, in three values."""

from datetime import date
from fractions import Fraction

from amparo.criteria.condition import ORDERED, All, Any, Condition, Not, Test
from amparo.criteria.sheet import FactSheet, Known, Value
from amparo.facts.period import Period
from amparo.facts.truth import Truth, all_of, any_of


def holds(test: Test, known: Known | None) -> Truth:
    """Return whether ``test`` holds of what is known; unknown for ``None``.

    Adding what was not known can turn unknown into true or false, and nothing else.
    """
    if known is None:
        return Truth.UNKNOWN
    if test.op in {"!=", "not-in"}:
        return _some(test, known).negated()
    if test.op == "exists":
        present = Truth.TRUE if known.values else Truth.of(False if known.complete else None)
        return present if test.value is True else present.negated()
    return _some(test, known)


def truth_of(condition: Condition, sheet: FactSheet) -> Truth:
    """Return whether a whole condition holds."""
    match condition:
        case Test():
            return holds(condition, sheet.get(condition.fact))
        case Not(part):
            return truth_of(part, sheet).negated()
        case All(parts):
            return all_of(truth_of(part, sheet) for part in parts)
        case Any(parts):
            return any_of(truth_of(part, sheet) for part in parts)


def _some(test: Test, known: Known) -> Truth:
    wanted = test.value if isinstance(test.value, tuple) else (test.value,)
    found = [_one(test.op, value, want) for value in known.values for want in wanted]
    return any_of([*found, *([] if known.complete else [Truth.UNKNOWN])])


def _one(op: str, value: Value, wanted: Value) -> Truth:
    if op == "prefix":
        return _prefix(value, wanted)
    if isinstance(value, Period | date) and isinstance(wanted, Period | date):
        return _dated(op, _period(value), _period(wanted))
    if _is_number(value) and _is_number(wanted):
        return _ordered(op, Fraction(value), Fraction(wanted))  # type: ignore[arg-type]  # both are numbers
    if op in ORDERED or type(value) is not type(wanted):
        # Not comparable: the file tells something else than the rule asks. Neither yes nor no.
        return Truth.UNKNOWN
    return Truth.of(value == wanted)


def _prefix(value: Value, wanted: Value) -> Truth:
    if not isinstance(value, str) or not isinstance(wanted, str) or not value:
        return Truth.UNKNOWN
    if value.startswith(wanted):
        return Truth.TRUE
    # A code told less finely than the rule asks ("52" for "5205") may still be within it.
    return Truth.UNKNOWN if wanted.startswith(value) else Truth.FALSE


def _ordered(op: str, value: Fraction, wanted: Fraction) -> Truth:
    match op:
        case "<":
            return Truth.of(value < wanted)
        case "<=":
            return Truth.of(value <= wanted)
        case ">":
            return Truth.of(value > wanted)
        case ">=":
            return Truth.of(value >= wanted)
    return Truth.of(value == wanted)


def _dated(op: str, value: Period, wanted: Period) -> Truth:
    match op:
        case "<":
            return value.before(wanted)
        case ">=":
            return value.before(wanted).negated()
        case ">":
            return wanted.before(value)
        case "<=":
            return wanted.before(value).negated()
    if value.is_day and value == wanted:
        return Truth.TRUE
    apart = value.last < wanted.first or wanted.last < value.first
    return Truth.FALSE if apart else Truth.UNKNOWN


def _period(value: Period | date) -> Period:
    return value if isinstance(value, Period) else Period.day(value)


def _is_number(value: Value) -> bool:
    return isinstance(value, int | Fraction) and not isinstance(value, bool)
