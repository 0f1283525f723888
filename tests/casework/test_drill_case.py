import json
import shutil
from datetime import date

import pytest

from amparo.archive.workspace import Workspace
from amparo.casework.acknowledging import Acknowledgement
from amparo.casework.drill_case import Request, run
from amparo.cli.drill_text import document, lines
from amparo.kernel.errors import UserError
from amparo.wording import speak
from doors.running import EXAMPLES, amparo

SHIRTS = EXAMPLES / "cotton-shirts"
TODAY = date(2026, 11, 22)
NOTICES = ("cn-data-to-foreign-authority", "cn-state-secrets", "cn-supply-chain-survey")


def drilled(home, on=TODAY, bundle=SHIRTS, **asked):
    return run(Workspace(home), Request(bundle, on, **asked), speak(), today=TODAY)


@pytest.fixture(scope="module")
def short(tmp_path_factory):
    """The shirts without a spinner's record and an invoice from abroad."""
    copy = tmp_path_factory.mktemp("short") / "case"
    shutil.copytree(SHIRTS, copy)
    rows = (copy / "documents.csv").read_text("utf-8").splitlines(keepends=True)
    lost = ("D-Y2-PR,", "D-SH-B3-1-INV,")
    (copy / "documents.csv").write_text("".join(row for row in rows if not row.startswith(lost)), "utf-8")
    return copy


def test_the_clock_of_a_drill_starts_on_the_day_of_the_drill(tmp_path):
    found = drilled(tmp_path, date(2027, 1, 4))
    exclusion = next(one for one in found.deadlines if one.step == "deemed-exclusion")
    assert exclusion.due == date(2027, 2, 3)
    assert found.answers_by == date(2027, 1, 14)
    assert found.answers_by < exclusion.due


def test_a_drill_names_what_would_not_hold_and_leaves_the_documented_lot_alone(tmp_path):
    found = drilled(tmp_path)
    failing = {one.subject.id for one in found.failing if one.measure_id == "us-uflpa-s3"}
    assert failing == {"G1", "G3", "G4"}
    assert [str(one) for one in found.outside] == ["lot:G2"]


def test_a_missing_record_is_asked_of_who_made_it(short, tmp_path):
    told = json.loads(document(drilled(tmp_path, bundle=short)))
    asked = {document["document_id"]: call for call in told["calls"] for document in call["documents"]}
    assert asked["D-Y2-PR"]["asked_of"] == "party:P-SPIN-1"
    assert {one["days_left"] for one in told["deadlines"] if one["step"] == "deemed-exclusion"} == {30}


def test_nobody_in_china_is_asked_before_the_notices_are_read(short, tmp_path):
    calls = {one.asked_of: one for one in drilled(tmp_path, bundle=short).calls}
    spinner, gin = calls["party:P-SPIN-1"], calls["party:P-GIN-MT"]
    assert (spinner.text, {one.id for one in spinner.waits_for}) == ("", set(NOTICES))
    assert gin.text
    assert gin.notices == ()


def test_what_was_read_is_recorded_with_its_day_and_the_question_asks_for_facts(short, tmp_path):
    given = (f"{NOTICES[0]}=2026-11-20", *NOTICES[1:])
    found = drilled(tmp_path, bundle=short, acknowledged=given)
    (spinner,) = (one for one in found.calls if one.asked_of == "party:P-SPIN-1")
    assert spinner.waits_for == ()
    assert "Where do its inputs come from?" in spinner.text
    assert "D-Y2-PR" in spinner.text
    assert not any(word in spinner.text.casefold() for word in ("xinjiang", "region", "pledge", "declare", "detain"))
    assert found.acknowledged[0] == Acknowledgement(NOTICES[0], date(2026, 11, 20))


def test_one_notice_unread_keeps_the_question_back(short, tmp_path):
    found = drilled(tmp_path, bundle=short, acknowledged=NOTICES[:2])
    (spinner,) = (one for one in found.calls if one.asked_of == "party:P-SPIN-1")
    assert [one.id for one in spinner.waits_for] == [NOTICES[2]]
    assert spinner.text == ""


def test_whoever_has_no_country_on_file_is_taken_to_be_bound_by_any_law_that_has_a_notice(short, tmp_path):
    copy = tmp_path / "case"
    shutil.copytree(short, copy)
    for name in ("parties.csv", "sites.csv"):
        text = (copy / name).read_text("utf-8")
        (copy / name).write_text(text.replace(",br,BR-MT", ",,"), "utf-8")
    calls = {one.asked_of: one for one in drilled(tmp_path / "home", bundle=copy).calls}
    assert {one.id for one in calls["party:P-GIN-MT"].waits_for} == set(NOTICES)


def test_the_drill_reads_from_goods_to_clock_to_questions(short, tmp_path):
    text = "\n".join(lines(drilled(tmp_path, bundle=short)))
    at = [text.index(word) for word in ("1. Goods", "2. The clock", "3. Whom to ask", "4. What a reviewer")]
    assert at == sorted(at)
    assert "--acknowledge cn-supply-chain-survey" in text


def test_an_unknown_notice_and_an_earlier_package_that_is_none_end_in_a_sentence(tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(UserError) as refused:
        drilled(tmp_path / "home", earlier=(empty,))
    assert refused.value.code == "earlier-unreadable"
    result = amparo("drill", SHIRTS, "--acknowledge", "nothing", "--quiet", home=tmp_path / "home")
    assert result.returncode == 2
    assert len(result.stderr.strip().splitlines()) == 1
