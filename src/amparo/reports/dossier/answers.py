"""What can be done, by when, and what stands in the way: routes, the clock, colliding duties, what is undecided."""

from datetime import date

from amparo.findings.exposure import Conflict, Undecided
from amparo.findings.reason import Reason
from amparo.findings.remedy import Deadline, Open, Remedy
from amparo.law.conflicts import collisions
from amparo.remedies.comparison import Compared, compare
from amparo.reports import paper
from amparo.reports.dossier.front import coming, deadline_marks
from amparo.reports.dossier.notices import before
from amparo.reports.dossier.teller import Teller
from amparo.reports.paper import Block, Cell, Entries, Entry, Heading, Line, Mark, Section, Tone

MANY = 2
_ORDER: tuple[Open, ...] = ("yes", "needs-fact", "no")
# What the columns of the table of undecided rules say already.
_ELSEWHERE = frozenset({"law-says", "law-unconfirmed", "law-date-unconfirmed", "settled-by"})
_ACTS = (
    "deal-with-listed-party", "prepare-customs-filing", "file-statement", "send-data-to-foreign-authority", "complain",
)  # fmt: skip
# Told by a mark: it is said of many routes in the same words.
_UNDATED = "route-date-unconfirmed"
_TONES: dict[Open, Tone] = {"yes": "filled", "needs-fact": "dashed", "no": "thin"}


def routes(teller: Teller) -> Section:
    """Return the lawful routes: those open, those that lack a fact, and in short those that are not open."""
    found = teller.assessment.remedies
    blocks: list[Block] = [paper.Paragraph(paper.plain(teller.say("routes.intro"))), *before(teller, *_ACTS)]
    compared = _side_by_side(teller)
    blocks += compared
    shown = sorted((remedy for remedy in found if remedy.open != "no"), key=lambda remedy: _urgency(teller, remedy))
    entries = Entries(tuple(_route(teller, remedy, alone=not compared) for remedy in shown))
    blocks.append(entries if shown else _line(teller, "routes.none"))
    closed = [remedy for remedy in found if remedy.open == "no"]
    if closed:
        blocks.append(_closed(teller, closed))
    return Section("routes", teller.say("routes.title"), tuple(blocks))


def _closed(teller: Teller, closed: list[Remedy]) -> Block:
    """Return how many routes are not open, and by name those that a fact would open."""
    near = [one.name for one in closed if one.near_miss]
    told = [teller.say("routes.elsewhere", count=len(closed))]
    told += [teller.say("routes.near", names="; ".join(near))] if near else []
    return paper.Paragraph((Mark(teller.say("open.no"), _TONES["no"]),
                            *(paper.Span(f" {text}", "plain", "not-open") for text in told)))  # fmt: skip


def shut(teller: Teller) -> Section:
    """Return the routes that are not open and why; those of which the same is said stand together."""
    alike: dict[Cell, list[Remedy]] = {}
    for remedy in teller.assessment.remedies:
        if remedy.open == "no":
            alike.setdefault(_why_shut(teller, remedy), []).append(remedy)
    if not alike:
        return Section("not-open", teller.say("routes.shut"), (_line(teller, "routes.none-shut"),), appendix=True)
    rows = [(tuple(_titled(teller, one) for one in same), why) for why, same in alike.items()]
    table = teller.table("routes.table", (("route", 7), ("why", 7)), rows)
    return Section("not-open", teller.say("routes.shut"), (_line(teller, "routes.undated"), table), appendix=True)


def _side_by_side(teller: Teller) -> list[Block]:
    """Return the routes that are or may be open, a row each; nothing where there is nothing to compare."""
    found = teller.assessment
    rows = compare(found.remedies, found.deadlines, found.on)
    if len(rows) < MANY:
        return []
    columns = (("route", 6), ("due", 5), ("standard", 6), ("papers", 2), ("cost", 8))
    return [teller.table("compare", columns, [_compared(teller, row) for row in rows])]


def _compared(teller: Teller, row: Compared) -> tuple[Cell, ...]:
    remedy, due = row.remedy, row.due
    mark = Mark(teller.say(f"open.{remedy.open}"), _TONES[remedy.open])
    route: Cell = (paper.plain(remedy.name, "strong", f"route-{_number(teller, remedy)}"), (mark,))
    when: Cell = paper.one(teller.say("compare.none"))
    if due is not None and due.due is not None:
        when = (
            paper.plain(teller.day(due.due), "strong"), paper.plain(teller.away(due.due), "quiet"),
            paper.plain(teller.step(due)), deadline_marks(teller, due),
        )  # fmt: skip
    names = {other.route_id: other.name for other in teller.assessment.remedies}
    costs = tuple(
        paper.plain(teller.say("compare.costs", route=names.get(cost.route, cost.route), what=cost.what))
        for cost in row.costs
    )
    papers = str(len(remedy.papers))
    nothing = paper.one(teller.say("compare.no-cost"))
    return (route, when, paper.one(remedy.standard_of_proof), paper.one(papers), costs or nothing)


