"""The clock: each period of a route, from the events on file to a date, with the steps that led to it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from amparo.criteria import FactSheet
from amparo.criteria.compare import truth_of
from amparo.facts.event import KINDS, OF_STEPS, Event
from amparo.facts.evidence import Evidence
from amparo.facts.ids import RouteId
from amparo.facts.period import Period
from amparo.facts.truth import Truth
from amparo.findings.reason import Reason, because
from amparo.findings.remedy import Deadline, State
from amparo.kernel.errors import IntegrityError, UserError
from amparo.remedies.catalogue import routes
from amparo.remedies.extension import extended
from amparo.remedies.filing import Filing, opening, too_late
from amparo.remedies.route import DeadlineRule, Limit, Route, Trigger
from amparo.remedies.start import Start, starts
from amparo.remedies.subjects import same_thing
from amparo.remedies.window import Window, window_of
from amparo.remedies.zones import last_whole_day

FactsOf = Callable[[tuple[str, ...]], FactSheet]
_UNCOUNTED: Mapping[Limit, tuple[State, str]] = {
    "none-found": ("no-limit", "no-limit-found"),
    "set-by-notice": ("set-by-notice", "date-set-by-notice"),
}


def timetable(
    route: Route,
    events: tuple[Event, ...],
    on: date,
    *,
    register: Mapping[RouteId, Route] | None = None,
    recorded_in: str = "",
    region: str = "",
    facts_of: FactsOf | None = None,
    beside: Iterable[RouteId] = (),
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
        facts_of: what is known of the case, narrowed to the things an event concerns; without it every rule is
            taken to be the rule for this case.
        beside: routes that this user may take as well; an event that may have been meant for one of them says so.

    Raises:
        UserError: an event is of a kind, or names a route, step or time zone, that nobody knows.
    """
    known = routes() if register is None else register
    for event in events:
        _check(event, known)
    desk = _Desk(known, events, on, recorded_in, region, facts_of, tuple(beside))
    return tuple(_noted(deadline, rule) for rule in route.deadlines for deadline in desk.deadlines(route.id, rule))


def started_by(route: Route, register: Mapping[RouteId, Route] | None = None) -> frozenset[str]:
    """Return the kinds of event that bear on some date of a route: that start it, do it, or end it."""
    known = routes() if register is None else register
    kinds: set[str] = set()
    waiting = list(route.deadlines)
    seen: set[str] = set()
    while waiting:
        rule = waiting.pop()
        kinds |= {rule.done_by, *rule.ended_by}
        for trigger in rule.triggers:
            kinds.add(trigger.event)
            for step in {trigger.step, trigger.timely} - seen - {""}:
                seen.add(step)
                name, _, of = step.partition("/")
                waiting += [one for one in known[RouteId(name)].deadlines if one.step == of]
    return frozenset(kinds - {""})


