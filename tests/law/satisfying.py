"""A sheet on which a condition holds, where there is one: every rule must be reachable by some case."""

from amparo.criteria import All, Any, Condition, FactSheet, Known, Not, Test, Value, evaluate
from amparo.facts.truth import Truth


def satisfying(condition: Condition) -> FactSheet:
    """Return a sheet on which ``condition`` holds; fails where the tests on one fact exclude each other."""
    values: dict[str, list[Value]] = {}
    _ask(condition, values, wanted=True)
    sheet = FactSheet({fact: Known(tuple(dict.fromkeys(found))) for fact, found in values.items()})
    found = evaluate(condition, sheet)
    assert found.truth is Truth.TRUE, (condition, sheet, found.reasons)
    return sheet


def _ask(condition: Condition, values: dict[str, list[Value]], *, wanted: bool) -> None:
    match condition:
        case Not(part):
            _ask(part, values, wanted=not wanted)
        case All(parts) if wanted:
            for part in parts:
                _ask(part, values, wanted=True)
        case Any(parts) if wanted:
            _ask(parts[0], values, wanted=True)
        case Test() if wanted:
            values.setdefault(condition.fact, []).extend(_value(condition))
        case _:
            message = f"no witness for the negation of {condition}"
            raise AssertionError(message)


def _value(test: Test) -> list[Value]:
    first = test.value[0] if isinstance(test.value, tuple) else test.value
    match test.op:
        case "not-in" | "!=":
            return []
        case "exists":
            return ["told"]
        case "<":
            assert not isinstance(first, str | bool)
            return [first.fromordinal(first.toordinal() - 1)] if hasattr(first, "toordinal") else [first - 1]  # type: ignore[union-attr,operator]
    return [first]