def _urgency(teller: Teller, remedy: Remedy) -> tuple[int, date, str]:
    """Open before doubtful, and among each the one whose next date comes first."""
    ahead = [one.due for one in coming(teller) if one.route_id == remedy.route_id and one.due is not None]
    return (_ORDER.index(remedy.open), min(ahead, default=date.max), remedy.route_id)


def _line(teller: Teller, key: str) -> paper.Paragraph:
    return paper.Paragraph(paper.plain(teller.say(key)))


def _route(teller: Teller, remedy: Remedy, *, alone: bool) -> Entry:
    """Return one route; ``alone``: no table before it tells its standard of proof and its next date."""
    mark = Mark(teller.say(f"open.{remedy.open}"), _TONES[remedy.open])
    side: Cell = (
        (mark,), paper.plain(remedy.forum, "strong"), paper.plain(remedy.citation, "quiet"),
        *((teller.unconfirmed(shown=True),) if not remedy.confirmed else ()), *_undated(teller, remedy),
    )  # fmt: skip
    body: list[Line] = [(paper.Span(remedy.name, "strong"), paper.Span(f" {remedy.route_id}", "mono"))]
    told = [("routes.who", ", ".join(remedy.who_may_file))]
    told += [("routes.standard", remedy.standard_of_proof)] if alone else []
    body += [(paper.Span(f"{teller.say(key)} ", "quiet"), paper.Span(text)) for key, text in told if text]
    body += _steps(teller, remedy)
    if remedy.missing_facts:
        facts = ", ".join(teller.wording.fact(fact) for fact in remedy.missing_facts)
        body.append((paper.Span(f"{teller.say('routes.missing')} ", "quiet"), paper.Span(facts)))
    if remedy.note:
        body.append(paper.plain(remedy.note, "quiet"))
    body += teller.because(reason for reason in remedy.because if reason.code != _UNDATED)
    body += _next(teller, remedy) if alone else []
    return Entry(side, tuple(body), f"route-{_number(teller, remedy)}")


def _number(teller: Teller, remedy: Remedy) -> int:
    return teller.assessment.remedies.index(remedy) + 1


def _steps(teller: Teller, remedy: Remedy) -> list[Line]:
    lines: list[Line] = []
    if remedy.steps:
        lines.append(paper.plain(teller.say("routes.steps"), "quiet"))
        lines += [paper.plain(f"{number}. {step}") for number, step in enumerate(remedy.steps, start=1)]
    if remedy.papers:
        lines.append((paper.Span(f"{teller.say('routes.papers')} ", "quiet"), paper.Span("; ".join(remedy.papers))))
    return lines


def _next(teller: Teller, remedy: Remedy) -> list[Line]:
    own = [one for one in coming(teller) if one.route_id == remedy.route_id]
    if not own or own[0].due is None:
        return []
    due = teller.day(own[0].due)
    step = teller.step(own[0])
    return [
        (paper.Span(teller.say("routes.next", step=step, day=due, away=teller.away(own[0].due)), "strong", "clock"),)
    ]


def _undated(teller: Teller, remedy: Remedy) -> Cell:
    """Return the mark of a route of which nobody confirmed since when or until when it is law."""
    shown = any(reason.code == _UNDATED for reason in remedy.because)
    return ((Mark(teller.say("mark.route-undated"), "dashed"),),) if shown else ()


def _titled(teller: Teller, remedy: Remedy) -> Line:
    mark = tuple(part for line in _undated(teller, remedy) for part in (paper.Span(" "), *line))
    return (paper.Span(remedy.name, "strong"), paper.Span(f" {remedy.citation}", "quiet"), *mark)


def _why_shut(teller: Teller, remedy: Remedy) -> Cell:
    near: Cell = ()
    if remedy.near_miss:
        facts = "; ".join(teller.wording.demand(test) for test in remedy.near_miss)
        near = (paper.plain(teller.say("routes.near-miss", facts=facts), "quiet"),)
    return (*teller.because(reason for reason in remedy.because if reason.code != _UNDATED), *near)


def clock(teller: Teller) -> Section:
    """Return every date with its rule, what it counts from, and how sure it is."""
    dated = [one for one in teller.assessment.deadlines if one.due is not None]
    awaited = [one for one in teller.assessment.deadlines if one.due is None]
    blocks: list[Block] = [_line(teller, "clock.intro")]
    columns = (("due", 5), ("step", 8), ("cautious", 4), ("citation", 6))
    if dated:
        ordered = sorted(dated, key=lambda one: (one.due, one.route_id, one.step))
        blocks.append(teller.table("clock.table", columns, [_date(teller, one) for one in ordered]))
    else:
        blocks.append(_line(teller, "front.no-date"))
    if awaited:
        rows = [_awaited(teller, one) for one in awaited]
        blocks += [
            Heading(teller.say("clock.awaited")),
            teller.table("clock.later", (("step", 7), ("rule", 9)), rows),
        ]
    return Section("clock", teller.say("clock.title"), tuple(blocks))


