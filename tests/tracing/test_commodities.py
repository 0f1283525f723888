"""Commodities as data: stages, headings, yields."""

import csv
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from amparo.facts.good import Good
from amparo.facts.ids import GoodId, LotId, SiteId
from amparo.facts.lot import Use
from amparo.findings.chain import Grade
from amparo.tracing.commodities import Materials, commodities, placements
from amparo.tracing.mark import Mark
from amparo.tracing.trace import trace
from tracing.book import ON, Book, mass

TABLE = Path(__file__).parents[3] / "shared/data/trace/hs/harmonized-system.csv"
# A heading of the revisions before 2022, which older entries still bear.
OLDER = {"854140"}


def good(hs, material=""):
    return Good(GoodId("X"), "x", hs, "2022", material)


@pytest.mark.parametrize(
    ("hs", "material", "placed"),
    [
        ("520100", "", ["cotton/lint"]),
        ("5205230000", "", ["cotton/yarn"]),
        ("280461", "", ["polysilicon/polysilicon"]),
        ("280469", "", ["polysilicon/metallurgical"]),
        ("200290", "", ["tomatoes/paste"]),
        ("620520", "cotton", ["cotton/article"]),
        ("620530", "polyester", ["apparel/article"]),
        ("620520", "", ["apparel/article", "cotton/article"]),
        ("", "Cotton yarn", ["cotton/yarn"]),
        ("950300", "", []),
        ("", "", []),
    ],
)
def test_a_good_stands_where_its_tariff_number_and_material_place_it(hs, material, placed):
    assert [f"{one.commodity.id}/{one.stage.id}" for one in placements(good(hs, material))] == placed


def test_every_commodity_has_raw_material_and_yields_that_can_be():
    for commodity in commodities().values():
        assert any(stage.raw for stage in commodity.stages), commodity.id
        assert commodity.source
        for step in commodity.yields:
            assert 0 < step.lo <= step.hi <= 1, (commodity.id, step)
            assert step.source
            assert commodity.position(step.start) < commodity.position(step.end)


def test_a_yield_over_several_stages_is_the_product_of_its_steps():
    known = commodities()["cotton"].yield_between("yarn", "article")
    assert known is not None
    assert (known.lo, known.hi) == (Fraction("0.93") * Fraction("0.75"), Fraction("0.99") * Fraction("0.92"))


def test_what_comes_later_does_not_go_into_what_comes_before():
    materials = Materials({"Y": good("5205"), "C": good("5201"), "T": good("0702"), "?": good("")})
    assert materials.may_become("C", "Y")
    assert not materials.may_become("Y", "C")
    assert not materials.may_become("T", "Y")
    assert materials.may_become("?", "Y")


@pytest.mark.shared
@pytest.mark.skipif(not TABLE.exists(), reason="the table of headings is not beside the project")
def test_every_heading_is_one_of_the_harmonized_system():
    with TABLE.open(encoding="utf-8") as file:
        known = {row["hscode"] for row in csv.DictReader(file)}
    used = {hs for one in commodities().values() for stage in one.stages for hs in stage.hs}
    assert sorted(used - known - OLDER) == []


def test_a_genealogy_may_be_thousands_of_steps_long():
    book = Book()
    book.lot("L0", "COTTON", "S1", 1)
    for number in range(1, 3000):
        book.lot(f"L{number}", "YARN", "S1", 1)
    uses = tuple(Use(LotId(f"L{number}"), LotId(f"L{number - 1}"), mass(1)) for number in range(1, 3000))
    case = replace(book.case, uses=uses)
    tracing = trace(case, [Mark("region:XX", {}, {SiteId("S2"): Grade.E3})], ON)
    lot = tracing.lots[LotId("L2999")]
    assert lot.lots == 3000
    chain = lot.chain_to("origin")
    assert chain is not None
    assert len(chain.hops) == 3000
