"""The filing itself as a paper: the summary in front, then the parts that its layout asks for, in its order."""

from collections.abc import Callable

from amparo.reports import paper
from amparo.reports.package import parts_of_goods as goods
from amparo.reports.package import parts_of_parties as parties
from amparo.reports.package.model import Part
from amparo.reports.package.speaking import Speaker
from amparo.reports.paper import Block, Cell, Facts, Heading, Labels, Paper, Section

_BLANK = "_" * 32


def filing(speaker: Speaker) -> Paper:
    """Return what is filed. Nothing in it lacks a document on file, except what restates a published list or law."""
    teller, draft = speaker.teller, speaker.draft
    sections = tuple(PARTS[part](speaker) for part in draft.layout.parts if part != "summary")
    title = speaker.say(f"title.{draft.layout.id}", case=teller.case.title)
    return Paper(
        language=teller.wording.language,
        kind=speaker.say(f"kind.{draft.layout.id}"),
        title=title,
        on=teller.assessment.on,
        running=teller.say("running", title=title, day=teller.day(teller.assessment.on)),
        labels=Labels(teller.say("skip"), teller.say("contents"), teller.say("page")),
        masthead=_masthead(speaker),
        front=_summary(speaker),
        sections=sections,
        footer=(paper.plain(speaker.say("footer")),),
    )


def _masthead(speaker: Speaker) -> tuple[tuple[str, Cell], ...]:
    route = speaker.draft.route
    return (
        (speaker.say("masthead.route"), paper.one(route.name, "strong")),
        (speaker.say("masthead.on"), paper.one(speaker.teller.day(speaker.teller.assessment.on))),
        (speaker.say("masthead.exhibits"), paper.one(str(len(speaker.draft.exhibits)))),
    )


def _summary(speaker: Speaker) -> tuple[Block, ...]:
    """Return the executive summary: to whom, by whom, what is asked, on which goods or parties, on what record."""
    draft, teller = speaker.draft, speaker.teller
    rows: list[tuple[str, Cell]] = [
        (speaker.say("summary.forum"), paper.one(draft.route.forum)),
        (speaker.say("summary.filed-by"), _filed_by(speaker)),
        (speaker.say("summary.standard"), paper.one(draft.route.standard_of_proof or "-")),
        (speaker.say("summary.law"), paper.one(draft.route.citation)),
    ]
    blocks: list[Block] = [Facts(tuple(rows)), Heading(speaker.say("summary.asked"))]
    blocks.append(speaker.paragraph(f"asked.{draft.layout.id}", forum=draft.route.forum))
    if draft.claim:
        blocks.append(paper.Bullets(tuple((teller.reason(reason),) for reason in draft.claim)))
    elif draft.layout.claim:
        blocks.append(speaker.paragraph("summary.no-claim"))
    blocks += goods.lots_table(speaker)
    statements = sum(len(step.statements) for step in draft.steps)
    blocks.append(Heading(speaker.say("summary.record")))
    blocks.append(
        speaker.paragraph(
            "summary.counted", steps=len(draft.steps), statements=statements, exhibits=len(draft.exhibits)
        )
    )
    blocks.append(speaker.paragraph("summary.basis"))
    if draft.layout.about != "case":
        blocks += [speaker.paragraph("summary.lists"), paper.Bullets(_lists(speaker))]
    return tuple(blocks)


def _lists(speaker: Speaker) -> tuple[Cell, ...]:
    """The lists that names were held against, with how much of each is known."""
    lines: list[Cell] = []
    for one in speaker.teller.assessment.snapshots:
        part = one.coverage
        key = "summary.list" if part.complete else "summary.list-part"
        sample = f" ({speaker.teller.say('mark.sample')})" if one.sample else ""
        day = speaker.teller.day(one.as_of)
        told = speaker.say(key, title=f"{one.title}{sample}", day=day, known=part.known, of=part.of or part.known)
        lines.append(paper.one(told))
    return tuple(lines)


def _filed_by(speaker: Speaker) -> Cell:
    role = speaker.teller.label("dossier.role", speaker.teller.case.filing_as or speaker.teller.case.role)
    return paper.one(speaker.say("summary.filed-as", role=role, may=", ".join(speaker.draft.route.who_may_file) or "-"))


def _declaration(speaker: Speaker) -> Section:
    """Return the page that a person reads and signs; nothing is signed here."""
    rows = tuple(
        (speaker.say(f"declaration.{key}"), paper.one(_BLANK)) for key in ("name", "capacity", "day", "signature")
    )
    blocks = (speaker.paragraph("declaration.text"), Facts(rows))
    return Section("declaration", speaker.say("declaration.title"), blocks, fresh_page=True)


PARTS: dict[Part, Callable[[Speaker], Section]] = {
    "steps": goods.steps,
    "flow-chart": goods.flow_chart,
    "parties": parties.parties,
    "ownership": parties.ownership,
    "reconciliation": goods.reconciliation,
    "listings": parties.listings,
    "claims": parties.claims,
    "indicators": parties.indicators,
    "events": parties.events,
    "comparison": goods.comparison,
    "exhibits": parties.exhibits,
    "declaration": _declaration,
}
