"""Economic part and control, told beside the threshold tests as context: neither decides what a listing reaches.

Integrated ownership multiplies stakes along every path (Brioschi, Buzzacchi, Colombo 1989), with the owners' own
part fixed at one so that a ring through them is not counted twice (the correction of Baldone and others, 1998).
Control follows majorities of votes and legal facts such as the right to appoint the board.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from amparo.facts.holding import Holding
from amparo.facts.ids import PartyId
from amparo.facts.quantity import Share, ShareRange
from amparo.facts.truth import Truth
from amparo.tracing.holdings import Stake, by_owned, stakes

# Parts are reckoned in whole trillionths, rounded down: exact to more places than are shown, and the same everywhere.
UNIT = 10**12
SWEEPS = 100_000
MAJORITY = Fraction(1, 2)
LEGAL = frozenset({"control", "consolidation", "board-appointment"})

How = Literal["majority", "legal"]


@dataclass(frozen=True, slots=True)
class Controlled:
    """A party controlled by seeds or by parties they control; ``certain`` as for the stakes it rests on."""

    party_id: PartyId
    by: tuple[PartyId, ...]
    how: How
    certain: bool


def integrated(holdings: Iterable[Holding], seeds: Iterable[PartyId], on: date) -> dict[PartyId, ShareRange]:
    """Return the economic part that seeds hold, over all paths, of every party they hold any of.

    Only shareholdings count; stakes of more than the whole together are scaled down to it. Parties sorted by id.
    """
    by_owner = stakes(holdings, on)
    start = frozenset(seeds)
    lo = _parts(by_owner, start, certain=True)
    hi = _parts(by_owner, start, certain=False)
    return {
        party: ShareRange(Share(Fraction(lo.get(party, 0), UNIT)), Share(Fraction(part, UNIT)))
        for party, part in sorted(hi.items())
        if party not in start and part
    }


def _parts(
    by_owner: Mapping[PartyId, tuple[Stake, ...]], seeds: frozenset[PartyId], *, certain: bool
) -> dict[PartyId, int]:
    """Solve ``y = b + A'y`` from below: every sweep adds, none overshoots, so it ends at the least solution."""
    held = by_owned(by_owner)
    weights = {
        party: [(stake.owner_id, _weight(stake, each, certain=certain)) for stake in each]
        for party, each in held.items()
        if party not in seeds
    }
    parts = dict.fromkeys(sorted(seeds), UNIT)
    pending = sorted({stake.owned_id for seed in seeds for stake in by_owner.get(seed, ())} - seeds)
    for _ in range(SWEEPS):
        changed: set[PartyId] = set()
        for party in pending:
            part = sum(parts.get(owner, 0) * weight.numerator // weight.denominator for owner, weight in weights[party])
            if part > parts.get(party, 0):
                parts[party] = part
                changed.add(party)
        if not changed:
            break
        pending = sorted({stake.owned_id for party in changed for stake in by_owner.get(party, ())} - seeds)
    return parts


def _weight(stake: Stake, each: tuple[Stake, ...], *, certain: bool) -> Fraction:
    total = sum((one.lo if certain else one.hi for one in each), Fraction(0))
    mine = stake.lo if certain else stake.hi
    return mine / total if total > 1 else mine


def controlled(holdings: Iterable[Holding], seeds: Iterable[PartyId], on: date) -> tuple[Controlled, ...]:
    """Return the parties that seeds control, directly or through parties they control, sorted by id.

    Votes decide where any are told for a party, else shares; more than half is a majority, added over controlling
    owners. A legal fact of control needs no figure.
    """
    rows = tuple(holdings)
    start = frozenset(seeds)
    surely = _controlled(rows, start, on, certain=True)
    perhaps = _controlled(rows, start, on, certain=False)
    return tuple(Controlled(party, by, how, certain=party in surely) for party, (by, how) in sorted(perhaps.items()))


def _controlled(
    rows: tuple[Holding, ...], seeds: frozenset[PartyId], on: date, *, certain: bool
) -> dict[PartyId, tuple[tuple[PartyId, ...], How]]:
    votes = by_owned(stakes(rows, on, frozenset({"voting-rights"})))
    shares = by_owned(stakes(rows, on))
    facts: dict[PartyId, set[PartyId]] = {}
    for holding in rows:
        live = holding.span.holds_on(on)
        if holding.interest in LEGAL and (live is Truth.TRUE or (live is Truth.UNKNOWN and not certain)):
            facts.setdefault(holding.owned_id, set()).add(holding.owner_id)
    candidates = sorted({*votes, *shares, *facts} - seeds)
    found: dict[PartyId, tuple[tuple[PartyId, ...], How]] = {}
    grown = True
    while grown:
        grown = False
        for party in candidates:
            if party in found:
                continue
            legal = sorted(owner for owner in facts.get(party, ()) if owner in seeds or owner in found)
            board = [stake for stake in votes.get(party) or shares.get(party, ()) if stake.owner_id in {*seeds, *found}]
            total = sum((stake.lo if certain else stake.hi for stake in board), Fraction(0))
            if legal:
                found[party] = (tuple(legal), "legal")
            elif total > MAJORITY:
                found[party] = (tuple(stake.owner_id for stake in board), "majority")
            else:
                continue
            grown = True
    return found
