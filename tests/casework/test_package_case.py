"""A package at the command line: what is filed, what stays inside, and what is refused."""

import json
import shutil

import pytest

from doors.running import EXAMPLES, amparo

SHIRTS = EXAMPLES / "cotton-shirts"
REVIEW = ("package", SHIRTS, "--route", "us-applicability-review", "--quiet")


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("package")
    result = amparo(*REVIEW, "--out", folder / "out", home=folder / "home")
    assert result.returncode == 0, result.stderr
    return folder / "out"


@pytest.fixture
def copied(packed, tmp_path):
    return shutil.copytree(packed, tmp_path / "copy")


def verified(folder, tmp_path, *more):
    return amparo("package", "--verify", folder, *more, home=tmp_path / "home")


def one_sentence(result, code):
    """Assert that a run ended as the user's error with one sentence and no trace of the program."""
    assert result.returncode == code, result.stderr
    assert result.stdout == ""
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1, lines
    assert "Traceback" not in result.stderr
    assert lines[0].endswith((".", ")"))


def test_a_package_keeps_what_is_filed_apart_from_what_stays_inside(packed):
    assert {path.name for path in packed.iterdir()} == {"filing", "internal"}
    filed = {path.name for path in (packed / "filing").iterdir()}
    assert {"filing.pdf", "filing.docx", "summary-tracing-report.pdf", "manifest.json", "exhibits"} <= filed


def test_the_manifest_holds_every_file_that_is_filed(packed):
    manifest = json.loads((packed / "filing" / "manifest.json").read_text("utf-8"))
    filed = {str(path.relative_to(packed / "filing")) for path in (packed / "filing").rglob("*") if path.is_file()}
    assert {one["path"] for one in manifest["files"]} == filed - {"manifest.json"}


