"""The report that stays inside: what the package does not say, which documents it leaves out, and what to mind."""

from amparo.reports import paper
from amparo.reports.dossier.notices import before
from amparo.reports.dossier.papers import contradictions, gaps
from amparo.reports.package.model import Omission, Statement
from amparo.reports.package.speaking import Speaker, ranges
from amparo.reports.paper import Block, Callout, Cell, Labels, Line, Mark, Paper, Section


def internal(speaker: Speaker) -> Paper:
    """Return the internal report on a package; it is never filed."""
    teller = speaker.teller
    title = speaker.say("internal.title", case=teller.case.title)
    return Paper(
        language=teller.wording.language,
        kind=speaker.say("internal.kind"),
        title=title,
        on=teller.assessment.on,
        running=teller.say("running", title=title, day=teller.day(teller.assessment.on)),
        labels=Labels(teller.say("skip"), teller.say("contents"), teller.say("page")),
        masthead=((speaker.say("masthead.route"), paper.one(speaker.draft.route.name, "strong")),),
        front=_front(speaker),
        sections=(_apart(speaker), _unsupported(speaker), _omitted(speaker), contradictions(teller), gaps(teller)),
        footer=(paper.plain(speaker.say("internal.footer")),),
    )


def _front(speaker: Speaker) -> tuple[Block, ...]:
    draft = speaker.draft
    adverse = [one for one in draft.omissions if one.adverse]
    lines: list[Line] = [
        paper.plain(speaker.say("internal.counted-apart", count=len(draft.apart)), "plain", "apart"),
        paper.plain(speaker.say("internal.counted-unsupported", count=len(draft.unsupported)), "plain", "unsupported"),
        paper.plain(speaker.say("internal.counted-omitted", count=len(draft.omissions)), "plain", "omitted"),
    ]
    blocks: list[Block] = [paper.Bullets(tuple((line,) for line in lines))]
    if adverse:
        told = tuple(_omission_line(speaker, one) for one in adverse)
        blocks.append(Callout(speaker.say("internal.adverse-title"), told))
    if not draft.layout.confirmed:
        blocks.append(Callout(speaker.say("internal.layout-title"), _layout(speaker), "note"))
    blocks += before(speaker.teller, "file-statement", "send-data-to-foreign-authority", "prepare-customs-filing")
    if draft.layout.about == "case":
        blocks += before(speaker.teller, "complain", "hold-personal-data")
    return tuple(blocks)


def _layout(speaker: Speaker) -> Cell:
    layout = speaker.draft.layout
    return paper.one(speaker.say("internal.layout", citation=layout.citation, source=layout.source))


def _omission_line(speaker: Speaker, one: Omission) -> Line:
    codes = ", ".join(speaker.teller.label("contradiction", code) for code in one.adverse)
    return (paper.Span(speaker.teller.short_document(one.document_id), "strong"), paper.Span(f": {codes}"))


def _apart(speaker: Speaker) -> Section:
    rows: list[tuple[Cell, ...]] = [
        (speaker.teller.subject(one.subject).cell, speaker.teller.because(one.because)) for one in speaker.draft.apart
    ]
    body: Block = (
        speaker.table("apart", (("subject", 4), ("why", 9)), rows) if rows else speaker.paragraph("apart.none")
    )
    return Section("apart", speaker.say("apart.title"), (body,))


def _unsupported(speaker: Speaker) -> Section:
    rows = [_bare(speaker, one) for one in speaker.draft.unsupported]
    columns = (("statement", 9), ("papers", 5))
    body: Block = speaker.table("unsupported", columns, rows) if rows else speaker.paragraph("unsupported.none")
    return Section("unsupported", speaker.say("unsupported.title"), (body,))


def _bare(speaker: Speaker, one: Statement) -> tuple[Cell, ...]:
    mark = Mark(speaker.say("unsupported.mark"), "dashed")
    said: Cell = ((paper.Span(speaker.sentence(one)), paper.Span(" "), mark),)
    named = ", ".join(one.missing)
    return (
        said,
        paper.one(
            speaker.say("unsupported.named", papers=named) if named else speaker.say("unsupported.nothing"), "quiet"
        ),
    )


def _omitted(speaker: Speaker) -> Section:
    rows = [_omission(speaker, one) for one in speaker.draft.omissions]
    columns = (("document", 4), ("why", 5), ("steps", 3), ("bears", 5))
    body: Block = speaker.table("omitted", columns, rows) if rows else speaker.paragraph("omitted.none")
    return Section("omitted", speaker.say("omitted.title"), (speaker.paragraph("omitted.intro"), body))


def _omission(speaker: Speaker, one: Omission) -> tuple[Cell, ...]:
    why: list[Line] = [paper.plain(speaker.kind("left-out", one.why))]
    if one.told:
        why.append(paper.plain(one.told, "quiet"))
    steps = paper.one(ranges(one.steps) or "-")
    codes = tuple(paper.plain(speaker.teller.label("contradiction", code)) for code in one.adverse)
    bears: Cell = ((Mark(speaker.say("omitted.adverse"), "double"),), *codes) if codes else paper.one("-", "quiet")
    return (paper.one(speaker.teller.short_document(one.document_id), "strong"), tuple(why), steps, bears)
