"""Long work that survives: what was vouched for stays, and one run writes a file at a time."""

import json

import pytest

from amparo.archive.journal import Journal
from amparo.kernel.errors import UserError


def rows_done(folder):
    journal = Journal(folder / "out.csv", ("a",), "mark")
    journal.close()
    return journal.done.rows


def test_what_was_vouched_for_stays_and_what_was_not_is_cut_off(tmp_path):
    first = Journal(tmp_path / "out.csv", ("a",), "mark")
    first.append([("1",), ("2",)], inputs=2, hits=1)
    first.close()
    with (tmp_path / "out.csv.part").open("a") as part:
        part.write("3\nhalf a ro")
    second = Journal(tmp_path / "out.csv", ("a",), "mark")
    assert (second.done.rows, second.done.counts) == (2, {"hits": 1})
    second.append([("3",)], inputs=1, hits=1)
    assert second.finish().counts == {"hits": 2}
    assert (tmp_path / "out.csv").read_text() == "a\n1\n2\n3\n"
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_other_work_begins_anew(tmp_path):
    first = Journal(tmp_path / "out.csv", ("a",), "mark")
    first.append([("1",)], inputs=1)
    first.close()
    second = Journal(tmp_path / "out.csv", ("a",), "another mark")
    second.finish()
    assert (tmp_path / "out.csv").read_text() == "a\n"


@pytest.mark.parametrize("damage", ["", "[]", json.dumps({"fingerprint": "mark", "rows": 9, "written": 10**9})])
def test_a_damaged_journal_begins_anew(tmp_path, damage):
    first = Journal(tmp_path / "out.csv", ("a",), "mark")
    first.append([("1",)], inputs=1)
    first.close()
    (tmp_path / "out.csv.journal").write_text(damage)
    assert rows_done(tmp_path) == 0


def test_two_runs_do_not_write_one_file(tmp_path):
    first = Journal(tmp_path / "out.csv", ("a",), "mark")
    with pytest.raises(UserError) as told:
        Journal(tmp_path / "out.csv", ("a",), "mark")
    assert told.value.code == "output-in-use"
    first.close()
    Journal(tmp_path / "out.csv", ("a",), "mark").close()


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError) as told:
        Journal(tmp_path / "file" / "out.csv", ("a",), "mark")
    assert told.value.code == "cannot-write"


def test_a_full_disk_is_told_and_what_was_vouched_for_stays(tmp_path):
    journal = Journal(tmp_path / "out.csv", ("a",), "mark")
    journal.append([("1",)], inputs=1)
    journal._file.close()  # noqa: SLF001 - stands for a disk that is gone
    journal._file = open("/dev/full", "w", encoding="utf-8")  # noqa: SLF001, PTH123, SIM115
    with pytest.raises(UserError) as told:
        journal.append([("2" * 100_000,)], inputs=1)
    assert told.value.code == "cannot-write"
    journal.close()
    assert rows_done(tmp_path) == 1
