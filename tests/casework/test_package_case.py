import json

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


def test_a_package_keeps_what_is_filed_apart_from_what_stays_inside(packed):
    assert {path.name for path in packed.iterdir()} == {"filing", "internal"}
    assert {"filing.pdf", "filing.docx", "manifest.json"} <= {path.name for path in (packed / "filing").iterdir()}


def test_the_manifest_holds_every_file_that_is_filed(packed):
    manifest = json.loads((packed / "filing" / "manifest.json").read_text("utf-8"))
    filed = {str(path.relative_to(packed / "filing")) for path in (packed / "filing").rglob("*") if path.is_file()}
    text = json.dumps(manifest)
    assert all(name in text for name in filed - {"manifest.json"})


def test_a_filing_that_the_file_contradicts_is_not_built(tmp_path):
    result = amparo(*REVIEW, "--lot", "G1", "--out", tmp_path / "out", home=tmp_path / "home")
    assert result.returncode == 2
    assert not (tmp_path / "out").exists()
