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
from math import lcm

from amparo.facts.ids import LotId
from amparo.facts.lot import Lot, Use
from amparo.facts.quantity import Share, ShareRange
from amparo.tracing.genealogy import Genealogy
from amparo.tracing.mass import amount_in, masses, total

ZERO, ONE = Fraction(0), Fraction(1)
GRID = 10**12
Exact = Fraction | int
# Bounds as whole numbers over one denominator: what a large network is reckoned in.
Scaled = tuple[int, int]


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
    taken, lo, hi = (total(getattr(one, key) for one in inputs) for key in ("taken", "lo", "hi"))
    least, most, whole = _bound(taken, lo, hi, needed)
    return Bounds(Fraction(least) / whole, Fraction(most) / whole)


def _bound(taken: Exact, lo: Exact, hi: Exact, needed: Exact | None) -> tuple[Exact, Exact, Exact]:
    """Return the least and the most that may be marked of a whole, given what was taken and what of it is marked."""
    unmarked = taken - lo
    if not needed:
        return 0 if unmarked > 0 else 1, 1 if hi > 0 else 0, 1
    # A claim beyond the inputs is told elsewhere as a contradiction; here no more is needed than there was.
    enough = min(needed, taken)
    return (max(0, enough - unmarked), min(enough, hi), enough) if enough else (0, 0, 1)


@dataclass(frozen=True, slots=True)
class Group:
    """Inputs of one lot that can stand in for each other, in whole numbers of some common part of a unit.

    Attributes:
        inputs: the lots taken from, with repeats.
        amounts: of each that was taken; ``None`` where nothing can be reckoned.
        wholes: how much there was of each; ``None`` where that is not known.
        weight: their part of all inputs by mass; ``None`` where that is not known.
        needed: the least of them that the output can have been made from, where that is known.
    """

    inputs: tuple[LotId, ...]
    amounts: tuple[int, ...] | None
    wholes: tuple[int | None, ...]
    weight: Fraction | None
    needed: int | None


