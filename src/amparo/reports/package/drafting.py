"""What may be filed: the statements that papers carry, never one that the file contradicts.

18 U.S.C. 542 and 1001 and 19 U.S.C. 1592 make a false or misleading statement in an entry, or to an agency, an
offence or a penalty; so what the file contradicts is not written, and leaving out the paper that contradicts it does
not help.
"""

from collections.abc import Iterable
from dataclasses import replace

from amparo.facts.case import Case
from amparo.facts.document import Document
from amparo.facts.ids import DocumentId, LotId, PartyId, Subject
from amparo.findings.assessment import Assessment
from amparo.findings.evidence import Contradiction
from amparo.findings.exposure import Exposure
from amparo.findings.reason import Reason, because
from amparo.findings.remedy import Remedy
from amparo.kernel.errors import UserError
from amparo.remedies.catalogue import routes
from amparo.reports.package.catalogue import layout_for
from amparo.reports.package.genealogy import lots_behind, party_steps, steps_of
from amparo.reports.package.model import (
    WORKER_KINDS,
    Apart,
    Draft,
    Exhibit,
    Layout,
    Omission,
    Request,
    Statement,
    Step,
)  # fmt: skip

MET = frozenset({"confirmed", "probable", "possible"})
OUTSIDE = "traced-outside-scope"


def draft(assessment: Assessment, case: Case, request: Request) -> Draft:
    """Decide what a package holds.

    Args:
        assessment: what was concluded about the case.
        case: the records, as read.
        request: the route, what to file for, and what to leave out.

    Raises:
        UserError: the route has no layout, was not considered or is not open; an id is unknown; nothing is left to
            file; what is asked for is contradicted by the file or by its findings; or a document to be left out
            contradicts what would be filed.
    """
    layout = layout_for(request.route_id)
    route = _route(assessment, request)
    _known(case, request)
    if layout.about == "lots":
        return _of_lots(assessment, case, request, layout, route)
    parties = request.parties or _parties(assessment, case)
    steps = party_steps(case, parties)
    subjects = tuple(Subject("party", party) for party in parties) or (Subject("case", case.name or "case"),)
    _not_contradicted(assessment, request, frozenset(subjects))
    return _gathered(assessment, case, Draft(layout, route, request, subjects, (), steps, (), (), (), (), (), parties))


def _route(assessment: Assessment, request: Request) -> Remedy:
    found = next((remedy for remedy in assessment.remedies if remedy.route_id == request.route_id), None)
    if found is None:
        raise UserError("package-route-not-considered", route=request.route_id)
    if found.open == "no":
        raise UserError("package-route-not-open", route=request.route_id)
    return found


def _known(case: Case, request: Request) -> None:
    wanted: list[tuple[str, str, bool]] = [("lot", lot, lot in case.lots) for lot in request.lots]
    wanted += [("party", party, party in case.parties) for party in request.parties]
    for leave in request.leave_out:
        wanted.append(("document", leave.document_id, leave.document_id in case.documents))
        if not leave.reason.strip():
            raise UserError("package-reason-missing", document=leave.document_id)
    for kind, id_, known in wanted:
        if not known:
            raise UserError("package-id-unknown", kind=kind, id=id_)


def _of_lots(assessment: Assessment, case: Case, request: Request, layout: Layout, route: Remedy) -> Draft:
    used = {use.input_lot_id for use in case.uses}
    finished = request.lots or tuple(lot for lot in case.lots if lot not in used)
    kept: list[LotId] = []
    apart: list[Apart] = []
    claimed: list[LotId] = []
    for lot in finished:
        against = _against(assessment, case, layout, route, lot)
        if against and request.lots:
            _refuse_left_out(assessment, case, request, lot)
            raise UserError("package-claim-contradicted", lot=lot, route=request.route_id)
        if against:
            apart.append(Apart(Subject("lot", lot), against))
            continue
        kept.append(lot)
        if layout.claim and _carried(assessment, route, lot):
            claimed.append(lot)
    if not kept:
        raise UserError("package-nothing-to-file", route=request.route_id)
    behind = lots_behind(case, kept)
    claim = tuple(because("package-claim-outside", lot=lot, good=_good(case, lot)) for lot in claimed)
    subjects = tuple(Subject("lot", lot) for lot in kept)
    begun = Draft(layout, route, request, subjects, claim, steps_of(case, behind), (), (), (), tuple(apart), behind)
    return _gathered(assessment, case, begun)


def _good(case: Case, lot: LotId) -> str:
    return case.goods[case.lots[lot].good_id].name


def _concerned(case: Case, lot: LotId) -> frozenset[Subject]:
    behind = set(lots_behind(case, (lot,)))
    moved = {shipment.id for shipment in case.shipments.values() if shipment.lot_id in behind}
    return frozenset({Subject("lot", one) for one in behind} | {Subject("shipment", one) for one in moved})


def _touching(assessment: Assessment, subjects: frozenset[Subject]) -> tuple[Contradiction, ...]:
    return tuple(one for one in assessment.contradictions if subjects & {one.subject, *one.concerns})


def _answered(assessment: Assessment, route: Remedy, lot: LotId) -> list[Exposure]:
    known = routes().get(route.route_id)
    measures = set(known.answers if known is not None and known.answers else route.measure_ids)
    subject = Subject("lot", lot)
    return [one for one in assessment.exposures if one.subject == subject and one.measure_id in measures]


