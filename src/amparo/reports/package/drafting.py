"""What may be filed: the statements that papers carry, never one that the file contradicts.

18 U.S.C. 542 and 1001 and 19 U.S.C. 1592 make a false or misleading statement in an entry, or to an agency, an
offence or a penalty; so what the file contradicts is not written, and leaving out the paper that contradicts it does
not help. Nor is anything stated whose only paper is left out.
"""

from collections.abc import Iterable
from dataclasses import replace

from amparo.facts.case import Case
from amparo.facts.ids import DocumentId, LotId, PartyId, Subject
from amparo.findings.assessment import Assessment
from amparo.findings.reason import Reason, because
from amparo.findings.remedy import Remedy
from amparo.kernel.errors import UserError
from amparo.reports.package import restating
from amparo.reports.package.carrying import Carrying
from amparo.reports.package.catalogue import layout_for
from amparo.reports.package.exhibiting import exhibits, linked_documents, omissions
from amparo.reports.package.genealogy import lots_behind, party_steps, steps_of
from amparo.reports.package.model import WORKER_KINDS, Apart, Draft, Layout, Request, Statement
from amparo.reports.package.refusing import against, carried, chain_of, not_contradicted
from amparo.reports.package.stating import identity, works


def draft(assessment: Assessment, case: Case, request: Request, filed: Assessment | None = None) -> Draft:
    """Decide what a package holds.

    Args:
        assessment: what was concluded about the case.
        case: the records, as read.
        request: the route, what to file for, and what to leave out.
        filed: what was concluded without the documents to be left out; what both conclude may be claimed.

    Raises:
        UserError: the route has no layout, was not considered or is not open; an id is unknown; nothing is left to
            file; what is asked for is contradicted by the file or by its findings; or a document to be left out
            contradicts or alone carries what would be filed.
    """
    layout = layout_for(request.route_id)
    route = _route(assessment, request)
    _known(case, request)
    stay_out = {leave.document_id for leave in request.leave_out}
    if not request.worker_records:
        stay_out |= {document.id for document in case.documents.values() if document.kind in WORKER_KINDS}
    doubted = {DocumentId(one.subject.id) for one in assessment.contradictions if one.subject.kind == "document"}
    carrying = Carrying(case, assessment.on, stay_out | doubted)
    if layout.about == "lots":
        begun = _of_lots(assessment, carrying, request, layout, route, filed=filed or assessment)
    else:
        begun = _of_parties(assessment, carrying, request, layout, route)
    return _gathered(assessment, carrying, begun, stay_out)


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


def _of_lots(
    assessment: Assessment, carrying: Carrying, request: Request, layout: Layout, route: Remedy, *, filed: Assessment
) -> Draft:
    case = carrying.case
    used = {use.input_lot_id for use in case.uses}
    finished = tuple(dict.fromkeys(request.lots)) or tuple(lot for lot in case.lots if lot not in used)
    kept: list[LotId] = []
    apart: list[Apart] = []
    claimed: list[LotId] = []
    for lot in finished:
        found = against(assessment, case, layout, route, lot)
        if found and request.lots:
            not_contradicted(assessment, request, chain_of(case, lot), only_left_out=True)
            raise UserError("package-claim-contradicted", lot=lot, route=request.route_id)
        if not found and layout.claim == "outside-scope" and carried(assessment, route, lot):
            found = _without_paper(carrying, request, lot, claim=carried(filed, route, lot))
            claimed += [] if found else [lot]
        elif not found and layout.claim == "outside-scope" and not request.lots:
            found = (because("package-not-traced"),)
        if found:
            apart.append(Apart(Subject("lot", lot), found))
        else:
            kept.append(lot)
    if not kept:
        raise UserError("package-nothing-to-file", route=request.route_id)
    behind = lots_behind(case, kept)
    claim = tuple(
        because("package-claim-outside", lot=lot, good=case.goods[case.lots[lot].good_id].name) for lot in claimed
    )
    subjects = tuple(Subject("lot", lot) for lot in kept)
    steps = steps_of(carrying, behind, assessment.on)
    parties = _parties_of(case, behind)
    return Draft(layout, route, request, subjects, claim, steps, (), (), (), tuple(apart), behind, parties)


def _without_paper(carrying: Carrying, request: Request, lot: LotId, *, claim: bool) -> tuple[Reason, ...]:
    """Return why a lot's origin cannot be claimed on the papers that would be filed; nothing where it can.

    Raises:
        UserError: it could, but for a document that is to be left out.
    """
    steps = steps_of(carrying, lots_behind(carrying.case, (lot,)), carrying.on)
    bare = [one for step in steps for one in step.statements if not one.supported]
    left = {leave.document_id for leave in request.leave_out}
    for one in bare:
        hidden = [id_ for id_ in one.missing if id_ in left]
        if hidden:
            raise UserError("package-left-out-carries", document=hidden[0], subject=str(one.subject))
    if not claim:
        raise UserError("package-left-out-weakens", documents=", ".join(sorted(left)), lot=lot)
    return (because("package-step-unsupported", subject=str(bare[0].subject)),) if bare else ()


def _parties_of(case: Case, lots: Iterable[LotId]) -> tuple[PartyId, ...]:
    behind = set(lots)
    found = {case.party_of(case.lots[lot].site_id) for lot in behind}
    for shipment in case.shipments.values():
        if shipment.lot_id in behind:
            found |= {shipment.from_party_id, shipment.to_party_id}
    return tuple(one for one in case.parties if one in found)


