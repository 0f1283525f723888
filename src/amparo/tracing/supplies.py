"""Who supplied whom, where lots are unknown: hops that no paper carries beyond E2."""

from collections import defaultdict

from amparo.facts.ids import GoodId, PartyId
from amparo.findings.tracing import Step
from amparo.tracing.genealogy import Genealogy
from amparo.tracing.hops import OPEN, Edge
from amparo.tracing.papers import scales


def draw_supplies(built: Genealogy) -> tuple[Step, ...]:
    """Draw the supplies of a case: from a good without lots to its suppliers, from a buyer to its suppliers.

    A supply to a party goes on with a chain unless the order of making rules out that the good supplied went into
    anything the buyer is known to make or sell.

    Returns:
        what has to be proved about each supply, in the order of the file.
    """
    steps: list[Step] = []
    with_lots = {lot.good_id for lot in built.case.lots.values()}
    sold = _sold(built)
    for supply in built.case.supplies:
        weighed = built.papers.weigh("supply", supply.document_ids)
        steps.append(
            Step(
                kind="supply",
                lot_id=None,
                other=f"{supply.supplier_id}>{supply.buyer_id}",
                party_id=supply.supplier_id,
                grade=weighed.grade,
                named=supply.document_ids,
                counted=weighed.counted,
                accepted=scales()["supply"].accepted,
                good_id=supply.good_id,
            )
        )
        goods = sold.get(supply.buyer_id, set())
        starts: list[str] = []
        if not goods or any(built.materials.may_become(supply.good_id, good) for good in goods):
            starts.append(f"party:{supply.buyer_id}{OPEN}")
        if supply.good_id is not None and supply.good_id not in with_lots:
            starts.append(f"good:{supply.good_id}")
        end = f"party:{supply.supplier_id}{OPEN}"
        for start in starts:
            built.draw(Edge(start, end, "supplied-by", weighed, supply.at, supply.good_id, period=supply.span.since))
    return tuple(steps)


def _sold(built: Genealogy) -> dict[PartyId, set[GoodId]]:
    """Return what each party is known to make or sell."""
    sold: defaultdict[PartyId, set[GoodId]] = defaultdict(set)
    for supply in built.case.supplies:
        if supply.good_id is not None:
            sold[supply.supplier_id].add(supply.good_id)
    for lot in built.case.lots.values():
        maker = built.case.party_of(lot.site_id)
        if maker is not None:
            sold[maker].add(lot.good_id)
    return sold