def _against(assessment: Assessment, case: Case, layout: Layout, route: Remedy, lot: LotId) -> tuple[Reason, ...]:
    """Reasons why nothing may be filed for a lot on this route; empty where it may."""
    found = [
        because("package-contradicted", subject=str(one.subject), what=one.code)
        for one in _touching(assessment, _concerned(case, lot))
    ]
    if layout.claim:
        found += [
            because("package-measure-met", measure=one.measure_id, verdict=one.verdict)
            for one in _answered(assessment, route, lot)
            if one.verdict in MET or one.verdict == "contradicted"
        ]
    return tuple(dict.fromkeys(found))


def _carried(assessment: Assessment, route: Remedy, lot: LotId) -> bool:
    """Whether every ground of the measures that the route answers was traced outside its scope."""
    answered = _answered(assessment, route, lot)
    return bool(answered) and all(one.verdict == OUTSIDE for one in answered)


def _refuse_left_out(assessment: Assessment, case: Case, request: Request, lot: LotId) -> None:
    _not_contradicted(assessment, request, _concerned(case, lot), only_left_out=True)


def _not_contradicted(
    assessment: Assessment, request: Request, subjects: frozenset[Subject], *, only_left_out: bool = False
) -> None:
    """Refuse a filing that the file contradicts, naming a document to be left out first if it is the one."""
    left = {leave.document_id for leave in request.leave_out}
    for one in _touching(assessment, subjects):
        hidden = sorted(left & set(one.document_ids))
        if hidden:
            raise UserError("package-left-out-contradicts", document=hidden[0], subject=str(one.subject))
        if not only_left_out:
            raise UserError("package-contradicted", subject=str(one.subject), what=one.code)


def _parties(assessment: Assessment, case: Case) -> tuple[PartyId, ...]:
    """The parties found on lists, in the order of the file; where none was, all of them."""
    hit = {hit.party_id for hit in assessment.hits if hit.decision != "rejected-by-user"}
    return tuple(party for party in case.parties if party in hit) or tuple(case.parties)


def _gathered(assessment: Assessment, case: Case, begun: Draft) -> Draft:
    """Keep the statements that papers on file carry, number their exhibits, and log what was left out."""
    left = {leave.document_id: leave.reason for leave in begun.request.leave_out}
    stay_out = set(left) | (set() if begun.request.worker_records else _worker_records(case.documents.values()))
    trimmed = [
        replace(step, statements=tuple(_without(one, stay_out) for one in step.statements)) for step in begun.steps
    ]
    linked = _linked(case, begun)
    filed = tuple(replace(step, statements=tuple(one for one in step.statements if one.supported)) for step in trimmed)
    unsupported = tuple(one for step in trimmed for one in step.statements if not one.supported)
    return replace(
        begun,
        steps=filed,
        exhibits=_exhibits(case, filed, linked, stay_out),
        omissions=tuple(_omissions(assessment, case, linked, left, stay_out)),
        unsupported=unsupported,
    )


def _worker_records(documents: Iterable[Document]) -> set[DocumentId]:
    return {document.id for document in documents if document.kind in WORKER_KINDS}


def _without(statement: Statement, stay_out: set[DocumentId]) -> Statement:
    return replace(statement, on_file=tuple(one for one in statement.on_file if one not in stay_out))


def _linked(case: Case, begun: Draft) -> dict[DocumentId, tuple[int, ...]]:
    """Every document that the case links to what is filed, with the steps it bears on."""
    found: dict[DocumentId, dict[int, None]] = {}
    for step in begun.steps:
        for statement in step.statements:
            for document_id in (*statement.on_file, *statement.missing):
                found.setdefault(document_id, {})[step.number] = None
    if begun.layout.about != "lots":
        for document in case.documents.values():
            found.setdefault(document.id, {})
    for document in case.documents.values():
        original = document.translation_of
        if original is not None and original in found:
            found.setdefault(document.id, {}).update(found[original])
    return {document_id: tuple(steps) for document_id, steps in found.items()}


def _exhibits(
    case: Case, steps: tuple[Step, ...], linked: dict[DocumentId, tuple[int, ...]], stay_out: set[DocumentId]
) -> tuple[Exhibit, ...]:
    """Number what is filed in the order of its first step, translations right after their originals."""
    kept = [one for one in linked if one not in stay_out and one in case.documents and case.documents[one].present]
    last = len(steps) + 1
    place = {one: at for at, one in enumerate(linked)}

    def order(one: DocumentId) -> tuple[int, int, bool]:
        original = case.documents[one].translation_of
        leader = original if original in place else one
        return (min(linked[one], default=last), place[leader], leader != one)

    ranked = sorted(kept, key=order)
    return tuple(
        Exhibit(number, case.documents[one], linked[one], case.documents[one].kind in WORKER_KINDS)
        for number, one in enumerate(ranked, start=1)
    )


def _omissions(
    assessment: Assessment,
    case: Case,
    linked: dict[DocumentId, tuple[int, ...]],
    left: dict[DocumentId, str],
    stay_out: set[DocumentId],
) -> Iterable[Omission]:
    for one, numbers in linked.items():
        document = case.documents.get(one)
        adverse = tuple(dict.fromkeys(found.code for found in assessment.contradictions if one in found.document_ids))
        if one in left:
            yield Omission(one, "asked-for", left[one], numbers, adverse)
        elif one in stay_out:
            yield Omission(one, "worker-record", "", numbers, adverse)
        elif document is None or not document.present:
            yield Omission(one, "not-in-the-file", "", numbers, adverse)
