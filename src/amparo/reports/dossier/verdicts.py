"""Which measures are met, on what ground and how sure: for page one and in full."""

from collections.abc import Iterable

from amparo.facts.ids import Subject
from amparo.facts.quantity import Share, ShareRange
from amparo.findings.chain import Chain
from amparo.findings.exposure import Exposure, Verdict
from amparo.findings.reason import Reason
from amparo.law.catalogue import measures
from amparo.reports import paper
from amparo.reports.dossier.repeats import said_once
from amparo.reports.dossier.teller import CONDITIONS, Teller
from amparo.reports.paper import Cell, Entries, Entry, Heading, Line, Mark, Section, Tone

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
_APART = frozenset({"traced-outside-scope", "not-covered"})
_KINDS = ("lot", "good", "shipment", "site", "party", "case")
_GOODS = frozenset({"lot", "good", "shipment"})
# What title, citation and marks of an entry say already, and what stands with the chains.
_TOLD_ELSEWHERE = frozenset({
    "law-says", "law-unconfirmed", "law-date-unconfirmed", "weakest-hop", "content-necessary", "content-possible",
})  # fmt: skip
ON_FRONT = 3
SUBJECTS_SHOWN = 3
REASONS_SHOWN = 8


def verdict_mark(teller: Teller, verdict: Verdict) -> Mark:
    """Return the mark of a verdict."""
    return Mark(teller.wording.say(f"verdict.{verdict}"), TONES[verdict])


def meaning(teller: Teller, family: str, verdict: Verdict, kind: str) -> str:
    """Return what a verdict means: of goods it speaks of their papers, of others of the facts told."""
    special = f"{family}-others.{verdict}"
    if kind not in _GOODS and teller.wording.has(special):
        return teller.wording.say(special)
    return teller.wording.say(f"{family}.{verdict}")


def by_measure(teller: Teller, exposures: Iterable[Exposure]) -> list[list[Exposure]]:
    """Return exposures by measure, what reaches something first.

    Those met come first, goods before parties before the user's own acts; then the surest; then by the order in
    which the case names the law that binds the user.
    """
    ranked = sorted(exposures, key=lambda one: (*_rank(one), *_order(teller, one), one.subject, one.ground))
    groups: dict[str, list[Exposure]] = {}
    for one in ranked:
        groups.setdefault(one.measure_id, []).append(one)
    return list(groups.values())


def _order(teller: Teller, one: Exposure) -> tuple[int, str]:
    bound = teller.case.jurisdictions
    measure = measures().get(one.measure_id)
    places = [bound.index(code) for code in (measure.jurisdictions if measure else ()) if code in bound]
    return (min(places, default=len(bound)), one.measure_id)


def _rank(one: Exposure) -> tuple[bool, int, int]:
    kind = _KINDS.index(one.subject.kind) if one.subject.kind in _KINDS else len(_KINDS)
    return (one.verdict not in MET, kind if one.verdict in MET else 0, ORDER.index(one.verdict))


def on_front(teller: Teller) -> tuple[paper.Block, ...]:
    """Return the verdicts for page one: one entry for each measure, at most three, and how many more there are."""
    groups = by_measure(teller, teller.assessment.exposures)
    if not groups:
        return (paper.Paragraph(paper.plain(teller.say("front.nothing"))),)
    entries = Entries(tuple(_front_entry(teller, group) for group in groups[:ON_FRONT]))
    more = len(groups) - ON_FRONT
    if more <= 0:
        return (entries,)
    return (entries, paper.Paragraph(paper.plain(teller.say("front.more", count=more), "quiet", "measures"), "quiet"))


def _front_entry(teller: Teller, group: list[Exposure]) -> Entry:
    """One measure: its surest verdict with subjects and ground, then what else is said under it."""
    first = group[0]
    alike = [one for one in group if one.verdict == first.verdict]
    brief = meaning(teller, "verdict-brief", first.verdict, first.subject.kind)
    side: Cell = ((verdict_mark(teller, first.verdict),), paper.plain(brief, "quiet"))
    title = (paper.Span(teller.measure(first.measure_id), "strong"), paper.Span(f" {first.citation}", "quiet"))
    grounds = _ground(teller, alike)
    rest: Cell = ()
    others = [verdict for verdict in ORDER if any(one.verdict == verdict for one in group) and verdict != first.verdict]
    if others:
        told = tuple(part for verdict in others for part in (paper.Span(" "), verdict_mark(teller, verdict)))
        rest = ((paper.Span(teller.say("front.also"), "quiet", "measures"), *told),)
    return Entry(side, (title, *_doubts(teller, alike), _subjects(teller, alike), *grounds, *rest))