def _check(event: Event, known: Mapping[RouteId, Route]) -> None:
    if event.kind not in KINDS:
        raise UserError("event-kind-unknown", event.at, kind=event.kind)
    if event.kind in OF_STEPS and not event.routes:
        raise UserError("event-step-missing", event.at, kind=event.kind)
    for named in event.routes:
        name, slash, step = named.partition("/")
        route = known.get(RouteId(name))
        if route is None or (slash and step not in {rule.step for rule in route.deadlines}):
            raise UserError("event-route-unknown", event.at, kind=event.kind, route=named)


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
    facts_of: FactsOf | None
    beside: tuple[RouteId, ...]

    def deadlines(self, route_id: RouteId, rule: DeadlineRule) -> tuple[Deadline, ...]:
        step = f"{route_id}/{rule.step}"
        if not self._applies(rule, ()):
            return (self._elsewhere(route_id, rule),)
        if not rule.dated:
            state, code = _UNCOUNTED[rule.limit]
            plain = self._undated(route_id, rule, state, because(code, step=rule.step))
            return extended(plain, rule, self.events, self.on) or (self._filed(plain, step, rule),)
        found = self._starts(route_id, rule, (step,))
        here = [start for start in found if self._applies(rule, start.refs)]
        if here:
            return _told_apart((start.refs, self._dated(route_id, rule, start)) for start in here)
        if found:
            return (self._elsewhere(route_id, rule),)
        awaited = " / ".join(self._awaited(rule)) or rule.step
        plain = self._undated(route_id, rule, "awaited", because("awaits-event", events=awaited))
        return (plain,) if rule.limit == "counted" else (self._until(plain, step, rule),)

    def _applies(self, rule: DeadlineRule, refs: tuple[str, ...]) -> bool:
        """Whether the rule is, or may be, the rule for the things told of."""
        if rule.when is None or self.facts_of is None:
            return True
        return truth_of(rule.when, self.facts_of(refs)) is not Truth.FALSE

    def _elsewhere(self, route_id: RouteId, rule: DeadlineRule) -> Deadline:
        return self._undated(route_id, rule, "not-applicable", because("rule-not-for-this", citation=rule.citation))

    def _filed(self, deadline: Deadline, step: str, rule: DeadlineRule) -> Deadline:
        filed = self._filing(step, rule).filed(())
        if filed is None:
            return deadline
        return replace(deadline, done=True, because=(*deadline.because, because("filed-on", day=str(filed))))

    def _until(self, deadline: Deadline, step: str, rule: DeadlineRule) -> Deadline:
        """Return an act whose end has no date: done, overtaken by what ends it, or to be done until then."""
        ends = " / ".join([*map(str, rule.triggers), *(kind for kind in rule.ended_by if kind != rule.done_by)])
        told = replace(deadline, because=(because("ends-with-unknown", step=rule.step, ends=ends),))
        return self._filing(step, rule).closed(told)

    def _filing(self, step: str, rule: DeadlineRule) -> Filing:
        return Filing(step, rule, self._of(RouteId(step.partition("/")[0])), self.recorded_in)

    def _of(self, route_id: RouteId) -> tuple[Event, ...]:
        """Return the events that belong to a route: those that name it, one akin to it, or none."""
        route = self.register[route_id]
        return tuple(
            event
            for event in self.events
            if not event.routes
            or any(route.akin(self.register[RouteId(one.partition("/")[0])]) for one in event.routes)
        )

    def _undated(
        self, route_id: RouteId, rule: DeadlineRule, state: State, *reasons: Reason, trigger: str = ""
    ) -> Deadline:
        return Deadline(
            route_id=route_id,
            step=rule.step,
            trigger=trigger or " / ".join(str(one) for one in rule.triggers),
            rule=rule.formula,
            citation=rule.citation,
            confirmed=rule.confirmed,
            whose=rule.whose,
            state=state,
            because=reasons,
        )

    def _dated(self, route_id: RouteId, rule: DeadlineRule, start: Start) -> Deadline:
        trigger = f"{start.label} {start.when}"
        if start.contradicts:
            return self._undated(route_id, rule, "undecided", *start.because, trigger=trigger)
        if rule.span.holds_on(start.when.first) is rule.span.holds_on(start.when.last) is Truth.FALSE:
            return self._undated(route_id, rule, "undecided", *start.because, _outside(rule, start), trigger=trigger)
        window = window_of(rule, start, self.region)
        if isinstance(window, Reason):
            return self._undated(route_id, rule, "undecided", *start.because, window, trigger=trigger)
        law = because("rule-applied", Evidence(f"law:{route_id}", rule.citation), rule=rule.formula)
        deadline = replace(
            self._undated(route_id, rule, "dated", trigger=trigger),
            due=window.earliest,
            earliest=window.earliest,
            latest=window.latest,
            cautious=self._cautious(rule, window) if rule.whose == "party" else None,
            provisional=window.provisional or start.provisional,
            confirmed=rule.confirmed and start.confirmed,
            passed=self.on > window.latest,
            because=(*start.because, *self._doubts(route_id, start), law, *_age(rule, start), *window.because),
        )
        filing = self._filing(f"{route_id}/{rule.step}", rule)
        if rule.limit == "ends-with":
            # The act may be done, or be overtaken, from the day on which the chain of dates begins.
            start = replace(start, when=start.root)
        moved = extended(deadline, rule, self.events, self.on, refs=start.refs, region=self.region)
        whole = moved[0] if moved else deadline
        until = replace(window, earliest=whole.due or window.earliest, latest=whole.latest or window.latest)
        return filing.overtaken(filing.held(whole, start, until, self.on), start, until)

    def _cautious(self, rule: DeadlineRule, window: Window) -> date | None:
        """Return the day to be safe by; west of the authority its day ends while it still runs here."""
        if window.cautious is None or not self.recorded_in or not rule.zone:
            return window.cautious
        return min(window.cautious, last_whole_day(window.earliest, self.recorded_in, rule.zone))

    def _doubts(self, route_id: RouteId, start: Start) -> tuple[Reason, ...]:
        """Return a reason where the event may have been meant for another route of this user."""
        if start.derived or start.addressed:
            return ()
        here = self.register[route_id]
        others = [
            name
            for name in self.beside
            if not here.akin(self.register[name])
            and any(trigger.event == start.label for rule in self.register[name].deadlines for trigger in rule.triggers)
        ]
        if not others:
            return ()
        return (because("names-no-route", event=start.label, route=route_id, others=", ".join(sorted(others))),)

    def _starts(self, route_id: RouteId, rule: DeadlineRule, seen: tuple[str, ...]) -> tuple[Start, ...]:
        found = starts(rule, self._of(route_id), lambda trigger: self._derived(trigger, seen), self.recorded_in)
        filing = self._filing(f"{route_id}/{rule.step}", rule)
        whole = (replace(start, refs=part) for start in found for part in filing.parts(start.refs))
        timely = (self._timely(start, seen) for start in whole)
        return tuple(filing.interrupted(start, lambda one: window_of(rule, one, self.region)) for start in timely)

    def _timely(self, start: Start, seen: tuple[str, ...]) -> Start:
        """Return the start; one from which nothing is counted where the act was done too early or too late.

        An act may follow one of several starts: it is late only where it came after every end.
        """
        act = start.trigger.timely
        if not act or start.contradicts or start.derived:
            return start
        rule = self._rule_of(act, seen)
        ends = []
        for before in self._starts(RouteId(act.partition("/")[0]), rule, (*seen, act)):
            if before.contradicts or not same_thing(before.refs, start.refs):
                continue
            opens = opening(before)
            if start.when.first < opens:
                return start.spoiled(
                    because("trigger-premature", event=start.label, day=str(start.when), opens=opens.isoformat())
                )
            ends.append(self._ends(act, rule, before))
        return too_late(start, act, [end for end in ends if end is not None]) if None not in ends else start

    def _ends(self, step: str, rule: DeadlineRule, start: Start) -> Period | None:
        """Return when the period that runs from a start ends, moved by the authority or not; ``None``: nobody knows."""
        window = window_of(rule, start, self.region)
        if isinstance(window, Reason):
            return None
        plain = self._undated(RouteId(step.partition("/")[0]), rule, "dated")
        whole = replace(plain, due=window.earliest, latest=window.latest)
        moved = extended(whole, rule, self.events, self.on, refs=start.refs, region=self.region)
        last = moved[0] if moved else whole
        return Period(last.due or window.earliest, last.latest or window.latest)

    def _derived(self, trigger: Trigger, seen: tuple[str, ...]) -> tuple[Start, ...]:
        rule = self._rule_of(trigger.step, seen)
        route_id = RouteId(trigger.step.partition("/")[0])
        filing = self._filing(trigger.step, rule)
        found = []
        for start in self._starts(route_id, rule, (*seen, trigger.step)):
            if not self._applies(rule, start.refs):
                continue
            label = replace(start, label=trigger.step, trigger=trigger, derived=True)
            if start.contradicts:
                found.append(label)
                continue
            window = window_of(rule, start, self.region)
            if isinstance(window, Reason):
                found.append(label.spoiled(window))
            elif not filing.overtaken(self._undated(route_id, rule, "dated"), start, window).done:
                found.append(_following(label, rule, start, window))
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
                continue
            nested = self._rule_of(trigger.step, seen)
            if self._applies(nested, ()):
                kinds.update(dict.fromkeys(self._awaited(nested, (*seen, trigger.step))))
        return tuple(kinds)


