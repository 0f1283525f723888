"""The register of law as a user reads it: one measure on a day, what changed when, whom a step may bind."""

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from amparo.facts.ids import MeasureId
from amparo.kernel.errors import UserError
from amparo.law.catalogue import measures
from amparo.law.measure import Measure, Rule, State
from amparo.law.notices.catalogue import Notice, notices
from amparo.law.timeline import Change, timeline


@dataclass(frozen=True, slots=True)
class MeasureOn:
    """A measure, its state and its rules on a day."""

    measure: Measure
    state: State
    rules: tuple[Rule, ...]


def register(on: date) -> tuple[MeasureOn, ...]:
    """Return every measure of the register as it stands on ``on``."""
    return tuple(MeasureOn(one, one.state_on(on), one.rules_on(on)) for one in measures().values())


def show(measure_id: str, on: date) -> MeasureOn:
    """Return one measure as it stands on ``on``.

    Raises:
        UserError: the register holds no such measure.
    """
    measure = measures().get(MeasureId(measure_id))
    if measure is None:
        near = ", ".join(get_close_matches(measure_id, list(measures()), n=3, cutoff=0.4)) or "us-1307"
        raise UserError("unknown-measure", measure=measure_id, near=near)
    return MeasureOn(measure, measure.state_on(on), measure.rules_on(on))


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
