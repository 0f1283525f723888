"""Many queries against an index at once: the same answers as ``match.screen`` gives one by one.

A batch goes through in columns: every unit is looked up once, and the loops over units and candidates are compiled.
What a batch gives depends on nothing but the batch, the index, the threshold and the limit.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, islice
from typing import Any

import numpy as np
import numpy.typing as npt

from amparo.screening.compare import NEARLY, SURE, prepared
from amparo.screening.index import KINDS, Index
from amparo.screening.keys import keys_of
from amparo.screening.lookup import found_at_all
from amparo.screening.match import Found, answer, floor_of, keep_better, kinds_asked, literal, literal_readings, of_kind
from amparo.screening.parts import Parts, UnitKey
from amparo.screening.query import Candidate, Query
from amparo.screening.rates import rates
from amparo.screening.spelling import related_codes, table_of, units_of
from amparo.text.names import Kind

Array = npt.NDArray[Any]
_MOST_UNITS = 100_000
"""Units whose likes are remembered; when there are more, all are forgotten and looked up anew."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """One reading of one name of one query: its place in the batch, the name and its code, the least score."""

    query: int
    name: str
    code: int
    kind: Kind
    parts: Parts
    least: int


def screen_batch(index: Index, queries: Sequence[Query], threshold: int, limit: int) -> Iterator[tuple[Candidate, ...]]:
    """Yield, for each query in order, what ``match.screen`` would return."""
    found: dict[int, dict[int, Found]] = {}
    asked: list[_Asked] = []
    names = [(at, name, query.schema) for at, query in enumerate(queries) for name in query.names]
    floors = [floor_of(threshold, query) for query in queries]
    codes, same = literal_readings(index, [name for _, name, _ in names])
    for (at, name, schema), code, readings in zip(names, codes, same, strict=True):
        for kind in kinds_asked(schema):
            asked += [_Asked(at, name, code, kind, parts, floors[at]) for parts in prepared(name, kind)]
        for listing, hit in literal(index, name, code, readings, schema):
            keep_better(found.setdefault(at, {}), listing, hit)
    if asked and index.readings:
        for one, reading, score in _search(index).hits(asked):
            listing = int(index.arrays["name_listing"][reading])
            hit = Found(score, one.name, int(index.arrays["name_text"][reading]))
            keep_better(found.setdefault(one.query, {}), listing, hit)
    for at, query in enumerate(queries):
        if at in found or query.identifiers:
            yield answer(index, query, found.get(at, {}), threshold, limit)
        else:
            yield ()


def ready(index: Index) -> None:
    """Load the compiled loops, or compile them where nothing is compiled yet, so that no query has to wait for it."""
    for _ in screen_batch(index, (Query(("Anybody Else",), "Person"),), SURE, 1):
        pass


def _search(index: Index) -> "_Search":
    known = index.kept.get("search")
    if not isinstance(known, _Search):
        known = index.kept["search"] = _Search(index)
    return known


class _Search:
    """The compiled search in one index, with its scratch and what it has looked up of units. Not for many threads."""

    def __init__(self, index: Index) -> None:
        from amparo.screening import kernels  # noqa: PLC0415 - compiled loops, loaded when they are needed

        self._kernels = kernels
        arrays = index.arrays
        self._index = index
        self._table = _fixed(*table_of(index.units))
        self._keys = _fixed(*(arrays[name] for name in ("hash", "hash_unit", "hash_at")))
        self._register = _fixed(
            *(arrays[name] for name in (
                "post_at", "post", "name_kind", "word_at", "word_weight", "word_role", "word_letter",
                "word_order", "part_at", "part_unit", "part_mask", "part_mass",
            ))
        )  # fmt: skip
        self._rates = np.array([rates(kind) for kind in KINDS])
        units = len(index.units.texts)
        self._seen = np.zeros(units, np.int64)
        self._head = np.zeros((units, 2), np.int64)
        self._shared = np.zeros((index.readings, 2))
        self._ticket = 1
        self._forget()

    def _forget(self) -> None:
        self._numbers: dict[tuple[UnitKey, bool], int] = {}
        self._known: tuple[Array, ...] = (
            np.zeros(1024, np.int64),
            np.zeros(1024, np.int64),
            np.zeros(8192, np.int32),
            np.zeros(8192),
        )
        self._written = 0

    def hits(self, asked: Sequence[_Asked]) -> Iterator[tuple[_Asked, int, int]]:
        """Yield ``(what was asked, reading of the register, score)``."""
        units = self._units(asked)
        least = np.array([(one.least - 0.5) / SURE for one in asked])
        columns = _columns([one.parts for one in asked], units)
        found = self._kernels.search(
            columns, self._known, self._register, self._rates, least, self._shared, self._head, self._ticket
        )
        self._ticket += len(asked)
        codes, kinds = self._index.arrays["name_code"], self._index.arrays["name_kind"]
        for row, name, score in zip(*(column.tolist() for column in found), strict=True):
            one = asked[row]
            final = SURE if int(codes[name]) == one.code else min(NEARLY, round(score * SURE))
            final = of_kind(final, KINDS.index(one.kind), int(kinds[name]))
            if final >= one.least:
                yield one, name, final

    def _units(self, asked: Sequence[_Asked]) -> list[int]:
        """Return the number of each unit of each row, new ones looked up first."""
        if len(self._numbers) > _MOST_UNITS:
            self._forget()
        numbers = self._numbers
        before = len(numbers)
        units = [
            numbers.setdefault((unit, mask & (mask - 1) != 0), len(numbers))
            for one in asked
            for unit, mask in zip(one.parts.units, one.parts.masks, strict=True)
        ]
        if len(numbers) > before:
            self._learn([*islice(reversed(numbers), len(numbers) - before)][::-1], before)
        return units

    def _learn(self, keys: Sequence[tuple[UnitKey, bool]], before: int) -> None:
        """Look new units up: which units of the register are like each."""
        owned = [tuple(keys_of(unit, joined=joined, asked=True)) for unit, joined in keys]
        starts = np.fromiter(chain([0], accumulate(map(len, owned))), np.int64, len(owned) + 1)
        codes = np.fromiter(chain.from_iterable(owned), np.uint32, int(starts[-1]))
        at_all = np.flatnonzero(found_at_all(self._index.arrays, codes, starts)).tolist()
        units = units_of([keys[at][0] for at in at_all])
        begins, found, like = self._kernels.near(
            table_of(units),
            np.array([(starts[at], starts[at + 1]) for at in at_all], dtype=np.int64).reshape(-1, 2),
            codes, self._keys, self._table, related_codes(), self._seen, self._ticket,
        )  # fmt: skip
        self._ticket += len(at_all)
        own = np.repeat(np.arange(len(at_all)), np.diff(begins))
        like = self._kernels.settled(units, own, self._index.units, found, like)
        begins = np.concatenate([[0], np.cumsum(like > 0)])[begins]
        found, like = found[like > 0], like[like > 0]
        first, last = self._written, self._written + len(found)
        self._known = tuple(
            _longer(array, size)
            for array, size in zip(self._known, (before + len(keys),) * 2 + (last,) * 2, strict=True)
        )
        near_at, near_to, near_found, near_like = self._known
        near_at[before : before + len(keys)] = near_to[before : before + len(keys)] = 0
        rows = before + np.array(at_all, dtype=np.int64)
        near_at[rows], near_to[rows] = begins[:-1] + first, begins[1:] + first
        near_found[first:last], near_like[first:last] = found, like
        self._written = last


def _fixed(*arrays: Array) -> tuple[Array, ...]:
    """Return arrays that cannot be written to, as mapped ones cannot: loops are compiled for one of the two."""
    views = tuple(np.asarray(array).view(np.ndarray) for array in arrays)
    for view in views:
        view.flags.writeable = False
    return views


def _longer(array: Array, size: int) -> Array:
    """Return an array with room for ``size`` numbers."""
    if len(array) >= size:
        return array
    room = np.zeros(2 * size, array.dtype)
    room[: len(array)] = array
    return room


def _columns(all_parts: Sequence[Parts], units: Sequence[int]) -> tuple[Array, ...]:
    return (
        _starts(len(parts.words) for parts in all_parts),
        _flat((parts.weights for parts in all_parts), np.float64),
        _flat((parts.roles for parts in all_parts), np.int64),
        _flat((parts.letters for parts in all_parts), np.int64),
        _flat((parts.orders for parts in all_parts), np.int64),
        _starts(len(parts.units) for parts in all_parts),
        np.array(units, dtype=np.int64),
        _flat((parts.masks for parts in all_parts), np.int64),
        _flat((parts.masses for parts in all_parts), np.float64),
    )


def _starts(lengths: Iterator[int]) -> Array:
    return np.fromiter(chain([0], accumulate(lengths)), dtype=np.int64)


def _flat(rows: Iterator[Sequence[float]], kind: type[np.generic]) -> Array:
    return np.fromiter(chain.from_iterable(rows), dtype=kind)
