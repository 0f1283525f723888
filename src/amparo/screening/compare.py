"""The scorer alone: two names, no index."""

from functools import lru_cache

from amparo.screening.alignment import pair_score
from amparo.screening.parts import Parts, parts_of
from amparo.screening.rates import rates
from amparo.screening.spelling import alike, sounded
from amparo.text.cleaning import clean
from amparo.text.names import Kind, kind_of, readings

SURE = 1000
NEARLY = 990
"""The highest score of two names that are not written alike."""


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
    kind = kind_of(schema)
    pairs = ((a, b) for a in prepared(one, kind) for b in prepared(other, kind))
    best = max((parts_score(a, b, kind) for a, b in pairs), default=0.0)
    return min(NEARLY, round(best * 1000))


def parts_score(one: Parts, other: Parts, kind: Kind) -> float:
    """Return the score of two readings in [0, 1]."""
    if _after(one, other):
        one, other = other, one
    e_a, e_b, e_s = edges(one, other)
    return float(
        pair_score(
            len(one.words), one.weights, roles(one), initials(one),
            len(other.words), other.weights, roles(other), initials(other),
            len(e_s), e_a, e_b, e_s, rates(kind),
        )
    )  # fmt: skip


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
    keys_a, keys_b = sounded(one.units), sounded(other.units)
    found = alike(keys_a.take([a for a, _ in pairs]), keys_b.take([b for _, b in pairs])).tolist()
    kept = [(one.masks[a], other.masks[b], like) for (a, b), like in zip(pairs, found, strict=True) if like > 0]
    return [edge[0] for edge in kept], [edge[1] for edge in kept], [edge[2] for edge in kept]


def roles(parts: Parts) -> list[int]:
    """Return the roles of the words as numbers."""
    return [int(word.role) for word in parts.words]


def initials(parts: Parts) -> list[int]:
    """Return the letter of each word that is an initial, the first letter of any other word negated."""
    return [ord(word.text[0]) * (1 if len(word.text) == 1 else -1) for word in parts.words]
