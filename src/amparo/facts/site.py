"""Places where goods are grown, made or kept."""

from dataclasses import dataclass

from amparo.facts.ids import PartyId, SiteId
from amparo.facts.period import ALWAYS, Span
from amparo.facts.quantity import Quantity
from amparo.kernel.errors import Place


@dataclass(frozen=True, slots=True)
class Capacity:
    """The most that a place can make: ``quantity`` in ``days`` days, as its nameplate or permit says."""

    quantity: Quantity
    days: int


@dataclass(frozen=True, slots=True)
class Site:
    """A row of ``sites.csv``. ``region`` is an ISO 3166-2 or GB/T 2260 code as the user wrote it."""

    id: SiteId
    party_id: PartyId
    name: str = ""
    address: str | None = None
    country: str | None = None
    region: str | None = None
    latitude: str | None = None
    longitude: str | None = None
    span: Span = ALWAYS
    at: Place | None = None
    capacity: Capacity | None = None
