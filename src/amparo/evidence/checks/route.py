"""The way is one that goods can have gone: the ports lie in the countries of its ends, and no ship is that fast."""

from collections.abc import Iterator
from fractions import Fraction
from math import asin, cos, floor, radians, sin, sqrt

from amparo.evidence.desk import Check, Desk, Held, against, agreed, lacking, lots_of, subject_of, unchecked
from amparo.evidence.rows import row
from amparo.evidence.tolerances import fastest_at_sea
from amparo.facts.flow import Shipment
from amparo.facts.ids import PartyId, SiteId
from amparo.facts.site import Site
from amparo.findings.reason import because

EARTH = 6371  # mean radius in kilometres (IUGG)
COUNTRY = 2


def _run(desk: Desk) -> Iterator[Held]:
    for shipment in desk.sent:
        if shipment.port_from or shipment.port_to:
            yield _ports(desk, shipment)
        elif shipment.bill_of_lading:
            yield unchecked(subject_of(shipment), "ports-not-stated")
        if shipment.bill_of_lading or shipment.vessel_imo:
            yield _speed(desk, shipment)


def _ports(desk: Desk, shipment: Shipment) -> Held:
    """A port in another country than its end asks for papers of the way over land; it contradicts nothing."""
    me = subject_of(shipment)
    ends = (
        (shipment.port_from, _country(desk, shipment.from_site_id, shipment.from_party_id)),
        (shipment.port_to, _country(desk, shipment.to_site_id, shipment.to_party_id)),
    )
    known = [(port[:COUNTRY].casefold(), country) for port, country in ends if port and country]
    if not known:
        return unchecked(me, "country-of-end-not-stated")
    return agreed(me) if all(port == country for port, country in known) else lacking(me, "port-in-another-country")


def _country(desk: Desk, site_id: SiteId | None, party_id: PartyId | None) -> str | None:
    site = None if site_id is None else desk.case.sites.get(site_id)
    if site is not None and site.country:
        return site.country
    party = None if party_id is None else desk.case.parties.get(party_id)
    return None if party is None else party.country


def _speed(desk: Desk, shipment: Shipment) -> Held:
    me = subject_of(shipment)
    ends = [
        _position(None if id_ is None else desk.case.sites.get(id_))
        for id_ in (shipment.from_site_id, shipment.to_site_id)
    ]
    start, end = ends
    if start is None or end is None or shipment.shipped is None or shipment.received is None:
        return unchecked(me, "distance-not-known")
    days = (shipment.received.last - shipment.shipped.first).days + 1
    far = kilometres(start, end)
    if days <= 0 or far <= days * fastest_at_sea():
        return agreed(me)  # received before shipped is found among the dates
    reason = because(
        "faster-than-any-ship",
        *row(shipment.at),
        shipment=shipment.id,
        kilometres=far,
        days=days,
        most=fastest_at_sea(),
    )
    return against("faster-than-any-ship", me, lots_of(shipment), shipment.document_ids, reason)


def _position(site: Site | None) -> tuple[Fraction, Fraction] | None:
    if site is None or site.latitude is None or site.longitude is None:
        return None
    return Fraction(site.latitude), Fraction(site.longitude)


def kilometres(one: tuple[Fraction, Fraction], other: tuple[Fraction, Fraction]) -> int:
    """Return the length of the shortest line over the globe, in whole kilometres rounded down (haversine)."""
    (north, east), (north_2, east_2) = ((radians(lat), radians(lon)) for lat, lon in (one, other))
    half = sin((north_2 - north) / 2) ** 2 + cos(north) * cos(north_2) * sin((east_2 - east) / 2) ** 2
    return floor(2 * EARTH * asin(min(1.0, sqrt(half))))


CHECK = Check("route", 6, _run)
