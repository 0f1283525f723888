"""A measure of law and its rules, each with dates, citation, source and how far it is confirmed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from amparo.criteria import Condition
from amparo.criteria.condition import tests_in
from amparo.facts.ids import MeasureId
from amparo.facts.period import Period, Span
from amparo.facts.truth import Truth

RuleSubject = Literal["good", "party", "site", "case"]
Outcome = Literal["exposure", "caution", "background"]
Setting = Literal["suspended", "lapsed", "in-doubt"]
State = Literal[
    "in-force", "not-yet", "ended", "suspended", "in-force-date-unconfirmed", "state-unconfirmed", "bill"
]  # fmt: skip
_SILENT: frozenset[State] = frozenset({"not-yet", "ended", "suspended", "bill"})
_LISTED_FACTS = frozenset({"party.listed", "chain.makers_listed"})


@dataclass(frozen=True, slots=True)
class Effect:
    """What a measure does: a kind (``import-ban``, ``asset-freeze`` ...) and the same in words."""

    kind: str
    what: str


@dataclass(frozen=True, slots=True)
class Suspension:
    """A time in which a measure is set aside, or has lapsed; unconfirmed: nobody here can say whether it is.

    ``turn`` is ``suspended`` where the measure is to come back, ``lapsed`` where it ends by its own terms unless
    renewed, ``in-doubt`` where a suspension is over and nobody here can say whether another one followed.
    """

    turn: Setting
    span: Span
    citation: str
    source: str
    confirmed: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One ground on which a measure reaches a subject.

    ``outcome`` is ``caution`` for a flag that calls for care and never makes an exposure, ``background`` for what
    is shown with the measure and says nothing of any one case. ``date_confirmed``
    speaks of the span alone. ``span.since`` ``None``: since when is not known.
    """

    id: str
    subject: RuleSubject
    span: Span
    when: Condition
    citation: str
    source: str
    confirmed: bool
    date_confirmed: bool
    outcome: Outcome = "exposure"
    note: str = ""

    @property
    def facts(self) -> tuple[str, ...]:
        """Names of the facts the rule asks for, sorted."""
        return tuple(sorted({test.fact for test in tests_in(self.when)}))

    @property
    def lists(self) -> tuple[str, ...]:
        """Ids of the lists the rule looks at: where one is not covered, a "no" says nothing."""
        return tuple(sorted(set(self._lists())))

    def _lists(self) -> Iterator[str]:
        for test in tests_in(self.when):
            if test.fact in _LISTED_FACTS:
                for value in test.value if isinstance(test.value, tuple) else (test.value,):
                    yield str(value).partition("#")[0].partition(":")[0].partition("/")[0]


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of the register; being listed here says nothing about its merits.

    ``jurisdiction`` is an ISO 3166-1 code, ``EU`` or several joined by ``/``. ``effective`` is the start in law,
    ``applies`` a later start of application. ``ended`` is the last day in force. ``binds`` says who has duties.
    ``from_memory`` names those of ``adopted``, ``in-force``, ``applies`` and ``ended`` whose day no source was seen
    for: they are shown as unconfirmed, and the last day of an imprecise one stands on what was seen.
    """

    id: MeasureId
    jurisdiction: str
    authority: str
    title: str
    citation: str
    adopted: Period | None
    effective: Period | None
    ended: Period | None
    binds: str
    effects: tuple[Effect, ...]
    source: str
    confirmed: bool
    date_confirmed: bool = True
    applies: Period | None = None
    bill: bool = False
    suspended: tuple[Suspension, ...] = ()
    from_memory: tuple[str, ...] = ()
    note: str = ""
    rules: tuple[Rule, ...] = ()

    @property
    def jurisdictions(self) -> tuple[str, ...]:
        """The codes in ``jurisdiction``."""
        return tuple(self.jurisdiction.split("/"))

    @property
    def start(self) -> Period | None:
        """The first day on which the rules apply, where known."""
        return self.applies or self.effective

    def state_on(self, day: date) -> State:
        """Return whether the measure is in force on ``day``, as far as is known.

        A measure whose start is unknown counts as in force, with its date unconfirmed, but not before it was adopted.
        """
        if self.bill:
            return "bill"
        if self.ended is not None and self.ended.last < day:
            return "ended"
        begun = self.start or self.adopted
        if begun is not None and begun.first > day:
            return "not-yet"
        for spell in self.suspended:
            if spell.span.holds_on(day) is not Truth.FALSE:
                return "suspended" if spell.confirmed else "state-unconfirmed"
        if self.start is None or not self.date_confirmed or self.start.last > day:
            return "in-force-date-unconfirmed"
        return "in-force"

    def law_on(self, day: date) -> bool:
        """Whether the measure is, or may be, law on ``day``."""
        return self.state_on(day) not in _SILENT

    def rules_on(self, day: date) -> tuple[Rule, ...]:
        """Return the rules to hold against a case on ``day``: those that apply, or may apply, background left out."""
        return tuple(rule for rule in self.all_on(day) if rule.outcome != "background")

    def all_on(self, day: date) -> tuple[Rule, ...]:
        """Return the rules that apply, or may apply, on ``day``, background included."""
        if not self.law_on(day):
            return ()
        return tuple(rule for rule in self.rules if rule.span.holds_on(day) is not Truth.FALSE)
