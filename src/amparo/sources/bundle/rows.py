"""The rows of a case before they become one: what its own tables hold, and then what third parties' files add."""

from dataclasses import dataclass

from amparo.facts.document import Document
from amparo.facts.flow import Shipment, Supply
from amparo.facts.good import Good
from amparo.facts.holding import Holding
from amparo.facts.ids import DocumentId, GoodId, LotId, PartyId, ShipmentId, SiteId
from amparo.facts.lot import Lot, Use
from amparo.facts.party import Party
from amparo.facts.site import Site


@dataclass(frozen=True, slots=True)
class Rows:
    """Facts by id where they have one, in the order of their files."""

    parties: dict[PartyId, Party]
    sites: dict[SiteId, Site]
    holdings: tuple[Holding, ...]
    goods: dict[GoodId, Good]
    lots: dict[LotId, Lot]
    uses: tuple[Use, ...]
    shipments: dict[ShipmentId, Shipment]
    supplies: tuple[Supply, ...]
    documents: dict[DocumentId, Document]