def _ground(teller: Teller, alike: list[Exposure]) -> Cell:
    """The line that says most: a fact of the case rather than the law's own words; else the conditions met."""
    told = [reason for one in alike for reason in one.because if reason.code not in _TOLD_ELSEWHERE]
    facts = [reason for reason in told if not reason.code.startswith("law-")]
    return teller.because(sorted(facts or told, key=lambda reason: reason.code in CONDITIONS))[:1]


def _subjects(teller: Teller, group: list[Exposure]) -> Line:
    subjects = list(dict.fromkeys(one.subject for one in group))
    shown = tuple(
        part for subject in subjects[:SUBJECTS_SHOWN] for part in (*teller.subject(subject).line, paper.Span("; "))
    )
    rest = len(subjects) - SUBJECTS_SHOWN
    more = (paper.Span(f" {teller.say('front.more-subjects', count=rest)}", "quiet"),) if rest > 0 else ()
    return (*shown[:-1], *more)


def _doubts(teller: Teller, group: list[Exposure]) -> Cell:
    marks: list[Mark | paper.Span] = []
    if any(not one.confirmed_law for one in group):
        marks.append(Mark(teller.say("mark.law-unconfirmed"), "dashed"))
    if any(one.date_unconfirmed for one in group):
        marks.append(Mark(teller.say("mark.date-unconfirmed"), "dashed"))
    spaced = tuple(part for mark in marks for part in (mark, paper.Span(" ")))
    return (spaced[:-1],) if spaced else ()


def section(teller: Teller) -> Section:
    """Return every exposure: those that reach or may reach something in full, the others in a table."""
    blocks: list[paper.Block] = [paper.Paragraph(paper.plain(teller.say("measures.intro")))]
    groups = by_measure(teller, (one for one in teller.assessment.exposures if one.verdict not in _APART))
    for group in groups:
        blocks += _measure(teller, group)
    if not groups:
        blocks.append(paper.Paragraph(paper.plain(teller.say("front.nothing"))))
    apart = [one for one in teller.assessment.exposures if one.verdict in _APART]
    for verdict in ORDER:
        count = len({one.measure_id for one in apart if one.verdict == verdict})
        if count:
            told = f" {teller.say('measures.elsewhere', count=count)}"
            line = (verdict_mark(teller, verdict), paper.Span(told, "quiet", "others"))
            blocks.append(paper.Paragraph(line))
    return Section("measures", teller.say("measures.title"), said_once(teller, blocks))


def others(teller: Teller) -> Section:
    """Return what was held against the case and not reached, or not looked at, with why."""
    rows = _apart(teller)
    columns = (("result", 3), ("measure", 8), ("why", 8))
    none = paper.Paragraph(paper.plain(teller.say("measures.no-others")))
    block = teller.table("measures.table", columns, rows) if rows else none
    return Section("others", teller.say("measures.apart"), (block,), appendix=True)


def _alike(exposures: Iterable[Exposure]) -> list[list[Exposure]]:
    """Put exposures together that differ in nothing but their subject."""
    groups: dict[tuple[str, str, str, bool], list[Exposure]] = {}
    for one in exposures:
        groups.setdefault((one.measure_id, one.ground, one.verdict, one.subject.kind in _GOODS), []).append(one)
    return list(groups.values())


def _measure(teller: Teller, group: list[Exposure]) -> tuple[paper.Block, ...]:
    measure_id = group[0].measure_id
    entries = Entries(tuple(_entry(teller, alike) for alike in _alike(group)))
    return (Heading(f"{teller.measure(measure_id)} ({measure_id})"), entries)


