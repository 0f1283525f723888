"""What chains are traced to: parties found on a list, and places in a region that some law names."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from amparo.facts.case import Case
from amparo.facts.evidence import Evidence
from amparo.facts.ids import PartyId, SiteId
from amparo.facts.party import Party
from amparo.facts.site import Site
from amparo.findings.chain import Grade
from amparo.findings.hit import Hit
from amparo.findings.reason import Reason, because
from amparo.text.addresses import regions_named
from amparo.text.regions import canonical, registered_region
from amparo.tracing.mark import Mark

# How sure it is that a party found by name is the party listed.
IDENTITY = {"match": Grade.E3, "possible": Grade.E0, "rejected-by-user": Grade.E0}


@dataclass(slots=True)
class _Draft:
    parties: dict[PartyId, Grade] = field(default_factory=dict)
    sites: dict[SiteId, Grade] = field(default_factory=dict)
    because: list[Reason] = field(default_factory=list)


def marks(case: Case, hits: Iterable[Hit], regions: frozenset[str]) -> tuple[Mark, ...]:
    """Return the marks of a case, sorted by key.

    Args:
        case: whose parties and sites are marked.
        hits: names found on lists.
        regions: ISO 3166-2 codes that some measure names; places elsewhere are not marked.
    """
    drafts: dict[str, _Draft] = {}
    for hit in hits:
        if hit.decision == "rejected-by-user":
            continue
        draft = drafts.setdefault(f"listing:{hit.list_id}/{hit.listing_id}", _Draft())
        draft.parties[hit.party_id] = max(IDENTITY[hit.decision], draft.parties.get(hit.party_id, Grade.E0))
        draft.because.extend(hit.because[:2])
    for site in case.sites.values():
        for code, grade, reason in _regions_of_site(site):
            if code in regions:
                draft = drafts.setdefault(f"region:{code}", _Draft())
                draft.sites[site.id] = max(grade, draft.sites.get(site.id, Grade.E0))
                draft.because.append(reason)
    for party in case.parties.values():
        for code, grade, reason in _regions_of_party(party):
            if code in regions:
                draft = drafts.setdefault(f"region:{code}", _Draft())
                draft.parties[party.id] = max(grade, draft.parties.get(party.id, Grade.E0))
                draft.because.append(reason)
    return tuple(
        Mark(key, draft.parties, draft.sites, tuple(dict.fromkeys(draft.because)))
        for key, draft in sorted(drafts.items())
    )


def _regions_of_site(site: Site) -> Iterable[tuple[str, Grade, Reason]]:
    row = Evidence("bundle:sites.csv", "" if site.at is None else f"line {site.at.line}")
    code = canonical(site.region) if site.region else None
    if code is not None:
        yield code, Grade.E3, because("site-in-region", row, site=site.id, region=code)
    # A region column that holds a name instead of a code is read as part of the address.
    words = ", ".join(text for text in (site.address, site.region if code is None else None) if text)
    for named in regions_named(words, site.country):
        if named.kind == "region" and named.code != code:
            yield named.code, Grade.E0, because("site-address-names-region", row, site=site.id, region=named.code)


def _regions_of_party(party: Party) -> Iterable[tuple[str, Grade, Reason]]:
    """A party's own region says where it is registered or sits, not where anything was made: E1 at most."""
    row = Evidence("bundle:parties.csv", "" if party.at is None else f"line {party.at.line}")
    code = canonical(party.region) if party.region else None
    if code is not None:
        yield code, Grade.E1, because("party-in-region", row, party=party.id, region=code)
    for identifier in party.identifiers:
        registered = registered_region(identifier.value) if identifier.scheme == "uscc" else None
        if registered is not None and registered.region != code:
            reason = because("party-registered-in-region", row, party=party.id, region=registered.region)
            yield registered.region, Grade.E0, reason
