"""From which day a period runs: an event on file, or the date that another step comes to."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from amparo.facts.event import Event
from amparo.facts.evidence import Evidence
from amparo.facts.period import Period
from amparo.findings.reason import Reason, because
from amparo.remedies.route import DeadlineRule, Trigger


@dataclass(frozen=True, slots=True)
class Start:
    """The (imprecise) day a period runs from.

    ``root`` is the first event of the chain of dates that leads to it; ``refs`` are what that event concerns.
    ``provisional`` is inherited from the dates before. ``contradicts``: the file tells an order of events that
    cannot be.
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
    because: tuple[Reason, ...] = ()


Derive = Callable[[Trigger], tuple[Start, ...]]


def starts(rule: DeadlineRule, events: tuple[Event, ...], derive: Derive) -> tuple[Start, ...]:
    """Return every start of ``rule``, one for each thing the events concern.

    Args:
        rule: its triggers stand in order of preference.
        events: on file.
        derive: finds the starts that another step's date gives.
    """
    found: list[Start] = []
    for trigger in rule.triggers:
        new = derive(trigger) if trigger.step else _told(trigger, events)
        for start in new:
            rivals = [position for position, old in enumerate(found) if _same(old.refs, start.refs)]
            if not rivals:
                found.append(start)
            for position in rivals:
                found[position] = _settled(found[position], start)
    return tuple(sorted(found, key=lambda one: (one.when, one.refs)))


def _told(trigger: Trigger, events: tuple[Event, ...]) -> tuple[Start, ...]:
    told: dict[tuple[str, ...], Start] = {}
    for event in sorted(events, key=lambda one: (one.refs, one.date)):
        if event.kind != trigger.event:
            continue
        paper = (
            () if event.at is None else (Evidence(f"bundle:{event.at.file}", f"line {event.at.line or ''}".strip()),)
        )
        reason = because("trigger-event", *paper, event=event.kind, day=str(event.date))
        start = Start(event.kind, event.date, event.date, trigger, event.refs, because=(reason,))
        before = told.get(event.refs)
        told[event.refs] = start if before is None else _told_twice(before, start)
    return tuple(told.values())


def _told_twice(one: Start, other: Start) -> Start:
    if one.when == other.when:
        return one
    when = _hull(one.when, other.when)
    reason = because("trigger-told-twice", event=one.label, one=str(one.when), other=str(other.when))
    return replace(one, when=when, root=when, because=(*one.because, *other.because, reason))


def _settled(preferred: Start, other: Start) -> Start:
    """Return the preferred start, wary of what a derived date says beside it."""
    if not other.derived:
        return preferred
    if preferred.when.last < other.root.first:
        reason = because(
            "trigger-contradicts", one=preferred.label, day=str(preferred.when), other=other.label, root=str(other.root)
        )
        return replace(preferred, contradicts=True, because=(*preferred.because, reason))
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


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two events may concern the same thing: they share a reference, or one names none."""
    return not one or not other or bool(set(one) & set(other))
