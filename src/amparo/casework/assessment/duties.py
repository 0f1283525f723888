"""Rules on the case itself and on sites: duties of the user, and what bears on them."""

from amparo.casework.assessment.bench import IN_DOUBT, Bench
from amparo.casework.assessment.grounds import Ground
from amparo.criteria import FactSheet, Known, evaluate
from amparo.facts.evidence import Evidence
from amparo.facts.ids import Subject
from amparo.facts.site import Site
from amparo.facts.truth import Truth
from amparo.findings.exposure import Exposure, Verdict
from amparo.text.regions import canonical


def hold_case(bench: Bench, ground: Ground, sheet: FactSheet) -> None:
    """Hold one rule against the case as a whole."""
    _hold(bench, ground, Subject("case", bench.case.name), sheet, "confirmed")


def hold_site(bench: Bench, ground: Ground, site: Site, sheet: FactSheet) -> None:
    """Hold one rule against one site; what is told of a site rests on the file's own word, so ``possible`` at most."""
    row = () if site.at is None else (Evidence("bundle:sites.csv", f"line {site.at.line}"),)
    facts: dict[str, Known] = {}
    region = canonical(site.region) if site.region else None
    if region:
        facts["site.region"] = Known((region,), row)
    for fact, stance in (("site.indicators_present", "present"), ("site.indicators_not_observed", "not-observed")):
        seen = [one for one in bench.case.indicators if one.site_id == site.id and one.assessment == stance]
        if seen:
            lines = tuple(
                Evidence("bundle:indicators.csv", f"line {one.at.line}") for one in seen if one.at is not None
            )
            facts[fact] = Known(tuple(sorted({one.indicator for one in seen})), lines, complete=False)
    _hold(bench, ground, Subject("site", site.id), sheet.adding(facts), "possible")


def _hold(bench: Bench, ground: Ground, subject: Subject, sheet: FactSheet, verdict: Verdict) -> None:
    judged = evaluate(ground.rule.when, sheet)
    if judged.truth is Truth.FALSE:
        return
    if ground.rule.outcome == "caution":
        if judged.truth is Truth.TRUE:
            bench.found.flags.append((ground, subject))
        return
    if judged.truth is Truth.UNKNOWN or not ground.state_known:
        bench.undecided(ground, subject, judged.missing or IN_DOUBT)
        return
    bench.found.exposures.append(
        Exposure(
            subject=subject,
            measure_id=ground.measure.id,
            ground=ground.rule.id,
            verdict=ground.capped(verdict),
            citation=ground.citation,
            date_unconfirmed=ground.date_unconfirmed,
            confirmed_law=ground.confirmed,
            because=(*ground.reasons(), *judged.reasons),
        )
    )
