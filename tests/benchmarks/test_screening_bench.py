"""What screening was measured to do is kept, whole, and never falls below what it has reached."""

import json
import sys
import tomllib

import pytest

from doors.running import ROOT

HERE = ROOT / "benchmarks" / "quality" / "screening"
SHARED = ROOT.parent / "shared" / "data"


@pytest.fixture(scope="module")
def bench():
    sys.path.insert(0, str(HERE))
    try:
        import measures  # noqa: PLC0415
        import sets  # noqa: PLC0415
        import targets  # noqa: PLC0415

        yield measures, sets, targets
    finally:
        sys.path.remove(str(HERE))


def floors():
    return tomllib.loads((HERE / "floors.toml").read_text("utf-8"))["floor"]


def kept():
    return {row["id"]: row for row in json.loads((HERE / "results.json").read_text("utf-8"))["rows"]}


def worse(row, value, floor):
    return value < floor if row.least else value > floor


def test_every_row_is_measured_or_says_why_not_and_has_a_floor(bench):
    left_out = json.loads((HERE / "results.json").read_text("utf-8"))["left_out"]
    rows = bench[2].ROWS
    assert set(kept()) == {row.id for row in rows} == set(floors())
    unmeasured = {row.path[0] for row in rows if kept()[row.id]["measured"] is None}
    assert unmeasured <= set(left_out)
    assert unmeasured <= {"speed"}


def test_nothing_that_was_measured_is_worse_than_its_floor(bench):
    measured = {at: row["measured"] for at, row in kept().items() if row["measured"] is not None}
    rows = {row.id: row for row in bench[2].ROWS}
    assert [at for at, value in measured.items() if worse(rows[at], value, floors()[at])] == []


def test_the_targets_and_the_verdicts_are_those_of_the_table(bench):
    for row in bench[2].ROWS:
        told = kept()[row.id]
        assert (told["to_reach"], told["least"]) == (row.to_reach, row.least)
        assert told["met"] is (None if told["measured"] is None else row.met(told["measured"]))


def test_the_best_peer_stands_beside():
    rows = kept()
    for at in ("name-pairs", "entity-checks", "own-dev-recall", "perturbed-found", "negatives"):
        assert "logic-v2" in rows[at]["peers"], at


def remeasured(bench, found):
    return {row.id: row.value(found) for row in bench[2].ROWS if row.value(found) is not None}


def not_worse(bench, found):
    rows = {row.id: row for row in bench[2].ROWS}
    measured = remeasured(bench, found)
    assert measured
    assert {at: value for at, value in measured.items() if worse(rows[at], value, floors()[at])} == {}


@pytest.mark.slow
def test_the_pairs_of_this_project_measured_again_are_not_worse(bench):
    measures, sets, _ = bench
    names = ("pairs_dev", "pairs_sealed")
    not_worse(bench, {name: measures.on_pairs(sets.pairs(HERE / f"{name}.tsv", "\t")) for name in names})


@pytest.mark.slow
@pytest.mark.shared
def test_the_shared_sets_measured_again_are_not_worse(bench):
    measures, sets, _ = bench
    listings = sets.sdn()
    not_worse(
        bench,
        {
            "name_pairs": measures.on_pairs(sets.pairs(SHARED / "dev" / "name_pairs.csv", ",")),
            "entity_checks": measures.on_entity_checks(),
            "perturbed": measures.on_perturbed(listings, measures.Own(measures.LEAST)),
            "negatives": measures.on_negatives(listings, measures.Own()),
        },
    )


@pytest.mark.usefixtures("bench")
def test_every_class_of_the_peer_benchmark_has_a_change_of_our_own():
    import changes  # noqa: PLC0415

    of_peer = {
        "name_order", "title_affix", "token_drop", "particle", "punctuation", "invisible_char", "translit", "transpose",
        "ocr", "typo", "phonetic", "homoglyph", "double_collapse", "initials", "truncate", "vowel_drop", "case_fold",
    }  # fmt: skip
    known = {name for names in changes.BY_KIND.values() for name in names} | set(changes.APART)
    assert set(changes.OF_PEER) == of_peer
    assert {ours for names in changes.OF_PEER.values() for ours in names} | {"exact", "legal-form"} == known
