"""Who says what about whom, for and against alike; and labour indicators by site, never told as absent."""

from amparo.facts.ids import PartyId
from amparo.facts.statement import Claim, Indicator
from amparo.reports import paper
from amparo.reports.dossier.notices import before
from amparo.reports.dossier.teller import Teller
from amparo.reports.paper import Block, Cell, Heading, Line, Mark, Section, Tone

_TONES: dict[str, Tone] = {"present": "filled", "not-observed": "thin", "unknown": "dotted"}


def section(teller: Teller) -> Section:
    """Return claims in the order of their dates and indicators in the order of sites."""
    blocks: list[Block] = [paper.Paragraph(paper.plain(teller.say("claims.intro")))]
    blocks += before(teller, "hold-personal-data", "deal-under-suspicion")
    return Section("claims", teller.say("claims.title"), (*blocks, *claims(teller), *indicators(teller)))


def claims(teller: Teller) -> tuple[Block, ...]:
    """Return the table of claims, for and against alike."""
    found = sorted(teller.case.claims, key=lambda claim: (claim.about, str(claim.date or ""), claim.id))
    if not found:
        return (paper.Paragraph(paper.plain(teller.say("claims.none"))),)
    columns = (("about", 4), ("said", 8), ("by", 4), ("when", 3))
    return (teller.table("claims.table", columns, [_claim(teller, claim) for claim in found]),)


def indicators(teller: Teller) -> tuple[Block, ...]:
    """Return the table of labour indicators under its heading; nothing where none is recorded."""
    found = sorted(teller.case.indicators, key=lambda one: (one.site_id, one.indicator))
    if not found:
        return ()
    columns = (("site", 4), ("indicator", 5), ("assessment", 3), ("how", 5), ("when", 3))
    return (
        Heading(teller.say("indicators.title")),
        paper.Paragraph(paper.plain(teller.say("indicators.intro"))),
        teller.table("indicators.table", columns, [_indicator(teller, one) for one in found]),
    )


def _claim(teller: Teller, claim: Claim) -> tuple[Cell, ...]:
    maker = claim.made_by
    party = PartyId(maker.removeprefix("party:"))
    by = teller.party(party).cell if party in teller.case.parties else paper.one(maker, "strong")
    stance: Line = (Mark(teller.say(f"stance.{claim.stance}"), "outlined"),)
    said: Cell = (stance, paper.plain(teller.say("claims.quoted", statement=claim.statement)))
    source = (paper.plain(claim.source, "quiet"),) if claim.source else ()
    when = teller.period(claim.date) or teller.say("claims.undated")
    return (teller.subject(claim.about).cell, (*said, *source), by, paper.one(when))


def _indicator(teller: Teller, one: Indicator) -> tuple[Cell, ...]:
    mark: Line = (Mark(teller.say(f"assessment.{one.assessment}"), _TONES[one.assessment]),)
    how: Cell = (paper.plain(one.method or teller.say("indicators.no-method")), paper.plain(one.source_ref, "mono"))
    name = paper.plain(teller.say(f"indicator.{one.indicator}"))
    return (teller.ref(f"site:{one.site_id}").cell, (name,), (mark,), how, paper.one(teller.period(one.date)))
