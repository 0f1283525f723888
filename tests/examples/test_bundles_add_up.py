"""The examples are consistent but for what is planted in them: plain arithmetic, without amparo."""

import json
import subprocess
import sys
import tomllib
from fractions import Fraction

import pytest

from examples import books
from examples.books import EXAMPLES, ROOT, opened

BUNDLES = sorted(str(path.parent.relative_to(EXAMPLES)) for path in EXAMPLES.glob("**/case.toml"))
# What is planted, by example; anything else that the arithmetic finds is a mistake.
OVERDRAWN = {"cotton-shirts": {"B3": Fraction("2644.5")}}
OVERSOLD = {"cotton-shirts": {("B3", "S-WH-ZJG"): Fraction("2644.5")}}
OUT_OF_TIME = {"cotton-shirts": ["F4<-Y4"]}


@pytest.mark.parametrize("name", BUNDLES)
def test_no_lot_is_used_up_twice_but_the_planted_one(name):
    bundle = opened(name)
    assert books.overdrawn(bundle) == OVERDRAWN.get(name, {})
    assert books.oversold(bundle) == OVERSOLD.get(name, {})


@pytest.mark.parametrize("name", BUNDLES)
def test_no_day_is_out_of_order_but_the_planted_one(name):
    assert books.out_of_time(opened(name)) == OUT_OF_TIME.get(name, [])


@pytest.mark.parametrize("name", BUNDLES)
def test_what_is_used_had_come_to_the_site_and_yields_are_usual(name):
    bundle = opened(name)
    assert books.not_received(bundle) == []
    assert books.odd_yields(bundle) == []


@pytest.mark.parametrize("name", BUNDLES)
def test_every_id_and_every_paper_is_there(name):
    bundle = opened(name)
    assert books.unknown_ids(bundle) == []
    assert books.loose_papers(bundle) == []
    assert books.stray_files(bundle) == []


@pytest.mark.parametrize("name", BUNDLES)
def test_registration_and_container_numbers_have_valid_check_digits(name):
    assert books.bad_numbers(opened(name)) == []


@pytest.mark.parametrize("name", BUNDLES)
def test_papers_state_what_the_tables_state(name):
    bundle = opened(name)
    assert books.papers_that_disagree(bundle) == []
    assert books.bale_lists_that_disagree(bundle) == []
    assert books.unpaid(bundle) == []


@pytest.mark.parametrize("name", BUNDLES)
def test_no_paper_is_dated_after_the_case(name):
    case = tomllib.loads((EXAMPLES / name / "case.toml").read_text("utf-8"))
    late = [row["id"] for row in opened(name).rows("documents") if row["date"] > case["on"].isoformat()]
    assert late == []


@pytest.mark.parametrize("name", BUNDLES)
def test_every_bundle_and_every_paper_says_that_it_is_a_sample(name):
    folder = EXAMPLES / name
    assert (folder / "case.toml").read_text("utf-8").startswith("# SAMPLE")
    assert "SAMPLE" in (folder / "NOTES.md").read_text("utf-8")
    assert all("SAMPLE" in text.splitlines()[0] for text in opened(name).papers.values())
    for path in (folder / "lists").glob("*.toml"):
        head = tomllib.loads(path.read_text("utf-8"))
        assert head["title"].startswith("SAMPLE")
        assert head["id"].startswith("sample-")
    for path in (folder / "lists").glob("*.ftm.json"):
        entities = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        named = [entity for entity in entities if entity["schema"] != "Sanction"]
        assert all("SAMPLE" in entity["properties"]["notes"][0] for entity in named)


def test_the_stories_write_the_same_bytes_again(tmp_path):
    tool = ROOT / "tools" / "make_examples.py"
    subprocess.run([sys.executable, tool, EXAMPLES, tmp_path], check=True)
    written = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    assert {str(path.parent.relative_to(tmp_path)) for path in tmp_path.rglob("documents.csv")} == set(BUNDLES)
    for path in written:
        assert path.read_bytes() == (EXAMPLES / path.relative_to(tmp_path)).read_bytes(), path.name
