"""A trace as a paper: the pictures, every hop in words, other ways, owners, and what the lists cover."""

from collections.abc import Mapping
from dataclasses import replace

from amparo.facts.ids import Subject
from amparo.findings.chain import Chain
from amparo.reports import paper
from amparo.reports.dossier import chains, papers, sources
from amparo.reports.dossier.notices import callout
from amparo.reports.dossier.teller import Teller
from amparo.reports.paper import Block, Callout, Cell, Figure, Labels, Line, Mark, Paper, Section, Tone
from amparo.reports.svg import Part, sheet
from amparo.reports.trace.legend import legend
from amparo.reports.trace.owners import OwnersTeller, counted
from amparo.reports.trace.told import Trace
from amparo.tracing.standing import Held, Ownership, Reached
from amparo.wording import Wording

# So many subjects stand on one page; what lies beyond is counted, and can be asked for.
MOST_SUBJECTS = 100
TONES: dict[Reached, Tone] = {"yes": "filled", "possibly": "outlined", "no": "thin"}


def build(trace: Trace, wording: Wording) -> Paper:
    """Return the trace as a paper in the language of ``wording``."""
    case, assessment, asked = trace.case, trace.assessment, trace.asked
    teller = _teller(trace, wording)
    count = len(trace.every) - len(assessment.chains)
    told = [teller.ref(ref).line for ref in asked] or [paper.plain(_say(teller, "asked-all"))]
    how_many = str(len(assessment.chains))
    if count:
        how_many = _say(teller, "counted", count=len(assessment.chains), others=count)
    masthead = (
        (teller.say("front.on"), paper.one(teller.day(assessment.on), "strong")),
        (_say(teller, "asked"), tuple(told)),
        (_say(teller, "count"), paper.one(how_many)),
        (teller.say("front.file"), paper.one(case.name)),
    )
    figure = Figure(legend(wording), _say(teller, "legend-caption"), _say(teller, "legend-described"))
    _, subjects = _bounded(trace)
    short = () if subjects <= MOST_SUBJECTS else (_bound(teller, subjects),)
    front: tuple[Block, ...] = (
        *short,
        *callout(teller, trace.notices), paper.Heading(_say(teller, "reading")), figure,
    )  # fmt: skip
    parts = [chains.section(teller), *_ways(teller, trace.other_ways), _owners(teller, trace.ownership)]
    parts += [papers.contradictions(teller), chains.hops(teller), sources.section(teller), papers.documents(teller)]
    return Paper(
        language=wording.language,
        kind=_say(teller, "kind-of-paper"),
        title=case.title,
        on=assessment.on,
        running=_say(teller, "running", title=case.title, day=teller.day(assessment.on)),
        labels=Labels(teller.say("skip"), teller.say("contents"), teller.say("page")),
        masthead=masthead,
        front=front,
        sections=tuple(parts),
        footer=(paper.plain(teller.say("footer.scope")), paper.plain(teller.say("footer.advice"))),
    )


def picture(trace: Trace, wording: Wording) -> bytes | None:
    """Return every picture of the trace and its legend as one SVG file; ``None`` where there is no chain to draw."""
    teller = _teller(trace, wording)
    figures = [block for block in chains.section(teller).blocks if isinstance(block, Figure)]
    if not figures:
        return None
    sample = any(snapshot.sample for snapshot in trace.assessment.snapshots)
    lists = _say(teller, "sample" if sample else "no-sample")
    _, subjects = _bounded(trace)
    if subjects > MOST_SUBJECTS:
        lists = f"{lists} {_say(teller, 'not-all', told=MOST_SUBJECTS, all=subjects)}"
    about = _say(teller, "described", day=teller.day(trace.assessment.on), lists=lists)
    parts = [*(Part(figure.caption, figure.picture) for figure in figures)]
    parts.append(Part(_say(teller, "reading"), legend(wording)))
    return sheet(parts, _say(teller, "running", title=trace.case.title, day=teller.day(trace.assessment.on)), about)


def _bounded(trace: Trace) -> tuple[Trace, int]:
    """Return the trace with the chains of so many subjects as one page can show, and how many subjects there are."""
    order: dict[Subject, bool] = {}
    for chain in trace.assessment.chains:
        order[chain.subject] = order.get(chain.subject, False) or chain.reaches not in chains.ENDS
    if len(order) <= MOST_SUBJECTS:
        return trace, len(order)
    kept = set(sorted(order, key=lambda subject: not order[subject])[:MOST_SUBJECTS])
    told = tuple(chain for chain in trace.assessment.chains if chain.subject in kept)
    return replace(trace, assessment=replace(trace.assessment, chains=told)), len(order)


