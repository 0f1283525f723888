"""Why nothing may be filed: what the file contradicts, and what the findings do not let be asked."""

from amparo.facts.case import Case
from amparo.facts.ids import LotId, Subject
from amparo.findings.assessment import Assessment
from amparo.findings.evidence import Contradiction
from amparo.findings.exposure import Exposure
from amparo.findings.reason import Reason, because
from amparo.findings.remedy import Remedy
from amparo.kernel.errors import UserError
from amparo.remedies.catalogue import routes
from amparo.reports.package.genealogy import lots_behind
from amparo.reports.package.model import Layout, Request

MET = frozenset({"confirmed", "probable", "possible"})
OUTSIDE = "traced-outside-scope"


def against(assessment: Assessment, case: Case, layout: Layout, route: Remedy, lot: LotId) -> tuple[Reason, ...]:
    """Return the reasons why nothing may be filed for a lot on a route; nothing where it may."""
    found = [
        because("package-contradicted", subject=str(one.subject), what=one.code)
        for one in _touching(assessment, chain_of(case, lot))
    ]
    answered = _answered(assessment, route, lot)
    if layout.claim == "outside-scope":
        found += [
            because("package-measure-met", measure=one.measure_id, verdict=one.verdict)
            for one in answered
            if one.verdict in MET or one.verdict == "contradicted"
        ]
    if layout.claim == "within-scope":
        if carried(assessment, route, lot):
            found.append(because("package-traced-outside"))
        made_at = {case.lots[one].site_id for one in lots_behind(case, (lot,))}
        found += [
            because("package-indicator-present", where=one.site_id, indicator=one.indicator)
            for one in case.indicators
            if one.assessment == "present" and one.site_id in made_at
        ]
    return tuple(dict.fromkeys(found))


def carried(assessment: Assessment, route: Remedy, lot: LotId) -> bool:
    """Whether every ground of the measures that the route answers was traced outside its scope."""
    answered = _answered(assessment, route, lot)
    return bool(answered) and all(one.verdict == OUTSIDE for one in answered)


def chain_of(case: Case, lot: LotId) -> frozenset[Subject]:
    """Return a lot, all lots that went into it, and their shipments."""
    behind = set(lots_behind(case, (lot,)))
    moved = {shipment.id for shipment in case.shipments.values() if shipment.lot_id in behind}
    return frozenset({Subject("lot", one) for one in behind} | {Subject("shipment", one) for one in moved})


def not_contradicted(
    assessment: Assessment, request: Request, subjects: frozenset[Subject], *, only_left_out: bool = False
) -> None:
    """Refuse a filing that the file contradicts, naming a document to be left out first if it is the one.

    Raises:
        UserError: the file contradicts itself about one of ``subjects``.
    """
    left = {leave.document_id for leave in request.leave_out}
    for one in _touching(assessment, subjects):
        hidden = sorted(left & set(one.document_ids))
        if hidden:
            raise UserError("package-left-out-contradicts", document=hidden[0], subject=str(one.subject))
        if not only_left_out:
            raise UserError("package-contradicted", subject=str(one.subject), what=one.code)


def _touching(assessment: Assessment, subjects: frozenset[Subject]) -> tuple[Contradiction, ...]:
    return tuple(one for one in assessment.contradictions if subjects & {one.subject, *one.concerns})


def _answered(assessment: Assessment, route: Remedy, lot: LotId) -> list[Exposure]:
    known = routes().get(route.route_id)
    measures = set(known.answers if known is not None and known.answers else route.measure_ids)
    subject = Subject("lot", lot)
    return [one for one in assessment.exposures if one.subject == subject and one.measure_id in measures]
