"""Whether a chain equals one shown before, stage by stage: makers, senders, places and goods, not lots and days.

CBP asks importers to say when a supply chain is identical to one it has reviewed (best practices of 23 February
2023). It is said only where every stage is the same and each has a business record in both packages.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from amparo.facts.case import Case
from amparo.facts.ids import LotId
from amparo.findings.reason import because
from amparo.kernel.errors import UserError
from amparo.reports.package.manifest import NAME as MANIFEST
from amparo.reports.package.manifest import Difference, read, verify
from amparo.reports.package.model import Draft
from amparo.tracing.summary import summarise

Row = tuple[str, ...]


def fingerprint(case: Case, lots: Iterable[LotId], on: date) -> list[list[str]]:
    """Return a row for each different part of the chains of finished ``lots``, sorted.

    A row holds stage, role (``made``, ``sent``), party, place, and ``recorded`` or ``unrecorded``: whether a business
    record of it is on file. Parties and places are told as :mod:`amparo.tracing.summary` knows them again.
    """
    rows: dict[Row, bool] = {}
    for lot in lots:
        for part in summarise(case, lot, on).parts:
            rows[part.key] = rows.get(part.key, False) or bool(part.records)
    return [[*key, "recorded" if known else "unrecorded"] for key, known in sorted(rows.items())]


def compared(draft: Draft, case: Case, on: date, earlier: Mapping[str, bytes]) -> Draft:
    """Return the draft with what an earlier package has alike or otherwise, after what others had.

    Args:
        draft: what is to be filed now.
        case: the records.
        on: the day of the filing.
        earlier: the files of the earlier package's filing, by path, its manifest among them.

    Raises:
        UserError: there is no manifest among ``earlier``, or the files are not as it says.
    """
    altered: tuple[Difference, ...] = verify(earlier)
    if altered:
        raise UserError("package-earlier-altered", file=altered[0].path)
    told = read(earlier[MANIFEST])
    before = {tuple(str(part) for part in row) for row in told["chain"]}
    finished = [LotId(one.id) for one in draft.subjects if one.kind == "lot"]
    now = {tuple(row) for row in fingerprint(case, finished, on)}
    params = {"day": str(told["on"]), "route": str(told["route"])}
    old, new = {row[:4] for row in before}, {row[:4] for row in now}
    reasons = [because("package-stage-new", **_told(row)) for row in sorted(new - old)]
    reasons += [because("package-stage-gone", **_told(row)) for row in sorted(old - new)]
    bare = sorted({row[:4] for row in before | now if row[4:] != ("recorded",)})
    reasons += [because("package-stage-unrecorded", **_told(row)) for row in bare]
    if not now or not before:
        return replace(draft, comparison=(*draft.comparison, because("package-chain-none", **params)))
    if reasons:
        differs = because("package-chain-differs", **params)
        return replace(draft, comparison=(*draft.comparison, differs, *reasons))
    same = because("package-chain-identical", parts=len(now), **params)
    return replace(draft, comparison=(*draft.comparison, same), identical=True)


def _told(row: Row) -> dict[str, str]:
    stage, role, party, place = (*row, "", "", "", "")[:4]
    return {"stage": stage, "role": role, "party": party, "place": place}
