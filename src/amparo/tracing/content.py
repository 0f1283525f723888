"""How much of a lot comes from marked lots: bounds that hold for every way the inputs may have been mixed.

One transformation, with ``q`` of each input, ``n = output / highest yield`` of input needed at least, and of each
input at least ``lo`` and at most ``hi`` marked::

    hi = min(1, sum(hi) / n)        lo = max(0, (n - sum(q - lo)) / n)

Above zero, ``lo`` says that no allocation avoids the marked input; ``hi`` at zero says that none contains it. A part
drawn from a mixed lot may hold all of the marked share or none of it, so bounds widen along a chain and never
exclude the truth. Inputs that cannot stand in for each other (fabric and buttons) are bounded apart.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from amparo.facts.ids import LotId
from amparo.facts.lot import Lot, Use
from amparo.facts.quantity import Share, ShareRange
from amparo.tracing.genealogy import Genealogy
from amparo.tracing.mass import amount_in, masses

ZERO, ONE = Fraction(0), Fraction(1)
GRID = 10**12


@dataclass(frozen=True, slots=True)
class Drawn:
    """An input: how much was taken, and how much of that is marked at least and at most, in one common unit."""

    taken: Fraction
    lo: Fraction
    hi: Fraction


@dataclass(frozen=True, slots=True)
class Bounds:
    """The marked part of a whole, in [0, 1]."""

    lo: Fraction
    hi: Fraction

    def outward(self) -> "Bounds":
        """Return bounds on a fixed grid, never narrower, so that fractions stay short along a chain."""
        return Bounds(Fraction(self.lo * GRID // 1, GRID), Fraction(-(-self.hi * GRID // 1), GRID))

    @property
    def told(self) -> ShareRange:
        """The bounds as a share."""
        return ShareRange(Share(self.lo), Share(self.hi))


def bound(inputs: tuple[Drawn, ...], needed: Fraction | None) -> Bounds:
    """Bound the marked part of what one transformation made.

    Args:
        inputs: interchangeable inputs.
        needed: input needed at least; ``None`` where output or yield is not told, so that any part of the inputs
            may have been enough.
    """
    marked = sum((one.hi for one in inputs), ZERO)
    unmarked = sum((one.taken - one.lo for one in inputs), ZERO)
    if not needed:
        return Bounds(ZERO if unmarked > 0 else ONE, ONE if marked > 0 else ZERO)
    # A claim beyond the inputs is told elsewhere as a contradiction; here no more is needed than there was.
    enough = min(needed, sum((one.taken for one in inputs), ZERO))
    if not enough:
        return Bounds(ZERO, ZERO)
    return Bounds(max(ZERO, (enough - unmarked) / enough), min(ONE, marked / enough))


def content(built: Genealogy, marked: Mapping[LotId, Bounds]) -> dict[LotId, Bounds]:
    """Return bounds for every lot that may hold something marked; a lot that is absent holds none.

    Args:
        built: the network.
        marked: lots that are themselves marked, wholly or in part.
    """
    found = dict(marked)
    if not marked:
        return found
    for lot_id in built.order:
        uses = built.inputs.get(lot_id, ())
        if any(use.input_lot_id in found for use in uses):
            mixed = _mixed(built, built.case.lots[lot_id], uses, found)
            own = marked.get(lot_id)
            found[lot_id] = (mixed if own is None else Bounds(max(own.lo, mixed.lo), max(own.hi, mixed.hi))).outward()
    return found


def _mixed(built: Genealogy, lot: Lot, uses: tuple[Use, ...], found: Mapping[LotId, Bounds]) -> Bounds:
    groups: defaultdict[str, list[Use]] = defaultdict(list)
    for use in uses:
        groups[_interchangeable(built, built.case.lots[use.input_lot_id])].append(use)
    sizes = masses(use.quantity for use in uses)
    weights = None if sizes is None or not sum(sizes) else dict(zip(map(id, uses), sizes, strict=True))
    bounds: list[tuple[Fraction | None, Bounds]] = []
    for group in groups.values():
        weight = None if weights is None else sum((weights[id(use)] for use in group), ZERO) / sum(weights.values())
        bounds.append((weight, _of_group(built, lot, group, found, weight)))
    if len(bounds) == 1:
        return bounds[0][1]
    if weights is None:
        return Bounds(min(one.lo for _, one in bounds), max(one.hi for _, one in bounds))
    return Bounds(
        sum(((weight or ZERO) * one.lo for weight, one in bounds), ZERO),
        sum(((weight or ZERO) * one.hi for weight, one in bounds), ZERO),
    )


def _interchangeable(built: Genealogy, lot: Lot) -> str:
    """Return what inputs share that can stand in for each other: stage and commodity, else the good."""
    return " ".join(built.materials.stages(lot.good_id)) or f"good:{lot.good_id}"


def _of_group(
    built: Genealogy, lot: Lot, group: list[Use], found: Mapping[LotId, Bounds], weight: Fraction | None
) -> Bounds:
    amounts = masses(use.quantity for use in group)
    if amounts is None:
        # Nothing to reckon with: marked only if every input is, and possibly marked if any may be.
        inputs = [found.get(use.input_lot_id, Bounds(ZERO, ZERO)) for use in group]
        wholly = all(one.lo == 1 for one in inputs)
        return Bounds(ONE if wholly else ZERO, ONE if any(one.hi for one in inputs) else ZERO)
    drawn = tuple(
        _drawn(built.case.lots[use.input_lot_id], use, amount, found.get(use.input_lot_id))
        for use, amount in zip(group, amounts, strict=True)
    )
    return bound(drawn, _needed(built, lot, group, weight))


def _needed(built: Genealogy, lot: Lot, group: list[Use], weight: Fraction | None) -> Fraction | None:
    """Return the least input of this group that the output can have been made from, in the group's common unit."""
    yields = [built.materials.yield_of(built.case.lots[use.input_lot_id].good_id, lot.good_id) for use in group]
    if lot.quantity is None or weight is None or any(one is None for one in yields):
        return None
    amounts = masses((lot.quantity, *(use.quantity for use in group)))
    if amounts is None:
        return None
    return weight * amounts[0] / max(one.hi for one in yields if one is not None)


def _drawn(lot: Lot, use: Use, amount: Fraction, bounds: Bounds | None) -> Drawn:
    """Bound the marked part of what was drawn from a lot: all of it may have gone here, or none."""
    if bounds is None:
        return Drawn(amount, ZERO, ZERO)
    held = None if lot.quantity is None or use.quantity is None else amount_in(lot.quantity, use.quantity.unit)
    if held is None or not use.quantity or not use.quantity.amount:
        return Drawn(amount, amount if bounds.lo == 1 else ZERO, amount if bounds.hi else ZERO)
    whole = amount * held / use.quantity.amount
    left = max(ZERO, whole * (ONE - bounds.lo))
    return Drawn(amount, max(ZERO, amount - left), min(amount, whole * bounds.hi))
