"""Who holds what part of whom."""

from dataclasses import dataclass
from typing import Literal

from amparo.facts.ids import DocumentId, PartyId
from amparo.facts.period import ALWAYS, Span
from amparo.facts.quantity import ShareRange
from amparo.kernel.errors import Place

Interest = Literal["shareholding", "voting-rights", "control", "consolidation", "board-appointment", "nominee", "other"]


@dataclass(frozen=True, slots=True)
class Holding:
    """A row of ``holdings.csv``: a direct interest; ``share`` is ``None`` where no figure is told."""

    owner_id: PartyId
    owned_id: PartyId
    share: ShareRange | None
    interest: Interest = "shareholding"
    span: Span = ALWAYS
    document_ids: tuple[DocumentId, ...] = ()
    at: Place | None = None
