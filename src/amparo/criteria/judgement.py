"""Judging a condition: the verdict, why, and what is missing.

Truth tables: strong Kleene logic, as in :mod:`amparo.facts.truth`. The judgement is monotone: telling a fact
that was unknown never turns true or false into anything else.
"""

from dataclasses import dataclass

from amparo.criteria.compare import holds
from amparo.criteria.condition import All, Any, Condition, Not, Test, shown
from amparo.criteria.near_miss import nearest
from amparo.criteria.sheet import FactSheet
from amparo.facts.truth import Truth, all_of, any_of
from amparo.findings.reason import Reason, because


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a condition comes to.

    ``reasons`` are the tests that decide it, each with the evidence of its fact. ``missing`` are the facts that
    could still decide an unknown. ``near_miss`` lists, for a false condition and only where asked for, the
    smallest set of tests that would have to be met; empty where identity, ownership or place decides.
    """

    truth: Truth
    reasons: tuple[Reason, ...] = ()
    missing: tuple[str, ...] = ()
    near_miss: tuple[str, ...] = ()


def evaluate(condition: Condition, sheet: FactSheet, *, near_miss: bool = False) -> Judgement:
    """Judge ``condition`` by what ``sheet`` knows.

    Args:
        condition: the rule's condition.
        sheet: facts by name; an absent name is unknown.
        near_miss: whether to look for what would have to be so; for programmes and routes only, never for a
            measure, of which nobody is told how to escape it.
    """
    found = _judge(condition, sheet)
    return Judgement(
        found.truth,
        tuple(dict.fromkeys(found.reasons)),
        tuple(sorted(set(found.missing))),
        nearest(condition, sheet) if near_miss and found.truth is Truth.FALSE else (),
    )


def _judge(condition: Condition, sheet: FactSheet) -> Judgement:
    match condition:
        case Test():
            return _test(condition, sheet)
        case Not(part):
            inner = _judge(part, sheet)
            return Judgement(inner.truth.negated(), inner.reasons, inner.missing)
        case All(parts):
            judged = [_judge(part, sheet) for part in parts]
            return _joined(all_of(one.truth for one in judged), judged, Truth.FALSE)
        case Any(parts):
            judged = [_judge(part, sheet) for part in parts]
            return _joined(any_of(one.truth for one in judged), judged, Truth.TRUE)


def _joined(truth: Truth, judged: list[Judgement], decisive: Truth) -> Judgement:
    """Keep what speaks for the verdict: the decisive parts if they decide it, else all of them."""
    kept = [one for one in judged if one.truth is decisive] if truth is decisive else judged
    reasons = tuple(reason for one in kept for reason in one.reasons)
    missing = tuple(name for one in kept if truth is Truth.UNKNOWN for name in one.missing)
    return Judgement(truth, reasons, missing)


def _test(test: Test, sheet: FactSheet) -> Judgement:
    known = sheet.get(test.fact)
    truth = holds(test, known)
    if known is None:
        return Judgement(truth, (because("fact-missing", fact=test.fact, test=str(test)),), (test.fact,))
    found = "; ".join(shown(value) for value in known.values)
    if truth is Truth.UNKNOWN:
        reason = because("test-open", *known.evidence, fact=test.fact, test=str(test), found=found)
        return Judgement(truth, (reason,), (test.fact,))
    if truth is Truth.TRUE:
        return Judgement(truth, (because("test-met", *known.evidence, fact=test.fact, test=str(test), found=found),))
    return Judgement(truth, (because("test-not-met", *known.evidence, fact=test.fact, test=str(test), found=found),))
