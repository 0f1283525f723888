"""Which measures are met, on what ground and how sure: for page one and in full."""

from amparo.facts.quantity import Share, ShareRange
from amparo.findings.chain import Chain
from amparo.findings.exposure import Exposure, Verdict
from amparo.reports import paper
from amparo.reports.dossier.teller import Teller
from amparo.reports.paper import Cell, Entries, Entry, Line, Mark, Section, Tone

ORDER: tuple[Verdict, ...] = (
    "confirmed", "probable", "possible", "contradicted", "unresolved", "not-covered", "traced-outside-scope",
)  # fmt: skip
TONES: dict[Verdict, Tone] = {
    "confirmed": "filled",
    "probable": "half",
    "possible": "outlined",
    "contradicted": "double",
    "unresolved": "dashed",
    "not-covered": "dotted",
    "traced-outside-scope": "thin",
}
MET = frozenset({"confirmed", "probable", "possible"})
ON_FRONT = 4
SUBJECTS_ON_FRONT = 3
GROUNDS_ON_FRONT = 1


def verdict_mark(teller: Teller, verdict: Verdict) -> Mark:
    """Return the mark of a verdict."""
    return Mark(teller.wording.say(f"verdict.{verdict}"), TONES[verdict])


def in_order(exposures: tuple[Exposure, ...]) -> list[Exposure]:
    """Return exposures, surest first; what is open before what was traced elsewhere."""
    return sorted(exposures, key=lambda one: (ORDER.index(one.verdict), one.measure_id, one.subject, one.ground))


def on_front(teller: Teller) -> tuple[paper.Block, ...]:
    """Return the verdicts for page one: one entry for each measure, at most four, and how many more there are."""
    ranked = in_order(teller.assessment.exposures)
    if not ranked:
        return (paper.Paragraph(paper.plain(teller.say("front.nothing"))),)
    by_measure: dict[str, list[Exposure]] = {}
    for one in ranked:
        by_measure.setdefault(one.measure_id, []).append(one)
    groups = list(by_measure.values())
    entries = Entries(tuple(_front_entry(teller, group) for group in groups[:ON_FRONT]))
    more = len(groups) - ON_FRONT
    if more <= 0:
        return (entries,)
    return (entries, paper.Paragraph(paper.plain(teller.say("front.more", count=more), "quiet", "measures"), "quiet"))


def _front_entry(teller: Teller, group: list[Exposure]) -> Entry:
    """One measure: its surest verdict with subjects and ground, then what else is said under it."""
    first = group[0]
    alike = [one for one in group if one.verdict == first.verdict]
    side: Cell = (
        (verdict_mark(teller, first.verdict),),
        paper.plain(teller.wording.say(f"verdict-brief.{first.verdict}"), "quiet"),
    )
    title = (paper.Span(teller.measure(first.measure_id), "strong"), paper.Span(f" {first.citation}", "quiet"))
    grounds = tuple(dict.fromkeys(teller.reason(one.because[0]) for one in alike if one.because))
    rest: Cell = ()
    others = [verdict for verdict in ORDER if any(one.verdict == verdict for one in group) and verdict != first.verdict]
    if others:
        told = tuple(part for verdict in others for part in (paper.Span(" "), verdict_mark(teller, verdict)))
        rest = ((paper.Span(teller.say("front.also"), "quiet", "measures"), *told),)
    return Entry(side, (title, *_doubts(teller, alike), _subjects(teller, alike), *grounds[:GROUNDS_ON_FRONT], *rest))


def _subjects(teller: Teller, group: list[Exposure]) -> Line:
    subjects = list(dict.fromkeys(one.subject for one in group))
    shown = tuple(
        part for subject in subjects[:SUBJECTS_ON_FRONT] for part in (*teller.subject(subject).line, paper.Span("; "))
    )
    rest = len(subjects) - SUBJECTS_ON_FRONT
    return (
        *shown[:-1],
        *((paper.Span(f" {teller.say('front.more-subjects', count=rest)}", "quiet"),) if rest > 0 else ()),
    )


def _doubts(teller: Teller, group: list[Exposure]) -> Cell:
    marks: list[Mark | paper.Span] = []
    if any(not one.confirmed_law for one in group):
        marks.append(Mark(teller.say("mark.law-unconfirmed"), "dashed"))
    if any(one.date_unconfirmed for one in group):
        marks.append(Mark(teller.say("mark.date-unconfirmed"), "dashed"))
    spaced = tuple(part for mark in marks for part in (mark, paper.Span(" ")))
    return (spaced[:-1],) if spaced else ()


def section(teller: Teller) -> Section:
    """Return every exposure with its reasons."""
    items = tuple(_entry(teller, one) for one in in_order(teller.assessment.exposures))
    body: tuple[paper.Block, ...] = (paper.Paragraph(paper.plain(teller.say("measures.intro"))),)
    body += (Entries(items),) if items else (paper.Paragraph(paper.plain(teller.say("front.nothing"))),)
    return Section("measures", teller.say("measures.title"), body)


def _entry(teller: Teller, exposure: Exposure) -> Entry:
    named = teller.subject(exposure.subject)
    chains = {chain.id: chain for chain in teller.assessment.chains}
    on_path = [chains[chain_id] for chain_id in exposure.chain_ids if chain_id in chains]
    side: Cell = ((verdict_mark(teller, exposure.verdict),), *_doubts(teller, [exposure]), *named.cell)
    title: Line = (
        paper.Span(teller.measure(exposure.measure_id), "strong"),
        paper.Span(f" {exposure.measure_id}", "mono"),
    )
    ground = teller.label("ground", exposure.ground)
    law = paper.plain(teller.say("measures.ground", ground=ground, citation=exposure.citation), "quiet")
    return Entry(side, (title, law, *teller.because(exposure.because), *_sureness(teller, on_path)), "")


def _sureness(teller: Teller, chains: list[Chain]) -> Cell:
    if not chains:
        return ()
    best = max(chain.grade for chain in chains)
    lines: list[Line] = [
        (paper.Span(teller.say("measures.chains", count=len(chains), grade=best.name), "quiet", "chains"),)
    ]
    told = [chain.content for chain in chains if chain.content is not None]
    if told:
        lines.append(paper.plain(content(teller, told), "quiet"))
    return tuple(lines)


def content(teller: Teller, told: list[ShareRange]) -> str:
    """Return the bounds of what comes by one chain, or the widest over several."""
    low, high = max(one.lo for one in told), max(one.hi for one in told)
    if low == high:
        return teller.say("measures.content-exact", share=str(low))
    key = "measures.content" if low > Share.percent(0) else "measures.content-open"
    return teller.say(key, lo=str(low), hi=str(high))
