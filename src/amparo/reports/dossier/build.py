"""Putting the dossier together: page one, then the parts in the order a reader asks for them."""

from collections.abc import Mapping

from amparo.facts.case import Case
from amparo.facts.ids import MeasureId
from amparo.findings.assessment import Assessment
from amparo.findings.chain import Grade
from amparo.reports import paper
from amparo.reports.dossier import (
    answers,
    chains,
    checks,
    front,
    notices,
    papers,
    screened,
    sources,
    statements,
    verdicts,
)
from amparo.reports.dossier.teller import Teller
from amparo.reports.paper import Block, Heading, Labels, Paper, Section
from amparo.wording import Wording


def build(assessment: Assessment, case: Case, wording: Wording, titles: Mapping[MeasureId, str] | None = None) -> Paper:
    """Return the dossier of one case.

    Args:
        assessment: what was concluded, and as of when.
        case: the records it was concluded from.
        wording: the language it is told in.
        titles: of the measures, by id; a measure without one is called by its id.

    Raises:
        IntegrityError: a reason has no sentence in the wording.
    """
    teller = Teller(assessment, case, wording, titles or {})
    sections = (
        verdicts.section(teller), notices.section(teller), answers.routes(teller), answers.clock(teller),
        papers.contradictions(teller), papers.gaps(teller), answers.conflicts(teller), answers.undecided(teller),
        screened.section(teller), statements.section(teller), chains.section(teller), _reading(teller),
        verdicts.others(teller), answers.shut(teller), answers.counted(teller), chains.hops(teller),
        papers.matrix(teller), *checks.section(teller), sources.section(teller), sources.unconfirmed(teller),
        papers.documents(teller),
    )  # fmt: skip
    return Paper(
        language=wording.language,
        kind=teller.say("kind-of-paper"),
        title=case.title,
        on=assessment.on,
        running=teller.say("running", title=case.title, day=teller.day(assessment.on)),
        labels=Labels(teller.say("skip"), teller.say("contents"), teller.say("page")),
        masthead=front.masthead(teller),
        front=front.front(teller),
        sections=sections,
        footer=(paper.plain(teller.say("footer.scope")), paper.plain(teller.say("footer.advice"))),
    )


def _reading(teller: Teller) -> Section:
    """Return what each mark and grade means, and what this paper does not decide."""
    marks = tuple(
        (
            ((verdicts.verdict_mark(teller, verdict),),),
            paper.one(teller.wording.say(f"verdict-means.{verdict}")),
        )
        for verdict in verdicts.ORDER
    )
    grades = tuple(
        (paper.one(grade.name, "strong"), paper.one(teller.say(f"grade.{grade.name}"))) for grade in reversed(Grade)
    )
    limits = tuple(paper.one(teller.say(f"limits.{key}")) for key in ("law", "conduct", "silence", "lists", "action"))
    columns = (("mark", 2), ("means", 8))
    blocks: tuple[Block, ...] = (
        teller.table("reading.verdicts", columns, marks),
        teller.table("reading.grades", columns, grades),
        Heading(teller.say("limits.title")),
        paper.Bullets(limits),
    )
    return Section("reading", teller.say("reading.title"), blocks, appendix=True)
