"""Gross weight is the same on bill, packing list, entry and row; goods weigh no more than they do with packing."""

from collections.abc import Iterator
from fractions import Fraction

from amparo.evidence.desk import Check, Desk, Held, against, agreed, lots_of, subject_of, unchecked
from amparo.evidence.rows import paper, row
from amparo.evidence.tolerances import weights_agree
from amparo.facts.document import Document
from amparo.facts.flow import Shipment
from amparo.facts.quantity import plain
from amparo.findings.reason import because

Weighed = tuple[str, Fraction, Document | None]


def _run(desk: Desk) -> Iterator[Held]:
    for shipment in desk.sent:
        # A paper that tells of several shipments tells the weight of all of them.
        papers = [one for one in desk.papers(subject_of(shipment)) if _alone(desk, one)]
        gross = [
            *_row(shipment),
            *((one.id, kg, one) for one in papers if (kg := _kg(one.states.gross_weight)) is not None),
        ]
        if len(gross) > 1:
            yield _same(shipment, gross)
        elif shipment.bill_of_lading:
            yield unchecked(subject_of(shipment), "weight-told-once")
        yield from (held for one in papers if (held := _net(shipment, one)) is not None)


def _alone(desk: Desk, document: Document) -> bool:
    return sum(1 for place in desk.places(document.id) if place.kind == "shipment") <= 1


def _kg(quantity: object) -> Fraction | None:
    return getattr(quantity, "kilograms", None)


def _row(shipment: Shipment) -> list[Weighed]:
    kilograms = _kg(shipment.gross_weight)
    return [] if kilograms is None else [(f"shipment:{shipment.id}", kilograms, None)]


def _same(shipment: Shipment, gross: list[Weighed]) -> Held:
    me, first = subject_of(shipment), gross[0]
    other = next((one for one in gross[1:] if not weights_agree(one[1], first[1])), None)
    if other is None:
        return agreed(me)
    documents = tuple(one[2] for one in (first, other) if one[2] is not None)
    ids = tuple(one.id for one in documents)
    reason = because(
        "weight-differs", *row(shipment.at), *(evidence for one in documents for evidence in row(one.at)),
        *map(paper, ids), shipment=shipment.id, one=first[0], stated=plain(first[1]), other=other[0],
        otherwise=plain(other[1]),
    )  # fmt: skip
    return against("weight-differs", me, lots_of(shipment), ids, reason)


def _net(shipment: Shipment, document: Document) -> Held | None:
    """Hold the goods' own weight, as the paper or else the row tells it, against the weight with packing."""
    gross = _kg(document.states.gross_weight)
    net = _kg(document.states.net_weight) or _kg(document.states.quantity) or _kg(shipment.quantity)
    if gross is None or net is None or net <= gross or weights_agree(net, gross):
        return None
    reason = because(
        "net-above-gross", *row(document.at), *row(shipment.at), paper(document.id), document=document.id,
        net=plain(net), gross=plain(gross),
    )  # fmt: skip
    return against("net-above-gross", subject_of(shipment), lots_of(shipment), (document.id,), reason)


CHECK = Check("weights", 6, _run)
