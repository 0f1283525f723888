"""Which ids of third parties' files mean something that the case already knows under an id of its own.

Equal ids join, and for parties equal numbers or, failing those, one equal name. Every joining that is not by id is
remarked on, so that nobody is taken for somebody else in silence; two numbers of one scheme that differ keep
parties apart whatever else is equal.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from amparo.facts.case import Remark
from amparo.facts.good import Good
from amparo.facts.ids import GoodId, LotId, PartyId, SiteId
from amparo.facts.lot import Lot
from amparo.facts.party import Identifier, Party
from amparo.kernel.errors import Place
from amparo.sources.bundle.cells import Id, shown
from amparo.sources.bundle.remarks import noticed
from amparo.sources.bundle.rows import Rows
from amparo.sources.foreign import Foreign, own_part
from amparo.text.identifiers import schemes


@dataclass(frozen=True, slots=True)
class Joined:
    """Ids of the case, by the foreign id that means the same; what stands for itself is not in it."""

    parties: Mapping[PartyId, PartyId]
    sites: Mapping[SiteId, SiteId]
    goods: Mapping[GoodId, GoodId]
    lots: Mapping[LotId, LotId]


def join(own: Rows, foreign: Foreign, remarks: list[Remark]) -> Joined:
    """Return which foreign ids mean what the case knows already."""
    lots = _by_id((lot.id for lot in foreign.lots), own.lots)
    lots |= _by_id((use.output_lot_id for use in foreign.uses), own.lots)
    lots |= _by_id((use.input_lot_id for use in foreign.uses), own.lots)
    named = [site for one in foreign.shipments for site in (one.from_site_id, one.to_site_id) if site is not None]
    places = [lot.site_id for lot in foreign.lots if lot.site_id is not None]
    return Joined(
        parties=_parties(own, foreign, remarks),
        sites=_by_id([site.id for site in foreign.sites] + named + places, own.sites),
        goods=_goods(own, foreign.goods, foreign.lots, lots),
        lots=lots,
    )


def _by_id(ids: Iterable[Id], own: Mapping[Id, object]) -> dict[Id, Id]:
    """Join ids that are the case's own, whole or in the part behind the last mark."""
    known = {str(name): name for name in own}
    joined = {}
    for name in ids:
        same = known.get(name) or known.get(own_part(name))
        if same is not None and same != name:
            joined[name] = same
    return joined


def _goods(
    own: Rows, goods: Iterable[Good], lots: Iterable[Lot], joined: Mapping[LotId, LotId]
) -> dict[GoodId, GoodId]:
    """Join a foreign good where all its lots that the case knows are of one good of the case."""
    told: dict[GoodId, set[GoodId]] = {}
    for lot in lots:
        same = own.lots.get(joined.get(lot.id, lot.id))
        if same is not None:
            told.setdefault(lot.good_id, set()).add(same.good_id)
    return {good: min(same) for good, same in told.items() if len(same) == 1} | _by_id(
        (one.id for one in goods), own.goods
    )


def _parties(own: Rows, foreign: Foreign, remarks: list[Remark]) -> dict[PartyId, PartyId]:
    ids = [party.id for party in foreign.parties]
    ids += [one for row in foreign.holdings for one in (row.owner_id, row.owned_id)]
    ids += [one for row in foreign.shipments for one in (row.from_party_id, row.to_party_id) if one is not None]
    joined = _by_id(ids, own.parties)
    known = _Known(own.parties.values())
    for party in foreign.parties:
        same = own.parties.get(joined.get(party.id, party.id))
        if same is not None and not _apart(party, same):
            if not _names(party) & _names(same):
                remarks.append(noticed("foreign-party-names-differ", _place(party), **_told(party, same)))
            continue
        if same is not None:
            joined.pop(party.id, None)
            remarks.append(noticed("foreign-party-apart", _place(party), **_told(party, same)))
        found = known.same(party)
        if found is None:
            known.add(party)
        else:
            joined[party.id] = found.id
            remarks.append(noticed("foreign-party-joined", _place(party), **_told(party, found)))
    return joined


class _Known:
    """Parties by number and by name; only the case's own may be joined by name, and no person may."""

    def __init__(self, own: Iterable[Party]) -> None:
        self._by_number: dict[Identifier, Party] = {}
        self._by_name: dict[str, list[Party]] = {}
        for party in own:
            self.add(party)
            for name in _names(party) if party.schema != "Person" else ():
                self._by_name.setdefault(name, []).append(party)

    def add(self, party: Party) -> None:
        for number in _numbers(party):
            self._by_number.setdefault(number, party)

    def same(self, party: Party) -> Party | None:
        for number in sorted(_numbers(party)):
            if number in self._by_number:
                return self._by_number[number]
        if party.schema == "Person":
            return None
        named = {one.id: one for name in sorted(_names(party)) for one in self._by_name.get(name, ())}
        fit = [one for one in named.values() if _near(party, one) and not _apart(party, one)]
        return fit[0] if len(fit) == 1 else None


def _numbers(party: Party) -> set[Identifier]:
    """Return the numbers that name one party alone."""
    return {Identifier(one.scheme, one.value.upper()) for one in party.identifiers if one.scheme in _one_party()}


@cache
def _one_party() -> frozenset[str]:
    return frozenset(scheme.id for scheme in schemes().values() if scheme.names_one_party)


def _apart(one: Party, other: Party) -> bool:
    """Whether both bear a number of one scheme and share none of it."""
    ours, theirs = _numbers(one), _numbers(other)
    both = {number.scheme for number in ours} & {number.scheme for number in theirs}
    return bool(both) and not ours & theirs


def _near(one: Party, other: Party) -> bool:
    return one.country is None or other.country is None or one.country == other.country


def _names(party: Party) -> set[str]:
    folded = ("".join(mark for mark in name.text.casefold() if mark.isalnum()) for name in party.names)
    return {name for name in folded if name}


def _place(party: Party) -> Place:
    return party.at or Place(party.id)


def _told(party: Party, same: Party) -> dict[str, str]:
    return {"name": shown(party.name), "own": str(same.id), "theirs": shown(party.id)}