def _told_apart(found: Iterable[tuple[tuple[str, ...], Deadline]]) -> tuple[Deadline, ...]:
    """Return the dates of one step, each once; where there are several, each says what it is for."""
    things: dict[Deadline, set[str]] = {}
    for refs, deadline in found:
        things.setdefault(deadline, set()).update(refs)
    if len(things) == 1:
        return tuple(things)
    return tuple(
        replace(deadline, because=(because("concerns", things=", ".join(sorted(refs))), *deadline.because))
        if refs
        else deadline
        for deadline, refs in things.items()
    )


def _following(label: Start, rule: DeadlineRule, start: Start, window: Window) -> Start:
    """Return the start that the date of another step gives."""
    when = Period(window.earliest, window.latest)
    source = Evidence(f"law:{label.label}", rule.citation)
    reason = because("trigger-derived", source, step=label.label, day=str(when))
    return replace(
        label,
        when=when,
        provisional=window.provisional or start.provisional,
        confirmed=rule.confirmed and start.confirmed,
        because=(*start.because, *window.because, reason),
    )


def _age(rule: DeadlineRule, start: Start) -> Iterator[Reason]:
    """Say where it is not certain that the rule was law on the day it is counted from."""
    holds = {rule.span.holds_on(start.when.first), rule.span.holds_on(start.when.last)}
    if holds != {Truth.TRUE}:
        yield because("rule-perhaps-not-in-force", day=str(start.when), citation=rule.citation)
    elif rule.span.since is None and not rule.date_confirmed:
        yield because("rule-since-unknown", citation=rule.citation)


def _outside(rule: DeadlineRule, start: Start) -> Reason:
    day, since, until = str(start.when), rule.span.since, rule.span.until
    if since is not None and start.when.last < since.first:
        return because("rule-not-in-force", day=day, citation=rule.citation, since=str(since))
    return because("rule-no-longer-in-force", day=day, citation=rule.citation, until=str(until))
