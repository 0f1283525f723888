"""The rule engine: all / any / not over facts, in three values, with the reasons and the facts that are missing.

Measures, remedies, programmes and market gates are judged by the same few words over the same facts.
"""

from amparo.criteria.condition import All, Any, Condition, Not, Test, parse_condition
from amparo.criteria.judgement import Judgement, evaluate
from amparo.criteria.sheet import EMPTY, FactSheet, Known, Value

__all__ = [
    "EMPTY",
    "All",
    "Any",
    "Condition",
    "FactSheet",
    "Judgement",
    "Known",
    "Not",
    "Test",
    "Value",
    "evaluate",
    "parse_condition",
]
