"""Shipments that third parties tell, beside those of the case: the same movement is not counted twice.

A movement is the same where nothing told of it differs and either its bill of lading, or its lot and one of its
parties, is equal.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from amparo.facts.case import Remark
from amparo.facts.flow import Shipment
from amparo.facts.ids import LotId, ShipmentId
from amparo.facts.period import Period
from amparo.kernel.errors import Place
from amparo.sources.bundle.remarks import noticed


def merge_shipments(
    own: Mapping[ShipmentId, Shipment], foreign: Iterable[Shipment], remarks: list[Remark]
) -> dict[ShipmentId, Shipment]:
    """Return the shipments of the case and those that only a third party tells.

    Args:
        own: the case's own, which stay as they are and gain the third party's documents.
        foreign: the third parties', with ids that are joined to the case's already.
        remarks: grows where the two tell different amounts.
    """
    shipments = dict(own)
    by_bill: dict[str, list[ShipmentId]] = {}
    by_lot: dict[LotId, list[ShipmentId]] = {}
    for shipment in own.values():
        if shipment.bill_of_lading:
            by_bill.setdefault(_mark(shipment.bill_of_lading), []).append(shipment.id)
        if shipment.lot_id is not None:
            by_lot.setdefault(shipment.lot_id, []).append(shipment.id)
    for told in foreign:
        candidates = by_bill.get(_mark(told.bill_of_lading), []) if told.bill_of_lading else []
        if told.lot_id is not None:
            candidates = [*candidates, *by_lot.get(told.lot_id, [])]
        same = [name for name in dict.fromkeys(candidates) if _same_movement(shipments[name], told)]
        for name in same:
            papers = tuple(dict.fromkeys((*shipments[name].document_ids, *told.document_ids)))
            shipments[name] = replace(shipments[name], document_ids=papers)
        if len(same) == 1:
            remarks.extend(_differing(shipments[same[0]], told))
        elif not same:
            shipments[told.id] = told
    return shipments


def _mark(bill: str) -> str:
    return "".join(sign for sign in bill.upper() if sign.isalnum())


def _same_movement(own: Shipment, told: Shipment) -> bool:
    bills = (_mark(own.bill_of_lading), _mark(told.bill_of_lading))
    ends = ((own.from_party_id, told.from_party_id), (own.to_party_id, told.to_party_id))
    apart = (
        (all(bills) and bills[0] != bills[1])
        or any(one is not None and other is not None and one != other for one, other in ends)
        or (own.lot_id is not None and told.lot_id is not None and own.lot_id != told.lot_id)
        or _never_meet(own.shipped, told.shipped)
        or _never_meet(own.received, told.received)
    )
    by_bill = all(bills)
    by_lot = own.lot_id is not None and own.lot_id == told.lot_id
    return not apart and (by_bill or (by_lot and any(one is not None and one == other for one, other in ends)))


def _never_meet(one: Period | None, other: Period | None) -> bool:
    return one is not None and other is not None and (one.last < other.first or other.last < one.first)


def _differing(own: Shipment, told: Shipment) -> list[Remark]:
    ours, theirs = own.quantity, told.quantity
    if ours is None or theirs is None or ours == theirs or own.lot_id != told.lot_id:
        return []
    if ours.kilograms is not None and ours.kilograms == theirs.kilograms:
        return []
    at = told.at or Place("shipments.csv")
    return [noticed("foreign-row-differs", at, own=str(ours), subject=f"shipment:{own.id}", theirs=str(theirs))]
