"""Which colliding duties bear on a case."""

from collections.abc import Iterator
from datetime import date

from amparo.criteria import FactSheet, Judgement, evaluate
from amparo.facts.evidence import Evidence
from amparo.facts.ids import MeasureId, Subject
from amparo.facts.truth import Truth
from amparo.findings.exposure import Conflict, Undecided
from amparo.findings.reason import Reason, because
from amparo.law.catalogue import measures
from amparo.law.conflicts.catalogue import Collision, collisions


def conflicts_met(sheet: FactSheet, on: date | None = None) -> tuple[Conflict, ...]:
    """Return the conflicts that the facts of a case meet, sorted by id.

    Args:
        sheet: facts of the case, with ``exposure.*``.
        on: the day of asking; ``case.on`` of the sheet by default. A pair is silent while one of the two measures
            is not law; without any day both count as law.
    """
    return tuple(
        Conflict(
            id=collision.id,
            one=collision.one,
            other=collision.other,
            bound=collision.bound,
            because=tuple(_reasons(collision, judged)),
        )
        for collision, judged in _judged(sheet, on)
        if judged.truth is Truth.TRUE
    )


def conflicts_open(sheet: FactSheet, subject: Subject, on: date | None = None) -> tuple[Undecided, ...]:
    """Return the conflicts that a fact the file does not tell would decide."""
    return tuple(
        Undecided(subject, f"conflict/{collision.id}", judged.missing, judged.reasons)
        for collision, judged in _judged(sheet, on)
        if judged.truth is Truth.UNKNOWN
    )


def _judged(sheet: FactSheet, on: date | None) -> Iterator[tuple[Collision, Judgement]]:
    day = _day(sheet) if on is None else on
    for collision in collisions().values():
        if day is None or all(measures()[name].law_on(day) for name in (collision.one, collision.other)):
            yield collision, evaluate(collision.when, sheet)


def _day(sheet: FactSheet) -> date | None:
    known = sheet.get("case.on")
    return next((value for value in known.values if isinstance(value, date)), None) if known else None


def _reasons(collision: Collision, judged: Judgement) -> Iterator[Reason]:
    yield _duty(collision.one, collision.one_duty)
    yield _duty(collision.other, collision.other_duty)
    if collision.note:
        yield because("conflict-note", Evidence(f"law:{collision.one}"), note=collision.note)
    if not collision.confirmed:
        yield because("conflict-unconfirmed", title=collision.title)
    yield because("conflict-for-counsel", bound=collision.bound)
    yield from judged.reasons


def _duty(name: MeasureId, duty: str) -> Reason:
    measure = measures()[name]
    return because("conflict-duty", Evidence(f"law:{name}", measure.citation), title=measure.title, duty=duty)
