"""From which day a period runs: an event on file, or the date that another step comes to."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from amparo.facts.event import Event
from amparo.facts.evidence import Evidence
from amparo.facts.period import Period
from amparo.findings.reason import Reason, because
from amparo.remedies.order import contradiction
from amparo.remedies.route import DeadlineRule, Trigger
from amparo.remedies.subjects import PAPER, parted, same_thing, subjects
from amparo.remedies.zones import seen_by_authority


@dataclass(frozen=True, slots=True)
class Start:
    """The (imprecise) day a period runs from.

    ``root`` is the first event of the chain of dates that leads to it; ``refs`` are what that event concerns.
    ``provisional`` is inherited from the dates before. ``contradicts``: the file tells what cannot be, or nothing
    can be said to run from it. ``addressed``: the event says to which route it belongs.
    """

    label: str
    when: Period
    root: Period
    trigger: Trigger
    refs: tuple[str, ...] = ()
    derived: bool = False
    provisional: bool = False
    confirmed: bool = True
    contradicts: bool = False
    addressed: bool = False
    because: tuple[Reason, ...] = ()

    def spoiled(self, *reasons: Reason) -> "Start":
        """Return the start from which nothing is counted, and why."""
        return replace(self, contradicts=True, because=(*self.because, *reasons))


Derive = Callable[[Trigger], tuple[Start, ...]]


def starts(rule: DeadlineRule, events: tuple[Event, ...], derive: Derive, recorded_in: str = "") -> tuple[Start, ...]:
    """Return every start of ``rule``, one for each thing the events concern.

    Args:
        rule: its triggers stand in order of preference.
        events: on file.
        derive: finds the starts that another step's date gives.
        recorded_in: the time zone in which the days of the events were noted, where it is not the authority's.
    """
    found: list[Start] = []
    kinds = {trigger.event for trigger in rule.triggers}
    about = [subjects(event) for event in events if event.kind in kinds]
    for trigger in rule.triggers:
        new = derive(trigger) if trigger.step else _told(trigger, rule.zone, events, recorded_in)
        for start in (replace(one, refs=part) for one in new for part in parted(one.refs, about)):
            rivals = [position for position, old in enumerate(found) if same_thing(old.refs, start.refs)]
            if not rivals:
                found.append(start)
            for position in rivals:
                found[position] = _settled(found[position], start)
    return tuple(sorted(found, key=lambda one: (one.when, one.refs)))


def _told(trigger: Trigger, zone: str, events: tuple[Event, ...], recorded_in: str) -> tuple[Start, ...]:
    told: dict[tuple[str, ...], Start] = {}
    for event in sorted(events, key=lambda one: (one.refs, one.date)):
        if event.kind == trigger.event:
            start = _of(event, trigger, zone, recorded_in)
            broken = contradiction(event, events)
            if broken is not None:
                start = start.spoiled(_cannot_be(*broken))
            before = told.get(start.refs)
            told[start.refs] = start if before is None else _told_twice(before, start)
    return tuple(told.values())


def _of(event: Event, trigger: Trigger, zone: str, recorded_in: str) -> Start:
    when = seen_by_authority(event.date, recorded_in, zone)
    reasons = [because("trigger-event", *_papers(event), event=event.kind, day=str(event.date))]
    if when != event.date:
        reasons.append(because("trigger-noted-elsewhere", zone=recorded_in, authority=zone, day=str(when)))
    return Start(event.kind, when, when, trigger, subjects(event), addressed=bool(event.routes), because=tuple(reasons))


def _cannot_be(earlier: Event, later: Event) -> Reason:
    return because(
        "order-contradicts", one=earlier.kind, day=str(earlier.date), other=later.kind, later=str(later.date)
    )


def _papers(event: Event) -> tuple[Evidence, ...]:
    papers = tuple(Evidence(ref) for ref in event.refs if ref.startswith(PAPER))
    if event.at is None:
        return papers
    line = "" if event.at.line is None else f"line {event.at.line}"
    return (Evidence(f"bundle:{event.at.file}", line), *papers)


def _told_twice(one: Start, other: Start) -> Start:
    """Return one start for two tellings of one event: where the days differ, both stand as bounds."""
    refs = tuple(sorted({*one.refs, *other.refs}))
    if one.contradicts or other.contradicts:
        kept, left = (other, one) if one.contradicts else (one, other)
        return replace(kept, refs=refs, because=tuple(dict.fromkeys((*kept.because, *left.because))))
    if one.when == other.when:
        return replace(one, refs=refs)
    when = _hull(one.when, other.when)
    reason = because("trigger-told-twice", event=one.label, one=str(one.when), other=str(other.when))
    told = tuple(dict.fromkeys((*one.because, *other.because, reason)))
    return replace(one, when=when, root=when, refs=refs, because=told)


def _settled(preferred: Start, other: Start) -> Start:
    """Return the preferred start, wary of what a second telling, or a derived date, says beside it."""
    if not other.derived:
        return _told_twice(preferred, other) if preferred.trigger == other.trigger else preferred
    if preferred.contradicts or other.contradicts:
        return preferred
    if not preferred.derived and preferred.when.last < other.root.first:
        return preferred.spoiled(
            because(
                "trigger-contradicts",
                one=preferred.label,
                day=str(preferred.when),
                other=other.label,
                root=str(other.root),
            )
        )
    if preferred.when.last <= other.when.first:
        return preferred
    # The law took effect before the notice on file, or may have: both dates stand until somebody decides.
    reason = because(
        "trigger-later-than-law",
        one=preferred.label,
        day=str(preferred.when),
        other=other.label,
        deemed=str(other.when),
    )
    return replace(
        preferred,
        when=_hull(preferred.when, other.when),
        root=other.root,
        provisional=other.provisional,
        because=(*preferred.because, *other.because, reason),
    )


def _hull(one: Period, other: Period) -> Period:
    return Period(min(one.first, other.first), max(one.last, other.last))
