import stat

import pytest

from amparo.archive.outbox import write_all
from amparo.kernel.errors import UserError


def test_what_is_written_is_readable_by_its_owner_only(tmp_path):
    (written,) = write_all(tmp_path / "out", {"assessment.json": b"{}"})
    assert written.read_bytes() == b"{}"
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o700


def test_a_folder_that_is_a_file_is_told_and_nothing_is_written(tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(UserError) as told:
        write_all(tmp_path / "out", {"a": b"1"})
    assert told.value.code == "cannot-write"
    assert (tmp_path / "out").read_text() == "mine"


def test_a_second_run_replaces_whole_files_and_leaves_no_scraps(tmp_path):
    write_all(tmp_path, {"a": b"1", "b": b"2"})
    write_all(tmp_path, {"a": b"3"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]
    assert (tmp_path / "a").read_bytes() == b"3"
