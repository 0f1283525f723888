"""From the units of a query to the readings of the register that share something with them."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from amparo.screening.compare import WIDTHS
from amparo.screening.index import Index, core_weight
from amparo.screening.keys import keys_of
from amparo.screening.parts import Parts, UnitKey
from amparo.screening.spelling import Floats, Rows, alike, units_of
from amparo.text.cleaning import clean
from amparo.text.lexicon import Role

Array = npt.NDArray[Any]
MOST_CANDIDATES = 40
MOST_POSTINGS = 6000
"""Readings looked at for one query: the rarest units come first, so that commoner ones are left out of long lists."""
LEAST_CONFLICT = 2.0
"""No kind of name rates a conflict of proper words lower (``rates.toml``)."""
_WEAK = frozenset({Role.FORM, Role.TITLE, Role.PARTICLE, Role.GROUP})


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


def candidates(index: Index, parts: Parts, near: Neighbours, least: float) -> list[int]:
    """Return the readings of the register that share most with a query and may reach ``least``, best first."""
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
    best = np.lexsort((unique, -totals))[:MOST_CANDIDATES]
    cores = np.bincount(inverse, weights=np.repeat(core_worth(parts)[own[within]], sizes))[best]
    masses = np.bincount(inverse, weights=np.repeat(np.array(parts.masses)[own[within]], sizes))[best]
    reachable = bound(core_weight(parts), arrays["name_core"][unique[best]], cores, masses) >= least
    return [int(name) for name in unique[best][reachable]]


def same_or_cut(index: Index, name: str) -> list[int]:
    """Return the readings of the register whose name is the same, or begins with a name cut at the width of a field."""
    plain = clean(name).casefold()
    first = bisect_left(index.plain, plain)
    found: list[int] = []
    for at in range(first, len(index.plain)):
        listed = index.plain[at]
        if listed != plain and not (len(plain) in WIDTHS and listed.startswith(plain)):
            break
        found.append(int(index.arrays["plain_name"][at]))
    return found


def bound(own: float, theirs: Array, shared: Array, masses: Array) -> Array:
    """Return a score that no pair can pass whose shared proper words weigh at most ``shared``, all at most ``masses``.

    ``own`` and ``theirs`` are the weights of the proper words on both sides, negative where there are initials, which
    may answer any word: such a pair is bounded by 1.
    """
    conflict = np.maximum(np.minimum(own - shared, theirs - shared), 0.0)
    free = (own < 0) | (theirs < 0)
    return np.where(free, 1.0, masses / np.maximum(masses + LEAST_CONFLICT * conflict, 1e-9))


def core_worth(parts: Parts) -> npt.NDArray[np.float64]:
    """Return the weight of the proper words in each unit of a query."""
    weights = [weight if role == Role.CORE else 0.0 for role, weight in zip(parts.roles, parts.weights, strict=True)]
    return _summed(weights, parts.masks)


def gains(parts: Parts) -> npt.NDArray[np.float64]:
    """Return what each unit of a query is worth in finding candidates: its words' weight, 0 for one that says little.

    Where every word says little, each is worth its weight.
    """
    weights = [0.0 if word.role in _WEAK else weight for word, weight in zip(parts.words, parts.weights, strict=True)]
    return _summed(weights if any(weights) else parts.weights, parts.masks)


def _summed(weights: Sequence[float], masks: Sequence[int]) -> npt.NDArray[np.float64]:
    return np.array([sum(weight for at, weight in enumerate(weights) if mask >> at & 1) for mask in masks])
