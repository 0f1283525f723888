"""The law held against the case: which rule is met by what, on which chains, and how sure."""

from dataclasses import dataclass

from amparo.casework.assessment.answers import exposure_facts
from amparo.casework.assessment.bench import Bench
from amparo.casework.assessment.duties import hold_case, hold_site
from amparo.casework.assessment.goods import foremost, hold_good, traced
from amparo.casework.assessment.grounds import Ground, grounds_on
from amparo.casework.assessment.owners import owned_by_listed
from amparo.casework.assessment.parties import hold_party, not_covered
from amparo.casework.assessment.sheets import party_facts
from amparo.criteria import FactSheet
from amparo.facts.ids import Subject
from amparo.findings.chain import Chain
from amparo.findings.exposure import Exposure, Undecided
from amparo.findings.tracing import Tracing


@dataclass(frozen=True, slots=True)
class Met:
    """What the law comes to; ``sheet`` also tells the exposures, for the routes and duties that follow from them."""

    exposures: tuple[Exposure, ...]
    undecided: tuple[Undecided, ...]
    flags: tuple[tuple[Ground, Subject], ...]
    chains: tuple[Chain, ...]
    sheet: FactSheet


def meet(bench: Bench, tracing: Tracing) -> Met:
    """Hold every rule in force against every subject it speaks of.

    Goods first, then parties and sites, then the lists nobody could look at, and last the case itself, whose
    duties may depend on the exposures before it.
    """
    case, told = bench.case, bench.told
    grounds = grounds_on(bench.on)
    by_subject = {
        kind: [ground for ground in grounds if ground.rule.subject == kind]
        for kind in ("good", "party", "site", "case")
    }
    for good in traced(bench, tracing):
        for ground in by_subject["good"]:
            hold_good(bench, ground, good)
    bench.found.exposures = foremost(bench.found.exposures)
    owned = owned_by_listed(case, bench.hits, bench.register, bench.on)
    for party in case.parties.values():
        sheet = told.adding(party_facts(party, bench.hits, owned, bench.register, bench.on))
        for ground in by_subject["party"]:
            hold_party(bench, ground, party, sheet, owned)
    for site in case.sites.values():
        for ground in by_subject["site"]:
            hold_site(bench, ground, site, told)
    found = bench.found
    found.exposures.extend(not_covered(case, grounds, bench.register))
    sheet = told.adding(exposure_facts(found.exposures, found.doubtful()))
    for ground in by_subject["case"]:
        hold_case(bench, ground, sheet)
    return Met(
        tuple(found.exposures),
        found.undecided(Subject("case", case.name)),
        tuple(found.flags),
        tuple(found.chains.values()),
        told.adding(exposure_facts(found.exposures, found.doubtful())),
    )
