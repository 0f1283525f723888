"""An example of a party against the standing register: who on which lists it may be, and where nobody looked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

from amparo.casework.register_scope import Scope
from amparo.casework.standing_register import StandingRegister
from amparo.facts.listing import Listing
from amparo.findings.reason import Reason
from amparo.screening.corroboration import evidence
from amparo.screening.match import Candidate, Query, screen

_WIDER = 4
_LEAST = 300
"""Scores below this are not computed: names that have next to nothing in common."""
_ANYTHING = "Thing"


@dataclass(frozen=True, slots=True)
class Request:
    """``threshold`` and ``cutoff`` in thousandths: from which score on a candidate is a match, and is shown at all.

    ``schemata`` empty: whatever the listing's schema; ``changed``: only these listings, by id; ``None``: all.
    A query of schema ``Thing`` is asked as a legal entity and as a vessel.
    """

    query: Query
    scope: Scope
    threshold: int = 700
    cutoff: int = 700
    limit: int = 5
    schemata: frozenset[str] = frozenset()
    without_schemata: frozenset[str] = frozenset()
    without_ids: frozenset[str] = frozenset()
    changed: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Matched:
    """Candidates, likeliest first, with the points in thousandths that each piece of evidence gave, and the scope."""

    candidates: tuple[Candidate, ...]
    points: tuple[tuple[tuple[int, Reason], ...], ...]
    scope: Scope = field(default_factory=lambda: Scope((), ()))

    def sure(self, threshold: int) -> int:
        """Return how many candidates reach a score."""
        return sum(one.score >= threshold for one in self.candidates)


def run(register: StandingRegister, request: Request) -> Matched:
    """Match one example."""
    kept = tuple(first(request.limit, candidates(register, request), lambda one: fits(request, one.listing)))
    points = tuple(tuple(evidence(request.query, one.listing)) for one in kept)
    return Matched(kept, points, request.scope)


def fits(request: Request, listing: Listing) -> bool:
    """Whether a listing is one that the request asks for."""
    return (
        listing.list_id in request.scope.ids
        and (not request.schemata or listing.schema in request.schemata)
        and listing.schema not in request.without_schemata
        and listing.id not in request.without_ids
        and (request.changed is None or listing.id in request.changed)
    )


def candidates(register: StandingRegister, request: Request) -> Callable[[int], tuple[Candidate, ...]]:
    """Return what gives the so many likeliest candidates of the whole register."""
    least = max(min(request.threshold, request.cutoff), _LEAST)
    queries = tuple(_asked(request.query))

    def likeliest(limit: int) -> tuple[Candidate, ...]:
        found: dict[str, Candidate] = {}
        for query in queries:
            for one in screen(register.index, query, least, limit):
                known = found.get(one.listing.id)
                if known is None or one.score > known.score:
                    found[one.listing.id] = one
        ranked = sorted(found.values(), key=lambda one: (-one.score, -one.name_score, one.listing.id))
        return tuple(ranked[:limit])

    return likeliest


def first(
    limit: int, likeliest: Callable[[int], tuple[Candidate, ...]], wanted: Callable[[Candidate], bool]
) -> list[Candidate]:
    """Return the first so many wanted candidates, asking for more of all until there are as many or no more."""
    if limit < 1:
        return []
    for step in count():
        asked = limit * _WIDER**step
        found = likeliest(asked)
        kept = [one for one in found if wanted(one)]
        if len(kept) >= limit or len(found) < asked:
            return kept[:limit]
    raise AssertionError


def _asked(query: Query) -> Iterator[Query]:
    if query.schema != _ANYTHING:
        yield query
        return
    for schema in ("LegalEntity", "Vessel"):
        yield Query(query.names, schema, query.countries, query.birth_date, query.identifiers)
