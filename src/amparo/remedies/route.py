"""A lawful route and the periods that run in it, as its file tells them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from amparo.criteria import Condition
from amparo.facts.ids import RouteId
from amparo.facts.period import Span
from amparo.facts.truth import Truth

Unit = Literal["days", "business", "working", "months", "years"]
CountFrom = Literal["day-after", "day-of"]
Roll = Literal["none", "next", "previous"]
Whose = Literal["party", "authority", "operation-of-law"]
Limit = Literal["counted", "ends-with", "none-found", "set-by-notice"]


@dataclass(frozen=True, slots=True)
class Length:
    """So many of one unit; negative counts back. ``business`` and ``working`` days are the calendar's open days."""

    number: int
    unit: Unit

    def __str__(self) -> str:
        return (
            f"{self.number} {self.unit} days" if self.unit in {"business", "working"} else f"{self.number} {self.unit}"
        )


@dataclass(frozen=True, slots=True)
class Trigger:
    """What starts a period: an event, or the date that another step comes to (``<route id>/<step>``).

    ``opens`` is the number of days after it on which an act is first not premature. ``first`` are lengths
    counted before the period itself. ``timely`` names the step that the event does: where it was done before that
    step opened, nothing is known to run from it.
    """

    event: str = ""
    step: str = ""
    opens: int = 0
    first: tuple[Length, ...] = ()
    timely: str = ""

    def __str__(self) -> str:
        return self.event or self.step


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """One period: ``due = f(trigger, lengths, count from, roll, calendar)``.

    ``triggers`` stand in order of preference. Lengths are counted one after the other and the roll is done once,
    at the end. What takes effect by operation of law does not roll. ``roll_confirmed``: whether the roll was
    seen in a rule. ``done_by``: the kind of event that does the act. ``ended_by``: kinds of event that, once on
    file and not after the date, leave nothing to do or keep the law from taking effect. ``extendable``: whether an
    extension on file moves the date; ``interruptible``: whether the period runs anew from an interruption on file.
    ``limit`` ``none-found`` and ``set-by-notice`` are counted by nobody; ``ends-with``: the act may be done until the
    date that a step among ``triggers`` comes to, or until one of ``ended_by`` where that is earlier. ``when``: for
    which cases or goods the rule is the rule; ``None`` for all of the route.
    """

    step: str
    what: str
    whose: Whose
    citation: str
    source: str
    confirmed: bool
    date_confirmed: bool
    span: Span
    limit: Limit = "counted"
    triggers: tuple[Trigger, ...] = ()
    lengths: tuple[Length, ...] = ()
    count_from: CountFrom = "day-after"
    roll: Roll = "none"
    roll_confirmed: bool = True
    calendar: str = ""
    zone: str = ""
    done_by: str = ""
    ended_by: tuple[str, ...] = ()
    extendable: bool = False
    interruptible: bool = False
    when: Condition | None = None
    note: str = ""

    @property
    def dated(self) -> bool:
        """Whether a date can be told by reckoning."""
        return self.limit in {"counted", "ends-with"}

    @property
    def by_calendar(self) -> bool:
        """Whether the calendar decides the date: open days are counted, or the end could roll.

        A plain count of days needs no calendar, and is as certain in forty years as tomorrow.
        """
        counted = (*self.lengths, *(length for trigger in self.triggers for length in trigger.first))
        return self.roll != "none" or any(length.unit in {"business", "working"} for length in counted)

    @property
    def anytime(self) -> bool:
        """Whether the act may be done before the day the date is reckoned from."""
        return self.limit == "ends-with" or any(length.number < 0 for length in self.lengths)

    @property
    def formula(self) -> str:
        """The rule as one line of plain tokens."""
        started = " or ".join(str(trigger) for trigger in self.triggers)
        if self.limit == "ends-with":
            return f"until {' or '.join([started, *(kind for kind in self.ended_by if kind != self.done_by)])}"
        if self.limit != "counted":
            return self.limit
        lengths = " + ".join(str(length) for length in self.lengths)
        calendar = f"; {self.calendar}" if self.by_calendar else ""
        back = [length for length in self.lengths if length.number < 0]
        if len(back) == len(self.lengths) == 1:
            before = Length(-back[0].number, back[0].unit)
            return f"{before} before {started}; {self.count_from}; roll {self.roll}{calendar}"
        return f"{started} + {lengths}; {self.count_from}; roll {self.roll}{calendar}"


@dataclass(frozen=True, slots=True)
class Cost:
    """What taking this route does to another."""

    route: RouteId
    what: str


@dataclass(frozen=True, slots=True)
class Route:
    """One lawful response: who, where, how, with what proof and papers, what follows and what it costs.

    ``answers`` are the measures it responds to; empty where it is not tied to one.
    """

    id: RouteId
    jurisdiction: str
    name: str
    forum: str
    who_may_file: tuple[str, ...]
    steps: tuple[str, ...]
    papers: tuple[str, ...]
    standard_of_proof: str
    follows: str
    citation: str
    source: str
    confirmed: bool
    date_confirmed: bool
    span: Span
    when: Condition
    answers: tuple[str, ...] = ()
    costs: tuple[Cost, ...] = ()
    deadlines: tuple[DeadlineRule, ...] = ()
    note: str = ""

    def akin(self, other: "Route") -> bool:
        """Whether the two may be steps of one affair: the same route, or answers to a common measure."""
        return self.id == other.id or bool(set(self.answers) & set(other.answers))

    def open_on(self, day: date) -> Truth:
        """Whether the route exists in law on ``day``."""
        return self.span.holds_on(day)
