"""What a field gave is worked after it was brought in, and it is brought in in its season.

The season table is unconfirmed: a day outside it puts the record in question and says nothing against the goods. A
harvest that the file itself tells decides.
"""

from collections.abc import Iterator
from datetime import date

from amparo.evidence.desk import Check, Desk, Held, against, agreed, surely_before, unchecked
from amparo.evidence.rows import row
from amparo.evidence.tolerances import Season, seasons
from amparo.facts.good import Good
from amparo.facts.ids import Subject
from amparo.facts.lot import Lot
from amparo.facts.period import Period
from amparo.findings.reason import because

YEAR = 12


def _run(desk: Desk) -> Iterator[Held]:
    made = {use.output_lot_id for use in desk.case.uses}
    for lot in desk.case.lots.values():
        crops = [one for one in seasons() if _is(one, desk.case.goods[lot.good_id])]
        if (crops and lot.id not in made) or lot.harvested_from or lot.harvested_until:
            yield _lot(desk, lot, crops)


def _is(season: Season, good: Good) -> bool:
    return bool(good.hs) and good.hs.startswith(season.hs)


def _lot(desk: Desk, lot: Lot, crops: list[Season]) -> Held:
    me, begun, ended = Subject("lot", lot.id), lot.harvested_from or lot.harvested_until, lot.harvested_until
    worked = lot.produced_until or lot.produced_from
    if surely_before(worked, begun):
        told = {"lot": lot.id, "made": str(worked), "harvested": str(begun)}
        return against(
            "made-before-harvest", me, (), lot.document_ids, because("made-before-harvest", *row(lot.at), **told)
        )
    site = None if lot.site_id is None else desk.case.sites.get(lot.site_id)
    season = next((one for one in crops if site is not None and one.country == site.country), None)
    if season is None:
        return agreed(me) if begun is not None and worked is not None else unchecked(me, "season-not-known")
    days = _told(begun, ended) or _told(lot.produced_from or lot.produced_until, worked)
    if days is None:
        return unchecked(me, "date-not-stated")
    late = 0 if begun is not None else season.working_months
    if may_fall(days, season.first, season.last + late):
        return agreed(me)
    reason = because(
        "outside-season", *row(lot.at), lot=lot.id, days=str(days), crop=season.name, country=season.country.upper(),
        first=season.first, last=(season.last + late - 1) % YEAR + 1, source=season.source,
    )  # fmt: skip
    return against("outside-season", me, (), lot.document_ids, reason, paper_only=not season.confirmed)


def _told(first: Period | None, last: Period | None) -> Period | None:
    if first is None:
        return last
    return Period(first.first, max(first.last, last.last if last is not None else first.last))


def may_fall(days: Period, first: int, last: int) -> bool:
    """Whether some day of a period falls into the months ``first`` to ``last`` (over 12: of the year after)."""
    length = (last - first) % YEAR
    months = (days.last.year - days.first.year) * YEAR + days.last.month - days.first.month
    if months >= YEAR or last - first >= YEAR - 1:
        return True
    return any((_month(days.first, step) - first) % YEAR <= length for step in range(months + 1))


def _month(start: date, step: int) -> int:
    return (start.month - 1 + step) % YEAR + 1


CHECK = Check("harvest-season", 4, _run)
