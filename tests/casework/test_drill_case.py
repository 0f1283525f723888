import json
import shutil
from datetime import date

from amparo.archive.workspace import Workspace
from amparo.casework.drill_case import Request, run
from doors.running import EXAMPLES, amparo

SHIRTS = EXAMPLES / "cotton-shirts"


def test_the_clock_of_a_drill_starts_on_the_day_of_the_drill(tmp_path):
    found = run(Workspace(tmp_path), Request(SHIRTS, date(2027, 1, 4)))
    exclusion = next(one for one in found.deadlines if one.step == "deemed-exclusion")
    assert exclusion.due == date(2027, 2, 3)


def test_a_drill_names_what_would_not_hold_and_leaves_the_documented_lot_alone(tmp_path):
    found = run(Workspace(tmp_path), Request(SHIRTS, date(2026, 11, 22)))
    failing = {one.subject.id for one in found.failing if one.measure_id == "us-uflpa-s3"}
    assert failing == {"G1", "G3", "G4"}


def test_a_missing_record_is_asked_of_who_made_it(tmp_path):
    copy = tmp_path / "case"
    shutil.copytree(SHIRTS, copy)
    rows = (copy / "documents.csv").read_text("utf-8").splitlines(keepends=True)
    (copy / "documents.csv").write_text("".join(row for row in rows if not row.startswith("D-Y2-PR,")), "utf-8")
    result = amparo("drill", copy, "--on", "2026-11-22", "--json", home=tmp_path / "home")
    assert result.returncode == 0, result.stderr
    calls = json.loads(result.stdout)["calls"]
    asked = {document["document_id"]: call["asked_of"] for call in calls for document in call["documents"]}
    assert asked["D-Y2-PR"].startswith("party:")
