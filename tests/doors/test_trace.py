"""``amparo trace`` as a user types it: formats, files, what is asked for, and what does not go together."""

import json
import shutil

import pytest
from lxml import etree

from doors.running import EXAMPLES, amparo

OWNERS = EXAMPLES / "small" / "ofac-fifty-percent"
SHIRTS = EXAMPLES / "cotton-shirts"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


def test_owners_are_told_with_test_shares_day_and_what_the_answer_rests_on(home):
    found = json.loads(amparo("trace", OWNERS, "--json", home=home).stdout)
    told = {one["test_id"]: one for one in found["ownership"]}["us-ofac-50"]
    stood = {one["party_id"]: one for one in told["parties"]}
    assert {party: one["reached"] for party, one in stood.items()} == {"P-A": "yes", "P-B": "no", "P-C": "yes"}
    assert stood["P-B"]["share"] == {"lo": 0.499, "hi": 0.499}
    assert {one["owner_id"]: one["reached_without"] for one in stood["P-A"]["records"]} == {"P-L1": "no", "P-L2": "no"}
    assert told["state"] == "in-force"
    not_kept = {name for one in found["ownership"] for name in one["lists_not_kept"]}
    assert "eu-fsf" in not_kept


def test_nothing_is_said_of_what_to_hold_or_sell(home):
    told = amparo("trace", OWNERS, home=home).stdout.casefold()
    assert not [word for word in ("sell", "reduce", "below", "divest", "transfer") if word in told]


def test_notices_stand_at_the_step(home):
    found = json.loads(amparo("trace", OWNERS, "--json", home=home).stdout)
    assert "us-dealing-with-blocked-party" in {one["id"] for one in found["notices"]}


@pytest.mark.slow
def test_each_format_is_written_where_it_is_asked_for(home, tmp_path):
    result = amparo("trace", OWNERS, "--format", "json,svg,html", "--out", tmp_path / "out", home=home)
    assert result.returncode == 0, result.stderr
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"trace.json", "trace.svg", "trace.html"}
    etree.fromstring((tmp_path / "out" / "trace.svg").read_bytes())
    amparo("trace", OWNERS, "--party", "P-C", "--out", tmp_path / "one.svg", home=home)
    drawn = etree.fromstring((tmp_path / "one.svg").read_bytes())
    assert "Tolmar Bunkering FZE" in "".join(drawn.itertext())


@pytest.mark.slow
def test_a_finished_good_and_its_lots_are_found_by_the_goods_id(home):
    goods = {row.split(",")[0] for row in (SHIRTS / "goods.csv").read_text("utf-8").splitlines()[1:]}
    lots = (SHIRTS / "lots.csv").read_text("utf-8").splitlines()
    finished = next(row.split(",")[1] for row in lots if row.startswith("G1,"))
    assert finished in goods
    by_good = json.loads(amparo("trace", SHIRTS, "--good", finished, "--json", home=home).stdout)
    assert {one["subject"]["id"] for one in by_good["chains"]} == {"G1", "G2", "G3", "G4"}


@pytest.mark.slow
def test_other_ways_lead_to_the_same_end_by_other_hops(home):
    found = json.loads(amparo("trace", SHIRTS, "--lot", "G1", "--ways", 4, "--json", home=home).stdout)
    for chain in found["chains"]:
        for other in chain.get("other_ways", ()):
            assert other["reaches"] == chain["reaches"]
            assert [hop["to"] for hop in other["hops"]] != [hop["to"] for hop in chain["hops"]]


@pytest.mark.slow
def test_a_summary_is_the_same_as_its_own_and_tells_a_maker_that_changed(home):
    same = json.loads(amparo("trace", SHIRTS, "--lot", "G2", "--compare", SHIRTS, "--json", home=home).stdout)
    assert [one["identical"] for one in same["summaries"]] == [True]
    other = json.loads(
        amparo("trace", SHIRTS, "--lot", "G2", "--compare", SHIRTS, "--compare-lot", "G3", "--json", home=home).stdout
    )
    assert [one["identical"] for one in other["summaries"]] == [False]
    assert other["summaries"][0]["differences"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--format", "papyrus"), "papyrus"),
        (("--format", "svg,html"), "--out"),
        (("--json", "--format", "svg"), "--json"),
        (("--format", "svg", "--out", "x.html"), "x.html"),
        (("--summary", "--format", "html"), "--summary"),
        (("--compare-lot", "G1"), "--compare"),
        (("--lot", "NOPE"), "NOPE"),
        (("--party", "P-B", "--format", "svg"), "P-B"),
        (("--ways", "0"), "--ways"),
        (("--summary", "--compare", "no-such-bundle"), "no-such-bundle"),
    ],
)
def test_what_does_not_go_together_ends_in_one_sentence_and_writes_nothing(words, told, home, tmp_path):
    shutil.copytree(OWNERS, tmp_path / "case")
    result = amparo("trace", "case", *words, "--quiet", home=home, cwd=tmp_path)
    assert result.returncode == 2
    assert told in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert "Traceback" not in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["case"]
