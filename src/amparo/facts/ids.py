"""One type for each kind of id, so that a lot is never asked where a party was meant."""

from dataclasses import dataclass
from typing import Literal, NewType

PartyId = NewType("PartyId", str)
SiteId = NewType("SiteId", str)
GoodId = NewType("GoodId", str)
LotId = NewType("LotId", str)
ShipmentId = NewType("ShipmentId", str)
DocumentId = NewType("DocumentId", str)
ListId = NewType("ListId", str)
ListingId = NewType("ListingId", str)
MeasureId = NewType("MeasureId", str)
RouteId = NewType("RouteId", str)

SubjectKind = Literal["party", "site", "good", "lot", "shipment", "document", "case"]


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """What a finding is about; written ``lot:L1``, ``party:P7``."""

    kind: SubjectKind
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"
