import shutil
from datetime import date
from pathlib import Path

import pytest

from amparo.archive.workspace import Workspace
from amparo.casework import refresh_lists, show_lists
from amparo.casework.refresh_lists import Request
from amparo.kernel.errors import UserError
from amparo.wording import speak

GOLDEN = Path(__file__).parents[1] / "golden"
TODAY = date(2026, 11, 22)


@pytest.fixture
def folder(tmp_path):
    """A folder as a user would fill it: one folder a list, and one that is something else."""
    root = tmp_path / "lists"
    for name in ("us-ofac-sdn", "un-sc", "us-bis-dpl"):
        shutil.copytree(GOLDEN / name, root / name)
    (root / "holiday-pictures").mkdir()
    return root


@pytest.fixture
def workspace(tmp_path):
    return Workspace(tmp_path / "home")


def refresh(workspace, folder, **request):
    return {one.name: one for one in refresh_lists.run(workspace, Request(source=str(folder), **request), today=TODAY)}


def state(home):
    return {path: (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"") for path in home.rglob("*")}


def test_lists_are_taken_from_a_folder_with_their_counts_and_the_unknown_is_passed_over(workspace, folder):
    told = refresh(workspace, folder)
    assert {name: one.outcome for name, one in told.items()} == {
        "holiday-pictures": "passed-over",
        "un-sc": "kept",
        "us-bis-dpl": "kept",
        "us-ofac-sdn": "kept",
    }
    assert dict(told["us-ofac-sdn"].schemas) == {"Airplane": 1, "LegalEntity": 2, "Person": 1, "Vessel": 1}
    assert (told["us-ofac-sdn"].as_of, told["un-sc"].as_of) == (TODAY, date(2026, 2, 27))


def test_doing_it_twice_changes_nothing(workspace, folder):
    refresh(workspace, folder)
    before = state(workspace.home)
    again = refresh_lists.run(workspace, Request(source=str(folder)), today=date(2026, 12, 24))
    assert {one.outcome for one in again} == {"unchanged", "passed-over"}
    assert state(workspace.home) == before


