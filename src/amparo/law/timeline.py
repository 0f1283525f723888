"""What changed in the register of law, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from amparo.facts.ids import MeasureId
from amparo.facts.period import Period
from amparo.law.catalogue import measures
from amparo.law.measure import Measure

Turn = Literal[
    "adopted", "in-force", "applies", "suspended", "lapsed", "in-doubt", "suspension-ends", "ended", "rule-begins",
    "rule-ends",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """One turn of one measure. ``rule`` is set where a single rule begins or ends."""

    day: Period
    measure_id: MeasureId
    turn: Turn
    confirmed: bool
    citation: str
    rule: str = ""


def timeline(country: str | None = None) -> tuple[Change, ...]:
    """Return every dated change, oldest first, of all measures or those of one jurisdiction.

    Args:
        country: an ISO 3166-1 code or ``EU``, in any case.
    """
    wanted = None if country is None else country.upper()
    found = [
        change
        for measure in measures().values()
        if wanted is None or wanted in measure.jurisdictions
        for change in _changes(measure)
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.measure_id, one.turn, one.rule)))


def _changes(measure: Measure) -> Iterator[Change]:
    sure = measure.confirmed and measure.date_confirmed
    turns: tuple[tuple[Turn, Period | None], ...] = (
        ("adopted", measure.adopted),
        ("in-force", measure.effective),
        ("applies", measure.applies),
        ("ended", measure.ended),
    )
    for turn, day in turns:
        if day is not None:
            yield Change(day, measure.id, turn, sure and turn not in measure.from_memory, measure.citation)
    for spell in measure.suspended:
        if spell.span.since is not None:
            yield Change(spell.span.since, measure.id, spell.turn, spell.confirmed, spell.citation)
        if spell.span.until is not None and spell.turn == "suspended":
            yield Change(spell.span.until, measure.id, "suspension-ends", spell.confirmed, spell.citation)
    for rule in measure.rules:
        rule_sure = rule.confirmed and rule.date_confirmed
        if rule.span.since not in {None, measure.start}:
            yield Change(rule.span.since, measure.id, "rule-begins", rule_sure, rule.citation, rule.id)
        if rule.span.until is not None:
            yield Change(rule.span.until, measure.id, "rule-ends", rule_sure, rule.citation, rule.id)
