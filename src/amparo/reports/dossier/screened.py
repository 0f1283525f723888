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

# More parties than this with one result, where others had another, are told as the rest.
NAMED = 4

_Fared = tuple[tuple[ScreeningResult, tuple[PartyId, ...]], ...]


def section(teller: Teller) -> Section:
    """Return what screening found, and for each list of whom nothing was found or nothing looked at."""
    blocks: list[Block] = [paper.Paragraph(paper.plain(teller.say("screened.intro")))]
    blocks.append(paper.Callout(teller.say("screened.means-title"), _legend(teller), "note"))
    hits = sorted(teller.assessment.hits, key=lambda hit: (-hit.score, hit.party_id, hit.listing_id))
    if hits:
        found = (("party", 4), ("listed", 5), ("result", 3), ("why", 7))
        blocks += [
            Heading(teller.say("screened.hits")),
            teller.table("screened.names", found, [_hit(teller, hit) for hit in hits]),
        ]
    columns = (("list", 4), ("hit", 4), ("undecided", 4), ("not-found", 4), ("not-covered", 4))
    blocks += [Heading(teller.say("screened.all")), teller.table("screened.table", columns, _by_list(teller))]
    blocks.append(_held(teller))
    return Section("screened", teller.say("screened.title"), tuple(blocks))


def _held(teller: Teller) -> paper.Paragraph:
    """Return every name that was held against a list, so that a row may say ``all``."""
    ids = sorted({one.party_id for one in teller.assessment.screenings})
    spans = [part for party_id in ids for part in (*teller.party(party_id).line, paper.Span("; "))]
    return paper.Paragraph((paper.Span(f"{teller.say('screened.held', count=len(ids))} "), *spans[:-1]), "quiet")


def _by_list(teller: Teller) -> list[tuple[Cell, ...]]:
    """Return a row for each list; lists that gave the same result for every party stand together."""
    of_list: dict[ListId, dict[ScreeningResult, set[PartyId]]] = {}
    for one in teller.assessment.screenings:
        of_list.setdefault(one.list_id, {}).setdefault(one.result, set()).add(one.party_id)
    alike: dict[_Fared, list[ListId]] = {}
    for list_id, found in sorted(of_list.items()):
        fared = tuple((result, tuple(sorted(found[result]))) for result in RESULTS if result in found)
        alike.setdefault(fared, []).append(list_id)
    order = list(RESULTS)
    ranked = sorted(alike.items(), key=lambda item: (order.index(item[0][0][0]), item[1]))
    return [_row(teller, fared, ids) for fared, ids in ranked]


def _row(teller: Teller, fared: _Fared, ids: list[ListId]) -> tuple[Cell, ...]:
    found, longest = dict(fared), max((len(parties) for _, parties in fared), default=0)
    cells: list[Cell] = []
    for result, tone in RESULTS.items():
        parties = found.get(result, ())
        mark = (Mark(teller.say(f"result.{result}"), tone),)
        if not parties:
            cells.append(paper.one(teller.say("nothing"), "quiet"))
        elif len(fared) == 1:
            cells.append((mark, paper.plain(teller.say("screened.all-parties", count=len(parties)))))
        elif len(parties) == longest and longest > NAMED:
            cells.append((mark, paper.plain(teller.say("screened.others", count=len(parties)))))
        else:
            cells.append((mark, *(teller.party(party_id).line for party_id in parties)))
    return (_lists(teller, ids), *cells)


def _legend(teller: Teller) -> Cell:
    return tuple(
        (Mark(teller.say(f"result.{result}"), tone), paper.Span(f" {teller.say(f'result-means.{result}')}"))
        for result, tone in RESULTS.items()
    )


def _lists(teller: Teller, ids: list[ListId]) -> Cell:
    samples = {item.list_id for item in teller.assessment.snapshots if item.sample}
    lines: list[Line] = []
    for list_id in ids:
        told = f" {teller.say('mark.sample')}" if list_id in samples else ""
        lines.append((paper.Span(list_id, "plain", teller.list_anchor(list_id)), paper.Span(told, "quiet")))
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