def test_an_unaltered_package_is_told_as_such(packed, tmp_path):
    result = verified(packed, tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert "files are as the manifest says." in result.stdout
    alone = verified(packed / "filing", tmp_path)
    assert alone.returncode == 0
    assert "an edit on purpose cannot be ruled out" in alone.stdout


def test_each_file_taken_changed_or_added_is_one_sentence_and_ends_with_four(copied, tmp_path):
    (copied / "filing" / "exhibits" / "0002.txt").unlink()
    with (copied / "filing" / "filing.pdf").open("ab") as file:
        file.write(b" ")
    (copied / "filing" / "note.txt").write_text("new", "utf-8")
    result = verified(copied, tmp_path)
    assert result.returncode == 4
    assert result.stdout.splitlines() == [
        "filing/exhibits/0002.txt is missing.",
        "filing/filing.pdf was changed.",
        "filing/note.txt was added; the manifest does not know it.",
    ]
    assert len(result.stderr.strip().splitlines()) == 1
    told = json.loads(verified(copied, tmp_path, "--json").stdout)
    assert [one["what"] for one in told["differences"]] == ["missing", "changed", "added"]


@pytest.mark.slow
def test_a_link_in_place_of_a_file_is_found(copied, tmp_path):
    exhibit = copied / "filing" / "exhibits" / "0002.txt"
    exhibit.rename(tmp_path / "elsewhere.txt")
    exhibit.symlink_to(tmp_path / "elsewhere.txt")
    assert verified(copied, tmp_path).stdout == "filing/exhibits/0002.txt was changed.\n"


@pytest.mark.slow
def test_what_stays_inside_and_what_lies_beside_it_are_held_against_a_manifest_too(copied, tmp_path):
    (copied / "internal" / "ledger.json").write_text("{}", "utf-8")
    (copied / "internal" / "internal-report.pdf").unlink()
    (copied / "letter.txt").write_text("new", "utf-8")
    result = verified(copied, tmp_path)
    assert result.returncode == 4
    assert result.stdout.splitlines() == [
        "internal/internal-report.pdf is missing.",
        "internal/ledger.json was changed.",
        "letter.txt was added; the manifest does not know it.",
    ]
    (copied / "internal" / "manifest.json").unlink()
    assert "internal/manifest.json is missing." in verified(copied, tmp_path).stdout


@pytest.mark.slow
def test_a_protest_built_before_the_exclusion_is_told_as_too_early(tmp_path):
    words = ("package", SHIRTS, "--route", "us-protest", "--quiet", "--out", tmp_path / "out")
    result = amparo(*words, home=tmp_path / "home")
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines()[-1].startswith("Too early to file today")


@pytest.mark.slow
def test_a_manifest_of_another_package_is_found_by_the_hash_that_stayed_inside(copied, tmp_path):
    manifest = copied / "filing" / "manifest.json"
    told = json.loads(manifest.read_text("utf-8"))
    manifest.write_text(json.dumps({**told, "on": "2026-11-23"}, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert verified(copied, tmp_path).returncode == 4


@pytest.mark.slow
@pytest.mark.parametrize("what", ["nowhere", "empty", "bundle"])
def test_what_is_no_package_cannot_be_verified(what, tmp_path):
    (tmp_path / "empty").mkdir()
    folder = SHIRTS if what == "bundle" else tmp_path / what
    one_sentence(verified(folder, tmp_path), 2)


@pytest.mark.slow
def test_a_package_is_told_as_the_same_chain_as_one_before(packed, tmp_path):
    result = amparo(*REVIEW, "--earlier", packed, "--out", tmp_path / "out", home=tmp_path / "home")
    assert result.returncode == 0, result.stderr
    said = json.loads((tmp_path / "out" / "filing" / "manifest.json").read_text("utf-8"))["chain"]
    assert said == json.loads((packed / "filing" / "manifest.json").read_text("utf-8"))["chain"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--lot", "G1"), "contradict"),
        (("--leave-out", "D-Y2-PR=long"), "only one that carries"),
        (("--leave-out", "D-Y2-PR"), "DOCUMENT=reason"),
        (("--lot", "G99"), "G99"),
        (("--worker-records",), "--acknowledge"),
        (("--earlier", "nowhere"), "nowhere"),
    ],
)
def test_a_filing_that_may_not_be_built_is_refused_and_leaves_nothing(words, said, tmp_path):
    result = amparo(*REVIEW, *words, "--out", tmp_path / "out", home=tmp_path / "home")
    one_sentence(result, 2)
    assert said in result.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("route", ["us-advance-ruling"])
def test_a_route_without_a_layout_is_refused_with_those_that_have_one(route, tmp_path):
    result = amparo("package", SHIRTS, "--route", route, "--out", tmp_path / "out", home=tmp_path / "home")
    one_sentence(result, 2)
    assert "us-applicability-review" in result.stderr


@pytest.mark.slow
@pytest.mark.parametrize("words", [(), (SHIRTS,), (SHIRTS, "--route", "us-protest"), (SHIRTS, "--verify", SHIRTS)])
def test_half_a_command_is_refused_with_what_it_needs(words, tmp_path):
    one_sentence(amparo("package", *words, home=tmp_path / "home"), 2)


@pytest.mark.slow
def test_a_folder_that_holds_something_else_is_left_as_it_is(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").write_text("mine", "utf-8")
    one_sentence(amparo(*REVIEW, "--out", tmp_path / "out", home=tmp_path / "home"), 2)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["letter.txt"]
    one_sentence(amparo(*REVIEW, "--out", tmp_path / "out" / "letter.txt", home=tmp_path / "home"), 2)
    assert (tmp_path / "out" / "letter.txt").read_text("utf-8") == "mine"


@pytest.mark.slow
def test_the_very_same_package_may_be_written_where_it_lies(packed, tmp_path):
    folder = shutil.copytree(packed, tmp_path / "again")
    assert amparo(*REVIEW, "--out", folder, home=tmp_path / "home").returncode == 0
    (folder / "filing" / "exhibits" / "0001.csv").write_text("mine", "utf-8")
    one_sentence(amparo(*REVIEW, "--out", folder, home=tmp_path / "home"), 2)
    assert (folder / "filing" / "exhibits" / "0001.csv").read_text("utf-8") == "mine"


@pytest.mark.slow
def test_a_bundle_with_files_missing_files_less_and_says_so(tmp_path):
    bundle = shutil.copytree(SHIRTS, tmp_path / "cotton-shirts")
    (bundle / "documents" / "D-Y2-PR.txt").unlink()
    result = amparo(
        "package", bundle, "--route", "us-applicability-review", "--out", tmp_path / "out", home=tmp_path / "home"
    )
    assert result.returncode == 2
    assert result.stderr.strip().splitlines()[-1].startswith("Nothing is left that could be filed")
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_the_demo_builds_a_package_and_makes_room_for_the_next(tmp_path):
    for _ in range(2):
        result = amparo("demo", "--out", tmp_path / "demo", "--quiet", home=tmp_path / "home")
        assert result.returncode == 0, result.stderr
        assert str(tmp_path / "demo" / "package") in result.stdout
    assert verified(tmp_path / "demo" / "package", tmp_path).returncode == 0
    (tmp_path / "demo" / "package" / "filing" / "mine.txt").write_text("mine", "utf-8")
    again = amparo("demo", "--out", tmp_path / "demo", "--on", "2026-11-20", "--quiet", home=tmp_path / "home")
    assert again.returncode == 2
    assert (tmp_path / "demo" / "package" / "filing" / "mine.txt").exists()
    early = amparo("demo", "--out", tmp_path / "early", "--on", "2022-06-01", "--quiet", home=tmp_path / "home")
    assert early.returncode == 0, early.stderr
    assert not (tmp_path / "early" / "package").exists()
