"""The report that stays inside: what the package does not say, which documents it leaves out, and what to mind."""

from amparo.findings.reason import Reason
from amparo.reports import paper
from amparo.reports.dossier.notices import before
from amparo.reports.dossier.papers import contradictions, gaps
from amparo.reports.package.model import Omission, Statement
from amparo.reports.package.portal import PortalTexts
from amparo.reports.package.speaking import Speaker
from amparo.reports.package.tracing_report import summaries
from amparo.reports.paper import Block, Callout, Cell, Facts, Labels, Line, Mark, Paper, Section


def internal(speaker: Speaker, portal: PortalTexts, seal: str) -> Paper:
    """Return the internal report on a package; it is never filed.

    Args:
        speaker: the draft and who tells it.
        portal: the texts for the authority's form, for those that were parted.
        seal: the SHA-256 of the manifest, kept here because whoever edits a manifest can seal it anew.
    """
    teller = speaker.teller
    title = speaker.say("internal.title", case=teller.case.title)
    parts = (
        _dates(speaker), _apart(speaker), _unsupported(speaker), _kept_out(speaker), _omitted(speaker),
        _compared(speaker), _unrecorded(speaker), _parted(speaker, portal), contradictions(teller), gaps(teller),
    )  # fmt: skip
    return Paper(
        language=teller.wording.language,
        kind=speaker.say("internal.kind"),
        title=title,
        on=teller.assessment.on,
        running=teller.say("running", title=title, day=teller.day(teller.assessment.on)),
        labels=Labels(teller.say("skip"), teller.say("contents"), teller.say("page")),
        masthead=((speaker.say("masthead.route"), paper.one(speaker.draft.route.name, "strong")),),
        front=_front(speaker, seal),
        sections=tuple(part for part in parts if part is not None),
        footer=(paper.plain(speaker.say("internal.footer")),),
    )


def _front(speaker: Speaker, seal: str) -> tuple[Block, ...]:
    draft = speaker.draft
    adverse = [one for one in draft.omissions if one.adverse]
    bare = len(draft.unsupported) + len(draft.kept_out)
    lines: list[Line] = [
        paper.plain(speaker.say("internal.counted-apart", count=len(draft.apart)), "plain", "apart"),
        paper.plain(speaker.say("internal.counted-unsupported", count=bare), "plain", "unsupported"),
        paper.plain(speaker.say("internal.counted-omitted", count=len(draft.omissions)), "plain", "omitted"),
    ]
    lines += [paper.plain(line) for line in speaker.notes]
    route = [(speaker.say("summary.forum"), paper.one(draft.route.forum))]
    route += [(speaker.say("summary.standard"), paper.one(draft.route.standard_of_proof))]
    facts = tuple((label, cell) for label, cell in route if cell != paper.one(""))
    blocks: list[Block] = [paper.Bullets(tuple((line,) for line in lines)), *((Facts(facts),) if facts else ())]
    if speaker.early():
        blocks.append(Callout(speaker.say("internal.early-title"), paper.one(speaker.say("internal.early"))))
    if adverse:
        told = tuple(_omission_line(speaker, one) for one in adverse)
        blocks.append(Callout(speaker.say("internal.adverse-title"), told))
    empty = [part for part in draft.layout.parts if part not in speaker.shown]
    if empty:
        names = ", ".join(speaker.say(f"part-name.{part}") for part in empty)
        blocks.append(Callout(speaker.say("internal.empty-title"), paper.one(names), "note"))
    if not draft.layout.confirmed:
        blocks.append(Callout(speaker.say("internal.layout-title"), _layout(speaker), "note"))
    blocks.append(
        Callout(
            speaker.say("internal.seal-title"),
            (paper.plain(speaker.say("internal.seal")), paper.plain(seal, "mono")),
            "note",
        )
    )
    blocks += before(speaker.teller, "file-statement", "send-data-to-foreign-authority", "prepare-customs-filing")
    if draft.layout.about == "case":
        blocks += before(speaker.teller, "complain", "hold-personal-data")
    return tuple(blocks)


def _dates(speaker: Speaker) -> Section | None:
    """Return the dates of the route: by when it is to be filed, and whether today is too early."""
    route_id = speaker.draft.route.route_id
    found = [one for one in speaker.teller.assessment.deadlines if one.route_id == route_id]
    if not found:
        return None
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        flags = [flag for flag in ("premature", "provisional", "passed", "done") if getattr(one, flag)]
        marks: Cell = tuple((Mark(speaker.say(f"dates.{flag}"), "dashed"),) for flag in flags)
        due = speaker.kind("dates", one.state) if one.due is None else speaker.teller.day(one.due)
        rows.append((paper.one(due, "strong"), paper.one(speaker.teller.step(one)), marks or paper.one("-", "quiet")))
    table = speaker.table("dates", (("when", 4), ("what", 8), ("mind", 4)), rows)
    return Section("dates", speaker.say("dates.title"), (table,))


def _layout(speaker: Speaker) -> Cell:
    layout = speaker.draft.layout
    return paper.one(speaker.say("internal.layout", citation=layout.citation, source=layout.source))


def _omission_line(speaker: Speaker, one: Omission) -> Line:
    codes = ", ".join(speaker.teller.label("contradiction", code) for code in one.adverse)
    return (paper.Span(speaker.teller.short_document(one.document_id), "strong"), paper.Span(f": {codes}"))


