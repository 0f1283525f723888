"""Page one: what is met, on what ground, how sure, what is due next."""

from amparo.findings.remedy import Deadline
from amparo.reports import paper
from amparo.reports.dossier import verdicts
from amparo.reports.dossier.teller import Teller
from amparo.reports.paper import Block, Callout, Cell, Entries, Entry, Heading, Line, Mark

DUE_ON_FRONT = 3
GAPS_ON_FRONT = 3


def masthead(teller: Teller) -> tuple[tuple[str, Cell], ...]:
    """Return who asked what, as of when, about which file."""
    case = teller.case
    rows = [
        ("front.on", paper.one(teller.day(teller.assessment.on), "strong")),
        ("front.role", paper.one(teller.label("dossier.role", case.filing_as or case.role))),
        ("front.bound", paper.one(", ".join(case.jurisdictions))),
        ("front.file", paper.one(case.name)),
    ]
    return tuple((teller.say(key), cell) for key, cell in rows if cell[0][0] != paper.Span(""))


def front(teller: Teller) -> tuple[Block, ...]:
    """Return the blocks of page one."""
    blocks: list[Block] = [*_samples(teller), Heading(teller.say("front.met")), *verdicts.on_front(teller)]
    blocks += [Heading(teller.say("front.due")), *_due(teller)]
    blocks += _open_ends(teller)
    return (*blocks, *_coverage(teller))


def _samples(teller: Teller) -> tuple[Block, ...]:
    samples = [snapshot for snapshot in teller.assessment.snapshots if snapshot.sample]
    if not samples:
        return ()
    lines = tuple(
        paper.plain(
            teller.say("front.sample", title=item.title, lists=", ".join(item.stands_in_for) or teller.say("nothing"))
        )
        for item in samples
    )
    return (Callout(teller.say("front.sample-title"), lines),)


def _coverage(teller: Teller) -> tuple[Block, ...]:
    short = [item for item in teller.assessment.snapshots if not item.coverage.complete and not item.sample]
    unseen = sorted({item.list_id for item in teller.assessment.screenings if item.result == "not-covered"})
    lines: list[Line] = []
    for item in short:
        part = item.coverage
        told = teller.say(
            "front.coverage", title=item.title, known=part.known, of=part.of or part.known, confirmed=part.confirmed
        )
        lines.append(paper.plain(told))
    if unseen:
        lines.append(paper.plain(teller.say("front.not-covered", count=len(unseen), lists=", ".join(unseen))))
    if not lines:
        return ()
    return (Callout(teller.say("front.coverage-title"), tuple(lines)),)


def coming(teller: Teller) -> list[Deadline]:
    """Return the dates ahead, the nearest first; a party's own acts before what others do the same day."""
    ahead = [one for one in teller.assessment.deadlines if one.due is not None and not one.passed and not one.done]
    return sorted(ahead, key=lambda one: (one.due, one.whose != "party", one.route_id, one.step))


def _due(teller: Teller) -> tuple[Block, ...]:
    ahead = coming(teller)
    passed = sum(1 for one in teller.assessment.deadlines if one.passed and not one.done)
    after: tuple[Block, ...] = ()
    if passed:
        note = paper.plain(teller.say("front.passed", count=passed), "quiet", "clock")
        after = (paper.Paragraph(note, "quiet"),)
    if not ahead:
        return (paper.Paragraph(paper.plain(teller.say("front.no-date"))), *after)
    return (Entries(tuple(_due_entry(teller, one) for one in ahead[:DUE_ON_FRONT])), *after)


def _due_entry(teller: Teller, one: Deadline) -> Entry:
    routes = {remedy.route_id: remedy for remedy in teller.assessment.remedies}
    route = routes.get(one.route_id)
    day = one.due or teller.assessment.on
    side: Cell = (paper.plain(teller.day(day), "big"), paper.plain(teller.away(day), "quiet"))
    name = str(one.route_id) if route is None else route.name
    title: Line = (paper.Span(f"{teller.step(one)}. ", "strong"), paper.Span(name))
    if route is not None and route.open == "needs-fact":
        title = (*title, paper.Span(" "), Mark(teller.say("open.needs-fact"), "dashed"))
    room = one.cautious is not None and one.whose == "party" and one.cautious < day
    aim = (
        (paper.Span(f" {teller.say('front.cautious', day=teller.day(one.cautious))}"),) if room and one.cautious else ()
    )
    whose = (*deadline_marks(teller, one), paper.Span(teller.say(f"whose.{one.whose}"), "quiet"), *aim)
    lines: list[Line] = [title, whose, (paper.Span(one.citation, "quiet"),)]
    return Entry(side, tuple(lines))


def deadline_marks(teller: Teller, one: Deadline) -> Line:
    """Return what must be known about a date before anybody relies on it."""
    shown = (
        (one.done, "done"), (one.passed and not one.done, "passed"), (one.premature, "premature"),
        (one.provisional, "provisional"), (not one.confirmed, "unconfirmed"),
    )  # fmt: skip
    marks = tuple(Mark(teller.say(f"mark.{key}"), "dashed") for holds, key in shown if holds)
    return tuple(part for mark in marks for part in (mark, paper.Span(" ")))


def _open_ends(teller: Teller) -> list[Block]:
    found = teller.assessment
    lines: list[Line] = []
    if found.contradictions:
        told = teller.say("front.contradictions", count=len(found.contradictions))
        lines.append((paper.Span(told, "plain", "contradictions"),))
    ranked = sorted(enumerate(found.gaps), key=lambda item: (-item[1].weight, item[0]))
    for _, gap in ranked[:GAPS_ON_FRONT]:
        kind = " / ".join(teller.label("document", part) for part in gap.kind.split(" or "))
        told = teller.say("front.gap", kind=kind, name=teller.subject(gap.subject).name, ref=str(gap.subject))
        lines.append((paper.Span(told, "plain", "gaps"),))
    rest = len(found.gaps) - GAPS_ON_FRONT
    if rest > 0:
        lines.append(paper.plain(teller.say("front.more-gaps", count=rest), "quiet", "gaps"))
    if found.undecided:
        lines.append(paper.plain(teller.say("front.undecided", count=len(found.undecided)), "plain", "undecided"))
    if not lines:
        return []
    return [Heading(teller.say("front.open")), paper.Bullets(tuple((line,) for line in lines))]
