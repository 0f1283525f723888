"""Parties reached through their owners by a threshold: the rule of the OFAC 50 percent kind.

The least fixed point of ``B = seeds + {j : what B holds of j, directly, meets the threshold}``. A reached owner
counts with the whole of what it holds; an owner that is not reached passes nothing on. The set is the same in
whatever order it is found, an owner added never takes a party out of it, and two parties that hold each other do
not reach each other. It is found twice, with the least and with the most that the holdings may be.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Protocol

from amparo.facts.holding import Holding
from amparo.facts.ids import PartyId, Subject
from amparo.facts.quantity import Share, ShareRange
from amparo.findings.chain import Chain, Grade, Hop
from amparo.findings.evidence import Contradiction
from amparo.findings.reason import Reason, because
from amparo.tracing.holdings import ONE, Stake, by_owned, stakes
from amparo.tracing.papers import Papers
from amparo.tracing.rows import papers as as_evidence
from amparo.tracing.rows import row


class Threshold(Protocol):
    """What decides whether a share is enough; ``law.control_tests`` holds the regimes' own."""

    @property
    def id(self) -> str:
        """Which test this is."""

    @property
    def aggregate(self) -> bool:
        """Whether what several reached owners hold is added."""

    def meets(self, share: Share) -> bool:
        """Whether a share is enough."""


@dataclass(frozen=True, slots=True)
class Owned:
    """A party that reached owners hold enough of.

    Attributes:
        party_id: the party held.
        certain: true if the least that the holdings may be is enough, false if only the most is.
        share: what reached owners hold of it together; where a test does not add, the largest of them.
        chains: one for each reached owner, over the owners before it to a seed.
        because: which test, with which share.
    """

    party_id: PartyId
    certain: bool
    share: ShareRange
    chains: tuple[Chain, ...]
    because: tuple[Reason, ...] = ()


@dataclass(slots=True)
class Least:
    """One fixed point: each reached party with the round in which it was reached and the stakes that did it."""

    rounds: dict[PartyId, int]
    through: dict[PartyId, tuple[Stake, ...]]


def closure(
    holdings: Iterable[Holding],
    seeds: Iterable[PartyId],
    test: Threshold,
    on: date,
    papers: Papers | None = None,
) -> tuple[Owned, ...]:
    """Return the parties that seeds reach through holdings, sorted by id, seeds left out.

    Args:
        holdings: direct interests; only shareholdings count.
        seeds: listed owners.
        test: threshold, whether it must be exceeded, whether stakes are added.
        on: holdings whose span surely does not hold then do not count.
        papers: to grade the holdings by their documents; without them each is a declaration (E1).
    """
    by_owner = stakes(holdings, on)
    held = by_owned(by_owner)
    start = frozenset(seeds)
    surely = least(by_owner, held, start, test, certain=True)
    perhaps = least(by_owner, held, start, test, certain=False)
    ways = {True: _paths(surely, papers), False: _paths(perhaps, papers)}
    found: list[Owned] = []
    for party in sorted(set(perhaps.rounds) - start):
        certain = party in surely.rounds
        lo = held_of(held.get(party, ()), surely.rounds, test, certain=True)
        hi = held_of(held.get(party, ()), perhaps.rounds, test, certain=False)
        share = ShareRange(Share(min(lo, hi)), Share(hi))
        reason = because(
            "owned-by-listed" if certain else "perhaps-owned-by-listed", party=party, share=str(share), test=test.id
        )
        through = (surely if certain else perhaps).through[party]
        chains = tuple(_chain(party, stake, ways[certain], test, papers) for stake in through)
        found.append(Owned(party, certain, share, chains, (reason,)))
    return tuple(found)