def _apart(speaker: Speaker) -> Section:
    rows: list[tuple[Cell, ...]] = [
        (speaker.teller.subject(one.subject).cell, tuple(_why(speaker, reason) for reason in one.because))
        for one in speaker.draft.apart
    ]
    body: Block = (
        speaker.table("apart", (("subject", 4), ("why", 9)), rows) if rows else speaker.paragraph("apart.none")
    )
    return Section("apart", speaker.say("apart.title"), (body,))


def _why(speaker: Speaker, reason: Reason) -> Line:
    teller = speaker.teller
    known = dict(reason.params)
    for key, told in known.items():
        text = str(told)
        if key == "subject":
            known[key] = "{0.name} ({0.ref})".format(teller.ref(text))
        if key == "what":
            known[key] = teller.label("contradiction", text)
        if key == "measure":
            known[key] = teller.measure(text)
        if key == "verdict":
            known[key] = teller.label("verdict", text)
        if key == "where":
            known[key] = teller.ref(f"site:{text}").name
        if key == "indicator":
            known[key] = teller.say(f"indicator.{text}")
    return paper.plain(teller.wording.because(reason.code, known))


def _unsupported(speaker: Speaker) -> Section:
    rows = [_bare(speaker, one) for one in speaker.draft.unsupported]
    columns = (("statement", 9), ("papers", 5))
    body: Block = speaker.table("unsupported", columns, rows) if rows else speaker.paragraph("unsupported.none")
    return Section("unsupported", speaker.say("unsupported.title"), (body,))


def _bare(speaker: Speaker, one: Statement) -> tuple[Cell, ...]:
    mark = Mark(speaker.say("unsupported.mark"), "dashed")
    said: Cell = ((paper.Span(speaker.sentence(one)), paper.Span(" "), mark),)
    named = ", ".join(speaker.teller.short_document(id_) for id_ in one.missing)
    return (
        said,
        paper.one(
            speaker.say("unsupported.named", papers=named) if named else speaker.say("unsupported.nothing"), "quiet"
        ),
    )


def _kept_out(speaker: Speaker) -> Section | None:
    """Return claims, indicators and events that no document on file carries, for and against alike."""
    rows = [_bare(speaker, one) for one in speaker.draft.kept_out]
    if not rows:
        return None
    columns = (("statement", 9), ("papers", 5))
    return Section("kept-out", speaker.say("kept-out.title"), (speaker.table("kept-out", columns, rows),))


def _compared(speaker: Speaker) -> Section | None:
    """Return how the chain compares with that of an earlier package, stage by stage."""
    found = speaker.draft.comparison
    if not found:
        return None
    told = tuple((paper.plain(_stage_told(speaker, one)),) for one in found)
    return Section("comparison", speaker.say("comparison.title"), (paper.Bullets(told),))


def _stage_told(speaker: Speaker, reason: Reason) -> str:
    known = dict(reason.params)
    if "stage" in known:
        known["stage"] = speaker.stages(str(known["stage"]))
        known["role"] = speaker.kind("roles", str(known["role"]))
    if "day" in known:
        known["day"] = speaker.days(str(known["day"]))
    return speaker.teller.wording.because(reason.code, known)


def _unrecorded(speaker: Speaker) -> Section | None:
    """Return the parts of the chains for which no business record is on file: the summary report lacks them."""
    rows: list[tuple[Cell, ...]] = []
    for one in summaries(speaker):
        for part in one.unrecorded:
            stage = paper.one(speaker.stages(part.stage))
            who = (*speaker.party(part.party_id), paper.plain(speaker.kind("roles", part.role), "quiet"))
            rows.append((paper.one(str(one.lot_id)), stage, who))
    if not rows:
        return None
    table = speaker.table("unrecorded", (("lot", 2), ("stage", 5), ("party", 6)), rows)
    return Section("unrecorded", speaker.say("unrecorded.title"), (table,))


def _parted(speaker: Speaker, portal: PortalTexts) -> Section | None:
    """Return which texts for the authority's form are longer than their field."""
    if not portal.continued:
        return None
    limits = {field.name: field.limit for field in speaker.draft.layout.portal}
    told = tuple(
        paper.one(speaker.say("parted.field", field=name, parts=parts, limit=limits[name]))
        for name, parts in portal.continued.items()
    )
    return Section("parted", speaker.say("parted.title"), (speaker.paragraph("parted.intro"), paper.Bullets(told)))


def _omitted(speaker: Speaker) -> Section:
    rows = [_omission(speaker, one) for one in speaker.draft.omissions]
    columns = (("document", 4), ("why", 5), ("steps", 3), ("bears", 5))
    body: Block = speaker.table("omitted", columns, rows) if rows else speaker.paragraph("omitted.none")
    return Section("omitted", speaker.say("omitted.title"), (speaker.paragraph("omitted.intro"), body))


def _omission(speaker: Speaker, one: Omission) -> tuple[Cell, ...]:
    why: list[Line] = [paper.plain(speaker.kind("left-out", one.why))]
    if one.told:
        why.append(paper.plain(one.told, "quiet"))
    steps = paper.one(speaker.steps(one.steps) or "-")
    codes = tuple(paper.plain(speaker.teller.label("contradiction", code)) for code in one.adverse)
    bears: Cell = ((Mark(speaker.say("omitted.adverse"), "double"),), *codes) if codes else paper.one("-", "quiet")
    return (paper.one(speaker.teller.short_document(one.document_id), "strong"), tuple(why), steps, bears)
