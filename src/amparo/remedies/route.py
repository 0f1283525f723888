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
Limit = Literal["counted", "none-found", "set-by-notice"]


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
    ``limit`` ``none-found`` and ``set-by-notice`` are counted by nobody. ``when``: for which cases or goods the
    rule is the rule; ``None`` for all of the route.
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
    def formula(self) -> str:
        """The rule as one line of plain tokens."""
        if self.limit != "counted":
            return self.limit
        lengths = " + ".join(str(length) for length in self.lengths)
        started = " or ".join(str(trigger) for trigger in self.triggers)
        return f"{started} + {lengths}; {self.count_from}; roll {self.roll}; {self.calendar}"


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
