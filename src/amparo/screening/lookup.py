"""From the units of a query to the readings of the register that share something with them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from amparo.screening.index import Index
from amparo.screening.keys import hashed, keys_of
from amparo.screening.parts import Parts, UnitKey
from amparo.screening.spelling import Sounded, alike, sounded
from amparo.text.lexicon import Role

Array = npt.NDArray[np.generic]
MOST_CANDIDATES = 48
MOST_POSTINGS = 20000
_WEAK = frozenset({Role.FORM, Role.TITLE, Role.PARTICLE, Role.GROUP})


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The register's units that are like the units of a query: for each pair the query's, the register's, how alike."""

    own: list[int]
    found: list[int]
    like: list[float]


def neighbours(index: Index, units: tuple[UnitKey, ...]) -> Neighbours:
    """Return which units of the register are alike to each of the given ones."""
    arrays = index.arrays
    rows = [(hashed(key), at) for at, unit in enumerate(units) for key in sorted(keys_of(unit))]
    hashes = np.array([row[0] for row in rows], dtype=np.uint64)
    first = np.searchsorted(arrays["hash"], hashes, "left")
    last = np.searchsorted(arrays["hash"], hashes, "right")
    pairs = sorted(
        {
            (row[1], unit)
            for row, start, stop in zip(rows, first.tolist(), last.tolist(), strict=True)
            if stop > start
            for unit in arrays["hash_unit"][start:stop].tolist()
        }
    )
    own = sounded(units).take([pair[0] for pair in pairs])
    texts, meanings, hans, bares, sounds, bones = (
        (list(column) for column in zip(*(index.unit(unit) for _, unit in pairs), strict=True))
        if pairs
        else ([], [], [], [], [], [])
    )
    like = alike(own, Sounded(texts, sounds, bones, meanings, hans, bares)).tolist()
    kept = [(*pair, score) for pair, score in zip(pairs, like, strict=True) if score > 0]
    return Neighbours([row[0] for row in kept], [row[1] for row in kept], [row[2] for row in kept])


def candidates(index: Index, parts: Parts, near: Neighbours) -> list[int]:
    """Return the readings of the register that share most with a query, at most :data:`MOST_CANDIDATES`."""
    post_at, post = index.arrays["post_at"], index.arrays["post"]
    strong = [at for at in range(len(near.own)) if not _weak(parts, near.own[at])]
    chosen = strong or list(range(len(near.own)))
    if not chosen:
        return []
    found = np.array([near.found[at] for at in chosen])
    like = np.array([near.like[at] for at in chosen])
    masses = np.array([_mass(parts, near.own[at]) for at in chosen])
    starts, stops = post_at[found], post_at[found + 1]
    counts = stops - starts
    weights = like * masses * np.log2(2.0 + index.readings / counts)
    order = np.lexsort((found, -weights / np.sqrt(counts)))
    within = order[np.concatenate([[0], np.cumsum(counts[order])[:-1]]) < MOST_POSTINGS]
    names = np.concatenate([post[starts[at] : stops[at]] for at in within])
    gains = np.repeat(weights[within], counts[within])
    unique, inverse = np.unique(names, return_inverse=True)
    totals = np.bincount(inverse, weights=gains)
    best = np.lexsort((unique, -np.round(totals, 6)))[:MOST_CANDIDATES]
    return [int(name) for name in unique[best]]


def _weak(parts: Parts, unit: int) -> bool:
    return unit < len(parts.words) and parts.words[unit].role in _WEAK


def _mass(parts: Parts, unit: int) -> float:
    mask = parts.masks[unit]
    return sum(weight for at, weight in enumerate(parts.weights) if mask >> at & 1)