def _entry(teller: Teller, alike: list[Exposure]) -> Entry:
    first = alike[0]
    chains = {chain.id: chain for chain in teller.assessment.chains}
    on_path = [chains[chain_id] for one in alike for chain_id in one.chain_ids if chain_id in chains]
    named = tuple(teller.subject(subject).line for subject in dict.fromkeys(one.subject for one in alike))
    means = paper.plain(meaning(teller, "verdict-means", first.verdict, first.subject.kind), "quiet")
    side: Cell = ((verdict_mark(teller, first.verdict),), means, *_doubts(teller, alike))
    law = paper.plain(
        teller.say("measures.ground", ground=teller.label("ground", first.ground), citation=first.citation), "quiet"
    )
    return Entry(side, (*named, law, *_why(teller, alike), *_sureness(teller, on_path)))


def _why(teller: Teller, alike: list[Exposure]) -> Cell:
    reasons = dict.fromkeys(reason for one in alike for reason in one.because if reason.code not in _TOLD_ELSEWHERE)
    shown = {(reason.code, reason.params): place for place, reason in reversed(list(_contradicting(teller)))}
    places = sorted({shown[key] for reason in reasons if (key := (reason.code, reason.params)) in shown})
    lines = teller.because(reason for reason in reasons if (reason.code, reason.params) not in shown)
    if places:
        spans = tuple(paper.Span(f" {place}", "plain", f"contradiction-{place}") for place in places)
        lines = ((paper.Span(teller.say("measures.contradictions"), "quiet"), *spans), *lines)
    rest = len(lines) - REASONS_SHOWN
    if rest <= 1:
        return lines
    return (*lines[:REASONS_SHOWN], paper.plain(teller.say("measures.more-reasons", count=rest), "quiet"))


def _contradicting(teller: Teller) -> Iterable[tuple[int, Reason]]:
    for place, one in enumerate(teller.assessment.contradictions, start=1):
        yield from ((place, reason) for reason in one.because)


def _apart(teller: Teller) -> list[tuple[Cell, ...]]:
    """Return a row for each verdict and reason: measures of which the same is said stand together."""
    alike: dict[tuple[Verdict, Cell, Cell], list[Line]] = {}
    for verdict in ORDER:
        for group in _alike(one for one in teller.assessment.exposures if one.verdict == verdict and verdict in _APART):
            first = group[0]
            title: Line = (
                paper.Span(teller.measure(first.measure_id), "strong"),
                paper.Span(f" {first.citation}", "quiet"),
            )
            about = () if first.subject.kind == "case" else (paper.Span(": "), *_subjects(teller, group))
            key = (verdict, _doubts(teller, group), _why(teller, group))
            alike.setdefault(key, []).append((*title, *about))
    return [
        (((verdict_mark(teller, verdict),), *doubts), tuple(dict.fromkeys(titles)), why)
        for (verdict, doubts, why), titles in alike.items()
    ]


def _sureness(teller: Teller, chains: list[Chain]) -> Cell:
    """Return by which chains, how well papered, and how much of the input comes that way."""
    lines: list[Line] = []
    by_subject: dict[Subject, list[Chain]] = {}
    for chain in dict.fromkeys(chains):
        by_subject.setdefault(chain.subject, []).append(chain)
    for subject, found in list(by_subject.items())[:SUBJECTS_SHOWN]:
        names = ", ".join(teller.chain(chain.id) for chain in found)
        best = max(chain.grade for chain in found)
        told = teller.say("measures.chains", subject=str(subject), chains=names, grade=best.name)
        told_content = [chain.content for chain in found if chain.content is not None]
        shares = f" {content(teller, told_content)}" if told_content else ""
        lines.append((paper.Span(f"{told}{shares}", "quiet", "chains"),))
    return tuple(lines)


def content(teller: Teller, told: list[ShareRange]) -> str:
    """Return the bounds of what comes by one chain, or the widest over several."""
    low, high = max(one.lo for one in told), max(one.hi for one in told)
    if low == high:
        return teller.say("measures.content-exact", share=str(low))
    key = "measures.content" if low > Share.percent(0) else "measures.content-open"
    return teller.say(key, lo=str(low), hi=str(high))
