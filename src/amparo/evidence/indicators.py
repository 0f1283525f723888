"""The indicators of forced labour at each site, as assessed: by whom, how and when, and never as absent.

"Not observed" says that somebody looked and did not see it; what nobody looked at is told so, and is not the same.
Beside the eleven of the International Labour Organization stands work imposed by a state (Convention 105). Who told it
is a code: one that looks like a name is replaced.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from amparo.evidence.rows import row
from amparo.facts.case import Case
from amparo.facts.ids import PartyId, SiteId, Subject
from amparo.facts.statement import Indicator
from amparo.findings.evidence import Conditions, Standing, StandingKind
from amparo.findings.reason import Reason, because
from amparo.kernel.registry import toml_files

PACKAGE = "amparo.evidence"
_CODE = re.compile(r"[A-Za-z0-9]{0,12}[-_./#]?[A-Za-z]{0,4}[-_./#]?\d{1,12}", re.ASCII)


@dataclass(frozen=True, slots=True)
class IndicatorMeaning:
    """One indicator, in short."""

    number: int
    id: str
    meaning: str
    source: str
    confirmed: bool


@cache
def meanings() -> tuple[IndicatorMeaning, ...]:
    """Return the eleven indicators in their order, and work imposed by a state after them."""
    table = dict(toml_files(PACKAGE))["indicators.toml"]
    return tuple(
        IndicatorMeaning(
            one["number"],
            one["id"],
            one["meaning"],
            one.get("source", table["source"]),
            one.get("confirmed", table["confirmed"]),
        )
        for one in table["indicator"]
    )


def conditions(case: Case, on: date) -> tuple[Conditions, ...]:
    """Return every site with what was looked at, what was not, and what is claimed, in the order of sites."""
    looks: defaultdict[SiteId, defaultdict[int, list[Indicator]]] = defaultdict(lambda: defaultdict(list))
    for one in case.indicators:
        if one.date is None or one.date.first <= on:
            looks[one.site_id][one.indicator].append(one)
    codes = pseudonyms(case)
    return tuple(
        Conditions(
            site_id=site.id,
            standings=tuple(
                _standing(site.id, one.number, tuple(looks[site.id][one.number]), codes)
                for one in meanings()
                if one.number in looks[site.id]
            ),
            not_looked_at=tuple(one.number for one in meanings() if one.number not in looks[site.id]),
            claims=tuple(
                claim
                for claim in case.claims
                if claim.about in _subjects(site.id, site.party_id) and (claim.date is None or claim.date.first <= on)
            ),
        )
        for site in case.sites.values()
    )


def _subjects(site: SiteId, party: PartyId) -> tuple[Subject, ...]:
    return Subject("site", site), Subject("party", party)


def pseudonyms(case: Case) -> Mapping[str, str]:
    """Return the code under which each source is told: its own where it is a code, else a number in file order."""
    sources = dict.fromkeys(one.source_ref for one in case.indicators if one.source_ref)
    return {
        source: source if _CODE.fullmatch(source) else f"source-{number}" for number, source in enumerate(sources, 1)
    }


def _standing(site: SiteId, number: int, looks: tuple[Indicator, ...], codes: Mapping[str, str]) -> Standing:
    seen = {look.assessment for look in looks}
    standing: StandingKind = "unknown"
    if {"present", "not-observed"} <= seen:
        standing = "disputed"
    elif "present" in seen:
        standing = "present"
    elif "not-observed" in seen:
        standing = "not-observed"
    reasons = tuple(reason for look in looks for reason in (_look(site, look, codes), _speech(look, codes)))
    return Standing(number, standing, looks, reasons)


def _look(site: SiteId, look: Indicator, codes: Mapping[str, str]) -> Reason:
    told: dict[str, str | int] = {
        "site": site,
        "number": look.indicator,
        "method": look.method or "-",
        "source": codes.get(look.source_ref, "-"),
        "date": "-" if look.date is None else str(look.date),
    }
    if look.assessment == "present":
        return because("indicator-present", *row(look.at), **told)
    if look.assessment == "not-observed":
        return because("indicator-not-observed", *row(look.at), **told)
    return because("indicator-unknown", *row(look.at), **told)


def _speech(look: Indicator, codes: Mapping[str, str]) -> Reason:
    source = codes.get(look.source_ref, "-")
    if look.free_to_speak == "yes":
        return because("spoke-freely", *row(look.at), source=source)
    if look.free_to_speak == "no":
        return because("spoke-not-freely", *row(look.at), source=source)
    return because("speech-not-told", *row(look.at), source=source)
