"""Names against lists: four results that cannot be taken for one another, and every name found."""

from amparo.facts.ids import ListId, PartyId
from amparo.findings.hit import Decision, Hit, ScreeningResult
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

_Pattern = tuple[tuple[ListId, ScreeningResult], ...]


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
    columns = (("party", 6), ("hit", 3), ("undecided", 3), ("not-found", 4), ("not-covered", 4))
    blocks += [Heading(teller.say("screened.all")), teller.table("screened.table", columns, _all(teller))]
    return Section("screened", teller.say("screened.title"), tuple(blocks), fresh_page=True)


def _all(teller: Teller) -> list[tuple[Cell, ...]]:
    """Return one row for each pattern of results: parties that fared alike stand together."""
    of_party: dict[PartyId, list[tuple[ListId, ScreeningResult]]] = {}
    for one in sorted(teller.assessment.screenings, key=lambda one: (one.party_id, one.list_id)):
        of_party.setdefault(one.party_id, []).append((one.list_id, one.result))
    alike: dict[_Pattern, list[PartyId]] = {}
    for party_id, found in of_party.items():
        alike.setdefault(tuple(found), []).append(party_id)
    order = list(RESULTS)
    ranked = sorted(alike.items(), key=lambda item: (min(order.index(result) for _, result in item[0]), item[1]))
    return [_pattern(teller, pattern, parties) for pattern, parties in ranked]


def _pattern(teller: Teller, pattern: _Pattern, parties: list[PartyId]) -> tuple[Cell, ...]:
    names = tuple(teller.party(party_id).line for party_id in parties)
    cells = [_lists(teller, result, [list_id for list_id, found in pattern if found == result]) for result in RESULTS]
    return (names, *cells)


def _legend(teller: Teller) -> Cell:
    return tuple(
        (Mark(teller.say(f"result.{result}"), tone), paper.Span(f" {teller.say(f'result-means.{result}')}"))
        for result, tone in RESULTS.items()
    )


def _lists(teller: Teller, result: ScreeningResult, ids: list[ListId]) -> Cell:
    if not ids:
        return paper.one(teller.say("nothing"), "quiet")
    samples = {item.list_id for item in teller.assessment.snapshots if item.sample}
    lines: list[Line] = [(Mark(teller.say(f"result.{result}"), RESULTS[result]),)]
    for list_id in ids:
        told = f" {teller.say('mark.sample')}" if list_id in samples else ""
        lines.append((paper.Span(list_id, "mono", teller.list_anchor(list_id)), paper.Span(told, "quiet")))
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
