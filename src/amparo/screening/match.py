"""One query against an index: candidates with their scores, explained.

Example:
    >>> screen(index, Query(("Xinjiang Zhongtai Huaxue",), "Company"), threshold=700, limit=5)  # doctest: +SKIP
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from amparo.facts.listing import Listing
from amparo.screening.alignment import SCRATCH, pair_score
from amparo.screening.compare import CUT, NEARLY, SURE, Side, columns, prepared
from amparo.screening.corroboration import MOST_FOR, evidence, shared_identifier
from amparo.screening.explanation import explain
from amparo.screening.index import KINDS, MANY_READINGS, Index, identifier_code, name_code, plain_code
from amparo.screening.lookup import candidates, neighbours, reach, same_or_cut
from amparo.screening.query import Candidate, Query
from amparo.screening.rates import rates
from amparo.text.cleaning import clean
from amparo.text.names import Kind, kind_of

__all__ = [
    "Candidate",
    "Found",
    "Query",
    "answer",
    "floor_of",
    "keep_better",
    "kinds_asked",
    "literal",
    "of_kind",
    "screen",
]


_WORDS = ("word_weight", "word_role", "word_letter", "word_order")
FEW_QUERIES = 100
"""A large register is searched by compiled loops after so many queries; loading them takes as long as these do."""
OTHER_KIND = 800
"""What is left, in thousandths, of the score of two names of different kinds."""


@dataclass(frozen=True, slots=True)
class Found:
    """A listed name that is like a query's: the score, the query's name, which of the listing's names it is."""

    score: int
    name: str
    place: int

    def better_than(self, other: "Found") -> bool:
        """Whether this one is to be shown rather than another of the same listing."""
        return (self.score, -self.place) > (other.score, -other.place)


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
    if index.readings > MANY_READINGS and _asked_often(index):
        from amparo.screening.bulk import screen_batch  # noqa: PLC0415 - compiled loops, once they pay

        return next(iter(screen_batch(index, (query,), threshold, limit)))
    found: dict[int, Found] = {}
    least = floor_of(threshold, query)
    for name in query.names:
        for kind in kinds_asked(query.schema):
            for listing, hit in _named(index, name, kind, least):
                keep_better(found, listing, hit)
        (code,), (readings,) = literal_readings(index, [name])
        for listing, hit in literal(index, name, code, readings, query.schema):
            keep_better(found, listing, hit)
    return answer(index, query, found, threshold, limit)


def _asked_often(index: Index) -> bool:
    """Count a query; whether there were so many that loading the compiled loops pays (the answers are the same)."""
    index.kept["asked"] = index.kept.get("asked", 0) + 1
    return bool(index.kept["asked"] > FEW_QUERIES or "search" in index.kept)


def keep_better(found: dict[int, Found], listing: int, hit: Found) -> None:
    """Keep the better of two names of one listing."""
    if listing not in found or hit.better_than(found[listing]):
        found[listing] = hit


def literal_readings(index: Index, names: Sequence[str]) -> tuple[list[int], list[list[int]]]:
    """Return the code of each name, and the readings with that very name or one of which it is the cut beginning."""
    plain = [clean(name).casefold() for name in names]
    codes = [plain_code(one) for one in plain]
    return codes, same_or_cut(index, plain, codes)


def literal(index: Index, name: str, code: int, readings: Sequence[int], schema: str) -> Iterator[tuple[int, Found]]:
    """Yield the listings of the readings that :func:`literal_readings` gave for a name."""
    if not name or not readings:
        return
    asked = [KINDS.index(kind) for kind in kinds_asked(schema)]
    for reading in readings:
        theirs = int(index.arrays["name_kind"][reading])
        same = int(index.arrays["name_code"][reading]) == code
        score = of_kind(SURE if same else CUT, theirs if theirs in asked else asked[0], theirs)
        yield int(index.arrays["name_listing"][reading]), Found(score, name, int(index.arrays["name_text"][reading]))


def kinds_asked(schema: str) -> tuple[Kind, ...]:
    """Return the ways to read a query's names: a legal entity may be a person or an organisation."""
    return ("person", "organisation") if schema == "LegalEntity" else (kind_of(schema),)


def of_kind(score: int, own: int, theirs: int) -> int:
    """Return a score lowered where a name of one kind (person, firm, ship) is held against one of another."""
    return score if own == theirs else score * OTHER_KIND // SURE


