"""Tracing a case: from every finished lot, or good without lots, back to marks, raw material and open ends."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from amparo.facts.case import Case
from amparo.facts.ids import LotId, Subject
from amparo.facts.quantity import ShareRange
from amparo.findings.chain import Chain, Grade
from amparo.findings.exposure import Caution
from amparo.findings.reason import because
from amparo.findings.tracing import LotTrace, Tracing
from amparo.kernel.progress import SILENT, Progress, track
from amparo.tracing.balance import balance
from amparo.tracing.closure import PROVED, Closure, closures, concerned, open_ends
from amparo.tracing.content import ONE, Bounds, Mixer
from amparo.tracing.dates import date_contradictions
from amparo.tracing.genealogy import Genealogy, genealogy
from amparo.tracing.hops import Edge
from amparo.tracing.mark import Mark
from amparo.tracing.ownership import oversubscribed
from amparo.tracing.papers import Papers
from amparo.tracing.paths import Downstream, Reach, Target
from amparo.tracing.rows import as_of
from amparo.tracing.supplies import draw_supplies
from amparo.tracing.telling import HANDLED, LOTS, MADE, HopTeller, targets, told_chain

# How many lots a caution names before it only counts.
FIRST = 5


def trace(case: Case, marks: Iterable[Mark], on: date, progress: Progress = SILENT) -> Tracing:
    """Trace every finished lot of a case, and every good that has no lots.

    Args:
        case: the user's records.
        marks: what to trace to.
        on: rows and documents certainly later do not count.
        progress: told each mark; may cancel.

    Raises:
        UserError: a lot went, through others, into itself.
    """
    then, left = as_of(case, on)
    built = genealogy(then, Papers(then, on))
    supplies = draw_supplies(built)
    balanced = balance(built)
    contradictions = (*balanced.contradictions, *date_contradictions(built), *oversubscribed(then.holdings, on))
    draft = _Draft(built)
    for mark in track(sorted(marks, key=lambda mark: mark.key), "tracing-marks", progress):
        draft.follow(mark)
    closed = closures(built)
    draft.end(closed)
    held = concerned(then, built.order, contradictions)
    warnings = [*balanced.warnings, *_unmoved(built)]
    if left:
        warnings.append(Caution("rows-after-day", (because("rows-after-day", on=on.isoformat(), rows=left),)))
    lots = {
        lot: LotTrace(
            lot_id=lot,
            closed=closed[lot].closed,
            grade=closed[lot].grade,
            chains=tuple(draft.chains[Subject("lot", lot)]),
            content=dict(draft.bounds.get(lot, {})),
            open_ends=open_ends(built, closed, lot),
            contradictions=held.get(lot, ()),
            lots=len(built.upstream(lot)),
        )
        for lot in built.finished()
    }
    return Tracing(
        on=on,
        chains=tuple(chain for subject in draft.subjects for chain in draft.chains[subject]),
        contradictions=contradictions,
        lots=lots,
        steps=built.steps,
        supplies=supplies,
        warnings=tuple(warnings),
    )


def _subjects(built: Genealogy) -> tuple[Subject, ...]:
    """Return finished lots, then goods that have no lots, in the order of the file."""
    with_lots = {lot.good_id for lot in built.case.lots.values()}
    goods = (Subject("good", good) for good in built.case.goods if good not in with_lots)
    return (*(Subject("lot", lot) for lot in built.finished()), *goods)


def _unmoved(built: Genealogy) -> Iterator[Caution]:
    """Yield a caution where lots were used elsewhere than made and no paper tells how they came there."""
    steps = [
        step
        for steps in built.steps.values()
        for step in steps
        if step.kind == "movement" and not step.on_file and step.grade < PROVED
    ]
    if steps:
        first = ", ".join(dict.fromkeys(str(step.lot_id) for step in steps[:FIRST]))
        yield Caution("movement-not-on-file", (because("movement-not-on-file", count=len(steps), first=first),))


class _Draft:
    """Chains and bounds while marks are followed one after another."""

    def __init__(self, built: Genealogy) -> None:
        self.built = built
        self.subjects = _subjects(built)
        self.chains: defaultdict[Subject, list[Chain]] = defaultdict(list)
        self.bounds: defaultdict[LotId, dict[str, ShareRange]] = defaultdict(dict)
        self._downstream = Downstream(built.edges)
        self._hops = HopTeller()
        self._mixer = Mixer(built)

    def follow(self, mark: Mark) -> None:
        """Add the strongest chain of every subject to a mark: by making where there is one, else by handling."""
        ends = targets(mark)
        made = Reach(self._downstream, ends, MADE)
        handled = Reach(self._downstream, ends, HANDLED) if self._downstream.handled else made
        parts = _content(self.built, self._mixer, mark)
        for subject in self.subjects:
            start = str(subject)
            path = made.path(start, self.built.edges, MADE) or handled.path(start, self.built.edges, HANDLED)
            if not path:
                continue
            hops = self._hops.told(path)
            share = None
            lot = LotId(subject.id)
            part = parts[min(hop.grade for hop in hops) >= Grade.E2].get(lot) if subject.kind == "lot" else None
            if part is not None and start in made.best:
                share = self.bounds[lot][mark.key] = part.told
            self.chains[subject].append(told_chain(subject, mark.key, hops, share))

    def end(self, closed: Mapping[LotId, Closure]) -> None:
        """Add the strongest chain to raw material, and to an open end, where a subject has one."""
        built = self.built
        raw = [f"lot:{lot}" for lot in built.order if built.is_origin(lot)]
        ends = [f"lot:{lot}" for lot in built.order if closed[lot].end is not None]
        for reaches, nodes in (("origin", raw), ("open-end", ends)):
            lasts = [Target(node, edge) for node in nodes for edge in built.edges.get(node, ()) if _made_at(edge)]
            reach = Reach(self._downstream, lasts, LOTS)
            for subject in self.subjects:
                path = reach.path(str(subject), built.edges, LOTS)
                if path:
                    self.chains[subject].append(told_chain(subject, reaches, self._hops.told(path), None))


def _made_at(edge: Edge) -> bool:
    return edge.relation == "made-at"


def _content(built: Genealogy, mixer: Mixer, mark: Mark) -> dict[bool, dict[LotId, Bounds]]:
    """Return bounds by whether only marks known at E2 or better are counted."""
    how_sure: dict[LotId, int] = {}
    for lot in built.case.lots.values():
        party = built.case.party_of(lot.site_id)
        of_site = None if lot.site_id is None else mark.sites.get(lot.site_id)
        of_party = None if party is None else mark.parties.get(party)
        if of_site is not None or of_party is not None:
            how_sure[lot.id] = max(of_site or 0, of_party or 0)
    strong = {lot for lot, grade in how_sure.items() if grade >= Grade.E2}
    whole = Bounds(ONE, ONE)
    parts = {True: mixer.content(dict.fromkeys(strong, whole))}
    parts[False] = parts[True] if len(strong) == len(how_sure) else mixer.content(dict.fromkeys(how_sure, whole))
    return parts
