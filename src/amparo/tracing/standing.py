"""How a party stands under an ownership test: reached or not, by whom, and on which rows the answer rests.

A row is left out and the test is asked again, so that a reader sees what a mistake in one record would change. That
speaks of how well the finding is supported; it says nothing of what anybody should hold.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from amparo.facts.holding import Holding
from amparo.facts.ids import ListId, PartyId
from amparo.facts.quantity import Share, ShareRange
from amparo.law.control_tests import ControlSpell, ControlTest
from amparo.tracing.control import Controlled
from amparo.tracing.holdings import Stake, by_owned, stakes
from amparo.tracing.ownership import Least, Threshold, held_of, least

Reached = Literal["yes", "possibly", "no"]
# So many rows are left out in turn for one test; a larger file is answered without.
MOST_LEFT_OUT = 200

ByOwner = Mapping[PartyId, tuple[Stake, ...]]


@dataclass(frozen=True, slots=True)
class Support:
    """One stake that a standing counts, nearest first; ``without`` is the answer if this record were wrong.

    ``without`` is ``None`` where it was not asked: the answer is no already, or the file is too large.
    """

    stake: Stake
    without: Reached | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How one party stands under one test.

    Attributes:
        party_id: the party held.
        reached: ``possibly`` where only the most that the holdings may be is enough, or an owner's listing is in doubt.
        share: what listed owners and parties they reach hold of it directly; the largest where a test does not add.
        direct: the stakes counted in ``share``, by owner.
        supports: every stake the answer counts, down to the listed owners.
    """

    party_id: PartyId
    reached: Reached
    share: ShareRange
    direct: tuple[Stake, ...]
    supports: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """How a party stands under one regime's test, and two things told beside it that decide no threshold.

    ``part`` is what the listed owners hold over all paths together; ``control`` says who holds a majority of votes or
    a legal fact of control, ``None`` where the file tells neither.
    """

    standing: Standing
    part: ShareRange | None
    control: Controlled | None


@dataclass(frozen=True, slots=True)
class Ownership:
    """One test as of one day: its ``spell``, the listed owners of the case, and every party they hold any of.

    ``not_kept``: lists of the test of which no snapshot is looked at, so that an owner on them stays unseen.
    """

    test: ControlTest
    spell: ControlSpell
    seeds: tuple[PartyId, ...]
    in_doubt: tuple[PartyId, ...]
    parties: tuple[Held, ...]
    not_kept: tuple[ListId, ...]


def standings(
    holdings: Iterable[Holding], seeds: frozenset[PartyId], sure: frozenset[PartyId], test: Threshold, on: date
) -> tuple[Standing, ...]:
    """Return how every party stands that listed owners, or parties they may reach, hold any of; sorted by id.

    Args:
        holdings: direct interests; only shareholdings count.
        seeds: owners found on a list, in doubt or not.
        sure: those of them that are certainly the ones listed.
        test: the regime's threshold.
        on: holdings whose span surely does not hold then do not count.
    """
    by_owner = stakes(holdings, on)
    held = by_owned(by_owner)
    surely, perhaps = _both(by_owner, held, seeds, sure, test)
    counted = [stake for party in sorted(perhaps.through) for stake in perhaps.through[party]]
    without: dict[tuple[PartyId, PartyId], tuple[Least, Least]] = {}
    if len(counted) <= MOST_LEFT_OUT:
        for stake in counted:
            without[stake.owner_id, stake.owned_id] = _both(*_leaving_out(by_owner, stake), seeds, sure, test)
    found: list[Standing] = []
    for party, each in held.items():
        direct = tuple(stake for stake in each if stake.owner_id in perhaps.rounds and stake.hi)
        if party in seeds or not direct:
            continue
        lo = held_of(each, surely.rounds, test, certain=True)
        hi = held_of(each, perhaps.rounds, test, certain=False)
        share = ShareRange(Share(min(lo, hi)), Share(hi))
        supports = tuple(
            Support(
                stake, _reached(party, *asked) if (asked := without.get((stake.owner_id, stake.owned_id))) else None
            )
            for stake in _supporting(party, perhaps)
        )
        found.append(Standing(party, _reached(party, surely, perhaps), share, direct, supports))
    return tuple(found)


def _both(
    by_owner: ByOwner, held: ByOwner, seeds: frozenset[PartyId], sure: frozenset[PartyId], test: Threshold
) -> tuple[Least, Least]:
    return least(by_owner, held, sure, test, certain=True), least(by_owner, held, seeds, test, certain=False)


def _reached(party: PartyId, surely: Least, perhaps: Least) -> Reached:
    return "yes" if party in surely.rounds else "possibly" if party in perhaps.rounds else "no"


def _leaving_out(by_owner: ByOwner, left: Stake) -> tuple[ByOwner, ByOwner]:
    rest = {**by_owner, left.owner_id: tuple(stake for stake in by_owner[left.owner_id] if stake is not left)}
    return rest, by_owned(rest)


def _supporting(party: PartyId, perhaps: Least) -> tuple[Stake, ...]:
    found: dict[int, Stake] = {}
    frontier = [party]
    seen = {party}
    while frontier:
        at = frontier.pop(0)
        for stake in perhaps.through.get(at, ()):
            found.setdefault(id(stake), stake)
            if stake.owner_id not in seen:
                seen.add(stake.owner_id)
                frontier.append(stake.owner_id)
    return tuple(found.values())
