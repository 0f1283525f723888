"""Pointing at the rows and documents of a case, and leaving out what is later than the day assessed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from amparo.facts.case import Case
from amparo.facts.evidence import Evidence
from amparo.facts.flow import Shipment, Supply
from amparo.facts.ids import DocumentId
from amparo.facts.lot import Lot
from amparo.facts.period import Period
from amparo.kernel.errors import Place


def row(at: Place | None) -> tuple[Evidence, ...]:
    """Return the evidence for a row of the bundle; none where its place is not kept."""
    if at is None:
        return ()
    return (Evidence(f"bundle:{at.file}", "" if at.line is None else f"line {at.line}"),)


def papers(ids: Iterable[DocumentId]) -> tuple[Evidence, ...]:
    """Return documents as evidence."""
    return tuple(Evidence(f"document:{id_}") for id_ in dict.fromkeys(ids))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many rows of each kind are certainly later than the day assessed."""

    lots: int
    uses: int
    shipments: int
    supplies: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.lots + self.uses + self.shipments + self.supplies


def as_of(case: Case, on: date) -> tuple[Case, LeftOut]:
    """Return the case without rows that certainly begin after ``on``, and how many those are.

    A use goes with its lots. Documents stay: a named document that is dated later does not count, and is told so.
    """
    lots = {id_: lot for id_, lot in case.lots.items() if not _later(lot, on)}
    uses = tuple(use for use in case.uses if use.output_lot_id in lots and use.input_lot_id in lots)
    shipments = {
        id_: shipment
        for id_, shipment in case.shipments.items()
        if not _sent_later(shipment, on) and (shipment.lot_id is None or shipment.lot_id in lots)
    }
    supplies = tuple(supply for supply in case.supplies if not _supplied_later(supply, on))
    left = LeftOut(
        len(case.lots) - len(lots),
        len(case.uses) - len(uses),
        len(case.shipments) - len(shipments),
        len(case.supplies) - len(supplies),
    )
    if not left.total:
        return case, left
    return replace(case, lots=lots, uses=uses, shipments=shipments, supplies=supplies), left


def _after(period: Period | None, on: date) -> bool:
    return period is not None and period.first > on


def _later(lot: Lot, on: date) -> bool:
    return _after(lot.produced_from or lot.produced_until, on)


def _sent_later(shipment: Shipment, on: date) -> bool:
    return _after(shipment.shipped or shipment.received, on)


def _supplied_later(supply: Supply, on: date) -> bool:
    return _after(supply.span.since, on)
