"""Whether a route is open to this user on this day, by the rule engine."""

from collections.abc import Iterable
from datetime import date

from amparo.criteria import FactSheet, evaluate
from amparo.facts.evidence import Evidence
from amparo.facts.truth import Truth
from amparo.findings.reason import because
from amparo.findings.remedy import Open, Remedy
from amparo.law.met import exposure_facts
from amparo.remedies.route import Route

_OPEN: dict[Truth, Open] = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "needs-fact"}


def consider(route: Route, sheet: FactSheet, measure_ids: Iterable[str], on: date) -> Remedy:
    """Hold one route against one case.

    Args:
        route: the route.
        sheet: facts of the case; ``exposure.*`` facts are added from ``measure_ids`` where it has none.
        measure_ids: measures met.
        on: the day of asking; a route that is not law on that day is not open.
    """
    met = sorted(set(measure_ids))
    told = {fact: known for fact, known in exposure_facts(met).items() if fact not in sheet}
    judged = evaluate(route.when, sheet.adding(told), near_miss=True)
    in_law = route.open_on(on)
    found = Truth.FALSE if in_law is Truth.FALSE else judged.truth
    reasons = judged.reasons
    if in_law is not Truth.TRUE or not route.date_confirmed:
        paper = Evidence(f"law:{route.id}", route.citation)
        dated = {
            Truth.FALSE: because("route-not-in-law", paper, day=on.isoformat()),
            Truth.UNKNOWN: because("route-date-unconfirmed", paper, day=on.isoformat()),
            Truth.TRUE: because("route-date-unconfirmed", paper, day=on.isoformat()),
        }
        reasons = (*reasons, dated[in_law])
    return Remedy(
        route_id=route.id,
        name=route.name,
        open=_OPEN[found],
        forum=route.forum,
        who_may_file=route.who_may_file,
        standard_of_proof=route.standard_of_proof,
        steps=route.steps,
        papers=route.papers,
        citation=route.citation,
        confirmed=route.confirmed,
        note=route.note,
        measure_ids=tuple(name for name in met if name in route.answers),
        missing_facts=judged.missing if found is Truth.UNKNOWN else (),
        near_miss=judged.near_miss if in_law is not Truth.FALSE else (),
        because=reasons,
    )
