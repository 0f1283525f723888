"""The tariff number on invoice, bill, packing list and entry is that of the goods, as far as both are told.

Six digits are held: what follows is each country's own.
"""

from collections.abc import Iterator

from amparo.evidence.desk import Check, Desk, Held, against, agreed, unchecked
from amparo.evidence.rows import paper, row
from amparo.facts.document import Document
from amparo.facts.good import Good
from amparo.facts.ids import LotId, ShipmentId, Subject
from amparo.findings.reason import because

WORLDWIDE = 6


def _run(desk: Desk) -> Iterator[Held]:
    for document in desk.documents.values():
        me, goods = Subject("document", document.id), _goods(desk, document)
        told = document.states.hs
        if not told:
            if document.kind == "customs-entry" and goods:
                yield unchecked(me, "heading-not-stated")
            continue
        known = [good for good in goods if good.hs]
        if not known:
            yield unchecked(me, "heading-not-stated")
            continue
        differing = [good for good in known if not any(_same(good.hs, one) for one in told)]
        if not differing:
            yield agreed(me)
            continue
        subject, others = desk.concerned(document.id)
        reason = because(
            "heading-differs", *row(document.at), *row(differing[0].at), paper(document.id), document=document.id,
            stated=", ".join(told), good=differing[0].name, known=differing[0].hs,
        )  # fmt: skip
        yield against("heading-differs", subject, others, (document.id,), reason)


def _same(one: str, other: str) -> bool:
    length = min(len(one), len(other), WORLDWIDE)
    return one[:length] == other[:length]


def _goods(desk: Desk, document: Document) -> list[Good]:
    found: dict[str, Good] = {}
    for place in desk.places(document.id):
        lot = desk.case.shipments[ShipmentId(place.id)].lot_id if place.kind == "shipment" else LotId(place.id)
        if lot is not None and lot in desk.case.lots:
            good = desk.case.goods[desk.case.lots[lot].good_id]
            found[good.id] = good
    return list(found.values())


CHECK = Check("headings", 6, _run)
