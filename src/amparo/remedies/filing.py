"""What is on file of the act itself: filed in time, late or too early, overtaken by something else, or interrupted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from amparo.facts.event import Event
from amparo.facts.period import Period
from amparo.findings.reason import Reason, because
from amparo.findings.remedy import Deadline
from amparo.remedies.route import DeadlineRule
from amparo.remedies.start import Start
from amparo.remedies.subjects import parted, same_thing, subjects
from amparo.remedies.window import Window
from amparo.remedies.zones import seen_by_authority


@dataclass(frozen=True, slots=True)
class Filing:
    """The events that may concern one step, and how to read their days.

    ``step`` is ``<route id>/<step>``; ``events`` are those on file that belong to the route or say nothing of one.
    """

    step: str
    rule: DeadlineRule
    events: tuple[Event, ...]
    recorded_in: str

    def _seen(self, kinds: Iterable[str], refs: tuple[str, ...], *, named: bool = False) -> list[tuple[str, Period]]:
        """Return kind and day of the events of some kinds that may concern ``refs``, the earliest first."""
        wanted = frozenset(kinds)
        found = [
            (event.kind, seen_by_authority(event.date, self.recorded_in, self.rule.zone))
            for event in self.events
            if event.kind in wanted and same_thing(subjects(event), refs) and (not named or self.step in event.routes)
        ]
        return sorted(found, key=lambda one: (one[1], one[0]))

    def parts(self, refs: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """Return what a period concerns in parts, where an event on file bears on some of it only."""
        kinds = {self.rule.done_by, *self.rule.ended_by}
        bearing = (event for event in self.events if event.kind in kinds or self.step in event.routes)
        return parted(refs, (subjects(event) for event in bearing))

    def filed(self, refs: tuple[str, ...]) -> Period | None:
        """Return the first day on which the act is on file."""
        days = [day for _, day in self._seen((self.rule.done_by,), refs)]
        days += [day for _, day in self._seen(("filed",), refs, named=True)]
        return min(days, default=None)

    def interrupted(self, start: Start, window_of: Callable[[Start], Window | Reason]) -> Start:
        """Return the start from which an interruptible period runs anew; an interruption after its end does nothing."""
        if start.contradicts:
            return start
        for _, day in self._seen(("interrupted",), start.refs, named=True):
            if not self.rule.interruptible:
                reason = because(
                    "interruption-does-not-move", step=self.step, day=str(day), citation=self.rule.citation
                )
                start = replace(start, because=(*start.because, reason))
                continue
            window = window_of(start)
            if isinstance(window, Window) and start.when.first <= day.first and day.last <= window.earliest:
                reason = because("interrupted", step=self.step, day=str(day))
                start = replace(start, when=day, because=(*start.because, reason))
        return start

    def overtaken(self, deadline: Deadline, start: Start, window: Window) -> Deadline:
        """Mark a step that an event on file left without object, if it certainly came in time."""
        since = [one for one in self._seen(self.rule.ended_by, start.refs) if one[1].last >= start.when.first]
        if not since or deadline.done:
            return deadline
        kind, day = since[0]
        if day.last <= window.earliest:
            law = self.rule.whose == "operation-of-law"
            reason = because("averted" if law else "overtaken", event=kind, day=str(day))
            return replace(deadline, done=True, passed=False, premature=False, because=(*deadline.because, reason))
        if day.first <= window.latest:
            reason = because("overtaken-perhaps", event=kind, day=str(day))
            return replace(deadline, because=(*deadline.because, reason))
        return deadline

    def closed(self, deadline: Deadline) -> Deadline:
        """Mark a step without a date that events on file have done or ended, for all or for what they concern."""
        kinds = frozenset({self.rule.done_by, *self.rule.ended_by})
        for event in sorted((one for one in self.events if one.kind in kinds), key=lambda one: (one.date, one.kind)):
            day, things = str(seen_by_authority(event.date, self.recorded_in, self.rule.zone)), subjects(event)
            acted = event.kind == self.rule.done_by
            reason = because("filed-on", day=day) if acted else because("overtaken", event=event.kind, day=day)
            if not things:
                return replace(deadline, done=True, because=(reason,))
            concerns = because("concerns", things=", ".join(things))
            deadline = replace(deadline, because=(*deadline.because, concerns, reason))
        return deadline

    def held(self, deadline: Deadline, start: Start, window: Window, on: date) -> Deadline:
        """Mark what was filed in time, late, or, like what would be filed on ``on``, before the period opens."""
        if self.rule.whose != "party":
            return deadline
        opens = opening(start)
        counts_back = self.rule.anytime
        filed = self.filed(start.refs)
        if filed is None:
            if counts_back:
                return deadline
            early = on < opens
            reasons = (because("opens-on", day=opens.isoformat()),) if early or start.trigger.opens else ()
            return replace(deadline, premature=early, because=(*deadline.because, *reasons))
        if filed.first < opens and not counts_back:
            reason = because("filed-early", day=str(filed), opens=opens.isoformat())
            return replace(deadline, premature=True, because=(*deadline.because, reason))
        if filed.last <= window.earliest:
            reason = because("filed-in-time", day=str(filed))
            return replace(deadline, done=True, passed=False, because=(*deadline.because, reason))
        late = "filed-late" if filed.first > window.latest else "filed-perhaps-late"
        reason = because(late, day=str(filed), due=window.earliest.isoformat())
        return replace(deadline, because=(*deadline.because, reason))


def opening(start: Start) -> date:
    """Return the first day on which an act that follows ``start`` is not premature."""
    return start.when.last + timedelta(days=start.trigger.opens)


def too_late(start: Start, step: str, ends: list[Period]) -> Start:
    """Return the start that an act on file gives; spoiled, or in doubt, where the time for the act was over.

    Args:
        start: the act.
        step: the step that the act does, ``<route id>/<step>``.
        ends: the last days, each as sure as it is, of the periods the act may have been done in.
    """
    if not ends:
        return start
    due, latest = max(end.first for end in ends), max(end.last for end in ends)
    told = {"event": start.label, "day": str(start.when), "due": due.isoformat(), "step": step}
    if start.when.first > latest:
        return start.spoiled(because("trigger-late", **told))
    if start.when.last > due:
        return replace(start, because=(*start.because, because("trigger-perhaps-late", **told)))
    return start
