"""What a user sees of the papers: contradictions first, every check, gaps by weight, questions, how people work."""

import csv
import json
import shutil
from datetime import date

import pytest

from amparo.archive.workspace import Workspace
from amparo.casework.packages_before import LEDGER, ledger_file, packages_before
from amparo.casework.show_evidence import Request, run
from amparo.cli.evidence_text import document, lines
from amparo.kernel.errors import UserError
from amparo.sources.bundle.reading import read_case
from amparo.wording import speak
from doors.running import EXAMPLES, amparo

SHIRTS = EXAMPLES / "cotton-shirts"
TODAY = date(2026, 11, 22)


def changed(folder, name, change):
    """Rewrite one table of a bundle, row by row."""
    path = folder / name
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows = change(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(dict.fromkeys(key for row in rows for key in row)))
        writer.writeheader()
        writer.writerows(rows)


def found_in(bundle, home, *earlier):
    return run(Workspace(home), Request(bundle, TODAY, earlier), speak(), today=TODAY)


def told(bundle, home, *earlier):
    return json.loads(document(found_in(bundle, home, *earlier)))


@pytest.fixture
def shirts(tmp_path):
    copy = tmp_path / "case"
    shutil.copytree(SHIRTS, copy)
    return copy


def test_the_text_begins_with_contradictions_and_ends_with_how_people_work(tmp_path):
    text = "\n".join(lines(found_in(SHIRTS, tmp_path)))
    words = ("Cannot be true together", "Missing, the weightiest first", "Checks, in the ten kinds", "How people work")
    at = [text.index(word) for word in words]
    assert at[0] == 0
    assert at == sorted(at)
    assert "which does not say absent" in text
    assert "alleges" in text
    assert "denies" in text


def test_all_ten_kinds_of_check_are_told_with_what_could_not_be_checked(tmp_path):
    checks = told(SHIRTS, tmp_path)["checks"]
    assert {one["number"] for one in checks} == set(range(1, 11))
    held = {one["id"]: (one["agrees"], one["not_checked"]) for one in checks}
    assert held["payment-amounts"] == (28, 0)
    assert held["site-capacity"] == (0, 15)


def test_figures_read_off_the_papers_are_held_against_each_other(shirts, tmp_path):
    def priced(rows):
        for row in rows:
            row |= {"amount": "", "currency": ""}
            if row["id"] in {"D-SH-B1A-1-INV", "D-SH-B1A-1-PAY"}:
                row |= {"amount": "3969.42" if row["kind"] == "invoice" else "2969.42", "currency": "USD"}
        return rows

    changed(shirts, "documents.csv", priced)
    found = told(shirts, tmp_path)
    assert "amounts-differ" in {one["code"] for one in found["contradictions"]}


def test_an_earlier_package_that_took_the_same_bales_is_told(shirts, tmp_path):
    def renamed(rows):
        return [{key: "G9" if text == "G2" else text for key, text in row.items()} for row in rows]

    other = tmp_path / "other"
    shutil.copytree(shirts, other)
    for name in ("lots.csv", "uses.csv", "shipments.csv"):
        changed(other, name, renamed)
    (other / "case.toml").write_text((other / "case.toml").read_text("utf-8").replace("lot:G2", "lot:G9"), "utf-8")
    changed(other, "documents.csv", lambda rows: [
        {**row, "covers": row["covers"].replace("lot:G2", "lot:G9")} for row in rows
    ])  # fmt: skip
    found = told(shirts, tmp_path / "home", other)
    doubled = {one["subject"]["id"] for one in found["contradictions"] if one["code"] == "lot-in-two-packages"}
    assert {"B2A", "B2B", "Y2", "F2"} <= doubled
    assert "B1A" not in doubled


def test_a_package_keeps_a_ledger_for_those_that_follow(tmp_path):
    files = {
        str(path.relative_to(SHIRTS)).replace("\\", "/"): path.read_bytes()
        for path in SHIRTS.rglob("*")
        if path.is_file()
    }
    kept = tmp_path / "package" / "internal"
    kept.mkdir(parents=True)
    (kept / LEDGER).write_bytes(ledger_file(read_case(files, "shirts"), TODAY))
    (ledger,) = packages_before([tmp_path / "package"], TODAY)
    assert {"G1", "B1A"} <= {one.id for one in ledger.lots}
    same = told(SHIRTS, tmp_path / "home", tmp_path / "package")
    assert "lot-in-two-packages" not in {one["code"] for one in same["contradictions"]}


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff"])
def test_a_broken_ledger_is_refused(content, tmp_path):
    (tmp_path / LEDGER).write_bytes(content)
    with pytest.raises(UserError) as refused:
        packages_before([tmp_path], TODAY)
    assert refused.value.code == "ledger-unreadable"


def test_the_command_prints_the_same_document(tmp_path):
    result = amparo("evidence", SHIRTS, "--on", TODAY.isoformat(), "--json", home=tmp_path, seed="7")
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout) == told(SHIRTS, tmp_path)
