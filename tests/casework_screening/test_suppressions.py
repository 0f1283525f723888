"""Hits set aside by a person: in sight as such, bound to both records, lapsing when either changes."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.archive.suppressions import FILE, Suppression, append, read_book
from amparo.casework import match_name, show_suppressions, suppress_hits, withdraw_suppression
from amparo.casework.pair_prints import ASKED, FIELDS, asked_print, differing, listed_print, pair_print
from amparo.facts.ids import ListId, ListingId
from amparo.facts.listing import Listing
from amparo.facts.party import Name
from amparo.kernel.errors import IntegrityError, UserError
from casework_screening.a_workspace import LEBEDINOV, LIST, NOKTABAN, NOW, THEN, YULTUZ, Desk

TABLE = "number,name,born,note\nC-1,Sergey Lebedinov,,a\nC-2,Nobody In Particular,,b\n"
LATER = date(2026, 2, 2)


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    made.keep(THEN, LEBEDINOV, YULTUZ)
    return made


def set_aside(desk, table=TABLE, **more):
    desk.screen(table, **more)
    request = suppress_hits.Request(desk.folder / "out.csv", "A. Lee", "Another person; passport seen", row=1)
    return suppress_hits.run(desk.workspace, request, on=LATER)


def test_a_hit_set_aside_stays_in_sight_with_who_when_and_why(desk):
    made = set_aside(desk)
    summary, rows = desk.screen(TABLE)
    assert (made.made[0].number, made.already) == (1, 0)
    assert (summary.alerts, summary.rejected, summary.lapsed) == (0, 1, 0)
    assert [(row["decision"], row["listing_id"]) for row in rows] == [
        ("rejected-by-user", "my-list:m-1"),
        ("no-match", ""),
    ]
    assert rows[0]["because"].startswith("Set aside by A. Lee on 2026-02-02: Another person; passport seen.")


def test_setting_aside_what_is_set_aside_changes_nothing(desk):
    set_aside(desk)
    before = (desk.workspace.home / FILE).read_bytes()
    again = set_aside(desk)
    assert (again.made, again.already) == ((), 1)
    assert (desk.workspace.home / FILE).read_bytes() == before


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"birthDate": ["1961"]}, "the listed birth dates"),
        ({"name": [*LEBEDINOV["name"], "Sergei Orlan"]}, "the listed names"),
        ({"country": ["ru"]}, "the listed countries"),
    ],
)
def test_it_lapses_when_the_listing_changes_and_says_what_did(desk, change, told):
    set_aside(desk)
    desk.keep(NOW, {**LEBEDINOV, **change}, YULTUZ)
    summary, rows = desk.screen(TABLE, on=NOW)
    assert (summary.alerts, summary.rejected, summary.lapsed) == (1, 0, 1)
    assert rows[0]["decision"] == "match"
    assert f"no longer holds, since this changed: {told}." in rows[0]["because"]
    (shown,) = show_suppressions.run(desk.workspace, None, on=NOW)
    assert shown.state == "listing-changed"


def test_it_lapses_when_the_customer_changes_and_says_what_did(desk):
    set_aside(desk, birth_date="born")
    summary, rows = desk.screen(TABLE.replace("Lebedinov,,", "Lebedinov,1960,"), birth_date="born")
    assert (summary.alerts, summary.lapsed) == (1, 1)
    assert "the customer's birth date" in rows[0]["because"]


def test_with_a_reference_it_lapses_even_when_the_name_changes(desk):
    set_aside(desk, key="number")
    changed = TABLE.replace("Sergey Lebedinov", "Sergej Lebedinov")
    _, rows = desk.screen(changed, key="number")
    assert rows[0]["key"] == "C-1"
    assert "the customer's name" in rows[0]["because"]


def test_with_a_reference_a_namesake_is_not_set_aside_with_the_customer(desk):
    set_aside(desk, key="number")
    summary, rows = desk.screen(TABLE + "C-3,Sergey Lebedinov,,c\n", key="number")
    assert (summary.alerts, summary.rejected, summary.lapsed) == (1, 1, 0)
    assert [row["decision"] for row in rows] == ["rejected-by-user", "no-match", "match"]


def test_what_is_not_screened_may_change(desk):
    set_aside(desk)
    summary, _ = desk.screen(TABLE.replace(",a\n", ",something else\n"))
    assert summary.rejected == 1


def test_where_the_entry_stands_in_its_file_may_change(desk):
    set_aside(desk)
    desk.keep(NOW, YULTUZ, LEBEDINOV)
    summary, _ = desk.screen(TABLE, on=NOW)
    assert summary.rejected == 1


def test_a_hit_set_aside_takes_no_other_hits_place(desk):
    twin = {**LEBEDINOV, "id": "m-9", "name": ["LEBEDINOV, Sergei V."]}
    desk.keep(THEN, LEBEDINOV, twin, YULTUZ)
    _, (first, *_) = desk.screen(TABLE, limit=1)
    request = suppress_hits.Request(desk.folder / "out.csv", "A. Lee", "x", row=1, listing=first["listing_id"])
    suppress_hits.run(desk.workspace, request, on=LATER)
    summary, rows = desk.screen(TABLE, limit=1)
    assert [row["decision"] for row in rows] == ["rejected-by-user", "match", "no-match"]
    assert [row["rank"] for row in rows] == ["1", "2", ""]
    assert summary.alerts == 1


def test_decisions_made_in_the_table_are_taken_with_their_reasons(desk):
    desk.screen(TABLE)
    rows = desk.rows(desk.folder / "out.csv")
    marked = [{**row, "decision": "rejected-by-user" if row["row"] == "1" else row["decision"]} for row in rows]
    path = desk.folder / "reviewed.jsonl"
    path.write_text("\n".join(json.dumps({**row, "reason": "Seen in person"}) for row in marked))
    found = suppress_hits.run(desk.workspace, suppress_hits.Request(path, "B. Oh"), on=LATER)
    assert [(one.by, one.reason, one.query) for one in found.made] == [("B. Oh", "Seen in person", "Sergey Lebedinov")]


def test_one_name_is_held_against_the_same_decisions(desk):
    set_aside(desk, schema="Person")
    asked = match_name.Request("Sergey Lebedinov", "Person", lists=(LIST,))
    found = match_name.run(desk.workspace, asked, on=THEN)
    assert [one.state for one in found.decided] == ["rejected"]
    other = match_name.run(desk.workspace, replace(asked, countries=("ru",)), on=THEN)
    assert [(one.state, one.changed) for one in other.decided] == [("lapsed", ("countries",))]


def test_a_suppression_taken_back_stands_no_more_and_both_entries_stay(desk):
    set_aside(desk)
    withdraw_suppression.run(desk.workspace, withdraw_suppression.Request(1, "C. Ito", "Mistaken"), on=NOW)
    summary, _ = desk.screen(TABLE)
    assert (summary.alerts, summary.rejected) == (1, 0)
    (shown,) = show_suppressions.run(desk.workspace, None, on=THEN)
    assert (shown.state, shown.withdrawn.by) == ("withdrawn", "C. Ito")
    with pytest.raises(UserError):
        withdraw_suppression.run(desk.workspace, withdraw_suppression.Request(1, "C. Ito", "Again"), on=NOW)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"row": 7}, "suppression-no-such-hit"),
        ({"row": 2}, "suppression-no-such-hit"),
        ({"by": " "}, "suppression-by-missing"),
        ({"reason": ""}, "suppression-reason-missing"),
        ({}, "suppression-no-such-hit"),
    ],
)
def test_what_is_not_told_in_full_is_refused_and_nothing_is_written(desk, more, code):
    desk.screen(TABLE)
    told = {"by": "A. Lee", "reason": "x", **more}
    if code in ("suppression-by-missing", "suppression-reason-missing"):
        told["row"] = 1
    with pytest.raises(UserError) as refused:
        suppress_hits.run(desk.workspace, suppress_hits.Request(desk.folder / "out.csv", **told), on=LATER)
    assert refused.value.code == code
    assert not (desk.workspace.home / FILE).exists()


@pytest.mark.parametrize("damage", ["change", "take out", "cut"])
def test_a_file_that_was_tampered_with_is_refused(desk, damage):
    entry = Suppression(0, "A. Lee", "2026-01-01", "x", LIST, "m-1", pair_print("0", "1"))
    path = desk.workspace.home / FILE
    append(path, [entry, replace(entry, reason="y"), replace(entry, reason="z")])
    lines = path.read_text().splitlines(keepends=True)
    changed = {
        "change": [lines[0].replace("A. Lee", "B. Lee"), *lines[1:]],
        "take out": [lines[0], lines[2]],
        "cut": [*lines[:2], lines[2][:-9]],
    }[damage]
    path.write_text("".join(changed))
    with pytest.raises(IntegrityError) as told:
        read_book(path)
    assert told.value.code == "suppressions-malformed"


def test_listings_gone_and_lists_not_kept_are_told_apart(desk):
    set_aside(desk)
    desk.keep(NOW, NOKTABAN)
    (shown,) = show_suppressions.run(desk.workspace, None, on=NOW)
    assert shown.state == "no-longer-listed"


fields = st.dictionaries(st.sampled_from(ASKED), st.text(max_size=5))


@given(fields, fields)
def test_a_print_tells_which_fields_differ_and_no_more(one, other):
    listed = listed_print(Listing(ListingId("x"), ListId("l"), (Name("X"),), "Person"))
    different = {name for name in ASKED if one.get(name, "") != other.get(name, "")}
    found = differing(pair_print(asked_print(one), listed), pair_print(asked_print(other), listed))
    assert set(found) == different
    assert set(found) <= set(FIELDS)
