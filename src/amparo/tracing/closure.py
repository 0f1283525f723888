"""Whether a trace is closed: every branch ends in raw material and every step is proved at lot level."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from amparo.facts.case import Case
from amparo.facts.ids import LotId, Subject
from amparo.findings.chain import Grade
from amparo.findings.evidence import Contradiction
from amparo.findings.reason import because
from amparo.findings.tracing import OpenEnd
from amparo.tracing.genealogy import Genealogy
from amparo.tracing.rows import row

PROVED = Grade.E3


@dataclass(frozen=True, slots=True)
class Closure:
    """How far a lot's genealogy is proved.

    ``grade`` is its weakest step, ``ended`` whether every branch reaches raw material, ``end`` why it stops at
    this very lot where it does so before raw material.
    """

    grade: Grade
    ended: bool
    end: OpenEnd | None = None

    @property
    def closed(self) -> bool:
        """Whether the trace is complete and proved at lot level throughout."""
        return self.ended and self.grade >= PROVED


def closures(built: Genealogy) -> dict[LotId, Closure]:
    """Return how far each lot's genealogy is proved, inputs before outputs."""
    found: dict[LotId, Closure] = {}
    for lot_id in built.order:
        below = [found[use.input_lot_id] for use in built.inputs.get(lot_id, ())]
        end = _end(built, lot_id)
        steps = (step.grade for step in built.steps[lot_id] if step.on_file)
        grade = min((*steps, *(one.grade for one in below)))
        found[lot_id] = Closure(grade, end is None and all(one.ended for one in below), end)
    return found


def _end(built: Genealogy, lot_id: LotId) -> OpenEnd | None:
    lot = built.case.lots[lot_id]
    if lot.site_id is None:
        return OpenEnd(Subject("lot", lot_id), (because("lot-has-no-site", *row(lot.at), lot=lot_id),))
    if built.inputs.get(lot_id) or built.materials.is_raw(lot.good_id):
        return None
    if built.materials.placed(lot.good_id):
        reason = because("lot-has-no-input", *row(lot.at), lot=lot_id, good=lot.good_id)
    else:
        reason = because("lot-of-unknown-material", *row(lot.at), lot=lot_id, good=lot.good_id)
    return OpenEnd(Subject("lot", lot_id), (reason,))


def open_ends(built: Genealogy, closed: Mapping[LotId, Closure], lot_id: LotId) -> tuple[OpenEnd, ...]:
    """Return every place where the genealogy of a lot stops before raw material, nearest first."""
    if closed[lot_id].ended:
        return ()
    return tuple(end for one in built.upstream(lot_id) if (end := closed[one].end) is not None)


def concerned(
    case: Case, order: Iterable[LotId], contradictions: Iterable[Contradiction]
) -> dict[LotId, tuple[Contradiction, ...]]:
    """Return, for each lot, the contradictions about it or about anything that went into it.

    A contradiction is about the lot, shipment or document that is its subject; a shipment or a document stands for
    the lots whose rows name it. What else it concerns only shows where it comes from.

    Args:
        case: whose lots.
        order: lots so that every input stands before its outputs.
        contradictions: of the tracing, of the papers, or both.
    """
    told = tuple(contradictions)
    about: dict[LotId, dict[int, None]] = {}
    naming = _naming(case)
    for index, contradiction in enumerate(told):
        for lot_id in naming.get(str(contradiction.subject), ()):
            about.setdefault(lot_id, {})[index] = None
    if not about:
        return {}
    inputs: dict[LotId, list[LotId]] = {}
    for use in case.uses:
        inputs.setdefault(use.output_lot_id, []).append(use.input_lot_id)
    for lot_id in order:
        for below in inputs.get(lot_id, ()):
            if below in about:
                about.setdefault(lot_id, {}).update(about[below])
    return {lot_id: tuple(told[index] for index in sorted(found)) for lot_id, found in about.items()}


def _naming(case: Case) -> dict[str, tuple[LotId, ...]]:
    """Return the lots that each subject stands for: itself, the lot shipped, the lots whose rows name the document."""
    found: dict[str, dict[LotId, None]] = {f"lot:{id_}": {id_: None} for id_ in case.lots}
    for lot in case.lots.values():
        for document in lot.document_ids:
            found.setdefault(f"document:{document}", {})[lot.id] = None
    for use in case.uses:
        for document in use.document_ids:
            found.setdefault(f"document:{document}", {})[use.output_lot_id] = None
    for shipment in case.shipments.values():
        if shipment.lot_id is not None:
            found[f"shipment:{shipment.id}"] = {shipment.lot_id: None}
            for document in shipment.document_ids:
                found.setdefault(f"document:{document}", {})[shipment.lot_id] = None
    return {subject: tuple(lots) for subject, lots in found.items()}
