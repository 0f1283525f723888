"""What changed on the lists, looked up among the customers: new, changed and gone told apart."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amparo.casework import suppress_hits
from amparo.kernel.errors import UserError
from casework_screening.a_workspace import LEBEDINOV, NOKTABAN, NOW, THEN, YULTUZ, Desk

NAMES = ("Sergey Viktorovich Lebedinov", "Hotan Yultuz Apparel", "Noktaban Trading House", "Nobody In Particular")
TABLE = "name\n" + "".join(f"{name}\n" for name in NAMES)


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    made.keep(THEN, LEBEDINOV, YULTUZ)
    return made


def told(rows):
    return [(row["row"], row["listing_id"], row["change"], row["decision"], bool(row["score_before"])) for row in rows]


def test_new_changed_and_gone_are_told_apart(desk):
    desk.keep(NOW, {**LEBEDINOV, "country": ["ru"]}, NOKTABAN)
    done, rows = desk.rescreen(TABLE)
    assert (done.changed, done.gone, done.ended, done.summary.alerts) == (2, 1, 1, 2)
    assert told(rows) == [
        ("1", "my-list:m-1", "changed", "match", True),
        ("2", "my-list:m-2", "no-longer-listed", "no-longer-listed", True),
        ("3", "my-list:m-3", "listed", "match", False),
        ("4", "", "", "no-match", False),
    ]
    assert rows[1]["because"] == "On my-list on 2026-01-01; not in its snapshot of 2026-06-01."
    assert "not looked at again" in rows[3]["because"]


def test_what_did_not_change_is_not_looked_at_again(desk):
    desk.keep(NOW, YULTUZ, LEBEDINOV)
    done, rows = desk.rescreen(TABLE)
    assert (done.changed, done.gone, done.summary.alerts) == (0, 0, 0)
    assert {row["decision"] for row in rows} == {"no-match"}


def test_a_name_that_was_not_like_the_former_listing_has_no_former_score(desk):
    desk.keep(NOW, {**LEBEDINOV, "name": [*LEBEDINOV["name"], "Noktaban Trading House"]}, YULTUZ)
    _, rows = desk.rescreen(TABLE)
    assert told(rows)[2] == ("3", "my-list:m-1", "changed", "match", False)


def test_a_name_that_is_no_longer_like_the_listing_is_told(desk):
    desk.keep(NOW, {**LEBEDINOV, "name": ["Quite Another"]}, YULTUZ)
    _, rows = desk.rescreen(TABLE)
    assert told(rows)[0] == ("1", "my-list:m-1", "no-longer-alike", "no-longer-alike", True)


def test_what_was_set_aside_comes_again_when_its_listing_changed(desk):
    desk.screen(TABLE)
    for row in (1, 2):
        request = suppress_hits.Request(desk.folder / "out.csv", "A. Lee", "Another party", row=row)
        suppress_hits.run(desk.workspace, request, on=THEN)
    desk.keep(NOW, {**LEBEDINOV, "country": ["ru"]})
    done, rows = desk.rescreen(TABLE)
    assert (done.summary.alerts, done.summary.lapsed) == (1, 1)
    assert "which no longer holds, since this changed: the listed countries." in rows[0]["because"]
    assert rows[1]["because"].endswith("Set aside by A. Lee on 2026-01-01: Another party.")


def test_a_list_of_which_no_snapshot_is_that_old_counts_as_new(desk):
    done, rows = desk.rescreen(TABLE, since=THEN.replace(year=2025), on=THEN)
    assert done.unknown_then == ("my-list",)
    assert [row["change"] for row in rows] == ["listed", "listed", "", ""]


def test_days_the_wrong_way_round_are_refused(desk):
    with pytest.raises(UserError) as refused:
        desk.rescreen(TABLE, since=NOW, on=THEN)
    assert refused.value.code == "rescreen-days-reversed"


PARTIES = st.lists(st.sampled_from(["Alder Sandor", "Borun Mikal", "Cedric Vahl", "Dorina Esk"]), unique=True)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PARTIES, PARTIES)
def test_two_screenings_and_what_changed_between_them_agree(tmp_path_factory, before, after):
    desk = Desk(tmp_path_factory.mktemp("desk"))

    def entities(names):
        return [{"id": f"p-{name[0]}", "name": [name], "schema": "Person"} for name in names or ["Nobody Else"]]

    desk.keep(THEN, *entities(before))
    desk.keep(NOW, *entities(after))
    table = "name\nAlder Sandor\nBorun Mikal\nCedric Vahl\nDorina Esk\n"

    def hits(rows):
        return {(row["row"], row["listing_id"]) for row in rows if row["listing_id"]}

    then, now = hits(desk.screen(table, on=THEN)[1]), hits(desk.screen(table, on=NOW)[1])
    _, rows = desk.rescreen(table)
    by_change = {
        change: hits(row for row in rows if row["change"] == change) for change in ("listed", "no-longer-listed")
    }
    assert by_change == {"listed": now - then, "no-longer-listed": then - now}
