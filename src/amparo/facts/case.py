"""One case: the user's records, as read, with nothing added."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from amparo.facts.document import Document
from amparo.facts.event import Event
from amparo.facts.flow import Shipment, Supply
from amparo.facts.good import Good
from amparo.facts.holding import Holding
from amparo.facts.ids import DocumentId, GoodId, LotId, PartyId, ShipmentId, SiteId
from amparo.facts.listing import Snapshot
from amparo.facts.lot import Lot, Use
from amparo.facts.panel import PanelRow
from amparo.facts.party import Party
from amparo.facts.site import Site
from amparo.facts.statement import Claim, Indicator
from amparo.facts.stock import Stock
from amparo.kernel.errors import Params, Place

Role = Literal[
    "importer", "exporter", "listed-enterprise", "broker", "counsel", "legal-aid", "worker-representative",
    "support-office", "researcher",
]  # fmt: skip
FilingAs = Literal["importer", "listed-enterprise", "exporter", "worker"]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the reader noticed and kept: an unknown column, a bad record in a third-party file."""

    code: str
    place: Place
    params: Params = ()


@dataclass(frozen=True, slots=True)
class Case:
    """All that a bundle holds.

    Rows keep the order of their files. ``enterprise`` holds the flat keys of ``enterprise.toml``. ``samples``
    are invented lists that came with the bundle. ``sha256`` is of the bundle's files in the order of names.
    """

    title: str
    on: date | None
    role: Role
    filing_as: FilingAs | None
    jurisdictions: tuple[str, ...]
    parties: dict[PartyId, Party]
    name: str = ""
    sha256: str = ""
    events: tuple[Event, ...] = ()
    sites: dict[SiteId, Site] = field(default_factory=dict)
    holdings: tuple[Holding, ...] = ()
    goods: dict[GoodId, Good] = field(default_factory=dict)
    lots: dict[LotId, Lot] = field(default_factory=dict)
    uses: tuple[Use, ...] = ()
    shipments: dict[ShipmentId, Shipment] = field(default_factory=dict)
    supplies: tuple[Supply, ...] = ()
    documents: dict[DocumentId, Document] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    enterprise: dict[str, str | int | bool | tuple[str, ...]] = field(default_factory=dict)
    samples: tuple[Snapshot, ...] = ()
    remarks: tuple[Remark, ...] = ()
    stocks: tuple[Stock, ...] = ()
    panel: tuple[PanelRow, ...] = ()

    def party_of(self, site_id: SiteId | None) -> PartyId | None:
        """Return who runs a site."""
        site = None if site_id is None else self.sites.get(site_id)
        return None if site is None else site.party_id
