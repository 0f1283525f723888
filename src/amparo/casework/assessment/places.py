"""Where a lot was made, as far as the file says: a trace that ends at an unknown place is not outside anything."""

from collections.abc import Collection, Iterator

from amparo.casework.assessment.grounds import Ground
from amparo.criteria.condition import tests_in
from amparo.facts.case import Case
from amparo.facts.ids import LotId
from amparo.facts.site import Site
from amparo.text.addresses import regions_named
from amparo.text.regions import canonical

REGIONS = "chain.regions"


def countries_asked(ground: Ground) -> frozenset[str]:
    """Return the countries (upper-case ISO 3166-1) whose regions a rule asks a chain for; none if it asks none."""
    return frozenset(
        str(value).partition("-")[0]
        for test in tests_in(ground.rule.when)
        if test.fact == REGIONS
        for value in (test.value if isinstance(test.value, tuple) else (test.value,))
    )


def unplaced(case: Case, lots: Collection[LotId], countries: frozenset[str]) -> Iterator[Site]:
    """Yield the sites at which ``lots`` were made and of which the file does not say where in ``countries`` they lie.

    A site is placed by its region code, by a country that is none of ``countries``, or by an address that names a
    region.
    """
    made_at = dict.fromkeys(case.lots[lot].site_id for lot in case.lots if lot in lots)
    for site in (case.sites[name] for name in made_at if name is not None):
        if not _placed(site, countries):
            yield site


def _placed(site: Site, countries: frozenset[str]) -> bool:
    if site.region and canonical(site.region) is not None:
        return True
    if site.country and site.country.upper() not in countries:
        return True
    words = ", ".join(text for text in (site.address, site.region) if text)
    return any(named.kind == "region" for named in regions_named(words, site.country))