class Mixer:
    """How the lots of a network were mixed: worked out once for each lot, whatever is marked."""

    def __init__(self, built: Genealogy) -> None:
        self._built = built
        self._groups: dict[LotId, tuple[Group, ...]] = {}

    def content(self, marked: Mapping[LotId, Bounds]) -> dict[LotId, Bounds]:
        """Return bounds for every lot that may hold something marked; a lot that is absent holds none.

        Args:
            marked: lots that are themselves marked, wholly or in part.
        """
        if not marked:
            return {}
        unit = lcm(GRID, *(end.denominator for one in marked.values() for end in (one.lo, one.hi)))
        found = {lot: (int(one.lo * unit), int(one.hi * unit)) for lot, one in marked.items()}
        built = self._built
        for lot_id in built.order:
            uses = built.inputs.get(lot_id, ())
            if any(use.input_lot_id in found for use in uses):
                lo, hi, whole = self._mixed(lot_id, uses, found, unit)
                own_lo, own_hi = found.get(lot_id, (0, 0))
                # Outward to a fixed grid, so that numbers stay short along a chain and bounds are never narrower.
                least = max(lo * GRID // whole, own_lo * GRID // unit)
                most = max(-(-hi * GRID // whole), -(-own_hi * GRID // unit))
                found[lot_id] = (least * (unit // GRID), most * (unit // GRID))
        return {lot: Bounds(Fraction(lo, unit), Fraction(hi, unit)) for lot, (lo, hi) in found.items()}

    def _mixed(
        self, lot_id: LotId, uses: tuple[Use, ...], found: Mapping[LotId, Scaled], unit: int
    ) -> tuple[Exact, Exact, Exact]:
        groups = self._groups.get(lot_id)
        if groups is None:
            groups = self._groups[lot_id] = _groups(self._built, self._built.case.lots[lot_id], uses)
        bounds = [_of_group(group, found, unit) for group in groups]
        if len(bounds) == 1:
            return bounds[0]
        parts = [
            (group.weight, Fraction(lo) / whole, Fraction(hi) / whole)
            for group, (lo, hi, whole) in zip(groups, bounds, strict=True)
        ]
        if any(weight is None for weight, _, _ in parts):
            return min(lo for _, lo, _ in parts), max(hi for _, _, hi in parts), 1
        return (
            total((weight or ZERO) * lo for weight, lo, _ in parts),
            total((weight or ZERO) * hi for weight, _, hi in parts),
            1,
        )


def content(built: Genealogy, marked: Mapping[LotId, Bounds]) -> dict[LotId, Bounds]:
    """Return bounds for every lot that may hold something marked: :meth:`Mixer.content`, asked once."""
    return Mixer(built).content(marked)


def _groups(built: Genealogy, lot: Lot, uses: tuple[Use, ...]) -> tuple[Group, ...]:
    by_kind: defaultdict[str, list[Use]] = defaultdict(list)
    for use in uses:
        by_kind[_interchangeable(built, built.case.lots[use.input_lot_id])].append(use)
    sizes = masses(use.quantity for use in uses)
    whole = ZERO if sizes is None else total(sizes)
    told = zip(map(id, uses), sizes, strict=True) if sizes is not None and whole else ()
    weights = dict(told)
    found: list[Group] = []
    for each in by_kind.values():
        weight = total(weights[id(use)] for use in each) / whole if weights else None
        found.append(_group(built, lot, each, weight))
    return tuple(found)


def _group(built: Genealogy, lot: Lot, uses: list[Use], weight: Fraction | None) -> Group:
    inputs = tuple(use.input_lot_id for use in uses)
    amounts = masses(use.quantity for use in uses)
    if amounts is None:
        return Group(inputs, None, (None,) * len(inputs), weight, None)
    wholes = [_whole(built.case.lots[use.input_lot_id], use, amount) for use, amount in zip(uses, amounts, strict=True)]
    needed = _needed(built, lot, uses, weight)
    exact = (*amounts, *(one for one in wholes if one is not None), *(() if needed is None else (needed,)))
    part = lcm(*(one.denominator for one in exact))
    return Group(
        inputs,
        tuple(int(one * part) for one in amounts),
        tuple(None if one is None else int(one * part) for one in wholes),
        weight,
        None if needed is None else int(needed * part),
    )


def _whole(lot: Lot, use: Use, amount: Fraction) -> Fraction | None:
    """Return how much there was of a lot, in the unit that ``amount`` of its use is told in."""
    held = None if lot.quantity is None or use.quantity is None else amount_in(lot.quantity, use.quantity.unit)
    if held is None or not use.quantity or not use.quantity.amount:
        return None
    return held if amount == use.quantity.amount else amount * held / use.quantity.amount


def _interchangeable(built: Genealogy, lot: Lot) -> str:
    """Return what inputs share that can stand in for each other: stage and commodity, else the good."""
    return " ".join(built.materials.stages(lot.good_id)) or f"good:{lot.good_id}"


def _of_group(group: Group, found: Mapping[LotId, Scaled], unit: int) -> tuple[Exact, Exact, Exact]:
    """Bound the marked part of what was drawn from lots: all of what is marked in one may have gone here, or none."""
    if group.amounts is None:
        # Nothing to reckon with: marked only if every input is, and possibly marked if any may be.
        ends = [found.get(lot, (0, 0)) for lot in group.inputs]
        return int(all(lo == unit for lo, _ in ends)), int(any(hi for _, hi in ends)), 1
    lo = hi = 0
    for lot, amount, whole in zip(group.inputs, group.amounts, group.wholes, strict=True):
        if lot not in found:
            continue
        least, most = found[lot]
        drawn = amount * unit
        if whole is None:
            lo += drawn if least == unit else 0
            hi += drawn if most else 0
        else:
            lo += max(0, drawn - max(0, whole * (unit - least)))
            hi += min(drawn, whole * most)
    return _bound(sum(group.amounts) * unit, lo, hi, None if group.needed is None else group.needed * unit)


def _needed(built: Genealogy, lot: Lot, group: list[Use], weight: Fraction | None) -> Fraction | None:
    """Return the least input of this group that the output can have been made from, in the group's common unit."""
    yields = [built.materials.yield_of(built.case.lots[use.input_lot_id].good_id, lot.good_id) for use in group]
    if lot.quantity is None or weight is None or any(one is None for one in yields):
        return None
    amounts = masses((lot.quantity, *(use.quantity for use in group)))
    if amounts is None:
        return None
    return weight * amounts[0] / max(one.hi for one in yields if one is not None)
