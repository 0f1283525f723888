"""What a cell may say: numbers, days, choices and ids, each refused with its place where it cannot be."""

import re
from collections.abc import Collection
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TypeVar, cast

from amparo.facts.case import Remark
from amparo.facts.ids import DocumentId
from amparo.facts.period import ALWAYS, Period, Span
from amparo.facts.quantity import Quantity, Share, ShareRange
from amparo.kernel.errors import Place, UserError
from amparo.sources.bundle.remarks import noticed
from amparo.sources.bundle.table import Row
from amparo.text.dates import DateError, parse_period

Id = TypeVar("Id", bound=str)
Choice = TypeVar("Choice", bound=str)

_NUMBER = re.compile(r"[+-]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})", re.ASCII)
_WHOLE = Share(Fraction(1))
_NOTHING = Share(Fraction(0))
_SHOWN = 60


def shown(text: str) -> str:
    """Return a cell's text as an error may quote it: one line, not too long."""
    flat = " ".join("".join(mark if mark.isprintable() else " " for mark in text[: 4 * _SHOWN]).split())
    return flat if len(flat) <= _SHOWN else f"{flat[:_SHOWN]}..."


def required(row: Row, column: str) -> str:
    """Return a cell that must not be empty."""
    text = row.text(column)
    if not text:
        raise UserError("cell-empty", row.place(column))
    return text


def several(row: Row, column: str) -> tuple[str, ...]:
    """Return the values of a cell, parted by ``;``, each once."""
    return _parted(row.text(column))


@lru_cache(maxsize=4096)
def _parted(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(";") if part.strip()))


def documents_of(row: Row) -> tuple[DocumentId, ...]:
    """Return the documents that a row names; they need not be on file."""
    return tuple(DocumentId(name) for name in several(row, "document_ids"))


def period(row: Row, column: str) -> Period | None:
    """Return the (imprecise) day in a cell."""
    text = row.text(column)
    return period_of(text, row.place(column)) if text else None


def period_of(text: str, place: Place) -> Period:
    """Return the (imprecise) day that a text at ``place`` names."""
    try:
        return parse_period(text)
    except DateError as problem:
        if problem.impossible:
            raise UserError("date-impossible", place, value=shown(text)) from problem
        raise UserError("date-form", place, value=shown(text)) from problem


def span(row: Row, remarks: list[Remark], columns: tuple[str, str] = ("from", "until")) -> Span:
    """Return the span that two columns give; one that ends before it begins is kept and remarked on."""
    since, until = period(row, columns[0]), period(row, columns[1])
    if since is not None and until is not None and until.last < since.first:
        remarks.append(noticed("ends-before-it-begins", row.place(columns[1]), since=str(since), until=str(until)))
    return ALWAYS if since is None and until is None else Span(since, until)


def number(row: Row, column: str) -> Decimal | None:
    """Return the plain decimal number in a cell."""
    text = row.text(column)
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        raise UserError("not-a-number", row.place(column), value=shown(text))
    return Decimal(text)


def quantity(row: Row, column: str = "quantity", unit_column: str = "unit") -> Quantity | None:
    """Return the quantity in a column, with its unit in another."""
    amount = number(row, column)
    if amount is None:
        return None
    if amount < 0:
        raise UserError("quantity-negative", row.place(column), value=row.text(column))
    unit = row.text(unit_column).upper()
    if not unit:
        raise UserError("unit-missing", row.place(unit_column))
    return _quantity(amount, unit)


@lru_cache(maxsize=4096)
def _quantity(amount: Decimal, unit: str) -> Quantity:
    return Quantity(Fraction(amount), unit)


def share_range(row: Row) -> ShareRange | None:
    """Return the share in the columns ``share_min`` and ``share_max`` (percent).

    One figure alone bounds one side: ``share_min`` 25 with no ``share_max`` is 25 to 100 percent.
    """
    least, most = _percent(row, "share_min"), _percent(row, "share_max")
    if least is None and most is None:
        return None
    low, high = _NOTHING if least is None else least, _WHOLE if most is None else most
    if low > high:
        raise UserError("share-min-above-max", row.place("share_min"), low=str(low), high=str(high))
    return ShareRange(low, high)


def _percent(row: Row, column: str) -> Share | None:
    text = row.text(column).removesuffix("%").strip()
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        raise UserError("not-a-number", row.place(column), value=shown(text))
    share = Share.percent(text)
    if not _NOTHING <= share <= _WHOLE:
        raise UserError("share-out-of-range", row.place(column), value=shown(text))
    return share


def part_of_one(row: Row, column: str) -> Decimal | None:
    """Return a part of a whole in [0, 1], written ``0.2`` or ``20%``."""
    text = row.text(column)
    if not text:
        return None
    bare = text.removesuffix("%").strip()
    if not _NUMBER.fullmatch(bare):
        raise UserError("not-a-number", row.place(column), value=shown(text))
    value = Decimal(bare) / 100 if bare != text else Decimal(bare)
    if not 0 <= value <= 1:
        raise UserError("part-out-of-range", row.place(column), value=shown(text))
    return value


def choice(row: Row, column: str, choices: Collection[Choice], default: Choice | None = None) -> Choice:
    """Return one of a closed list of values, whatever its letter case."""
    text = row.text(column)
    if not text and default is not None:
        return default
    return choice_of(text, choices, row.place(column))


def choice_of(text: str, choices: Collection[Choice], place: Place) -> Choice:
    """Return the one of ``choices`` that a text at ``place`` names."""
    if not text:
        raise UserError("choice-missing", place, known=", ".join(choices))
    for known in choices:
        if known.casefold() == text.casefold():
            return known
    raise UserError("choice-unknown", place, value=shown(text), known=", ".join(choices))


def reference(row: Row, column: str, known: Collection[Id], file: str) -> Id:
    """Return the id in a cell that must be one of ``known``, the ids of ``file``."""
    text = required(row, column)
    if text not in known:
        raise UserError("id-unknown", row.place(column), id=shown(text), file=file)
    return cast("Id", text)


def reference_or_none(row: Row, column: str, known: Collection[Id], file: str) -> Id | None:
    """Return the id in a cell, or ``None`` where the cell is empty."""
    return reference(row, column, known, file) if row.text(column) else None


def new_id(row: Row, lines: dict[str, int]) -> str:
    """Return the id of a row, which no row above may bear; ``lines`` remembers where each stands."""
    name = required(row, "id")
    if name in lines:
        raise UserError("id-twice", row.place("id"), id=shown(name), first=lines[name])
    lines[name] = row.line
    return name
