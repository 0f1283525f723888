"""The rules that speak on a day, and how far a verdict may rise on them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from amparo.criteria.condition import tests_in
from amparo.facts.evidence import Evidence
from amparo.findings.exposure import Verdict
from amparo.findings.reason import Reason, because
from amparo.law.catalogue import measures
from amparo.law.measure import Measure, Rule, State

CAPPED: frozenset[Verdict] = frozenset({"confirmed", "probable"})
PLACES = frozenset({"chain.regions", "site.region", "party.region"})


@dataclass(frozen=True, slots=True)
class Ground:
    """One rule of one measure, with the measure's state on the day."""

    measure: Measure
    rule: Rule
    state: State

    @property
    def citation(self) -> str:
        """The rule's own citation."""
        return self.rule.citation

    @property
    def confirmed(self) -> bool:
        """Whether measure, rule and their dates are confirmed."""
        return self.measure.confirmed and self.rule.confirmed and not self.date_unconfirmed

    @property
    def date_unconfirmed(self) -> bool:
        """Whether since when it holds is not confirmed."""
        return self.state == "in-force-date-unconfirmed" or not self.rule.date_confirmed

    @property
    def state_known(self) -> bool:
        """Whether it can be said that the measure is in force."""
        return self.state != "state-unconfirmed"

    def reasons(self) -> Iterator[Reason]:
        """Say which law, and what of it is not confirmed."""
        source = Evidence(f"law:{self.measure.id}", self.citation)
        yield because("law-says", source, title=self.measure.title, citation=self.citation)
        if self.rule.note:
            yield because("law-note", source, note=self.rule.note.rstrip("."))
        if self.date_unconfirmed:
            yield because("law-date-unconfirmed", source, title=self.measure.title)
        if not (self.measure.confirmed and self.rule.confirmed):
            yield because("law-unconfirmed", source, title=self.measure.title)

    def capped(self, verdict: Verdict, *, listing_confirmed: bool = True) -> Verdict:
        """Hold a verdict at ``possible`` where rule, date or listing is not confirmed."""
        unconfirmed = not (self.confirmed and listing_confirmed)
        return "possible" if unconfirmed and verdict in CAPPED else verdict


def grounds_on(day: date) -> tuple[Ground, ...]:
    """Return every rule that applies, or may apply, on a day; sorted by measure, in the order of its file."""
    return tuple(
        Ground(measure, rule, measure.state_on(day))
        for measure in measures().values()
        for rule in measure.rules_on(day)
    )


def regions_named_by_law() -> frozenset[str]:
    """Return the ISO 3166-2 codes that some rule of the register names, in force or not."""
    return frozenset(
        str(value)
        for measure in measures().values()
        for rule in measure.rules
        for test in tests_in(rule.when)
        if test.fact in PLACES
        for value in (test.value if isinstance(test.value, tuple) else (test.value,))
    )
