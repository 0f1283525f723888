"""Zips as people pack them: in folders within folders, with names of any script, and with names that lead out."""

import zipfile

import pytest

from amparo.archive.bundle import open_bundle
from amparo.kernel.errors import UserError

CASE = {"case.toml": b'title = "t"\n', "parties.csv": b"id,name\n"}


def packed(path, folder):
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in CASE.items():
            archive.writestr(f"{folder}{name}", content)
    return path


@pytest.mark.parametrize("folder", ["", "my case/", "my case/案/", "a\\b\\", "./case/"])
def test_a_case_in_folders_that_hold_nothing_else_is_found(folder, tmp_path):
    assert set(open_bundle(packed(tmp_path / "case.zip", folder))) == set(CASE)


@pytest.mark.parametrize("folder", ["/", "../", "a/../../", "C:/"])
def test_a_name_that_leads_out_is_refused_by_name(folder, tmp_path):
    with pytest.raises(UserError) as told:
        open_bundle(packed(tmp_path / "case.zip", folder))
    assert told.value.code == "zip-entry-climbs"


def test_two_cases_side_by_side_are_not_one(tmp_path):
    path = packed(tmp_path / "case.zip", "one/")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("two/case.toml", b"")
    assert "case.toml" not in open_bundle(path)
