"""A place makes no more in any stretch of days than it can make: its capacity, times the days."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import lcm

from amparo.evidence.desk import Check, Desk, Held, against, agreed, unchecked
from amparo.evidence.rows import row
from amparo.facts.ids import Subject
from amparo.facts.lot import Lot
from amparo.facts.quantity import Quantity, plain
from amparo.facts.site import Site
from amparo.findings.reason import because


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from ``first`` to ``last``, both included, and how much was certainly made within them."""

    first: date
    last: date
    made: Fraction

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def fullest(making: Sequence[tuple[date, date, Fraction]], a_day: Fraction) -> Stretch | None:
    """Return the stretch in which most was made for what its days allow; ``None`` where nothing exceeds it.

    Args:
        making: the first and the last day on which each amount can have been made, and the amount.
        a_day: the most that a day allows.

    Making that may be spread at will over its own days fits if and only if no stretch that begins where one begins and
    ends where one ends holds more than its days allow (the demand criterion of preemptive scheduling; Jackson 1955).
    Quadratic in the number of different days.
    """
    # Whole numbers over one denominator: the sums are many, and fractions add slowly.
    scale = lcm(a_day.denominator, *(amount.denominator for _, _, amount in making))
    together: Counter[tuple[date, date]] = Counter()
    for begun, last, amount in making:
        together[last, begun] += int(amount * scale)
    by_last = sorted(together.items())
    most = int(a_day * scale)
    worst: tuple[int, int, date, date] | None = None
    for first in sorted({begun for _, begun in together}):
        made = 0
        for (last, begun), units in by_last:
            if begun < first:
                continue
            made += units
            days = (last - first).days + 1
            # An end that others share is held once for each; the last of them holds all.
            if made > most * days and (worst is None or made * worst[1] > worst[0] * days):
                worst = (made, days, first, last)
    return None if worst is None else Stretch(worst[2], worst[3], Fraction(worst[0], scale))


def _run(desk: Desk) -> Iterator[Held]:
    made: defaultdict[str, list[Lot]] = defaultdict(list)
    for lot in desk.case.lots.values():
        if lot.site_id is not None:
            made[lot.site_id].append(lot)
    for site in desk.case.sites.values():
        if made[site.id]:
            yield _site(site, made[site.id])


def _site(site: Site, lots: list[Lot]) -> Held:
    me = Subject("site", site.id)
    if site.capacity is None:
        return unchecked(me, "capacity-not-stated")
    unit = site.capacity.quantity
    making = [
        (*_days(lot), amount) for lot in lots if (amount := _in_unit(lot.quantity, unit)) is not None if _dated(lot)
    ]
    if not making:
        return unchecked(me, "made-not-comparable")
    a_day = _in_unit(unit, unit) or Fraction(0)
    found = fullest(making, a_day / site.capacity.days)
    if found is None:
        return agreed(me)
    within = [lot for lot in lots if _dated(lot) and _days(lot)[0] >= found.first and _days(lot)[1] <= found.last]
    reason = because(
        "made-beyond-capacity", *row(site.at), *(evidence for lot in within for evidence in row(lot.at)),
        site=site.id, made=f"{plain(found.made)} {_unit(unit)}", first=found.first.isoformat(),
        last=found.last.isoformat(), most=f"{plain(a_day / site.capacity.days * found.days)} {_unit(unit)}",
    )  # fmt: skip
    documents = tuple(dict.fromkeys(id_ for lot in within for id_ in lot.document_ids))
    lot_subjects = tuple(Subject("lot", lot.id) for lot in within)
    return against("made-beyond-capacity", lot_subjects[0], (*lot_subjects, me), documents, reason)


def _dated(lot: Lot) -> bool:
    return lot.produced_from is not None or lot.produced_until is not None


def _days(lot: Lot) -> tuple[date, date]:
    begun, ended = lot.produced_from or lot.produced_until, lot.produced_until or lot.produced_from
    assert begun is not None  # noqa: S101 - asked by _dated
    assert ended is not None  # noqa: S101
    return begun.first, max(begun.first, ended.last)


def _in_unit(quantity: Quantity | None, unit: Quantity) -> Fraction | None:
    """Return an amount in kilograms where the capacity is a mass, else in the capacity's own unit."""
    if quantity is None:
        return None
    if unit.kilograms is not None:
        return quantity.kilograms
    return quantity.amount if quantity.unit == unit.unit else None


def _unit(unit: Quantity) -> str:
    return "KGM" if unit.kilograms is not None else unit.unit


CHECK = Check("site-capacity", 3, _run)
