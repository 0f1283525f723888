"""Reading one TOML table of law strictly: every key is asked for once, and none may be left over."""

import re
from datetime import date
from typing import Any, NoReturn

from amparo.criteria import Condition, parse_condition
from amparo.facts.period import Period, Span
from amparo.kernel.errors import IntegrityError

_PERIOD = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")


class Table:
    """A parsed TOML table that remembers which keys were read.

    Args:
        where: file and place in it, for the error.
        content: the parsed table.
    """

    def __init__(self, where: str, content: dict[str, Any]) -> None:
        self.where = where
        self._left = dict(content)

    def _take(self, key: str, kind: type, fallback: Any) -> Any:
        value = self._left.pop(key, fallback)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.refuse(key)
        return value

    def refuse(self, key: str) -> NoReturn:
        """Say that ``key`` is missing, of the wrong kind, or unknown."""
        raise IntegrityError("law-malformed", file=self.where, key=key)

    def has(self, key: str) -> bool:
        """Whether ``key`` is there and was not read yet."""
        return key in self._left

    def text(self, key: str, fallback: str | None = None) -> str:
        """Return a text; one without a fallback must be there and not be blank."""
        value: str = self._take(key, str, fallback)
        if fallback is None and not value.strip():
            self.refuse(key)
        return value

    def word(self, key: str, words: tuple[str, ...], fallback: str | None = None) -> str:
        """Return one of a closed list of words."""
        word = self.text(key, fallback)
        return word if word in words else self.refuse(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty where absent."""
        values = self._take(key, list, [])
        if not all(isinstance(value, str) and value.strip() for value in values):
            self.refuse(key)
        return tuple(values)

    def flag(self, key: str, fallback: bool | None = None) -> bool:  # noqa: FBT001 - the value is the subject
        """Return a boolean."""
        value: bool = self._take(key, bool, fallback)
        return value

    def number(self, key: str, fallback: int | None = None) -> int:
        """Return a whole number."""
        value: int = self._take(key, int, fallback)
        return value

    def day(self, key: str) -> Period | None:
        """Return a day, a month ``2026-06``, ``first/last``, or ``None`` for ``unknown``, ``open`` and absence."""
        value = self._left.pop(key, None)
        if value is None or value in {"unknown", "open"}:
            return None
        period = period_of(value)
        return self.refuse(key) if period is None else period

    def span(self) -> Span:
        """Return the span of ``from`` and ``until``, which must both be written (``unknown``, ``open``)."""
        for key in ("from", "until"):
            if key not in self._left:
                self.refuse(key)
        return Span(self.day("from"), self.day("until"))

    def tables(self, key: str) -> tuple["Table", ...]:
        """Return a list of tables, empty where absent."""
        values = self._take(key, list, [])
        return tuple(Table(f"{self.where} {key} {number}", value) for number, value in enumerate(values, start=1))

    def condition(self, key: str) -> Condition:
        """Return a condition."""
        return parse_condition(self._take(key, dict, None))

    def nothing_left(self) -> None:
        """Refuse the table if a key was never asked for."""
        if self._left:
            self.refuse(min(self._left))


def period_of(value: object) -> Period | None:
    """Return the period a TOML date, ``2026-06`` or ``2026-03-31/2026-04-07`` means."""
    if isinstance(value, date):
        return Period.day(value)
    if isinstance(value, str):
        if both := _PERIOD.fullmatch(value):
            return Period(date.fromisoformat(both[1]), date.fromisoformat(both[2]))
        if month := _MONTH.fullmatch(value):
            first = date(int(month[1]), int(month[2]), 1)
            next_month = date(first.year + first.month // 12, first.month % 12 + 1, 1)
            return Period(first, date.fromordinal(next_month.toordinal() - 1))
    return None
