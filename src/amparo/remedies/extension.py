"""Days that an authority set or extended: for the step they name, and never for a period that is fixed by law."""

from dataclasses import replace
from datetime import date

from amparo.facts.event import Event
from amparo.facts.period import Period
from amparo.findings.reason import because
from amparo.findings.remedy import Deadline
from amparo.law.calendars import Calendar, calendar_for
from amparo.remedies.route import DeadlineRule
from amparo.remedies.subjects import same_thing, subjects
from amparo.remedies.window import cautious_before


def extended(
    deadline: Deadline,
    rule: DeadlineRule,
    events: tuple[Event, ...],
    on: date,
    *,
    refs: tuple[str, ...] | None = None,
    region: str = "",
) -> tuple[Deadline, ...]:
    """Return the deadline as the days set by the authority leave it; nothing where none was set for it.

    One deadline for what ``refs`` concern; without them, one for each thing that the days were set for. A set day
    never shortens a counted period.
    """
    calendar = calendar_for(rule.calendar, region) if rule.calendar else None
    step = f"{deadline.route_id}/{deadline.step}"
    told = [event for event in events if event.kind == "date-set" and step in event.routes]
    if refs is not None:
        days = [event.date for event in told if same_thing(subjects(event), refs)]
        return (_moved(deadline, rule, max(days), on, calendar),) if days else ()
    by_thing: dict[tuple[str, ...], list[Period]] = {}
    for event in told:
        by_thing.setdefault(subjects(event), []).append(event.date)
    return tuple(_moved(deadline, rule, max(days), on, calendar) for _, days in sorted(by_thing.items()))


def _moved(deadline: Deadline, rule: DeadlineRule, last: Period, on: date, calendar: Calendar | None) -> Deadline:
    step = f"{deadline.route_id}/{deadline.step}"
    if rule.dated and not rule.extendable:
        reason = because("extension-does-not-move", step=step, day=str(last), citation=rule.citation)
        return replace(deadline, because=(*deadline.because, reason))
    reason = because("date-set", step=step, day=str(last))
    if deadline.due is not None and last.first <= deadline.due:
        return replace(deadline, because=(*deadline.because, reason))
    return replace(
        deadline,
        due=last.first,
        earliest=last.first,
        latest=max(last.last, deadline.latest or last.last),
        cautious=last.first if calendar is None else cautious_before(last.first, calendar),
        provisional=False,
        passed=on > last.last,
        state="dated",
        because=(*deadline.because, reason),
    )
