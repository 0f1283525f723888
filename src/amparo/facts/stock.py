"""What was in a store when somebody counted."""

from dataclasses import dataclass

from amparo.facts.ids import DocumentId, GoodId, SiteId
from amparo.facts.period import Period
from amparo.facts.quantity import Quantity
from amparo.kernel.errors import Place


@dataclass(frozen=True, slots=True)
class Stock:
    """A row of ``stocks.csv``: so much of a good lay at a site at the end of a day."""

    site_id: SiteId
    good_id: GoodId
    date: Period
    quantity: Quantity
    document_ids: tuple[DocumentId, ...] = ()
    at: Place | None = None
