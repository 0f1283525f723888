"""Commodities as data: stages with their tariff headings, which of them is raw material, yields between stages.

One file for each commodity in ``tracing/commodities``, found by looking in the folder; no code knows any of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from amparo.facts.good import Good
from amparo.kernel.errors import IntegrityError
from amparo.kernel.registry import toml_files

PACKAGE = "amparo.tracing"
FOLDER = "commodities"


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of making. ``hs`` are prefixes of tariff numbers; ``raw``: tracing may end here."""

    id: str
    name: str
    hs: tuple[str, ...]
    raw: bool = False
    materials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Yield:
    """How much output one unit of input gives, by mass; by-products are not output."""

    start: str
    end: str
    lo: Fraction
    hi: Fraction
    source: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Commodity:
    """One commodity, its stages in the order of making."""

    id: str
    name: str
    materials: tuple[str, ...]
    stages: tuple[Stage, ...]
    yields: tuple[Yield, ...]
    source: str

    def stage_of(self, good: Good) -> tuple[Stage, int] | None:
        """Return the stage of a good and how many digits decided it: the longest prefix, else the material's name."""
        best: tuple[Stage, int] | None = None
        for stage in self.stages:
            for prefix in stage.hs:
                if good.hs.startswith(prefix) and (best is None or len(prefix) > best[1]):
                    best = (stage, len(prefix))
        if best is None and not good.hs:
            material = good.material.casefold()
            best = next(((stage, 0) for stage in self.stages if material in stage.materials), None)
        return best

    def yield_between(self, start: str, end: str) -> Yield | None:
        """Return the yield from one stage to another: as told, else the widest of the ways through stages between."""
        direct = next((step for step in self.yields if (step.start, step.end) == (start, end)), None)
        ways = self._ways(start, end)
        if direct is not None or not ways:
            return direct
        lo = min(_product(step.lo for step in way) for way in ways)
        hi = max(_product(step.hi for step in way) for way in ways)
        steps = list(dict.fromkeys(step for way in ways for step in way))
        source = "; ".join(dict.fromkeys(step.source for step in steps))
        return Yield(start, end, lo, hi, source, all(step.confirmed for step in steps))

    def _ways(self, start: str, end: str) -> list[tuple[Yield, ...]]:
        found: list[tuple[Yield, ...]] = []
        open_ways: list[tuple[str, tuple[Yield, ...]]] = [(start, ())]
        while open_ways:
            at, way = open_ways.pop()
            if at == end and way:
                found.append(way)
                continue
            open_ways.extend((step.end, (*way, step)) for step in self.yields if step.start == at and step not in way)
        return found

    def position(self, stage_id: str) -> int:
        """Return the place of a stage in the order of making."""
        return next(index for index, stage in enumerate(self.stages) if stage.id == stage_id)


@dataclass(frozen=True, slots=True)
class Placement:
    """A good placed at a stage of a commodity."""

    commodity: Commodity
    stage: Stage


def _product(factors: Iterable[Fraction]) -> Fraction:
    result = Fraction(1)
    for factor in factors:
        result *= factor
    return result


@cache
def commodities() -> Mapping[str, Commodity]:
    """Return every commodity by id.

    Raises:
        IntegrityError: a file's name is not its id, or a yield names no stage.
    """
    found: dict[str, Commodity] = {}
    for path, table in toml_files(PACKAGE, FOLDER):
        commodity = _commodity(table)
        stages = {stage.id for stage in commodity.stages}
        named = {name for step in commodity.yields for name in (step.start, step.end)}
        if path != f"{FOLDER}/{commodity.id}.toml" or not named <= stages:
            raise IntegrityError("data-malformed", package=PACKAGE, module=path)
        found[commodity.id] = commodity
    return found


def _commodity(table: Mapping[str, Any]) -> Commodity:
    return Commodity(
        id=table["id"],
        name=table["name"],
        materials=tuple(table["materials"]),
        stages=tuple(
            Stage(row["id"], row["name"], tuple(row["hs"]), row.get("raw", False), tuple(row.get("materials", ())))
            for row in table["stage"]
        ),
        yields=tuple(
            Yield(row["start"], row["end"], Fraction(row["min"]), Fraction(row["max"]), row["source"], row["confirmed"])
            for row in table.get("yield", ())
        ),
        source=table["source"],
    )


def placements(good: Good) -> tuple[Placement, ...]:
    """Return where a good stands in each commodity it may belong to.

    The tariff number decides; a material that some commodity knows narrows it to the commodities of that material,
    so that a good of heading 61 told to be of one fibre is not placed in the chain of another.
    """
    found = [
        (commodity, stage[0]) for commodity in commodities().values() if (stage := commodity.stage_of(good)) is not None
    ]
    named = [(commodity, stage) for commodity, stage in found if _told(commodity, good)]
    return tuple(Placement(commodity, stage) for commodity, stage in named or found)


def _told(commodity: Commodity, good: Good) -> bool:
    material = good.material.casefold()
    known = {*commodity.materials, *(name for stage in commodity.stages for name in stage.materials)}
    return any(f" {name} " in f" {material} " for name in known)


class Materials:
    """What the goods of one case are made of, looked up once."""

    def __init__(self, goods: Mapping[Any, Good]) -> None:
        self._placed = {good_id: placements(good) for good_id, good in goods.items()}
        self._stages = {
            good_id: tuple(f"{one.commodity.id}/{one.stage.id}" for one in placed)
            for good_id, placed in self._placed.items()
        }
        self._yields: dict[tuple[str, str], Yield | None] = {}

    def is_raw(self, good_id: str) -> bool:
        """Whether tracing may end at this good."""
        return any(placement.stage.raw for placement in self._placed.get(good_id, ()))

    def placed(self, good_id: str) -> tuple[Placement, ...]:
        """Return the placements of a good; none where no commodity knows it."""
        return self._placed.get(good_id, ())

    def stages(self, good_id: str) -> tuple[str, ...]:
        """Return where a good stands, as ``<commodity>/<stage>``."""
        return self._stages.get(good_id, ())

    def yield_of(self, input_id: str, output_id: str) -> Yield | None:
        """Return the yield from one good to another: the widest over the commodities that know both."""
        key = (input_id, output_id)
        if key not in self._yields:
            self._yields[key] = self._widest(input_id, output_id)
        return self._yields[key]

    def _widest(self, input_id: str, output_id: str) -> Yield | None:
        found = [
            known
            for one in self.placed(input_id)
            for other in self.placed(output_id)
            if one.commodity.id == other.commodity.id
            and (known := one.commodity.yield_between(one.stage.id, other.stage.id)) is not None
        ]
        if not found:
            return None
        first = found[0]
        lo, hi = min(one.lo for one in found), max(one.hi for one in found)
        return Yield(first.start, first.end, lo, hi, first.source, all(one.confirmed for one in found))

    def may_become(self, input_id: str | None, output_id: str | None) -> bool:
        """Whether one good may go into another: the order of stages does not exclude it, or no commodity knows both."""
        ones = self.placed(input_id or "")
        others = self.placed(output_id or "")
        if not ones or not others:
            return True
        return any(
            one.commodity.id == other.commodity.id
            and one.commodity.position(one.stage.id) <= one.commodity.position(other.stage.id)
            for one in ones
            for other in others
        )
