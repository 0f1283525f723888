"""What was held against what, and what came of it: every check a reviewer makes, and what could not be checked."""

from amparo.findings.evidence import Checked
from amparo.reports import paper
from amparo.reports.dossier.teller import Teller
from amparo.reports.paper import Block, Cell, Line, Mark, Section

COUNTS = ("agrees", "contradicts", "lacks", "not_checked")


def section(teller: Teller) -> tuple[Section, ...]:
    """Return the table of checks as one section, in the order of the ten kinds; none where nothing was held."""
    told = [one for one in teller.assessment.checks if any(getattr(one, count) for count in COUNTS)]
    if not told:
        return ()
    columns = (
        ("number", 1),
        ("check", 7),
        ("agrees", 2),
        ("contradicts", 2),
        ("lacks", 2),
        ("not-checked", 2),
        ("why", 12),
    )
    blocks: tuple[Block, ...] = (
        paper.Paragraph(paper.plain(teller.say("checks.intro"))),
        teller.table("checks.table", columns, [_row(teller, one) for one in told]),
    )
    return (Section("checks", teller.say("checks.title"), blocks, appendix=True),)


def _row(teller: Teller, one: Checked) -> tuple[Cell, ...]:
    name: list[Line] = [paper.plain(teller.wording.say(f"check.{one.id}"))]
    if one.contradicts:
        name.append((Mark(teller.say("mark.contradiction"), "double"),))
    counts = tuple(paper.one(str(count) if (count := getattr(one, name)) else "") for name in COUNTS)
    return (paper.one(str(one.number)), tuple(name), *counts, teller.because(one.because))
