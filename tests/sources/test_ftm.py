import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.kernel.errors import UserError
from amparo.sources.ftm import read_ftm, read_header

HEADER = b"""
id = "my-list"
title = "My list"
publisher = "Nobody"
as_of = 2026-10-01
stands_in_for = ["us-ofac-sdn"]
entities = 3
"""


def line(id_, schema="Company", target=None, **properties):
    told = {"id": id_, "schema": schema, "properties": {key: list(values) for key, values in properties.items()}}
    return json.dumps(told if target is None else {**told, "target": target}, ensure_ascii=False).encode() + b"\n"


def read(*lines):
    return read_ftm({"my-list.ftm.json": b"".join(lines)}, read_header(HEADER, "my-list.toml"))


def test_an_entity_and_its_sanction_become_one_dated_entry():
    snapshot, remarks = read(
        line(
            "a",
            name=["Pretend Co."],
            alias=["虚构公司"],
            weakAlias=["PC"],
            previousName=["Old Co."],
            country=["cn"],
            leiCode=["X"],
            topics=["sanction"],
        ),
        line("s", "Sanction", entity=["a"], startDate=["2024-08-09"], endDate=["2025-01-31"], program=["ii"]),
    )
    (entry,) = snapshot.listings
    assert [(name.text, name.kind) for name in entry.names] == [
        ("Pretend Co.", "primary"),
        ("虚构公司", "alias"),
        ("PC", "weak-alias"),
        ("Old Co.", "former"),
    ]
    assert [spell.sublist for spell in entry.spells_on(date(2025, 1, 31))] == ["ii"]
    assert not entry.listed_on(date(2025, 2, 1))
    assert entry.identifiers[0].scheme == "lei"
    assert (snapshot.coverage.known, snapshot.coverage.of, remarks) == (1, 3, ())


def test_an_entity_without_a_sanction_is_on_the_sub_list_of_its_programme_since_an_untold_day():
    snapshot, _ = read(line("a", name=["Pretend Co."], program=["v"]))
    assert [spell.sublist for spell in snapshot.listings[0].spells_on(date(1990, 1, 1))] == ["v"]


def test_bad_lines_are_told_and_the_rest_is_kept():
    snapshot, remarks = read(line("a", name=["A"]), b"{nonsense\n", b"[]\n", line("b"), b"\n", line("c", name=["C"]))
    assert [listing.name for listing in snapshot.listings] == ["A", "C"]
    assert [(remark.code, remark.place.line) for remark in remarks] == [
        ("ftm-line-unreadable", 2),
        ("ftm-line-unreadable", 3),
        ("ftm-entity-nameless", 4),
    ]


def test_a_day_that_is_none_is_told_and_counts_as_not_told():
    snapshot, remarks = read(
        line("a", name=["A"], birthDate=["1961-13-40"]),
        line("s", "Sanction", entity=["a"], startDate=["2023-02-30"], endDate=["soon"]),
    )
    assert [(remark.code, remark.place.line, remark.place.column) for remark in remarks] == [
        ("ftm-day-unreadable", 2, "startDate"),
        ("ftm-day-unreadable", 2, "endDate"),
        ("ftm-day-unreadable", 1, "birthDate"),
    ]
    assert [(spell.span.since, spell.span.until) for spell in snapshot.listings[0].spells] == [(None, None)]


def test_a_listing_that_ends_before_it_begins_is_told():
    _, remarks = read(line("a", name=["A"]), line("s", "Sanction", entity=["a"], startDate=["2024"], endDate=["2023"]))
    assert [remark.code for remark in remarks] == ["ftm-days-reversed"]


def test_parties_that_the_file_mentions_but_does_not_list_are_no_entries():
    snapshot, _ = read(
        line("a", name=["Listed"], topics=["sanction"]),
        line("b", name=["Its lawyer"]),
        line("c", name=["Marked as not meant"], topics=["sanction"], target=False),
        line("o", "Ownership", owner=["b"], asset=["a"]),
    )
    assert [listing.name for listing in snapshot.listings] == ["Listed"]


def test_addresses_told_apart_are_joined_to_their_entity():
    snapshot, _ = read(line("a", name=["A"], addressEntity=["x"]), line("x", "Address", full=["1 Nowhere"]))
    assert snapshot.listings[0].addresses == ("1 Nowhere",)


@pytest.mark.parametrize(
    ("header", "code"),
    [
        (b"id = ", "list-header-broken"),
        (b'id = "a"\ntitle = "t"\npublisher = "p"', "list-header-key"),
        (b'id = "a"\ntitle = "t"\npublisher = "p"\nas_of = "2026"', "list-header-key"),
        (b'id = "../a"\ntitle = "t"\npublisher = "p"\nas_of = 2026-01-01', "list-header-id"),
        (b'id = "a"\ntitle = ""\npublisher = "p"\nas_of = 2026-01-01', "list-header-key"),
    ],
)
def test_a_header_that_lacks_something_is_told(header, code):
    with pytest.raises(UserError) as refused:
        read_header(header, "x.toml")
    assert refused.value.code == code


@given(st.lists(st.binary(max_size=60)))
def test_no_bytes_break_the_reading_of_lines(parts):
    snapshot, _ = read(line("a", name=["A"]), *(part + b"\n" for part in parts))
    assert snapshot.listings[0].name == "A"
