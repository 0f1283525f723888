"""Everything that can go wrong on purpose, as one tree.

::

    AmparoError
    ├── UserError        the caller can mend it            exit 2
    ├── SourceError      the world changed or is away      exit 3
    │   └── ShapeChangedError   a published file is not what its reader knows
    ├── IntegrityError   our stored data contradicts itself  exit 4
    └── Cancelled        somebody asked us to stop         exit 130

An error carries a code and its parameters, never a finished sentence: the sentence is in the
wording catalogue under ``error.<code>``, and the doors speak it. "No match", "unknown owner" and
"not covered" are not errors but findings.
"""

from dataclasses import dataclass
from typing import ClassVar

ParamValue = str | int
Params = tuple[tuple[str, ParamValue], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands: ``line`` counts from 1 (header included), ``column`` names the field."""

    file: str
    line: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        line = "" if self.line is None else f", line {self.line}"
        column = "" if self.column is None else f", column {self.column}"
        return f"{self.file}{line}{column}"


class AmparoError(Exception):
    """Root of the tree.

    Args:
        code: stable kebab-case code; the catalogue holds its sentence.
        place: file, line and column, where one is known.
        params: what the sentence mentions, by name.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, code: str, place: Place | None = None, **params: ParamValue) -> None:
        self.code = code
        self.place = place
        self.params: Params = tuple(sorted(params.items()))
        where = "" if place is None else f" at {place}"
        super().__init__(f"{code}{where} {dict(self.params)}")


class UserError(AmparoError):
    """The input is wrong and its owner can mend it."""

    exit_code = 2


class SourceError(AmparoError):
    """A source could not be read or fetched."""

    exit_code = 3


class ShapeChangedError(SourceError):
    """A published file does not have the shape or the volume its reader knows."""


class IntegrityError(AmparoError):
    """Stored data contradicts itself."""

    exit_code = 4


class Cancelled(AmparoError):  # noqa: N818 - a request obeyed, not a failure
    """Somebody asked the work to stop; nothing half-done is left behind."""

    exit_code = 130

    def __init__(self) -> None:
        super().__init__("cancelled")
