"""Lots and what went into them: the genealogy a tracing file must prove."""

from dataclasses import dataclass

from amparo.facts.ids import DocumentId, GoodId, LotId, SiteId
from amparo.facts.period import Period
from amparo.facts.quantity import Quantity
from amparo.kernel.errors import Place


@dataclass(frozen=True, slots=True)
class Lot:
    """A row of ``lots.csv``: a quantity of one good made at one site between two (imprecise) days.

    ``harvested_from`` and ``harvested_until`` bound the harvest that a lot of raw material is of; ``item_ids`` are
    the marks of its single bales, drums or modules.
    """

    id: LotId
    good_id: GoodId
    site_id: SiteId | None = None
    quantity: Quantity | None = None
    produced_from: Period | None = None
    produced_until: Period | None = None
    document_ids: tuple[DocumentId, ...] = ()
    at: Place | None = None
    harvested_from: Period | None = None
    harvested_until: Period | None = None
    item_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Use:
    """A row of ``uses.csv``: so much of the input lot went into the output lot."""

    output_lot_id: LotId
    input_lot_id: LotId
    quantity: Quantity | None = None
    document_ids: tuple[DocumentId, ...] = ()
    at: Place | None = None
