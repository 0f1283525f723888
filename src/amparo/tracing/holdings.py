"""Holdings as arcs between owner and owned, on a day: only what is a share of the whole, and each share once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from amparo.facts.holding import Holding
from amparo.facts.ids import PartyId
from amparo.facts.quantity import Share, ShareRange
from amparo.facts.truth import Truth

ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Stake:
    """What one owner holds of one party: at least ``lo`` and at most ``hi``, with the rows that say so."""

    owner_id: PartyId
    owned_id: PartyId
    lo: Fraction
    hi: Fraction
    rows: tuple[Holding, ...]

    @property
    def told(self) -> ShareRange:
        """The stake as a share."""
        return ShareRange(Share(self.lo), Share(self.hi))


def stakes(
    holdings: Iterable[Holding], on: date, interests: frozenset[str] = frozenset({"shareholding"})
) -> dict[PartyId, tuple[Stake, ...]]:
    """Return the stakes that hold, or may hold, on a day, by owner.

    Votes are not added to shares, and a nominee's holding is not added to the share of whoever it is held for. Two
    rows on the same owner and owned may be two classes of shares or one holding told twice: certain is only the
    larger, possible is the sum. A holding without a figure is possible up to the whole.

    Args:
        holdings: direct interests.
        on: a row counts as certain if its span surely holds then, as possible if it may.
        interests: kinds of interest that count.
    """
    rows: defaultdict[tuple[PartyId, PartyId], list[Holding]] = defaultdict(list)
    for holding in holdings:
        live = holding.span.holds_on(on)
        if holding.interest in interests and live is not Truth.FALSE:
            rows[holding.owner_id, holding.owned_id].append(holding)
    found: defaultdict[PartyId, list[Stake]] = defaultdict(list)
    for (owner, owned), told in sorted(rows.items(), key=lambda item: item[0]):
        lo, hi = _together(told, on)
        found[owner].append(Stake(owner, owned, lo, hi, tuple(told)))
    return {owner: tuple(each) for owner, each in found.items()}


def _together(rows: Iterable[Holding], on: date) -> tuple[Fraction, Fraction]:
    lows, highs = [Fraction(0)], set()
    for row in rows:
        share = row.share
        highs.add((share.lo.of_one, share.hi.of_one) if share else (Fraction(0), ONE))
        if share is not None and row.span.holds_on(on) is Truth.TRUE:
            lows.append(share.lo.of_one)
    return max(lows), min(ONE, sum((hi for _, hi in highs), Fraction(0)))


def by_owned(by_owner: Mapping[PartyId, tuple[Stake, ...]]) -> dict[PartyId, tuple[Stake, ...]]:
    """Return the same stakes by the party held."""
    found: defaultdict[PartyId, list[Stake]] = defaultdict(list)
    for owner in sorted(by_owner):
        for stake in by_owner[owner]:
            found[stake.owned_id].append(stake)
    return {owned: tuple(each) for owned, each in sorted(found.items())}
