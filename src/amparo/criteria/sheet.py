"""What is known of a subject, as the rule engine reads it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from amparo.facts.evidence import Evidence
from amparo.facts.period import Period

Value = str | int | bool | date | Fraction | Period


@dataclass(frozen=True, slots=True)
class Known:
    """The values of one fact, and where they were read.

    ``Known(())`` is known to be none. ``complete`` is false where there may be more values than are known
    (a chain that ends open): then a value that is not there is unknown, not absent.
    """

    values: tuple[Value, ...]
    evidence: tuple[Evidence, ...] = ()
    complete: bool = True


class FactSheet(Mapping[str, Known]):
    """An immutable mapping from fact name to what is known; a name that is absent is unknown."""

    __slots__ = ("_facts",)

    def __init__(self, facts: Mapping[str, Known] | None = None) -> None:
        self._facts: Mapping[str, Known] = MappingProxyType(dict(sorted((facts or {}).items())))

    def __getitem__(self, fact: str) -> Known:
        return self._facts[fact]

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)

    def __hash__(self) -> int:
        return hash(tuple(self._facts.items()))

    def __repr__(self) -> str:
        return f"FactSheet({dict(self._facts)!r})"

    def adding(self, facts: Mapping[str, Known]) -> "FactSheet":
        """Return a sheet that also holds ``facts``; a fact told twice takes the later telling."""
        return FactSheet({**self._facts, **facts})


EMPTY = FactSheet()
