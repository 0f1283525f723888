"""Where each lot was made, moved and used up, at places that can be compared.

A place is a site; where the rows of one lot name parties only, all of that lot's places are parties, so that a
site is never held to differ from the party that runs it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from amparo.facts.case import Case
from amparo.facts.flow import Shipment
from amparo.facts.ids import LotId, PartyId, SiteId
from amparo.facts.lot import Lot, Use


@dataclass(frozen=True, slots=True)
class Leg:
    """One shipment of a lot; an end that is not told is ``""``."""

    shipment: Shipment
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Draw:
    """One use of a lot, and the place where it was used; ``""`` where the file does not say."""

    use: Use
    place: str


@dataclass(frozen=True, slots=True)
class Journey:
    """The life of one lot: made at ``origin``, moved by ``legs``, used up by ``draws``, each at one of ``places``."""

    lot: Lot
    origin: str
    legs: tuple[Leg, ...]
    draws: tuple[Draw, ...]
    places: Mapping[LotId, str]

    def away(self, place: str) -> bool:
        """Whether the lot had to move to get to ``place``: two known places that differ."""
        return bool(self.origin and place and self.origin != place)

    def never_arrived(self, place: str) -> bool:
        """Whether shipments are on file, all with a known end, and none leads to ``place``."""
        return self.away(place) and bool(self.legs) and all(leg.end and leg.end != place for leg in self.legs)

    def routes(self, place: str) -> tuple[Leg, ...]:
        """Return the legs that can have brought the lot to ``place``: backwards from it to where it was made."""
        found: dict[int, Leg] = {}
        frontier = [place]
        seen = {place}
        while frontier:
            at = frontier.pop()
            for index, leg in enumerate(self.legs):
                if leg.end == at and index not in found:
                    found[index] = leg
                    if leg.start and leg.start != self.origin and leg.start not in seen:
                        seen.add(leg.start)
                        frontier.append(leg.start)
        return tuple(leg for _, leg in sorted(found.items()))

    def leaves_origin(self, leg: Leg) -> bool:
        """Whether a leg starts where the lot was made, as far as the file tells."""
        return leg.start in {"", self.origin}


def journeys(case: Case) -> dict[LotId, Journey]:
    """Return the journey of every lot, in the order of the file."""
    shipments: defaultdict[LotId, list[Shipment]] = defaultdict(list)
    for shipment in case.shipments.values():
        if shipment.lot_id is not None:
            shipments[shipment.lot_id].append(shipment)
    uses: defaultdict[LotId, list[Use]] = defaultdict(list)
    for use in case.uses:
        uses[use.input_lot_id].append(use)
    return {id_: _journey(case, lot, shipments.get(id_, ()), uses.get(id_, ())) for id_, lot in case.lots.items()}


def _journey(case: Case, lot: Lot, shipments: Iterable[Shipment], uses: Iterable[Use]) -> Journey:
    moves, takes = list(shipments), list(uses)
    takers = [case.lots[use.output_lot_id] for use in takes]
    by_site = (
        lot.site_id is not None
        and all(move.from_site_id and move.to_site_id for move in moves)
        and all(taker.site_id for taker in takers)
    )

    def place(site_id: SiteId | None, party_id: PartyId | None) -> str:
        if by_site:
            return f"site:{site_id}" if site_id else ""
        party = case.party_of(site_id) or party_id
        return f"party:{party}" if party else ""

    draws = tuple(Draw(use, place(taker.site_id, None)) for use, taker in zip(takes, takers, strict=True))
    return Journey(
        lot,
        place(lot.site_id, None),
        tuple(
            Leg(move, place(move.from_site_id, move.from_party_id), place(move.to_site_id, move.to_party_id))
            for move in moves
        ),
        draws,
        {draw.use.output_lot_id: draw.place for draw in draws},
    )
