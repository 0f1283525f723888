"""From the units of a query to the readings of the register that share something with them."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from amparo.screening.alignment import CORE, Numbers
from amparo.screening.compare import WIDTHS
from amparo.screening.index import Index
from amparo.screening.keys import keys_of
from amparo.screening.parts import Parts, UnitKey
from amparo.screening.spelling import Floats, Rows, alike, units_of
from amparo.text.lexicon import Role

Array = npt.NDArray[Any]
MOST_CANDIDATES = 40
MOST_POSTINGS = 6000
"""Readings looked at for one query: the rarest units come first, so that commoner ones are left out of long lists."""
LEAST_CONFLICT = 2.0
"""No kind of name rates a conflict of proper words lower (``rates.toml``)."""
WEAK = 1 << Role.FORM | 1 << Role.TITLE | 1 << Role.PARTICLE | 1 << Role.GROUP
"""Roles of words that find nothing by themselves, as bits."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Pairs of like units, by own unit: ``own`` (row asked), ``found`` (unit of the register), ``like``."""

    own: Rows
    found: Rows
    like: Floats


def neighbours(index: Index, units: Sequence[UnitKey], joined: Sequence[bool]) -> Neighbours:
    """Return which units of the register are alike to each of the given ones, by own unit, then by unit found."""
    owned = [keys_of(unit, joined=many, asked=True) for unit, many in zip(units, joined, strict=True)]
    asker = np.repeat(np.arange(len(owned)), [len(keys) for keys in owned])
    codes = np.fromiter((key for keys in owned for key in keys), dtype=np.uint32, count=len(asker))
    rows, asking = _hits(index.arrays, codes)
    found = index.arrays["hash_unit"][rows].astype(np.int64)
    many = np.int64(len(index.units.texts) or 1)
    own, found = np.divmod(np.unique(asker[asking] * many + found), many)
    like = alike(units_of(units), own, index.units, found)
    kept = like > 0
    return Neighbours(own[kept], found[kept], like[kept])


def _hits(arrays: Mapping[str, Array], codes: npt.NDArray[np.uint32]) -> tuple[Rows, Rows]:
    """Return the rows of the key table that hold each code, and which code it was."""
    starts = arrays["hash_at"]
    bits = (len(starts) - 1).bit_length() - 1
    buckets = (codes >> np.uint32(32 - bits)).astype(np.int64)
    first = starts[buckets].astype(np.int64)
    counts = starts[buckets + 1] - first
    asking = np.repeat(np.arange(len(codes)), counts)
    rows = np.arange(len(asking)) + np.repeat(first - np.cumsum(counts) + counts, counts)
    same = arrays["hash"][rows] == codes[asking]
    return rows[same], asking[same]


def found_at_all(arrays: Mapping[str, Array], codes: npt.NDArray[np.uint32], starts: Array) -> npt.NDArray[np.bool_]:
    """Return for each unit, whose keys are those from ``starts`` on, whether the register has any of them."""
    _, asking = _hits(arrays, codes)
    counts = np.concatenate([[0], np.cumsum(np.bincount(asking, minlength=len(codes)))])
    return np.asarray(counts[starts[1:]] > counts[starts[:-1]])


def candidates(index: Index, parts: Parts, near: Neighbours) -> list[int]:
    """Return the readings of the register that share most with a query, best first."""
    arrays = index.arrays
    worth = gains(parts)
    chosen = np.flatnonzero(worth[near.own] > 0)
    if not len(chosen):
        return []
    own, found = near.own[chosen], near.found[chosen]
    starts = arrays["post_at"][found].astype(np.int64)
    counts = arrays["post_at"][found + 1] - starts
    weights = near.like[chosen] * worth[own] * np.log2(2.0 + index.readings / counts)
    order = np.argsort(-weights / np.sqrt(counts), kind="stable")
    within = order[np.cumsum(counts[order]) - counts[order] < MOST_POSTINGS]
    sizes = counts[within]
    rows = np.arange(sizes.sum()) + np.repeat(starts[within] - np.cumsum(sizes) + sizes, sizes)
    unique, inverse = np.unique(arrays["post"][rows], return_inverse=True)
    totals = np.bincount(inverse, weights=np.repeat(weights[within], sizes))
    return [int(name) for name in unique[np.lexsort((unique, -totals))[:MOST_CANDIDATES]]]


def same_or_cut(index: Index, plain: Sequence[str], codes: Sequence[int]) -> list[list[int]]:
    """Return the readings of the register with the same name, or that begin with a name cut at the width of a field.

    ``plain`` are names cleaned and case-folded, ``codes`` their codes.
    """
    arrays = index.arrays
    asked = np.array(codes, dtype=np.int64)
    begins, ends = (np.searchsorted(arrays["same_code"], asked, side).tolist() for side in ("left", "right"))
    found: list[list[int]] = [
        arrays["same_name"][first:last].tolist() if last > first else []
        for first, last in zip(begins, ends, strict=True)
    ]
    for at, name in enumerate(plain):
        if len(name) in WIDTHS:
            found[at] += _longer(arrays, name.encode("utf-8", "replace"))
    return found


def _longer(arrays: Mapping[str, Array], plain: bytes) -> list[int]:
    """Return the readings whose name is longer than a name that it begins with."""
    begins, names = arrays["plain_at"], arrays["plain"]

    def beginning(at: int) -> bytes:
        return bytes(names[begins[at] : min(begins[at + 1], begins[at] + len(plain) + 1)])

    many = len(begins) - 1
    at = bisect_right(range(many), plain, key=beginning)
    found = []
    while at < many and beginning(at).startswith(plain):
        found.append(int(arrays["plain_name"][at]))
        at += 1
    return found


def reach(  # noqa: C901, PLR0917 - columns of two names, as ``alignment.pair_score`` takes them
    n_a: int, w_a: Numbers, r_a: Numbers, i_a: Numbers, n_b: int, w_b: Numbers, r_b: Numbers, i_b: Numbers,
    edges: int, e_a: Numbers, e_b: Numbers,
) -> float:  # fmt: skip
    """Return a score that two names cannot pass, whichever of their edges are chosen; 1 where there are initials.

    Words that no edge covers are left over, and proper words left over on both sides are a conflict.
    """
    cover_a = 0
    cover_b = 0
    for e in range(edges):
        cover_a |= e_a[e]
        cover_b |= e_b[e]
    mass = 0.0
    core_a = 0.0
    core_b = 0.0
    for k in range(n_a):
        if i_a[k] > 0:
            return 1.0
        if cover_a >> k & 1:
            mass += w_a[k]
        elif r_a[k] == CORE:
            core_a += w_a[k]
    for k in range(n_b):
        if i_b[k] > 0:
            return 1.0
        if cover_b >> k & 1:
            mass += w_b[k]
        elif r_b[k] == CORE:
            core_b += w_b[k]
    if mass <= 0.0:
        return 0.0
    return mass / (mass + 2.0 * LEAST_CONFLICT * min(core_a, core_b))


def gains(parts: Parts) -> npt.NDArray[np.float64]:
    """Return what each unit of a query is worth in finding candidates: its words' weight, 0 for one that says little.

    Where every word says little, each is worth its weight.
    """
    weights = [0.0 if WEAK >> role & 1 else weight for role, weight in zip(parts.roles, parts.weights, strict=True)]
    return _summed(weights if any(weights) else parts.weights, parts.masks)


def _summed(weights: Sequence[float], masks: Sequence[int]) -> npt.NDArray[np.float64]:
    return np.array([sum(weight for at, weight in enumerate(weights) if mask >> at & 1) for mask in masks])
