"""The register of law as a user reads it: one measure on a day, what changed when, whom a step may bind."""

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from amparo.facts.ids import MeasureId
from amparo.facts.truth import Truth
from amparo.kernel.errors import UserError
from amparo.law.catalogue import measures
from amparo.law.conflicts import Collision, collisions
from amparo.law.measure import Measure, Rule, State
from amparo.law.notices.catalogue import Notice, notices
from amparo.law.timeline import Change, timeline
from amparo.remedies.catalogue import routes
from amparo.remedies.route import Route


@dataclass(frozen=True, slots=True)
class MeasureOn:
    """A measure, its state and its rules on a day.

    ``others`` are rules that do not apply on the day, with days of their own; ``routes`` answer the measure, and
    ``collisions`` are duties of another legal order that may collide with it, as far as both are law on the day.
    """

    measure: Measure
    state: State
    rules: tuple[Rule, ...]
    others: tuple[Rule, ...] = ()
    routes: tuple[Route, ...] = ()
    collisions: tuple[Collision, ...] = ()


def register(on: date) -> tuple[MeasureOn, ...]:
    """Return every measure of the register as it stands on ``on``."""
    return tuple(_on(one, on) for one in measures().values())


def show(measure_id: str, on: date) -> MeasureOn:
    """Return one measure as it stands on ``on``.

    Raises:
        UserError: the register holds no such measure.
    """
    measure = measures().get(MeasureId(measure_id))
    if measure is None:
        near = ", ".join(get_close_matches(measure_id, list(measures()), n=3, cutoff=0.4)) or "us-1307"
        raise UserError("unknown-measure", measure=measure_id, near=near)
    return _on(measure, on)


def _on(measure: Measure, on: date) -> MeasureOn:
    applying = measure.all_on(on)
    return MeasureOn(
        measure,
        measure.state_on(on),
        applying,
        tuple(rule for rule in measure.rules if rule not in applying),
        tuple(
            route for route in routes().values() if measure.id in route.answers and route.open_on(on) is not Truth.FALSE
        ),
        tuple(
            one
            for one in collisions().values()
            if measure.id in {one.one, one.other} and all(measures()[name].law_on(on) for name in (one.one, one.other))
        ),
    )


def undated(country: str | None) -> tuple[Measure, ...]:
    """Return the measures of which no day is known at all, so that no timeline shows them."""
    dated = {change.measure_id for change in timeline(country)}
    return tuple(
        one
        for one in measures().values()
        if one.id not in dated and (country is None or country.upper() in one.jurisdictions)
    )


def changes(country: str | None) -> tuple[Change, ...]:
    """Return what changed when, in one jurisdiction or all.

    Raises:
        UserError: no measure is of that jurisdiction.
    """
    known = sorted({code for measure in measures().values() for code in measure.jurisdictions})
    if country is not None and country.upper() not in known:
        raise UserError("unknown-jurisdiction", country=country, known=", ".join(known))
    return timeline(country)


def duties() -> tuple[Notice, ...]:
    """Return the notices on who may be breaking which law by a step."""
    return notices()
