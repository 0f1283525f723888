"""Every screening leaves a record from which the same bytes are made again."""

import json
import shutil
from datetime import date

import pytest

from amparo.archive.suppressions import FILE
from amparo.casework import replay_screening, suppress_hits
from amparo.casework.screening_record import FOLDER, read_record
from amparo.kernel.errors import IntegrityError, SourceError, UserError
from casework_screening.a_workspace import LEBEDINOV, NOKTABAN, NOW, THEN, YULTUZ, Desk

TABLE = "number,name\nC-1,Sergey Lebedinov\nC-2,Nobody In Particular\nC-3,Noktaban Trading\n"


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    made.keep(THEN, LEBEDINOV, YULTUZ)
    return made


def again(desk, out="again.csv", record="out.csv.record.json"):
    request = replay_screening.Request(desk.folder / record, desk.folder / "in.csv", desk.folder / out)
    return replay_screening.run(desk.workspace, request)


@pytest.mark.parametrize("ending", ["csv", "tsv", "jsonl", "xlsx", "ods", "parquet"])
def test_a_replay_gives_the_same_bytes_in_every_format(desk, ending):
    desk.screen(TABLE, out=f"out.{ending}", key="number", threshold=650)
    again(desk, f"again.{ending}", f"out.{ending}.record.json")
    assert (desk.folder / f"again.{ending}").read_bytes() == (desk.folder / f"out.{ending}").read_bytes()


def test_a_replay_looks_at_the_lists_and_decisions_of_its_day(desk):
    desk.screen(TABLE)
    first = (desk.folder / "out.csv").read_bytes()
    shutil.copy(desk.folder / "out.csv.record.json", desk.folder / "first.json")
    desk.keep(date(2025, 12, 1), NOKTABAN)
    desk.keep(THEN, NOKTABAN)
    request = suppress_hits.Request(desk.folder / "out.csv", "A. Lee", "Another person", row=1)
    suppress_hits.run(desk.workspace, request, on=THEN)
    desk.screen(TABLE)
    assert (desk.folder / "out.csv").read_bytes() != first
    again(desk, record="first.json")
    assert (desk.folder / "again.csv").read_bytes() == first


def test_a_rescreening_is_replayed_too(desk):
    desk.keep(NOW, replace_name(LEBEDINOV), NOKTABAN)
    desk.rescreen(TABLE)
    again(desk)
    assert (desk.folder / "again.csv").read_bytes() == (desk.folder / "out.csv").read_bytes()


def replace_name(entity):
    return {**entity, "name": [*entity["name"], "Sergej Lebedinow"]}


def test_the_record_stands_beside_the_output_and_in_the_workspace(desk):
    desk.screen(TABLE)
    beside = (desk.folder / "out.csv.record.json").read_bytes()
    (kept,) = (desk.workspace.home / FOLDER).iterdir()
    assert kept.read_bytes() == beside
    record = read_record(kept)
    assert (record.threshold, record.counts["rows"], record.output) == (700, 3, "out.csv")
    assert "Lebedinov" not in beside.decode()
    again(desk, record=f"home/{FOLDER}/{kept.name}")


def test_another_table_is_refused(desk):
    desk.screen(TABLE)
    (desk.folder / "in.csv").write_text(TABLE + "C-4,X\n")
    with pytest.raises(UserError) as told:
        again(desk)
    assert told.value.code == "replay-other-input"


def test_a_snapshot_that_is_not_kept_is_named(desk):
    desk.screen(TABLE)
    shutil.rmtree(desk.workspace.home / "lists")
    with pytest.raises(SourceError) as told:
        again(desk)
    assert dict(told.value.params)["list"] == "my-list"
    assert told.value.exit_code == 3


def test_a_record_that_was_changed_is_told(desk):
    desk.screen(TABLE)
    path = desk.folder / "out.csv.record.json"
    record = json.loads(path.read_text())
    path.write_text(json.dumps({**record, "threshold": 999}))
    with pytest.raises(IntegrityError) as told:
        again(desk)
    assert told.value.code == "replay-differs"
    path.write_text(json.dumps({**record, "threshold": 999, "engine": "0" * 64}))
    with pytest.raises(IntegrityError) as told:
        again(desk)
    assert told.value.code == "replay-other-engine"
    path.write_text("[]")
    with pytest.raises(UserError) as told:
        again(desk)
    assert told.value.code == "record-unreadable"


def test_decisions_that_were_taken_out_are_missed(desk):
    desk.screen(TABLE)
    request = suppress_hits.Request(desk.folder / "out.csv", "A. Lee", "Another person", row=1)
    suppress_hits.run(desk.workspace, request, on=THEN)
    desk.screen(TABLE)
    (desk.workspace.home / FILE).unlink()
    with pytest.raises(IntegrityError) as told:
        again(desk)
    assert told.value.code == "suppressions-fewer"


def test_an_index_serves_every_day_on_which_the_lists_say_the_same(desk):
    desk.screen(TABLE, on=THEN)
    desk.screen(TABLE, on=NOW)
    assert len(list((desk.workspace.home / "index").iterdir())) == 1
