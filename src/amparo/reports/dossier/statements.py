"""Who says what about whom, for and against alike; and labour indicators by site, never told as absent."""

from amparo.facts.ids import PartyId
from amparo.facts.statement import Claim
from amparo.reports import paper
from amparo.reports.dossier.conditions import indicators
from amparo.reports.dossier.notices import before
from amparo.reports.dossier.teller import Teller
from amparo.reports.paper import Block, Cell, Line, Mark, Section


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


def _claim(teller: Teller, claim: Claim) -> tuple[Cell, ...]:
    maker = claim.made_by
    party = PartyId(maker.removeprefix("party:"))
    by = teller.party(party).cell if party in teller.case.parties else paper.one(maker, "strong")
    stance: Line = (Mark(teller.say(f"stance.{claim.stance}"), "outlined"),)
    said: Cell = (stance, paper.plain(teller.say("claims.quoted", statement=claim.statement)))
    source = (paper.plain(claim.source, "quiet"),) if claim.source else ()
    when = teller.period(claim.date) or teller.say("claims.undated")
    return (teller.subject(claim.about).cell, (*said, *source), by, paper.one(when))
