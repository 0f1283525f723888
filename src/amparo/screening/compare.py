"""The scorer alone: two names, no index."""

from functools import lru_cache

import numpy as np

from amparo.screening.alignment import SCRATCH, pair_score
from amparo.screening.parts import Parts, parts_of
from amparo.screening.rates import rates
from amparo.screening.spelling import alike, units_of
from amparo.text.cleaning import clean
from amparo.text.names import Kind, kind_of, readings

SURE = 1000
NEARLY = 990
"""The highest score of two names that are not written alike."""
CUT = 850
"""The score of a name that is the beginning of another, cut at the width of a field."""
WIDTHS = frozenset({20, 30, 34, 35, 40, 50, 19, 29, 33, 39, 49})
"""Lengths at which fields end; one less where a blank stood last. SWIFT MT fields are 35 wide."""


def cut_off(one: str, other: str) -> bool:
    """Whether the shorter of two cleaned names is the longer one cut at the width of a field."""
    short, long = sorted((one, other), key=len)
    return len(short) in WIDTHS and len(long) > len(short) and long.startswith(short)


@lru_cache(maxsize=4096)
def prepared(name: str, kind: Kind) -> tuple[Parts, ...]:
    """Return the readings of a name, ready for comparison."""
    return tuple(parts_of(reading, kind) for reading in readings(name, kind))


def compare(one: str, other: str, schema: str = "LegalEntity") -> int:
    """Return how likely two names name one party, in thousandths; symmetric, 1000 on identity.

    Names are identical when they are so after cleaning and folding case.
    """
    if clean(one).casefold() == clean(other).casefold():
        return SURE
    if cut_off(clean(one).casefold(), clean(other).casefold()):
        return CUT
    kind = kind_of(schema)
    pairs = ((a, b) for a in prepared(one, kind) for b in prepared(other, kind))
    best = max((parts_score(a, b, kind) for a, b in pairs), default=0.0)
    return min(NEARLY, round(best * 1000))


def parts_score(one: Parts, other: Parts, kind: Kind) -> float:
    """Return the score of two readings in [0, 1]."""
    if _after(one, other):
        one, other = other, one
    e_a, e_b, e_s = edges(one, other)
    mass_a, mass_b = dict(zip(one.masks, one.masses, strict=True)), dict(zip(other.masks, other.masses, strict=True))
    masses = [mass_a[a] + mass_b[b] for a, b in zip(e_a, e_b, strict=True)]
    return pair_score(*columns(one), *columns(other), len(e_s), e_a, e_b, e_s, masses, [0.0] * SCRATCH, rates(kind))


Side = tuple[int, tuple[float, ...], tuple[int, ...], tuple[int, ...], tuple[int, ...]]
"""The words of one name: how many, weights, roles, letters, places."""


def columns(parts: Parts) -> Side:
    """Return the words of a reading as ``alignment.pair_score`` takes them."""
    return len(parts.words), parts.weights, parts.roles, parts.letters, parts.orders


def _after(one: Parts, other: Parts) -> bool:
    """Whether to swap two readings, so that both orders are reckoned alike."""
    return (len(one.words), [word.text for word in one.words]) > (len(other.words), [word.text for word in other.words])


def edges(one: Parts, other: Parts) -> tuple[list[int], list[int], list[float]]:
    """Return which units are alike: masks in the first reading, in the second, and how alike."""
    pairs = [
        (a, b)
        for a, mask_a in enumerate(one.masks)
        for b, mask_b in enumerate(other.masks)
        if mask_a.bit_count() == 1 or mask_b.bit_count() == 1
    ]
    at, where = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
    found = alike(units_of(one.units), at, units_of(other.units), where).tolist()
    kept = [(one.masks[a], other.masks[b], like) for (a, b), like in zip(pairs, found, strict=True) if like > 0]
    return [edge[0] for edge in kept], [edge[1] for edge in kept], [edge[2] for edge in kept]
