import json
import stat
from datetime import date
from pathlib import Path

import pytest

from amparo.archive.changes import changes, check_volume
from amparo.archive.workspace import Workspace, read_snapshot
from amparo.facts.ids import ListId
from amparo.kernel.errors import IntegrityError, ShapeChangedError, UserError

NAME = ListId("my-list")


def files(*names: str, as_of: str = "2026-01-01") -> dict[str, bytes]:
    head = f'id = "my-list"\ntitle = "My list"\npublisher = "Nobody"\nas_of = {as_of}\n'
    lines = (json.dumps({"id": name, "schema": "Company", "properties": {"name": [name]}}) for name in names)
    return {"list.toml": head.encode(), "entities.ftm.json": "\n".join(lines).encode()}


def keep(workspace: Workspace, *names: str, as_of: str = "2026-01-01"):
    told = files(*names, as_of=as_of)
    return workspace.keep(NAME, told, read_snapshot(NAME, told, None))


def state(home: Path) -> dict[str, tuple[int, int, bytes]]:
    return {
        str(path.relative_to(home)): (
            path.stat().st_mode,
            path.stat().st_mtime_ns,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in sorted(home.rglob("*"))
    }


def test_what_is_kept_comes_back(tmp_path):
    workspace = Workspace(tmp_path / "home")
    keep(workspace, "A", "B")
    snapshot = workspace.snapshot_on(NAME, date(2026, 6, 1))
    assert snapshot is not None
    assert [listing.name for listing in snapshot.listings] == ["A", "B"]
    assert workspace.list_ids() == (NAME,)


def test_keeping_the_same_again_leaves_every_byte_and_time_as_it_was(tmp_path):
    workspace = Workspace(tmp_path)
    first = keep(workspace, "A")
    before = state(tmp_path)
    assert keep(workspace, "A") == first
    assert state(tmp_path) == before


def test_only_the_owner_can_read_what_is_kept(tmp_path):
    home = tmp_path / "home"
    keep(Workspace(home), "A")
    for path in [home, *home.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_the_newest_snapshot_not_after_the_day_is_looked_at_else_the_oldest(tmp_path):
    workspace = Workspace(tmp_path)
    for day, name in (("2026-03-01", "C"), ("2026-01-01", "A"), ("2026-02-01", "B")):
        keep(workspace, name, as_of=day)
    looked_at = {
        day: workspace.snapshot_on(NAME, date.fromisoformat(day)).listings[0].name
        for day in ("2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01", "2027-01-01")
    }
    assert list(looked_at.values()) == ["A", "A", "A", "B", "C"]


def test_of_one_day_the_one_kept_last_is_looked_at(tmp_path):
    workspace = Workspace(tmp_path)
    keep(workspace, "B")
    keep(workspace, "A")
    assert workspace.snapshot_on(NAME, date(2026, 1, 1)).listings[0].name == "A"
    assert workspace.snapshot_on(NAME, date(2025, 1, 1)).listings[0].name == "A"


def test_a_list_published_again_on_the_day_it_was_replaced_is_the_newest(tmp_path):
    workspace = Workspace(tmp_path)
    for name in ("A", "B", "A", "A"):
        keep(workspace, name)
    assert len(workspace.snapshots(NAME)) == 3
    assert workspace.snapshot_on(NAME, date(2026, 1, 1)).listings[0].name == "A"


def test_an_empty_workspace_holds_nothing_and_is_not_made_by_looking(tmp_path):
    workspace = Workspace(tmp_path / "home")
    assert workspace.list_ids() == ()
    assert workspace.snapshot_on(NAME, date(2026, 1, 1)) is None
    assert not (tmp_path / "home").exists()


def test_a_kept_file_that_was_changed_is_not_believed(tmp_path):
    workspace = Workspace(tmp_path)
    kept = keep(workspace, "A")
    (kept.folder / "entities.ftm.json").write_bytes(files("B")["entities.ftm.json"])
    with pytest.raises(IntegrityError) as refused:
        workspace.snapshot_on(NAME, date(2026, 1, 1))
    assert refused.value.code == "kept-file-changed"


def test_a_manifest_that_cannot_be_read_is_told(tmp_path):
    workspace = Workspace(tmp_path)
    kept = keep(workspace, "A")
    (kept.folder / "manifest.json").write_text("{")
    with pytest.raises(IntegrityError):
        workspace.snapshots(NAME)


def test_a_write_that_breaks_off_leaves_nothing_half_done(tmp_path, monkeypatch):
    workspace = Workspace(tmp_path)
    keep(workspace, "A")
    before = state(tmp_path)

    def broken(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", broken)
    with pytest.raises(UserError) as refused:
        keep(workspace, "B", as_of="2026-02-01")
    assert refused.value.code == "workspace-not-writable"
    assert {name: kept[2] for name, kept in state(tmp_path).items()} == {name: kept[2] for name, kept in before.items()}


def test_a_file_name_that_leads_elsewhere_is_refused(tmp_path):
    told = {**files("A"), "../escape.ftm.json": b""}
    with pytest.raises(UserError):
        Workspace(tmp_path).keep(NAME, told, read_snapshot(NAME, files("A"), None))
    assert not (tmp_path.parent / "escape.ftm.json").exists()


def test_changes_are_told_by_entry():
    before = read_snapshot(NAME, files("A", "B"), None)
    after = read_snapshot(NAME, files("B", "C"), None)
    told = changes(before, after)
    assert [[one.name for one in told.added], [one.name for one in told.removed], list(told.changed)] == [
        ["C"],
        ["A"],
        [],
    ]
    assert changes(after, after) == type(told)((), (), ())


@pytest.mark.parametrize(
    ("known", "found", "believed"), [(100, 90, True), (100, 89, False), (3, 1, True), (5, 2, False), (0, 1, True)]
)
def test_a_list_may_lose_a_tenth_or_two_entries_but_no_more(known, found, believed):
    snapshot = read_snapshot(NAME, files(*(f"E{number}" for number in range(found))), None)
    if believed:
        check_volume(known, snapshot)
    else:
        with pytest.raises(ShapeChangedError):
            check_volume(known, snapshot)