def _of_parties(assessment: Assessment, carrying: Carrying, request: Request, layout: Layout, route: Remedy) -> Draft:
    case = carrying.case
    parties = tuple(dict.fromkeys(request.parties)) or _parties_meant(assessment, case, layout)
    subjects = tuple(Subject("party", party) for party in parties) or (Subject("case", case.name or "case"),)
    not_contradicted(assessment, request, frozenset({*subjects, *_sites(case, parties)}))
    steps = party_steps(carrying, parties)
    lots, apart = _own_lots(assessment, case, layout, route, parties)
    for step in steps_of(carrying, lots, assessment.on):
        steps = (*steps, replace(step, number=len(steps) + 1))
    return Draft(layout, route, request, subjects, (), steps, (), (), (), apart, lots, parties)


def _own_lots(
    assessment: Assessment, case: Case, layout: Layout, route: Remedy, parties: Iterable[PartyId]
) -> tuple[tuple[LotId, ...], tuple[Apart, ...]]:
    """Return what the parties made and all that went into it, where the layout shows chains, and what is apart."""
    if "flow-chart" not in layout.parts:
        return (), ()
    wanted = set(parties)
    made = [lot for lot in case.lots if case.party_of(case.lots[lot].site_id) in wanted]
    found = {lot: against(assessment, case, layout, route, lot) for lot in made}
    kept = lots_behind(case, (lot for lot in made if not found[lot]))
    return kept, tuple(Apart(Subject("lot", lot), why) for lot, why in found.items() if why)


def _sites(case: Case, parties: Iterable[PartyId]) -> tuple[Subject, ...]:
    wanted = set(parties)
    return tuple(Subject("site", site.id) for site in case.sites.values() if site.party_id in wanted)


def _parties_meant(assessment: Assessment, case: Case, layout: Layout) -> tuple[PartyId, ...]:
    """The parties found on lists, in the order of the file; where none was, all of them.

    A complaint speaks of those about whom something is claimed, or at whose site an indicator is recorded as present;
    that somebody looked and saw nothing makes nobody its object.
    """
    told = {claim.about for claim in case.claims}
    told |= {Subject("site", one.site_id) for one in case.indicators if one.assessment == "present"}
    spoken = tuple(one for one in case.parties if {Subject("party", one), *_sites(case, (one,))} & told)
    hit = {hit.party_id for hit in assessment.hits if hit.decision != "rejected-by-user"}
    listed = tuple(party for party in case.parties if party in hit)
    return (spoken if layout.about == "case" else ()) or listed or tuple(case.parties)


def _gathered(assessment: Assessment, carrying: Carrying, begun: Draft, stay_out: set[DocumentId]) -> Draft:
    """Keep the statements that papers on file carry, number their exhibits, and log what was left out."""
    case = carrying.case
    about = _about(case, begun)
    claims = tuple(restating.claims(carrying, about)) if "claims" in begun.layout.parts else ()
    indicators = tuple(restating.indicators(carrying, about)) if "indicators" in begun.layout.parts else ()
    events = tuple(restating.events(carrying, about)) if "events" in begun.layout.parts else ()
    restated = [*(one.statement for one in claims), *(one.statement for one in indicators)]
    restated += [one.statement for one in events]
    filed = tuple(
        replace(step, statements=tuple(one for one in step.statements if one.supported)) for step in begun.steps
    )
    told = _identities(carrying, begun)
    bare = tuple(one for step in begun.steps for one in step.statements if not one.supported)
    begun = replace(
        begun,
        identities=tuple(one for one in told if one.supported),
        claims=tuple(one for one in claims if one.statement.supported),
        indicators=tuple(one for one in indicators if one.statement.supported),
        events=tuple(one for one in events if one.statement.supported),
        kept_out=tuple(one for one in restated if not one.supported),
    )
    linked = linked_documents(case, begun, told)
    left = {leave.document_id: leave.reason for leave in begun.request.leave_out}
    return replace(
        begun,
        steps=filed,
        exhibits=exhibits(case, filed, linked, stay_out, assessment.on),
        omissions=tuple(omissions(assessment, case, linked, left, stay_out)),
        unsupported=(*bare, *(one for one in told if not one.supported)),
    )


def _about(case: Case, begun: Draft) -> frozenset[Subject]:
    """Everything that the filing speaks of: its lots, their shipments, its parties and their sites."""
    lots = set(begun.lots)
    about = {Subject("lot", lot) for lot in lots} | {Subject("party", party) for party in begun.parties}
    about |= {Subject("shipment", one.id) for one in case.shipments.values() if one.lot_id in lots}
    if begun.layout.about == "lots":
        made_at = {case.lots[lot].site_id for lot in lots}
        return frozenset(about | {Subject("site", site) for site in case.sites if site in made_at})
    return frozenset(about | set(_sites(case, begun.parties)))


def _identities(carrying: Carrying, begun: Draft) -> tuple[Statement, ...]:
    """What the table of parties says of those without a step of their own, and where the works of the steps lie."""
    case = carrying.case
    named = [id_ for step in begun.steps for one in step.statements for id_ in (*one.on_file, *one.missing)]
    found: list[Statement] = []
    described = {step.subject.id for step in begun.steps if step.kind == "party"}
    concerned = {*begun.parties, *_parties_of(case, begun.lots)}
    for party_id in (one for one in case.parties if one in concerned and one not in described):
        found += identity(carrying, party_id, named)
    made_at = {case.lots[lot].site_id for lot in begun.lots}
    for site in (one for one in case.sites.values() if one.id in made_at):
        found += works(carrying, site, named)
    return tuple(found)