def _step_cell(teller: Teller, one: Deadline) -> Cell:
    names = {remedy.route_id: remedy.name for remedy in teller.assessment.remedies}
    whose = paper.Span(f" {teller.say(f'whose.{one.whose}')}", "quiet")
    return ((paper.Span(teller.step(one), "strong"), whose), paper.plain(names.get(one.route_id, str(one.route_id))))


def _date(teller: Teller, one: Deadline) -> tuple[Cell, ...]:
    day = one.due or teller.assessment.on
    due: list[Line] = [paper.plain(teller.day(day), "strong"), paper.plain(teller.away(day), "quiet")]
    marks = deadline_marks(teller, one)
    if marks:
        due.append(marks)
    if one.latest is not None and one.latest != day:
        first = teller.day(one.earliest or day)
        due.append(paper.plain(teller.say("clock.range", first=first, last=teller.day(one.latest)), "quiet"))
    cautious = () if one.cautious is None else paper.one(teller.day(one.cautious))
    return (tuple(due), _step_cell(teller, one), cautious, paper.one(one.citation, "quiet", "counted"))


def counted(teller: Teller) -> Section:
    """Return how each date was counted: its rule, what it counts from, and what to mind."""
    dated = [one for one in teller.assessment.deadlines if one.due is not None]
    rows = [_counted(teller, one) for one in sorted(dated, key=lambda one: (one.due, one.route_id, one.step))]
    columns = (("due", 3), ("step", 5), ("rule", 12))
    block = teller.table("counted.table", columns, rows) if rows else _line(teller, "front.no-date")
    return Section("counted", teller.say("counted.title"), (block,), appendix=True)


def _counted(teller: Teller, one: Deadline) -> tuple[Cell, ...]:
    why = teller.because(one.because) or paper.one(one.rule)
    due = paper.one(teller.day(one.due or teller.assessment.on), "strong")
    return (due, _step_cell(teller, one), (*why, paper.plain(one.citation, "quiet")))


def _awaited(teller: Teller, one: Deadline) -> tuple[Cell, ...]:
    marks = deadline_marks(teller, one)
    why = teller.because(one.because) or paper.one(one.rule)
    return (_step_cell(teller, one), (*why, paper.plain(one.citation, "quiet"), *((marks,) if marks else ())))


def conflicts(teller: Teller) -> Section:
    """Return duties of two legal orders side by side; neither is chosen."""
    found = teller.assessment.conflicts
    told = (
        f"{teller.say('conflicts.intro')} {teller.say('conflicts.counsel')}" if found else teller.say("conflicts.none")
    )
    blocks: list[Block] = [paper.Paragraph(paper.plain(told))]
    blocks += [_conflict(teller, one) for one in found]
    return Section("conflicts", teller.say("conflicts.title"), tuple(blocks))


def _conflict(teller: Teller, conflict: Conflict) -> paper.Pair:
    of_each: dict[str, list[Line]] = {conflict.one: [], conflict.other: []}
    shared: list[Reason] = []
    for reason in conflict.because:
        laws = {item.source.removeprefix("law:") for item in reason.evidence} & set(of_each)
        if len(laws) == 1:
            of_each[laws.pop()].append(teller.reason(reason))
        elif reason.code != "conflict-for-counsel":
            shared.append(reason)
    bound = paper.plain(teller.say("conflicts.bound", who=conflict.bound), "strong")
    return paper.Pair(
        teller.measure(conflict.one), (paper.plain(conflict.one, "mono"), *of_each[conflict.one]),
        teller.measure(conflict.other), (paper.plain(conflict.other, "mono"), *of_each[conflict.other]),
        (bound, *teller.because(shared)),
    )  # fmt: skip


def undecided(teller: Teller) -> Section:
    """Return rules that lack a fact, and what would settle them."""
    found = teller.assessment.undecided
    if not found:
        return Section("undecided", teller.say("undecided.title"), (_line(teller, "undecided.none"),))
    alike: dict[tuple[str, tuple[str, ...]], list[Undecided]] = {}
    for one in found:
        alike.setdefault((one.rule, one.missing), []).append(one)
    rows = [_undecided(teller, group) for group in alike.values()]
    table = teller.table("undecided.table", (("rule", 6), ("settled-by", 5), ("why", 8)), rows)
    return Section("undecided", teller.say("undecided.title"), (_line(teller, "undecided.intro"), table))


def _undecided(teller: Teller, alike: list[Undecided]) -> tuple[Cell, ...]:
    """Return one rule with everything it is open for."""
    one = alike[0]
    measure, _, _ = one.rule.partition("/")
    title = teller.measure(measure)
    name = teller.label("ground", one.rule) if title == measure else title
    if measure == "conflict":
        name = next(known.title for known in collisions().values() if one.rule == f"conflict/{known.id}")
    subjects = tuple(teller.subject(each.subject).line for each in alike if each.subject.kind != "case")
    rule: Cell = (paper.plain(name, "strong"), paper.plain(one.rule, "mono"), *subjects)
    facts = tuple(paper.plain(teller.wording.fact(fact)) for fact in one.missing)
    why = teller.because(reason for each in alike for reason in each.because if reason.code not in _ELSEWHERE)
    return (rule, facts, why)
