"""The indicators of forced labour at each site, as assessed: by whom, how and when, and never as absent.

"Not observed" says that somebody looked and did not see it; what nobody looked at is told so, and is not the same.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from amparo.evidence.rows import row
from amparo.facts.case import Case
from amparo.facts.ids import SiteId
from amparo.facts.statement import Indicator
from amparo.findings.reason import Reason, because
from amparo.kernel.registry import toml_files

PACKAGE = "amparo.evidence"

Standing = Literal["present", "disputed", "not-observed", "unknown", "not-looked-at"]


@dataclass(frozen=True, slots=True)
class IndicatorMeaning:
    """One of the eleven indicators, in short."""

    number: int
    id: str
    meaning: str
    source: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Standings:
    """One indicator at one site.

    Attributes:
        site_id: where.
        indicator: which.
        standing: ``disputed`` where one look says present and another not observed: both are shown.
        looks: every assessment on file up to the day, in the order of the file.
        because: each look with its method, source code and date.
    """

    site_id: SiteId
    indicator: IndicatorMeaning
    standing: Standing
    looks: tuple[Indicator, ...]
    because: tuple[Reason, ...]


@cache
def meanings() -> tuple[IndicatorMeaning, ...]:
    """Return the eleven indicators in their order."""
    table = dict(toml_files(PACKAGE))["indicators.toml"]
    return tuple(
        IndicatorMeaning(one["number"], one["id"], one["meaning"], table["source"], table["confirmed"])
        for one in table["indicator"]
    )


def standings(case: Case, on: date) -> tuple[Standings, ...]:
    """Return every indicator at every site, in the order of sites and of indicators."""
    looks: defaultdict[tuple[SiteId, int], list[Indicator]] = defaultdict(list)
    for one in case.indicators:
        if one.date is None or one.date.first <= on:
            looks[one.site_id, one.indicator].append(one)
    return tuple(
        _standing(site, meaning, tuple(looks.get((site, meaning.number), ())))
        for site in case.sites
        for meaning in meanings()
    )


def _standing(site: SiteId, meaning: IndicatorMeaning, looks: tuple[Indicator, ...]) -> Standings:
    seen = {look.assessment for look in looks}
    standing: Standing = "not-looked-at"
    if {"present", "not-observed"} <= seen:
        standing = "disputed"
    elif "present" in seen:
        standing = "present"
    elif "not-observed" in seen:
        standing = "not-observed"
    elif seen:
        standing = "unknown"
    reasons = tuple(_look(site, look) for look in looks)
    if not reasons:
        reasons = (because("indicator-not-looked-at", site=site, number=meaning.number),)
    return Standings(site, meaning, standing, looks, reasons)


def _look(site: SiteId, look: Indicator) -> Reason:
    told: dict[str, str | int] = {
        "site": site,
        "number": look.indicator,
        "method": look.method or "-",
        "source": look.source_ref or "-",
        "date": "-" if look.date is None else str(look.date),
    }
    if look.assessment == "present":
        return because("indicator-present", *row(look.at), **told)
    if look.assessment == "not-observed":
        return because("indicator-not-observed", *row(look.at), **told)
    return because("indicator-unknown", *row(look.at), **told)
