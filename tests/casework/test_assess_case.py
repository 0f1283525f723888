import json
import shutil
import stat
from datetime import date

import fastjsonschema
import pytest

from doors.running import EXAMPLES, ROOT, amparo

SHIRTS = EXAMPLES / "cotton-shirts"
CASES = sorted(path for path in EXAMPLES.iterdir() if (path / "case.toml").is_file())


def assessed(bundle, tmp_path, *words, seed="0"):
    out = tmp_path / "out"
    result = amparo("assess", bundle, "--out", out, "--format", "json", *words, home=tmp_path / "home", seed=seed)
    assert result.returncode == 0, result.stderr
    return (out / "assessment.json").read_bytes()


@pytest.fixture(scope="module")
def shirts(tmp_path_factory):
    return assessed(SHIRTS, tmp_path_factory.mktemp("shirts"), seed="1")


def measures_met(document):
    return {
        item["measure_id"]
        for item in document["exposures"]
        if item["verdict"] in {"confirmed", "probable", "possible"} and item["subject"]["kind"] == "lot"
    }


@pytest.mark.slow
@pytest.mark.parametrize("bundle", CASES, ids=lambda path: path.name)
def test_every_example_gives_an_assessment_that_keeps_the_schema(bundle, tmp_path):
    validate = fastjsonschema.compile(json.loads((ROOT / "docs/reference/assessment.schema.json").read_text("utf-8")))
    validate(json.loads(assessed(bundle, tmp_path)))


def test_two_processes_with_different_hash_seeds_give_the_same_bytes(shirts, tmp_path):
    assert assessed(SHIRTS, tmp_path, seed="4242") == shirts


def test_the_day_decides_which_law_is_met(tmp_path):
    before = json.loads(assessed(SHIRTS, tmp_path / "before", "--on", "2022-06-01"))
    after = json.loads(assessed(SHIRTS, tmp_path / "after", "--on", "2026-11-01"))
    assert "us-uflpa-s3" in measures_met(after)
    assert "us-wro-xuar-cotton-tomato" not in {item["measure_id"] for item in after["exposures"]}
    assert "us-wro-xuar-cotton-tomato" in measures_met(before)
    assert "us-uflpa-s3" not in {item["measure_id"] for item in before["exposures"]}
    assert date.fromisoformat(before["on"]) == date(2022, 6, 1)


def test_what_is_left_out_for_being_later_is_counted(tmp_path):
    before = json.loads(assessed(SHIRTS, tmp_path, "--on", "2022-06-01"))
    assert "later-left-out" in {item["code"] for item in before["warnings"]}


def test_results_are_readable_by_their_owner_only(tmp_path):
    assessed(SHIRTS, tmp_path)
    assert stat.S_IMODE((tmp_path / "out" / "assessment.json").stat().st_mode) == 0o600


def test_every_reason_says_something_and_every_chain_named_is_there(shirts):
    document = json.loads(shirts)
    chains = {chain["id"] for chain in document["chains"]}
    for exposure in document["exposures"]:
        assert exposure["because"]
        assert set(exposure["chain_ids"]) <= chains
        assert all(reason["sentence"].strip() for reason in exposure["because"])


def test_a_list_that_nobody_could_look_at_is_not_covered_and_never_not_found(shirts):
    document = json.loads(shirts)
    results = {item["result"] for item in document["screenings"] if item["list_id"] == "us-ofac-sdn"}
    assert results == {"not-covered"}
    assert "us-ofac-sdn" not in {snapshot["id"] for snapshot in document["snapshots"]}


@pytest.mark.slow
def test_a_zip_of_the_folder_gives_the_same_findings(shirts, tmp_path):
    archive = shutil.make_archive(str(tmp_path / "cotton-shirts"), "zip", SHIRTS)
    folder = json.loads(shirts)
    zipped = json.loads(assessed(archive, tmp_path / "b"))
    assert folder["exposures"] == zipped["exposures"]
    assert folder["bundle"]["sha256"] == zipped["bundle"]["sha256"]


def test_an_unconfirmed_rule_never_lifts_a_verdict_above_possible(shirts):
    document = json.loads(shirts)
    unsure = [item for item in document["exposures"] if not item["confirmed"]]
    assert unsure
    assert {item["verdict"] for item in unsure} & {"confirmed", "probable"} == set()
