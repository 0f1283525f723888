"""Three truth values (strong Kleene logic): true, false, unknown.

Source: S. C. Kleene, *Introduction to Metamathematics* (1952), section 64.
"""

from collections.abc import Iterable
from enum import Enum


class Truth(Enum):
    """Whether something holds, as far as the file shows."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, value: bool | None) -> "Truth":  # noqa: FBT001 - the value is the subject
        """Return the truth of a plain boolean; ``None`` is unknown."""
        if value is None:
            return cls.UNKNOWN
        return cls.TRUE if value else cls.FALSE

    def negated(self) -> "Truth":
        """Return not-self."""
        return {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE, Truth.UNKNOWN: Truth.UNKNOWN}[self]


def all_of(values: Iterable[Truth]) -> Truth:
    """Return false if any is false, else unknown if any is unknown, else true (true for none)."""
    seen = set(values)
    if Truth.FALSE in seen:
        return Truth.FALSE
    return Truth.UNKNOWN if Truth.UNKNOWN in seen else Truth.TRUE


def any_of(values: Iterable[Truth]) -> Truth:
    """Return true if any is true, else unknown if any is unknown, else false (false for none)."""
    seen = set(values)
    if Truth.TRUE in seen:
        return Truth.TRUE
    return Truth.UNKNOWN if Truth.UNKNOWN in seen else Truth.FALSE
