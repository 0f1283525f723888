"""What would have to be so: the smallest set of tests that, once met, makes a false condition true.

Only facts a person may rightly bring about or prove count: an event, or a figure of their own enterprise. Who
somebody is, who owns whom and where something lies are never named (design: no change of facts that would
escape a measure).
"""

from datetime import date, timedelta
from fractions import Fraction
from itertools import product

from amparo.criteria.compare import holds, truth_of
from amparo.criteria.condition import All, Any, Condition, Not, Test, tests_in
from amparo.criteria.sheet import FactSheet, Known, Value
from amparo.facts.period import Period
from amparo.facts.truth import Truth

CHANGEABLE = ("event.", "enterprise.")
PROTECTED_WORDS = frozenset(
    {"country", "region", "place", "address", "site", "owner", "owned", "ownership", "name", "identity", "nationality"}
)
_MOST_DEMANDS = 8

Demand = tuple[Test, bool]
Demands = frozenset[Demand]


def changeable(fact: str) -> bool:
    """Whether a near miss may name the fact."""
    return fact.startswith(CHANGEABLE) and not PROTECTED_WORDS & set(fact.replace(".", "_").split("_"))


def nearest(condition: Condition, sheet: FactSheet) -> tuple[str, ...]:
    """Return the tests that would have to be met, as text, or nothing where no such set is allowed.

    The set is proven: some value for each fact named makes the condition true when judged again.
    """
    demands = _needed(condition, sheet, wanted=Truth.TRUE)
    if not demands or len(demands) > _MOST_DEMANDS or not _provable(condition, sheet, demands):
        return ()
    return tuple(sorted(str(test) if met else f"not: {test}" for test, met in demands))


def _needed(condition: Condition, sheet: FactSheet, wanted: Truth) -> Demands | None:
    """Return the fewest demands that give ``wanted``; ``None`` where it cannot be had."""
    if truth_of(condition, sheet) is wanted:
        return frozenset()
    match condition:
        case Test():
            return frozenset({(condition, wanted is Truth.TRUE)}) if changeable(condition.fact) else None
        case Not(part):
            return _needed(part, sheet, wanted.negated())
        case All(parts):
            needs = [_needed(part, sheet, wanted) for part in parts]
            return _every(needs) if wanted is Truth.TRUE else _fewest(needs)
        case Any(parts):
            needs = [_needed(part, sheet, wanted) for part in parts]
            return _fewest(needs) if wanted is Truth.TRUE else _every(needs)


def _every(needs: list[Demands | None]) -> Demands | None:
    whole: Demands = frozenset()
    for need in needs:
        if need is None:
            return None
        whole |= need
    return whole


def _fewest(needs: list[Demands | None]) -> Demands | None:
    possible = [need for need in needs if need is not None]
    return min(possible, key=lambda need: (len(need), sorted(str(test) for test, _ in need)), default=None)


def _provable(condition: Condition, sheet: FactSheet, demands: Demands) -> bool:
    facts = sorted({test.fact for test, _ in demands})
    choices = [_witnesses(fact, demands, condition) for fact in facts]
    return any(
        truth_of(condition, sheet.adding(dict(zip(facts, chosen, strict=True)))) is Truth.TRUE
        for chosen in product(*choices)
    )


def _witnesses(fact: str, demands: Demands, condition: Condition) -> list[Known]:
    """Return values of ``fact`` that meet every demand on it, at most three."""
    about = [(test, met) for test, met in demands if test.fact == fact]
    tried: list[Known] = [Known(())]
    for test in tests_in(condition):
        if test.fact == fact:
            for value in test.value if isinstance(test.value, tuple) else (test.value,):
                tried.extend(Known((near,)) for near in _around(value))
    fitting = [one for one in tried if all(holds(test, one) is Truth.of(met) for test, met in about)]
    return fitting[:3]


def _around(value: Value) -> list[Value]:
    match value:
        case bool() | str():
            return [value]
        case int() | Fraction():
            return [value, value + 1, value - 1]
        case Period():
            return [value]
        case date():
            # At the calendar's edges a neighbour does not exist; the value itself is witness enough.
            near = (value, timedelta(days=1)), (value, timedelta(days=-1))
            return [value, *(day + step for day, step in near if date.min < day < date.max)]
    return [value]
