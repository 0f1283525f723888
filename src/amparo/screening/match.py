"""One query against an index: candidates with their scores, explained.

Example:
    >>> screen(index, Query(("Xinjiang Zhongtai Huaxue",), "Company"), threshold=700, limit=5)  # doctest: +SKIP
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from amparo.facts.listing import Listing
from amparo.screening.alignment import pair_score
from amparo.screening.compare import NEARLY, SURE, initials, prepared, roles
from amparo.screening.corroboration import evidence, shared_identifier
from amparo.screening.explanation import explain
from amparo.screening.index import KINDS, Index, identifier_key
from amparo.screening.lookup import Neighbours, candidates, neighbours
from amparo.screening.parts import Parts
from amparo.screening.query import Candidate, Query
from amparo.screening.rates import rates
from amparo.text.cleaning import clean
from amparo.text.names import Kind, kind_of

__all__ = ["Candidate", "Query", "screen"]

LEAST_NAME_SCORE = 300


@dataclass(frozen=True, slots=True)
class _Found:
    score: int
    name: str
    place: int


def screen(index: Index, query: Query, threshold: int, limit: int) -> tuple[Candidate, ...]:
    """Return the listings that a query may be, likeliest first.

    Args:
        index: the register.
        query: names and what else is known.
        threshold: least score, in thousandths.
        limit: most candidates.

    Returns:
        Candidates with ``score >= threshold`` by score, then by listing id. An identifier that both have (LEI, USCC,
        IMO, INN, passport ...) makes a candidate certain whatever its names.
    """
    found: dict[int, _Found] = {}
    for name in query.names:
        for kind in _kinds(query.schema):
            for listing, hit in _named(index, name, kind):
                if listing not in found or (hit.score, -hit.place) > (found[listing].score, -found[listing].place):
                    found[listing] = hit
    for listing in _identified(index, query):
        found.setdefault(listing, _Found(0, query.names[0] if query.names else "", 0))
    least = min(threshold, LEAST_NAME_SCORE)
    judged = (
        _judged(index.listings[at], query, hit)
        for at, hit in sorted(found.items())
        if hit.score >= least or not hit.score
    )
    kept = sorted(
        (one for one in judged if one.score >= threshold), key=lambda one: (-one.score, -one.name_score, one.listing.id)
    )
    return tuple(_explained(one, query) for one in kept[:limit])


def _kinds(schema: str) -> tuple[Kind, ...]:
    return ("person", "organisation") if schema == "LegalEntity" else (kind_of(schema),)


def _named(index: Index, name: str, kind: Kind) -> Iterable[tuple[int, _Found]]:
    plain = clean(name).casefold()
    for parts in prepared(name, kind):
        near = neighbours(index, parts.units)
        for reading in candidates(index, parts, near):
            listing = int(index.arrays["name_listing"][reading])
            place = int(index.arrays["name_text"][reading])
            score = _scored(index, parts, near, reading, kind)
            if score > LEAST_NAME_SCORE:
                if clean(index.listings[listing].names[place].text).casefold() == plain:
                    score = SURE
                yield listing, _Found(score, name, place)


def _scored(index: Index, parts: Parts, near: Neighbours, reading: int, kind: Kind) -> int:
    arrays = index.arrays
    other = KINDS[int(arrays["name_kind"][reading])]
    first, last = arrays["word_at"][reading : reading + 2].tolist()
    start, stop = arrays["part_at"][reading : reading + 2].tolist()
    masks: dict[int, list[int]] = {}
    for unit, mask in zip(
        arrays["part_unit"][start:stop].tolist(), arrays["part_mask"][start:stop].tolist(), strict=True
    ):
        masks.setdefault(unit, []).append(mask)
    edges = [
        (parts.masks[own], mask, like)
        for own, unit, like in zip(near.own, near.found, near.like, strict=True)
        for mask in masks.get(unit, ())
        if mask.bit_count() == 1 or parts.masks[own].bit_count() == 1
    ]
    theirs = (
        last - first,
        arrays["word_weight"][first:last].tolist(),
        arrays["word_role"][first:last].tolist(),
        arrays["word_initial"][first:last].tolist(),
    )
    own_side = (len(parts.words), parts.weights, roles(parts), initials(parts))
    score = pair_score(
        *own_side,
        *theirs,
        len(edges),
        [e[0] for e in edges],
        [e[1] for e in edges],
        [e[2] for e in edges],
        rates(kind if kind == other else other),
    )
    return min(NEARLY, round(score * 1000))


def _identified(index: Index, query: Query) -> Iterable[int]:
    hashes, listings = index.arrays["id_hash"], index.arrays["id_listing"]
    for identifier in query.identifiers:
        key = np.uint64(identifier_key(identifier))
        first, last = np.searchsorted(hashes, key, "left"), np.searchsorted(hashes, key, "right")
        yield from (int(listing) for listing in listings[first:last])


def _judged(listing: Listing, query: Query, hit: _Found) -> Candidate:
    certain = shared_identifier(query, listing)
    told = list(evidence(query, listing)) if certain is None else [(0, certain)]
    score = SURE if certain is not None else max(0, min(hit.score + sum(points for points, _ in told), SURE))
    return Candidate(
        listing,
        listing.name,
        listing.names[hit.place].text,
        hit.name,
        score,
        hit.score,
        tuple(reason for _, reason in told),
    )


def _explained(found: Candidate, query: Query) -> Candidate:
    reasons = explain(found.query_name, found.matched_name, kind_of(found.listing.schema))
    return Candidate(
        found.listing, found.listed_name, found.matched_name, found.query_name, found.score, found.name_score,
        (*reasons, *found.because),
    )  # fmt: skip
