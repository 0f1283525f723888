"""The stage before the earliest process on file: where tracing may end, the material may still be made of something.

A checklist that asks at a stage for the source of its material (step ``source``) says that the chain has an earlier
one. Where the file begins at such a stage, and no paper on file tells from whom its maker got the material, the
earlier stage is a gap, and the operator of the earliest process on file is asked. Source: CBP Operational Guidance
for Importers, 2022-06-13, Appendix A, which begins every chain at the raw material's own producer.
"""

from collections.abc import Container, Iterator
from datetime import date

from amparo.evidence.checklists import Item, asked_for, told
from amparo.evidence.desk import Desk
from amparo.evidence.rows import row
from amparo.evidence.weights import WHOLE, resting_on
from amparo.facts.case import Case
from amparo.facts.document import Document
from amparo.facts.ids import LotId, PartyId, Subject
from amparo.findings.evidence import Gap
from amparo.findings.reason import because
from amparo.findings.tracing import Step, Tracing

SOURCE = "source"
# Of a thousand, where a missing proof of a step that is on file has a thousand.
LESS = 2


def first_stage_gaps(case: Case, tracing: Tracing, on: date) -> Iterator[Gap]:
    """Yield a gap for each lot at which the file begins and before which its chain has an earlier stage."""
    desk = Desk(case, on)
    parts = resting_on(case, tracing)
    begun = {lot: step for lot, steps in tracing.steps.items() for step in steps if step.kind == "origin"}
    for lot, step in begun.items():
        items = asked_for(step.stages, SOURCE)
        kinds = tuple(dict.fromkeys(kind for item in items for kind in item.kinds))
        later = {step.party_id, None, *_downstream(case, lot)}
        if kinds and not any(_named(one) - later for one in _own(desk, lot, kinds, begun)):
            yield _gap(case, step, lot, items, kinds, parts.get(lot, 0) * 1000 // WHOLE // LESS)


def _own(desk: Desk, lot: LotId, kinds: tuple[str, ...], begun: Container[str]) -> Iterator[Document]:
    """Yield the papers of a lot but those of its sale and of its use, which tell where it went."""
    for document in desk.papers(Subject("lot", lot), *kinds):
        if all(place.kind == "lot" and place.id in begun for place in desk.places(document.id)):
            yield document


def _named(document: Document) -> set[PartyId | None]:
    return {document.issuer_id, document.states.payee_id, document.states.producer_id}


def _downstream(case: Case, lot: LotId) -> Iterator[PartyId | None]:
    """Yield who got the lot: their papers tell nothing of what went into it."""
    for shipment in case.shipments.values():
        if shipment.lot_id == lot:
            yield from (shipment.to_party_id, case.party_of(shipment.to_site_id))
    for use in case.uses:
        if use.input_lot_id == lot:
            yield case.party_of(case.lots[use.output_lot_id].site_id)


def _gap(case: Case, step: Step, lot: LotId, items: tuple[Item, ...], kinds: tuple[str, ...], weight: int) -> Gap:  # noqa: PLR0917
    holder = "case" if step.party_id is None else f"party:{step.party_id}"
    begins = because("first-stage-not-on-file", *row(case.lots[lot].at), lot=lot)
    return Gap(Subject("lot", lot), "input", " or ".join(kinds), holder, None, weight, (begins, *(map(told, items))))
