"""How people work at each place: what somebody looked at and how, and what nobody did; never told as absent."""

from amparo.evidence.indicators import conditions
from amparo.findings.evidence import Conditions, Standing
from amparo.reports import paper
from amparo.reports.dossier.teller import Teller
from amparo.reports.paper import Block, Cell, Heading, Line, Mark, Tone

TONES: dict[str, Tone] = {"present": "filled", "disputed": "double", "not-observed": "thin", "unknown": "dotted"}


def indicators(teller: Teller) -> tuple[Block, ...]:
    """Return the table of labour indicators under its heading; nothing where none is recorded."""
    told = teller.assessment.conditions or conditions(teller.case, teller.assessment.on)
    looked = [site for site in told if site.standings]
    if not looked:
        return ()
    rows = [_row(teller, site, one) for site in looked for one in site.standings]
    columns = (("site", 4), ("indicator", 4), ("standing", 3), ("how", 9))
    return (
        Heading(teller.say("indicators.title")),
        paper.Paragraph(paper.plain(teller.say("indicators.intro"))),
        teller.table("conditions.table", columns, rows),
        paper.Bullets(tuple(_not_looked_at(teller, site) for site in looked if site.not_looked_at)),
    )


def _row(teller: Teller, site: Conditions, one: Standing) -> tuple[Cell, ...]:
    mark: list[Line] = [(Mark(teller.say(f"standing.{one.standing}"), TONES[one.standing]),)]
    if one.standing == "disputed":
        mark.append(paper.plain(teller.say("conditions.both"), "quiet"))
    name = paper.one(teller.say(f"indicator.{one.number}"))
    return (teller.ref(f"site:{site.site_id}").cell, name, tuple(mark), teller.because(one.because))


def _not_looked_at(teller: Teller, site: Conditions) -> Cell:
    names = "; ".join(teller.say(f"indicator.{number}") for number in site.not_looked_at)
    place = teller.ref(f"site:{site.site_id}")
    return ((*place.line, paper.Span(f": {teller.say('conditions.not-looked-at', names=names)}", "quiet")),)