def _teller(trace: Trace, wording: Wording) -> Teller:
    """Speak of the chains told, of the contradictions that touch them, and of their papers only."""
    trace, _ = _bounded(trace)
    named = dict.fromkeys(id_ for chain in trace.every for hop in chain.hops for id_ in hop.document_ids)
    passed = {ref for chain in trace.every for hop in chain.hops for ref in (hop.start, hop.end)}
    found = trace.assessment.contradictions
    about = tuple(one for one in found if any(str(subject) in passed for subject in one.concerns))
    held = (stake for one in trace.ownership for each in one.parties for stake in counted(each))
    named.update(dict.fromkeys(id_ for one in about for id_ in one.document_ids))
    named.update(dict.fromkeys(id_ for stake in held for row in stake.rows for id_ in row.document_ids))
    documents = {id_: document for id_, document in trace.case.documents.items() if id_ in named}
    narrowed = replace(trace.assessment, chains=trace.every, contradictions=about)
    return Teller(narrowed, replace(trace.case, documents=documents), wording, {})


def _ways(teller: Teller, other_ways: Mapping[str, tuple[Chain, ...]]) -> list[Section]:
    lines: list[Cell] = []
    for chain_id, each in other_ways.items():
        for chain in each:
            stops = [teller.ref(str(chain.subject)), *(teller.ref(hop.end) for hop in chain.hops)]
            way = " > ".join(stop.ref or stop.name for stop in stops)
            beside = f" {teller.chain(chain_id)}"
            head: Line = (
                paper.Span(f"{teller.chain(chain.id)} · {chain.grade.name}", "strong"),
                paper.Span(beside, "quiet"),
            )
            lines.append((head, paper.plain(way)))
    if not lines:
        return []
    intro = paper.Paragraph(paper.plain(_say(teller, "ways-intro")))
    return [Section("ways", _say(teller, "ways-title"), (intro, paper.Bullets(tuple(lines))))]


def _owners(teller: Teller, found: tuple[Ownership, ...]) -> Section:
    speaker = OwnersTeller(teller.wording, lambda party: f"{teller.party(party).name} ({party})")
    rows = [_standing(teller, speaker, one, held) for one in found for held in one.parties]
    blocks: list[Block] = [paper.Paragraph(paper.plain(speaker.say("intro" if rows else "none")))]
    if rows:
        columns = ("party", "test", "result", "held", "rests")
        weights = (5, 6, 3, 7, 6)
        heads = tuple(paper.Column(speaker.say(key), weight) for key, weight in zip(columns, weights, strict=True))
        blocks.append(paper.Table(speaker.say("table"), heads, tuple(rows)))
    unseen = tuple(paper.plain(told) for one in found if (told := speaker.not_kept(one)))
    if unseen:
        blocks.append(Callout(teller.say("mark.incomplete"), unseen, "note"))
    return Section("owners", speaker.say("title"), tuple(blocks), across=True)


def _standing(teller: Teller, speaker: OwnersTeller, one: Ownership, held: Held) -> tuple[Cell, ...]:
    standing = held.standing
    marks = teller.unconfirmed(shown=not one.spell.confirmed)
    test: Cell = (
        paper.plain(one.test.title, "strong"),
        paper.plain(speaker.threshold(one)),
        paper.plain(speaker.state(one), "quiet"),
        *((marks,) if marks else ()),
    )
    result: Cell = (
        (Mark(speaker.say(f"reached.{standing.reached}"), TONES[standing.reached]),),
        paper.plain(speaker.say("share", share=str(standing.share))),
    )
    ids = tuple(dict.fromkeys(id_ for stake in standing.direct for row in stake.rows for id_ in row.document_ids))
    stakes: Cell = (*(paper.plain(told) for told in speaker.stakes(held)), *teller.documents(ids))
    beside: Cell = tuple(paper.plain(told, "quiet") for told in speaker.beside(one, held))
    rests: Cell = tuple(paper.plain(told) for told in speaker.rests(held))
    return (teller.party(standing.party_id).cell, test, result, stakes, (*rests, *beside))


def _bound(teller: Teller, subjects: int) -> paper.Paragraph:
    return paper.Paragraph(paper.plain(_say(teller, "not-all", told=MOST_SUBJECTS, all=subjects)))


def _say(teller: Teller, key: str, **params: str | int) -> str:
    return teller.wording.say(f"trace.{key}", **params)
