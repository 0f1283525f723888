"""Whether a chain equals one shown before, stage by stage: makers, places and goods, not lots and days.

CBP asks importers to say when a supply chain is identical to one it has reviewed (best practices of 23 February 2023).
"""

from collections.abc import Iterable
from dataclasses import replace

from amparo.facts.case import Case
from amparo.facts.ids import LotId, PartyId
from amparo.findings.reason import Reason, because
from amparo.reports.package.manifest import read
from amparo.reports.package.model import Draft


def fingerprint(case: Case, lots: Iterable[LotId]) -> list[list[str]]:
    """Return one row for each different stage: ``good, heading, maker, place``; sorted, without lots, days, amounts."""
    rows: set[tuple[str, ...]] = set()
    for lot_id in lots:
        lot = case.lots[lot_id]
        good = case.goods[lot.good_id]
        site = None if lot.site_id is None else case.sites.get(lot.site_id)
        place = "" if site is None else site.address or site.region or site.country or ""
        rows.add((good.name, good.hs, _party(case, case.party_of(lot.site_id)), place))
    return [list(row) for row in sorted(rows)]


def _party(case: Case, party_id: PartyId | None) -> str:
    if party_id is None:
        return ""
    party = case.parties[party_id]
    number = next((f" {one.scheme} {one.value}" for one in party.identifiers), "")
    return f"{party.name}{number}"


def compared(draft: Draft, case: Case, earlier: bytes) -> Draft:
    """Return the draft with what an earlier package's manifest has alike or otherwise.

    Raises:
        UserError: ``earlier`` is not a manifest.
    """
    before = {tuple(str(part) for part in row) for row in read(earlier)["chain"]}
    now = {tuple(row) for row in fingerprint(case, draft.lots)}
    reasons = [because("package-stage-new", **_told(row)) for row in sorted(now - before)]
    reasons += [because("package-stage-gone", **_told(row)) for row in sorted(before - now)]
    said = tuple(reasons) or (because("package-chain-identical", stages=len(now)),)
    return replace(draft, comparison=_limited(said))


def _told(row: tuple[str, ...]) -> dict[str, str]:
    good, hs, maker, place = (*row, "", "", "", "")[:4]
    return {"good": good or "-", "hs": hs or "-", "maker": maker or "-", "place": place or "-"}


def _limited(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    return tuple(dict.fromkeys(reasons))
