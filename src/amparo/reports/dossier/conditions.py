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
    rows = [_row(teller, site, alike) for site in looked for alike in _alike(site)]
    columns = (("site", 4), ("indicator", 4), ("standing", 3), ("how", 9))
    return (
        Heading(teller.say("indicators.title")),
        paper.Paragraph(paper.plain(teller.say("indicators.intro"))),
        teller.table("conditions.table", columns, rows),
        paper.Bullets(tuple(_not_looked_at(teller, site) for site in looked if site.not_looked_at)),
    )


def _alike(site: Conditions) -> list[list[Standing]]:
    """Put indicators together of which the same was said, by the same look, in all but their number."""
    found: dict[object, list[Standing]] = {}
    for one in site.standings:
        said = tuple((reason.code, *(each for each in reason.params if each[0] != "number")) for reason in one.because)
        found.setdefault((one.standing, said), []).append(one)
    return list(found.values())


def _row(teller: Teller, site: Conditions, alike: list[Standing]) -> tuple[Cell, ...]:
    one = alike[0]
    mark: list[Line] = [(Mark(teller.say(f"standing.{one.standing}"), TONES[one.standing]),)]
    if one.standing == "disputed":
        mark.append(paper.plain(teller.say("conditions.both"), "quiet"))
    names = tuple(paper.plain(teller.say(f"indicator.{each.number}")) for each in alike)
    why = teller.because(reason for each in alike for reason in each.because)
    return (teller.ref(f"site:{site.site_id}").cell, names, tuple(mark), why)


def _not_looked_at(teller: Teller, site: Conditions) -> Cell:
    names = "; ".join(teller.say(f"indicator.{number}") for number in site.not_looked_at)
    place = teller.ref(f"site:{site.site_id}")
    return ((*place.line, paper.Span(f": {teller.say('conditions.not-looked-at', names=names)}", "quiet")),)
