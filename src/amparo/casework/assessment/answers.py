"""From what is met to what can be done: routes held against the case, and their dates."""

from collections.abc import Iterable
from datetime import date

from amparo.criteria import FactSheet, Known
from amparo.facts.case import Case
from amparo.findings.exposure import Exposure
from amparo.findings.remedy import Deadline, Remedy
from amparo.law.met import exposure_facts as law_facts
from amparo.remedies.catalogue import routes
from amparo.remedies.eligibility import consider
from amparo.remedies.timetable import timetable
from amparo.text.regions import canonical

MET = frozenset({"confirmed", "probable", "possible"})


def exposure_facts(exposures: Iterable[Exposure], doubtful: Iterable[str] = ()) -> dict[str, Known]:
    """Return what routes and duties ask of the exposures.

    ``exposure.measures``: every measure that speaks of something in the case, whatever the verdict (goods traced
    outside its scope may be detained all the same), and the ``doubtful`` ones: met, but whether they are still in
    force is not known; nobody loses a route over that doubt. ``exposure.met``: those met at least possibly.
    """
    told = [exposure for exposure in exposures if exposure.verdict != "not-covered"]
    speaking = {exposure.measure_id for exposure in told} | set(doubtful)
    facts = law_facts(speaking, {exposure.verdict for exposure in told})
    met = {one.measure_id for one in told if one.verdict in MET}
    return {**facts, "exposure.met": Known(tuple(sorted(met)))}


def answer(case: Case, sheet: FactSheet, on: date) -> tuple[list[Remedy], list[Deadline]]:
    """Return every route with whether it is open, and the dates of those that are or may be.

    ``sheet`` also tells the exposures, as :func:`exposure_facts` gives them.
    """
    measure_ids = tuple(sorted(str(value) for value in sheet["exposure.measures"].values))
    seat = case.enterprise.get("region")
    region = (canonical(seat) or "") if isinstance(seat, str) else ""
    remedies: list[Remedy] = []
    deadlines: list[Deadline] = []
    for route in routes().values():
        remedy = consider(route, sheet, measure_ids, on)
        remedies.append(remedy)
        if remedy.open != "no":
            deadlines.extend(timetable(route, case.events, on, region=region))
    deadlines.sort(key=lambda one: (one.due is None, one.due or date.max, one.route_id, one.step))
    return remedies, deadlines
