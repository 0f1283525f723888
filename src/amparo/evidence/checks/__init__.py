"""The checks a customs reviewer makes, one file for each, found by looking here."""

from functools import cache

from amparo.evidence.desk import Check
from amparo.kernel.registry import discover


@cache
def checks() -> tuple[Check, ...]:
    """Return every check, in the order of their numbers and ids."""
    found = discover("amparo.evidence.checks", Check, "CHECK")
    return tuple(sorted(found.values(), key=lambda one: (one.number, one.id)))
