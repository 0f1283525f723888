"""The clock: each period of a route, from the events on file to a date, with the steps that led to it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from amparo.facts.event import KINDS, Event
from amparo.facts.evidence import Evidence
from amparo.facts.ids import RouteId
from amparo.facts.period import Period
from amparo.facts.truth import Truth
from amparo.findings.reason import Reason, because
from amparo.findings.remedy import Deadline
from amparo.kernel.errors import IntegrityError, UserError
from amparo.remedies.catalogue import routes
from amparo.remedies.route import DeadlineRule, Route, Trigger
from amparo.remedies.start import Start, same_thing, starts, subjects
from amparo.remedies.window import Window, window_of


def timetable(
    route: Route,
    events: tuple[Event, ...],
    on: date,
    *,
    register: Mapping[RouteId, Route] | None = None,
    recorded_in: str = "",
    region: str = "",
) -> tuple[Deadline, ...]:
    """Return the dates of ``route``, in the order of its steps; one for each thing its triggers concern.

    A period that no event starts yet is a deadline without a date, with the event awaited. What cannot be
    computed (contradictory events, a day beyond the calendar, a trigger before the rule) is a deadline without a
    date too, and says why.

    Args:
        route: the route.
        events: what is on file.
        on: the day of asking; tells what has passed and what would be premature.
        register: where steps of other routes are looked up; the catalogue by default.
        recorded_in: the time zone in which the days of the events were noted; the authority's own by default.
        region: ISO 3166-2 code of where the forum sits; regional holidays are read where they are on file.

    Raises:
        UserError: an event is of a kind, or a time zone of a name, that nobody knows.
    """
    for event in events:
        if event.kind not in KINDS:
            raise UserError("event-kind-unknown", event.at, kind=event.kind)
    desk = _Desk(routes() if register is None else register, events, on, recorded_in, region)
    return tuple(_noted(deadline, rule) for rule in route.deadlines for deadline in desk.deadlines(route.id, rule))


def _noted(deadline: Deadline, rule: DeadlineRule) -> Deadline:
    note = (because("step-note", note=rule.note.removesuffix(".")),) if rule.note else ()
    return replace(deadline, because=(*deadline.because, *note))


@dataclass(frozen=True, slots=True)
class _Desk:
    register: Mapping[RouteId, Route]
    events: tuple[Event, ...]
    on: date
    recorded_in: str
    region: str

    def deadlines(self, route_id: RouteId, rule: DeadlineRule) -> tuple[Deadline, ...]:
        if rule.limit == "none-found":
            return (self._undated(route_id, rule, because("no-limit-found", step=rule.step)),)
        if rule.limit == "set-by-notice":
            return (self._set(self._undated(route_id, rule, because("date-set-by-notice", step=rule.step)), rule),)
        step = f"{route_id}/{rule.step}"
        found = starts(rule, self.events, lambda trigger: self._derived(trigger, (step,)), self.recorded_in)
        if not found:
            awaited = " / ".join(self._awaited(rule))
            return (self._undated(route_id, rule, because("awaits-event", events=awaited)),)
        return tuple(self._set(self._dated(route_id, rule, start), rule) for start in found)

    def _undated(self, route_id: RouteId, rule: DeadlineRule, *reasons: Reason, trigger: str = "") -> Deadline:
        return Deadline(
            route_id=route_id,
            step=rule.step,
            trigger=trigger or " / ".join(str(one) for one in rule.triggers),
            rule=rule.formula,
            citation=rule.citation,
            confirmed=rule.confirmed,
            whose=rule.whose,
            because=reasons,
        )

    def _dated(self, route_id: RouteId, rule: DeadlineRule, start: Start) -> Deadline:
        trigger = f"{start.label} {start.when}"
        if start.contradicts:
            return self._undated(route_id, rule, *start.because, trigger=trigger)
        if rule.span.holds_on(start.when.first) is rule.span.holds_on(start.when.last) is Truth.FALSE:
            outside = because("rule-not-in-force", day=str(start.when), citation=rule.citation)
            return self._undated(route_id, rule, *start.because, outside, trigger=trigger)
        window = window_of(rule, start, self.region)
        if isinstance(window, Reason):
            return self._undated(route_id, rule, *start.because, window, trigger=trigger)
        law = because("rule-applied", Evidence(f"law:{route_id}", rule.citation), rule=rule.formula)
        deadline = replace(
            self._undated(route_id, rule, trigger=trigger),
            due=window.earliest,
            earliest=window.earliest,
            latest=window.latest,
            cautious=window.cautious if rule.whose == "party" else None,
            provisional=window.provisional or start.provisional,
            confirmed=rule.confirmed and start.confirmed,
            passed=self.on > window.latest,
            because=(*start.because, law, *window.because),
        )
        return self._held_against_filing(deadline, rule, start, window)

    def _set(self, deadline: Deadline, rule: DeadlineRule) -> Deadline:
        """Take in the days an authority set or extended for this step; a statutory period stays where it is."""
        step = f"{deadline.route_id}/{rule.step}"
        told = [event for event in self.events if event.kind == "date-set" and step in event.refs]
        if not told:
            return deadline
        last = max(event.date for event in told)
        if rule.limit == "counted" and not rule.extendable:
            reason = because("extension-does-not-move", step=step, day=str(last), citation=rule.citation)
            return replace(deadline, because=(*deadline.because, reason))
        day = last.first if deadline.due is None else max(last.first, deadline.due)
        reason = because("date-set", step=step, day=str(last))
        return replace(
            deadline,
            due=day,
            earliest=day,
            latest=max(day, last.last),
            cautious=min(deadline.cautious or day, day),
            passed=self.on > max(day, last.last),
            because=(*deadline.because, reason),
        )

    def _held_against_filing(self, deadline: Deadline, rule: DeadlineRule, start: Start, window: Window) -> Deadline:
        """Mark what was filed, or would be filed today, before the period opens."""
        if rule.whose != "party" or any(length.number < 0 for length in rule.lengths):
            return deadline
        opens = start.when.last + timedelta(days=start.trigger.opens)
        filings = [
            event.date
            for event in self.events
            if event.kind == rule.done_by and same_thing(subjects(event), start.refs)
        ]
        if not filings:
            early = self.on < opens
            reasons = (because("opens-on", day=opens.isoformat()),) if early or start.trigger.opens else ()
            return replace(deadline, premature=early, because=(*deadline.because, *reasons))
        filed = min(filings)
        if filed.first < opens:
            reason = because("filed-early", day=str(filed), opens=opens.isoformat())
            return replace(deadline, premature=True, because=(*deadline.because, reason))
        if filed.last <= window.earliest:
            return replace(deadline, done=True, because=(*deadline.because, because("filed-in-time", day=str(filed))))
        reason = because("filed-late", day=str(filed), due=window.earliest.isoformat())
        return replace(deadline, because=(*deadline.because, reason))

    def _derived(self, trigger: Trigger, seen: tuple[str, ...]) -> tuple[Start, ...]:
        rule = self._rule_of(trigger.step, seen)
        deeper = (*seen, trigger.step)
        nested = starts(rule, self.events, lambda inner: self._derived(inner, deeper), self.recorded_in)
        found = []
        for start in nested:
            window = None if start.contradicts else window_of(rule, start, self.region)
            if not isinstance(window, Window):
                continue
            when = Period(window.earliest, window.latest)
            reason = because(
                "trigger-derived", Evidence(f"law:{trigger.step}", rule.citation), step=trigger.step, day=str(when)
            )
            found.append(
                Start(
                    label=trigger.step,
                    when=when,
                    root=start.root,
                    trigger=trigger,
                    refs=start.refs,
                    derived=True,
                    provisional=window.provisional or start.provisional,
                    confirmed=rule.confirmed and start.confirmed,
                    because=(*start.because, *window.because, reason),
                )
            )
        return tuple(found)

    def _rule_of(self, step: str, seen: tuple[str, ...]) -> DeadlineRule:
        route_id, _, name = step.partition("/")
        route = self.register.get(RouteId(route_id))
        rule = next((one for one in route.deadlines if one.step == name), None) if route else None
        if rule is None or step in seen:
            raise IntegrityError("step-unknown", step=step)
        return rule

    def _awaited(self, rule: DeadlineRule, seen: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return the kinds of event that would start the period, those of derived steps last."""
        kinds: dict[str, None] = {}
        for trigger in rule.triggers:
            if trigger.event:
                kinds[trigger.event] = None
            else:
                kinds.update(dict.fromkeys(self._awaited(self._rule_of(trigger.step, seen), (*seen, trigger.step))))
        return tuple(kinds)
