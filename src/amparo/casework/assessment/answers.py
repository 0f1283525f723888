"""From what is met to what can be done: routes held against the case, and their dates."""

from collections.abc import Callable, Iterable
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


def answer(
    case: Case, sheet: FactSheet, exposures: Iterable[Exposure], on: date
) -> tuple[list[Remedy], list[Deadline]]:
    """Return every route with whether it is open, and the dates of those that are or may be.

    ``sheet`` also tells the exposures, as :func:`exposure_facts` gives them.
    """
    measure_ids = tuple(sorted(str(value) for value in sheet["exposure.measures"].values))
    seat = case.enterprise.get("region")
    region = (canonical(seat) or "") if isinstance(seat, str) else ""
    remedies = [consider(route, sheet, measure_ids, on) for route in routes().values()]
    open_ids = [remedy.route_id for remedy in remedies if remedy.open != "no"]
    narrowed = _narrowed(case, sheet, tuple(exposures))
    deadlines = [
        deadline
        for route_id in open_ids
        for deadline in timetable(
            routes()[route_id], case.events, on, region=region, facts_of=narrowed, beside=open_ids
        )
    ]
    deadlines.sort(key=lambda one: (one.due is None, one.due or date.max, one.route_id, one.step))
    return remedies, deadlines


def _narrowed(case: Case, sheet: FactSheet, exposures: tuple[Exposure, ...]) -> Callable[[tuple[str, ...]], FactSheet]:
    """Return what is known of the case where only some of its goods are asked about.

    Two shipments of one case may be held under two measures, and then the periods of each are its own. Refs that
    name no goods leave the whole case.
    """

    def facts_of(refs: tuple[str, ...]) -> FactSheet:
        about = _goods_of(case, refs)
        if not about:
            return sheet
        speaking = {one.measure_id for one in exposures if one.verdict != "not-covered" and str(one.subject) in about}
        return sheet.adding(law_facts(speaking))

    return facts_of


def _goods_of(case: Case, refs: tuple[str, ...]) -> frozenset[str]:
    """Return the goods and lots that refs name, or carry in a shipment; a lot stands for its good as well."""
    named = {ref for ref in refs if ref.startswith(("lot:", "good:"))}
    named |= {
        f"lot:{shipment.lot_id}"
        for shipment in case.shipments.values()
        if shipment.lot_id is not None and f"shipment:{shipment.id}" in refs
    }
    named |= {f"good:{lot.good_id}" for lot in case.lots.values() if f"lot:{lot.id}" in named and lot.good_id}
    named |= {f"lot:{lot.id}" for lot in case.lots.values() if f"good:{lot.good_id}" in refs}
    return frozenset(named)
