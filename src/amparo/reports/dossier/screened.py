"""Names against lists: four results that cannot be taken for one another, and every name found."""

from collections.abc import Iterable
from itertools import groupby

from amparo.facts.ids import PartyId
from amparo.findings.hit import Decision, Hit, Screening, ScreeningResult
from amparo.reports import paper
from amparo.reports.dossier.teller import Teller
from amparo.reports.paper import Block, Cell, Heading, Line, Mark, Section, Tone

RESULTS: dict[ScreeningResult, Tone] = {
    "hit": "filled",
    "undecided": "outlined",
    "not-found": "thin",
    "not-covered": "dotted",
}
DECISIONS: dict[Decision, Tone] = {"match": "filled", "possible": "outlined", "rejected-by-user": "thin"}


def section(teller: Teller) -> Section:
    """Return what screening found, and for each party against which lists nothing was found or nothing looked at."""
    blocks: list[Block] = [paper.Paragraph(paper.plain(teller.say("screened.intro")))]
    blocks.append(paper.Callout(teller.say("screened.means-title"), _legend(teller), "note"))
    hits = sorted(teller.assessment.hits, key=lambda hit: (-hit.score, hit.party_id, hit.listing_id))
    if hits:
        found = (("party", 4), ("listed", 5), ("result", 3), ("why", 7))
        blocks += [
            Heading(teller.say("screened.hits")),
            teller.table("screened.names", found, [_hit(teller, hit) for hit in hits]),
        ]
    rows = [
        _party(teller, party_id, list(group))
        for party_id, group in groupby(_sorted(teller), key=lambda one: one.party_id)
    ]
    columns = (("party", 5), ("hit", 3), ("undecided", 3), ("not-found", 4), ("not-covered", 4))
    blocks += [Heading(teller.say("screened.all")), teller.table("screened.table", columns, rows)]
    return Section("screened", teller.say("screened.title"), tuple(blocks), fresh_page=True)


def _legend(teller: Teller) -> Cell:
    return tuple(
        (Mark(teller.say(f"result.{result}"), tone), paper.Span(f" {teller.say(f'result-means.{result}')}"))
        for result, tone in RESULTS.items()
    )


def _sorted(teller: Teller) -> list[Screening]:
    return sorted(teller.assessment.screenings, key=lambda one: (one.party_id, one.list_id))


def _party(teller: Teller, party_id: PartyId, found: list[Screening]) -> tuple[Cell, ...]:
    cells = [_lists(teller, result, (one for one in found if one.result == result)) for result in RESULTS]
    return (teller.party(party_id).cell, *cells)


def _lists(teller: Teller, result: ScreeningResult, found: Iterable[Screening]) -> Cell:
    ids = [one.list_id for one in found]
    if not ids:
        return paper.one(teller.say("nothing"), "quiet")
    lines: list[Line] = [(Mark(teller.say(f"result.{result}"), RESULTS[result]),)]
    for list_id in ids:
        anchor = teller.list_anchor(list_id)
        sample = any(item.sample and item.list_id == list_id for item in teller.assessment.snapshots)
        told = (paper.Span(" "), Mark(teller.say("mark.sample"), "dashed")) if sample else ()
        lines.append((paper.Span(list_id, "mono", anchor), *told))
    return tuple(lines)


def _hit(teller: Teller, hit: Hit) -> tuple[Cell, ...]:
    found = teller.listing(f"{hit.list_id}/{hit.listing_id}")
    listed: list[Line] = [paper.plain(hit.listed_name, "strong")]
    if hit.matched_name != hit.listed_name:
        listed.append(paper.plain(teller.say("screened.as", name=hit.matched_name)))
    if found is not None:
        snapshot, listing = found
        listed += [
            paper.plain(name.text)
            for name in listing.names[1:]
            if not name.text.isascii() and name.text != hit.matched_name
        ]
        listed.append(
            paper.plain(teller.say("screened.by", publisher=snapshot.publisher, title=snapshot.title), "quiet")
        )
        spells = [spell for spell in listing.spells_on(teller.assessment.on) if teller.span(spell.span)]
        listed += [paper.plain(f"{teller.span(spell.span)} {spell.citation}".strip(), "quiet") for spell in spells]
        if snapshot.sample:
            listed.append((Mark(teller.say("mark.sample"), "dashed"),))
    if not hit.listing_confirmed:
        listed.append(teller.unconfirmed(shown=True))
    result: Cell = (
        (Mark(teller.say(f"decision.{hit.decision}"), DECISIONS[hit.decision]),),
        paper.plain(teller.say("screened.score", score=hit.score)),
    )
    return (teller.party(hit.party_id).cell, tuple(listed), result, teller.because(hit.because))
