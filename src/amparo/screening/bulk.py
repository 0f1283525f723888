"""Many queries against an index at once: the same answers as ``match.screen`` gives one by one.

A batch goes through in columns: every distinct unit is looked up once, and the loops over candidates are compiled.
What a batch gives depends on nothing but the batch, the index, the threshold and the limit.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from amparo.screening.compare import NEARLY, SURE, prepared
from amparo.screening.index import KINDS, Index, core_weight, name_code
from amparo.screening.lookup import MOST_CANDIDATES, Neighbours, core_worth, gains, neighbours
from amparo.screening.match import Found, answer, floor_of, keep_better, kinds_asked, literal, of_kind
from amparo.screening.parts import Parts, UnitKey
from amparo.screening.query import Candidate, Query
from amparo.screening.rates import rates
from amparo.text.names import Kind

Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class _Asked:
    """One reading of one name of one query."""

    query: int
    name: str
    kind: Kind
    parts: Parts


def screen_batch(index: Index, queries: Sequence[Query], threshold: int, limit: int) -> Iterator[tuple[Candidate, ...]]:
    """Yield, for each query in order, what ``match.screen`` would return."""
    found: dict[int, dict[int, Found]] = {}
    asked = [
        _Asked(at, name, kind, parts)
        for at, query in enumerate(queries)
        for name in query.names
        for kind in kinds_asked(query.schema)
        for parts in prepared(name, kind)
    ]
    for one, reading, score in _hits(index, asked, floor_of(threshold)):
        listing = int(index.arrays["name_listing"][reading])
        hit = Found(score, one.name, int(index.arrays["name_text"][reading]))
        keep_better(found.setdefault(one.query, {}), listing, hit)
    for at, query in enumerate(queries):
        for name in query.names:
            for listing, hit in literal(index, name, query.schema):
                keep_better(found.setdefault(at, {}), listing, hit)
        if at in found or query.identifiers:
            yield answer(index, query, found.get(at, {}), threshold, limit)
        else:
            yield ()


def _hits(index: Index, asked: Sequence[_Asked], least: int) -> Iterator[tuple[_Asked, int, int]]:
    """Yield ``(what was asked, reading of the register, score)``."""
    if not asked or not index.readings:
        return
    from amparo.screening.kernels import search  # noqa: PLC0415 - compiled loops, loaded when there is bulk work

    all_parts = [one.parts for one in asked]
    room = len(asked) * MOST_CANDIDATES
    rows, names, scores = np.zeros(room, np.int64), np.zeros(room, np.int64), np.zeros(room)
    table = np.array([rates(kind) for kind in KINDS])
    near = _near(index, all_parts)
    written = search(_columns(all_parts), near, _register(index), table, (least - 0.5) / SURE, rows, names, scores)
    codes = index.arrays["name_code"]
    for row, name, score in zip(
        rows[:written].tolist(), names[:written].tolist(), scores[:written].tolist(), strict=True
    ):
        one = asked[row]
        final = SURE if int(codes[name]) == name_code(one.name) else min(NEARLY, round(score * SURE))
        final = of_kind(final, KINDS.index(one.kind), int(index.arrays["name_kind"][name]))
        if final >= least:
            yield one, name, final


def _columns(all_parts: Sequence[Parts]) -> tuple[Array, ...]:
    return (
        _starts(len(parts.words) for parts in all_parts),
        _flat((parts.weights for parts in all_parts), np.float64),
        _flat((parts.roles for parts in all_parts), np.int64),
        _flat((parts.letters for parts in all_parts), np.int64),
        _flat((parts.orders for parts in all_parts), np.int64),
        _starts(len(parts.units) for parts in all_parts),
        _flat((parts.masks for parts in all_parts), np.int64),
        _flat((parts.masses for parts in all_parts), np.float64),
        _flat((core_worth(parts) for parts in all_parts), np.float64),
        np.array([core_weight(parts) for parts in all_parts], dtype=np.float64),
    )


def _register(index: Index) -> tuple[Array, ...]:
    names = (
        "post_at", "post", "name_core", "name_kind", "word_at", "word_weight", "word_role", "word_letter", "word_order",
        "part_at", "part_unit", "part_mask", "part_mass",
    )  # fmt: skip
    return tuple(np.asarray(index.arrays[name]) for name in names)


def _near(index: Index, all_parts: Sequence[Parts]) -> tuple[Array, ...]:
    """Return the like units of each row: where they begin, own unit in the row, unit found, likeness, gain, rank."""
    single: dict[UnitKey, bool] = {}
    for parts in all_parts:
        for unit, mask in zip(parts.units, parts.masks, strict=True):
            single[unit] = single.get(unit, False) or mask & (mask - 1) == 0
    number = {unit: at for at, unit in enumerate(single)}
    near = neighbours(index, list(single), [not one for one in single.values()])
    starts = np.searchsorted(near.own, np.arange(len(single) + 1))
    units = np.fromiter((number[unit] for parts in all_parts for unit in parts.units), dtype=np.int64)
    unit_at = _starts(len(parts.units) for parts in all_parts)
    worth = _flat((gains(parts) for parts in all_parts), np.float64)
    counts = starts[units + 1] - starts[units]
    pairs = np.arange(counts.sum()) + np.repeat(starts[units] - np.cumsum(counts) + counts, counts)
    place = np.repeat(np.arange(len(units)), counts)
    return _pairs(index, near, pairs, place, worth, unit_at)


def _pairs(  # noqa: PLR0917 - columns
    index: Index, near: Neighbours, pairs: Array, place: Array, worth: Array, unit_at: Array
) -> tuple[Array, ...]:
    found = near.found[pairs]
    like = near.like[pairs]
    readings = (index.arrays["post_at"][found + 1] - index.arrays["post_at"][found]).astype(np.int64)
    gain = like * worth[place] * np.log2(2.0 + index.readings / readings)
    row = np.searchsorted(unit_at, place, "right") - 1
    own = place - unit_at[row]
    pair_at = np.searchsorted(row, np.arange(len(unit_at)))
    return pair_at, own, found, like.astype(np.float64), gain, -gain / np.sqrt(readings)


def _starts(lengths: Iterator[int]) -> Array:
    return np.concatenate([[0], np.cumsum(np.fromiter(lengths, dtype=np.int64))])


def _flat(rows: Iterator[Sequence[float] | Array], kind: type[np.generic]) -> Array:
    return np.fromiter(chain.from_iterable(rows), dtype=kind)