@pytest.mark.parametrize("harm", ["empty", "cut in a row", "cut between rows", "another file", "missing"])
def test_a_harmed_file_gives_one_sentence_and_the_last_good_snapshot_stays(workspace, folder, harm):
    refresh(workspace, folder)
    before = state(workspace.home)
    file = folder / "us-ofac-sdn" / "sdn.csv"
    content = file.read_bytes()
    harmed = {
        "empty": b"",
        "cut in a row": content[: len(content) // 2],
        "cut between rows": content[: content.index(b"\r\n") + 2],
        "another file": (folder / "us-ofac-sdn" / "alt.csv").read_bytes(),
    }
    file.unlink()
    if harm in harmed:
        file.write_bytes(harmed[harm])
    told = refresh(workspace, folder)["us-ofac-sdn"]
    assert told.outcome == "failed"
    assert told.problem is not None
    assert told.problem.exit_code == 3
    sentence = speak().error(told.problem)
    assert "\n" not in sentence
    assert state(workspace.home) == before


def test_one_list_that_fails_does_not_keep_the_others_out(workspace, folder):
    (folder / "un-sc" / "UN_consolidated.xml").write_bytes(b"<CONSOLIDATED_LIST>")
    told = refresh(workspace, folder)
    assert (told["un-sc"].outcome, told["us-ofac-sdn"].outcome) == ("failed", "kept")


def test_a_workspace_that_cannot_be_written_is_the_users_to_mend(folder, tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(UserError) as told:
        refresh(Workspace(tmp_path / "file" / "home"), folder)
    assert (told.value.code, told.value.exit_code) == ("workspace-not-writable", 2)


def test_a_list_that_shrinks_is_kept_out_unless_the_user_says_so(workspace, folder):
    refresh(workspace, folder)
    for file in ("sdn.csv", "add.csv", "alt.csv"):
        path = folder / "us-ofac-sdn" / file
        rows = [row for row in path.read_bytes().split(b"\r\n") if row.startswith((b"101,", b"\x1a"))]
        path.write_bytes(b"\r\n".join(rows))
    (folder / "us-ofac-sdn" / "sdn_comments.csv").unlink()
    refused = refresh(workspace, folder, ids=("us-ofac-sdn",))["us-ofac-sdn"]
    assert refused.problem is not None
    assert refused.problem.code == "list-shrank"
    assert refresh(workspace, folder, ids=("us-ofac-sdn",), accept_shrink=True)["us-ofac-sdn"].entities == 1


def test_the_rows_shipped_count_as_the_last_good_snapshot(workspace, tmp_path):
    shutil.copytree(GOLDEN / "us-uflpa", tmp_path / "lists" / "us-uflpa")
    (told,) = refresh_lists.run(workspace, Request(source=str(tmp_path / "lists")), today=TODAY)
    assert told.problem is not None
    assert told.problem.code == "list-shrank"


def test_a_day_told_dates_files_that_tell_none(workspace, folder):
    assert refresh(workspace, folder, as_of=date(2021, 7, 1))["us-ofac-sdn"].as_of == date(2021, 7, 1)
    assert [kept.as_of for kept in workspace.snapshots("us-ofac-sdn")] == [date(2021, 7, 1)]


def test_a_folder_of_one_list_can_be_named_itself(workspace, folder):
    assert refresh(workspace, folder / "un-sc", ids=("un-sc",))["un-sc"].outcome == "kept"


def test_a_list_of_ones_own_brings_its_header(workspace, folder):
    own = folder / "my-list"
    own.mkdir()
    (own / "list.toml").write_text('id = "my-list"\ntitle = "Mine"\npublisher = "Me"\nas_of = 2026-01-01\n')
    (own / "entities.ftm.json").write_text('{"id":"a","schema":"Company","properties":{"name":["Pretend Co."]}}\n')
    assert refresh(workspace, folder)["my-list"].outcome == "kept"
    assert workspace.snapshot_on("my-list", TODAY).listings[0].name == "Pretend Co."


@pytest.mark.parametrize(
    ("request_", "code"),
    [(Request(source="/nowhere/at/all"), "refresh-folder-missing"), (Request(ids=("no-list",)), "refresh-unknown")],
)
def test_what_the_user_got_wrong_is_told(workspace, request_, code):
    with pytest.raises(UserError) as refused:
        refresh_lists.run(workspace, request_, today=TODAY)
    assert refused.value.code == code


def test_the_catalogue_shows_what_is_shipped_how_much_it_is_and_how_to_complete_it(workspace):
    shown = {one.id: one for one in show_lists.run(workspace, TODAY)}
    listing = shown["us-uflpa"]
    assert listing.shipped
    assert (listing.snapshot.coverage.known, listing.snapshot.coverage.of) == (105, 144)
    assert "https://" in speak().say(listing.complete_by)
    assert shown["un-sc"].snapshot is None
    assert speak().has(shown["un-sc"].complete_by)


def test_a_snapshot_taken_after_the_day_is_shown_as_such(workspace, folder):
    refresh(workspace, folder)
    (shown,) = show_lists.run(workspace, date(2020, 1, 1), ("un-sc",))
    assert shown.later
    assert shown.days == (date(2026, 2, 27),)


def test_what_changed_between_two_days_is_told(workspace, folder):
    refresh(workspace, folder, as_of=date(2026, 1, 1))
    file = folder / "us-bis-dpl" / "dpl.txt"
    file.write_bytes(file.read_bytes().replace(b"NOWHERE AIR", b"NOWHERE AIRLINES").replace(b"HAFEN 2", b"HAFEN 3"))
    refresh(workspace, folder, as_of=date(2026, 2, 1))
    told = show_lists.diff(workspace, "us-bis-dpl", date(2026, 1, 15), date(2026, 2, 15)).changes
    assert [one.name for one in told.added] == ["NOWHERE AIRLINES"]
    assert [one.name for one in told.removed] == ["NOWHERE AIR"]
    assert [after.name for _, after in told.changed] == ["PRETEND EXPORTS GMBH"]