def floor_of(threshold: int, query: Query) -> int:
    """Return the least score of names that evidence can still lift to ``threshold``."""
    more = query.birth_date is not None or bool(query.countries)
    return max(1, threshold - MOST_FOR * more)


def answer(index: Index, query: Query, found: Mapping[int, Found], threshold: int, limit: int) -> tuple[Candidate, ...]:
    """Return the candidates among the listings whose names are like a query's, or that share an identifier with it."""
    hits = dict(found)
    for listing in _identified(index, query):
        hits.setdefault(listing, Found(0, query.names[0] if query.names else "", 0))
    judged = (_judged(index.listings[at], query, hit) for at, hit in sorted(hits.items()))
    kept = [one for one in judged if one.score >= threshold]
    kept.sort(key=lambda one: (-one.score, -one.name_score, one.listing.id))
    return tuple(_explained(one) for one in kept[:limit])


def _named(index: Index, name: str, kind: Kind, least: int) -> Iterator[tuple[int, Found]]:
    own_code = name_code(name)
    arrays = index.arrays
    if not index.readings:
        return
    for parts in prepared(name, kind):
        near = neighbours(index, parts.units, [mask & (mask - 1) != 0 for mask in parts.masks])
        like: dict[int, list[tuple[int, float, float]]] = {}
        for own, found, score in zip(near.own.tolist(), near.found.tolist(), near.like.tolist(), strict=True):
            like.setdefault(found, []).append((parts.masks[own], score, parts.masses[own]))
        side = columns(parts)
        for reading in candidates(index, parts, near):
            same = arrays["name_code"][reading] == own_code
            score = SURE if same else _scored(index, side, like, reading, (least - 0.5) / SURE)
            score = of_kind(score, KINDS.index(kind), int(arrays["name_kind"][reading]))
            if score >= least:
                yield int(arrays["name_listing"][reading]), Found(score, name, int(arrays["name_text"][reading]))


def _scored(
    index: Index, side: Side, like: Mapping[int, Sequence[tuple[int, float, float]]], reading: int, least: float
) -> int:
    """Return the score of a query and a reading of the register; 0 where it cannot be ``least``."""
    arrays = index.arrays
    first, last = arrays["word_at"][reading : reading + 2].tolist()
    start, stop = arrays["part_at"][reading : reading + 2].tolist()
    e_a, e_b, e_s, e_m = [], [], [], []
    parts = (arrays[name][start:stop].tolist() for name in ("part_unit", "part_mask", "part_mass"))
    for unit, mask, mass in zip(*parts, strict=True):
        for own, score, own_mass in like.get(unit, ()):
            if mask & (mask - 1) == 0 or own & (own - 1) == 0:
                e_a.append(own)
                e_b.append(mask)
                e_s.append(score)
                e_m.append(own_mass + mass)
    weights, roles, letters, orders = (arrays[name][first:last].tolist() for name in _WORDS)
    if reach(*side[:4], last - first, weights, roles, letters, len(e_s), e_a, e_b) < least:
        return 0
    row = rates(KINDS[int(arrays["name_kind"][reading])])
    score = pair_score(
        *side, last - first, weights, roles, letters, orders, len(e_s), e_a, e_b, e_s, e_m, [0.0] * SCRATCH, row
    )
    return min(NEARLY, round(score * SURE))


def _identified(index: Index, query: Query) -> Iterator[int]:
    codes, listings = index.arrays["id_code"], index.arrays["id_listing"]
    for identifier in query.identifiers:
        code = identifier_code(identifier)
        first, last = np.searchsorted(codes, code, "left"), np.searchsorted(codes, code, "right")
        yield from (int(listing) for listing in listings[first:last])


def _judged(listing: Listing, query: Query, hit: Found) -> Candidate:
    certain = shared_identifier(query, listing)
    told = list(evidence(query, listing)) if certain is None else [(0, certain)]
    points = sum(points for points, _ in told)
    score = SURE if certain is not None else max(0, min(hit.score + points, SURE))
    reasons = tuple(reason for _, reason in told)
    return Candidate(listing, listing.name, listing.names[hit.place].text, hit.name, score, hit.score, reasons)


def _explained(found: Candidate) -> Candidate:
    reasons = explain(found.query_name, found.matched_name, kind_of(found.listing.schema))
    return replace(found, because=(*reasons, *found.because))