def least(
    by_owner: Mapping[PartyId, tuple[Stake, ...]],
    held: Mapping[PartyId, tuple[Stake, ...]],
    seeds: frozenset[PartyId],
    test: Threshold,
    *,
    certain: bool,
) -> Least:
    """Grow the set round by round; only parties that a newly reached owner holds are looked at again."""
    rounds = dict.fromkeys(sorted(seeds), 0)
    through: dict[PartyId, tuple[Stake, ...]] = {}
    frontier = sorted(seeds)
    count = 0
    while frontier:
        count += 1
        touched = sorted({stake.owned_id for owner in frontier for stake in by_owner.get(owner, ())} - set(rounds))
        frontier = [
            party for party in touched if test.meets(Share(held_of(held[party], rounds, test, certain=certain)))
        ]
        for party in frontier:
            through[party] = tuple(
                stake for stake in held[party] if stake.owner_id in rounds and (stake.hi if not certain else stake.lo)
            )
        rounds.update(dict.fromkeys(frontier, count))
    return Least(rounds, through)


def held_of(each: Iterable[Stake], reached: Mapping[PartyId, int], test: Threshold, *, certain: bool) -> Fraction:
    """Return what reached owners hold of a party together, at most the whole; the largest where a test does not add."""
    parts = [stake.lo if certain else stake.hi for stake in each if stake.owner_id in reached]
    whole = sum(parts, Fraction(0)) if test.aggregate else max(parts, default=Fraction(0))
    return min(ONE, whole)


def _paths(reached: Least, papers: Papers | None) -> dict[PartyId, tuple[Hop, ...]]:
    """Return for each reached party its way to a seed: over the largest stake, first in the order of ids."""
    paths: dict[PartyId, tuple[Hop, ...]] = {}
    for party, count in sorted(reached.rounds.items(), key=lambda item: (item[1], item[0])):
        if not count:
            paths[party] = ()
            continue
        best = min(reached.through[party], key=lambda stake: (-stake.lo, -stake.hi, stake.owner_id))
        paths[party] = (_hop(best, papers), *paths[best.owner_id])
    return paths


def _hop(stake: Stake, papers: Papers | None) -> Hop:
    named = tuple(dict.fromkeys(id_ for holding in stake.rows for id_ in holding.document_ids))
    grade, counted = Grade.E1, named
    if papers is not None:
        weighed = papers.weigh("holding", named)
        # A record that tells no figure proves that there is an interest, not how much of the whole it is.
        figured = all(holding.share is not None for holding in stake.rows)
        grade, counted = (weighed.grade if figured else min(weighed.grade, Grade.E2)), weighed.counted
    proof = (*(evidence for holding in stake.rows for evidence in row(holding.at)), *as_evidence(counted))
    told = because("holding-told", *proof, owner=stake.owner_id, owned=stake.owned_id, share=str(stake.told))
    return Hop(
        start=f"party:{stake.owned_id}",
        end=f"party:{stake.owner_id}",
        relation="owned-by",
        grade=grade,
        share=stake.told,
        document_ids=counted,
        because=(told,),
    )


def _chain(
    party: PartyId, stake: Stake, paths: Mapping[PartyId, tuple[Hop, ...]], test: Threshold, papers: Papers | None
) -> Chain:
    hops = (_hop(stake, papers), *paths[stake.owner_id])
    route = ">".join((f"party:{party}", *(hop.end for hop in hops)))
    return Chain(f"{route}@{test.id}", Subject("party", party), hops, hops[-1].end)


def oversubscribed(holdings: Iterable[Holding], on: date) -> tuple[Contradiction, ...]:
    """Return the parties whose certain shareholdings come to more than the whole."""
    found: list[Contradiction] = []
    for party, each in by_owned(stakes(holdings, on)).items():
        total = sum((stake.lo for stake in each), Fraction(0))
        if total <= ONE:
            continue
        rows = [holding for stake in each for holding in stake.rows]
        documents = tuple(dict.fromkeys(id_ for holding in rows for id_ in holding.document_ids))
        me = Subject("party", party)
        proof = (evidence for holding in rows for evidence in row(holding.at))
        reason = because("shares-exceed-whole", *proof, *as_evidence(documents), party=party, total=str(Share(total)))
        owners = tuple(Subject("party", stake.owner_id) for stake in each)
        found.append(Contradiction("shares-exceed-whole", me, (me, *owners), documents, (reason,)))
    return tuple(found)
