"""Between which days a period ends: one day where trigger and calendar are certain, bounds where not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from amparo.facts.period import Period
from amparo.findings.reason import Reason, because
from amparo.kernel.errors import UserError
from amparo.law.calendars import Calendar, calendar_for
from amparo.remedies.count import rolled, stages
from amparo.remedies.route import DeadlineRule, Length
from amparo.remedies.start import Start


@dataclass(frozen=True, slots=True)
class Window:
    """The first and the last day a period may end on; ``cautious`` is an open day on or before both.

    ``cautious`` is ``None`` where the calendar does not reach so far.
    """

    earliest: date
    latest: date
    cautious: date | None
    provisional: bool
    because: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """One end of the period: from one trigger day, with doubtful days read one way."""

    start: date
    stages: tuple[tuple[Length, date], ...]
    due: date

    @property
    def counted(self) -> date:
        return self.stages[-1][1] if self.stages else self.start


def window_of(rule: DeadlineRule, start: Start, region: str = "") -> Window | Reason:
    """Return when the period that runs from ``start`` ends, or the reason why nobody can say.

    Args:
        rule: the period.
        start: from when it runs.
        region: ISO 3166-2 code of where the forum sits; its regional holidays are read where they are on file.
    """
    calendar = calendar_for(rule.calendar, region)
    try:
        readings = [
            _reading(rule, start, day, calendar, doubtful_open=doubtful_open)
            for day in (start.when.first, start.when.last)
            for doubtful_open in (True, False)
        ]
    except UserError as problem:
        return Reason("calendar-beyond-horizon", problem.params)
    except OverflowError:
        return because("date-beyond-reckoning", day=str(start.when))
    first, last = min(readings, key=lambda one: one.due), max(readings, key=lambda one: one.due)
    provisional = rule.by_calendar and not calendar.settled(last.due)
    return Window(
        first.due,
        last.due,
        cautious_before(min(one.counted for one in readings) - _margin(rule), calendar),
        provisional,
        tuple(dict.fromkeys(_told(rule, first, last, calendar, provisional=provisional))),
    )


def _reading(rule: DeadlineRule, start: Start, day: date, calendar: Calendar, *, doubtful_open: bool) -> _Reading:
    lengths = (*start.trigger.first, *rule.lengths)
    ends = stages(day, lengths, rule.count_from, calendar, doubtful_open=doubtful_open)
    counted = ends[-1][1] if ends else day
    return _Reading(day, ends, rolled(counted, rule.roll, calendar, doubtful_open=doubtful_open))


def _margin(rule: DeadlineRule) -> timedelta:
    """What takes effect on a day may do so from its first hour: an act that must come before it has the day before."""
    return timedelta(days=1 if rule.limit == "ends-with" else 0)


def cautious_before(day: date, calendar: Calendar) -> date | None:
    """Return the last day on or before ``day`` that is certainly open; ``None`` beyond the calendar."""
    try:
        return rolled(day, "previous", calendar, doubtful_open=False)
    except UserError:
        return None


def _told(
    rule: DeadlineRule, first: _Reading, last: _Reading, calendar: Calendar, *, provisional: bool
) -> list[Reason]:
    told = list(_counted(rule, first))
    if rule.limit == "ends-with":
        ends = ", ".join(kind for kind in rule.ended_by if kind != rule.done_by)
        told.append(because("ends-with", days=_days(first.due, last.due), events=ends))
    if last != first:
        told.extend(_counted(rule, last))
    for reading in dict.fromkeys((first, last)):
        day, name = reading.counted.isoformat(), calendar.called(reading.counted)
        if reading.due != reading.counted:
            told.append(_rolled(day, name, reading.due.isoformat(), calendar.id))
    if rule.whose == "operation-of-law":
        told.append(_by_law(first.due, last.due))
    if not rule.roll_confirmed and any(reading.due != reading.counted for reading in (first, last)):
        told.append(because("roll-unconfirmed", citation=rule.citation))
    if first.start == last.start and first.due != last.due:
        told.append(
            because("doubtful-days", calendar=calendar.id, earliest=first.due.isoformat(), latest=last.due.isoformat())
        )
    if provisional:
        told.append(because("calendar-provisional", calendar=calendar.id, announced=calendar.announced.isoformat()))
    return told


def _days(first: date, last: date) -> str:
    return str(Period(first, last))


def _by_law(first: date, last: date) -> Reason:
    if first == last:
        return because("takes-effect-by-law", day=first.isoformat())
    return because("takes-effect-by-law-between", first=first.isoformat(), last=last.isoformat())


def _rolled(day: str, name: str, due: str, calendar: str) -> Reason:
    if not name:
        return because("rolled-weekend", day=day, due=due, calendar=calendar)
    return because("rolled", day=day, name=name, due=due, calendar=calendar)


def _counted(rule: DeadlineRule, reading: _Reading) -> Iterator[Reason]:
    day = reading.start
    for position, (length, ended) in enumerate(reading.stages):
        number, start, end = length.number, day.isoformat(), ended.isoformat()
        match length.unit:
            case "days" if number < 0:
                yield because("counted-back-days", number=-number, start=start, end=end)
            case "days":
                yield because("counted-days", number=number, start=start, end=end)
            case "months":
                yield because("counted-months", number=number, start=start, end=end)
            case "years":
                yield because("counted-years", number=number, start=start, end=end)
            case _:
                yield because("counted-open-days", number=number, start=start, end=end)
        if position == 0 and rule.count_from == "day-of":
            yield because("trigger-day-counted", day=start)
        day = ended
