"""What holds of the scorer whatever the names, and that bulk and single screening are one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.facts.ids import ListId, ListingId
from amparo.facts.listing import Listing
from amparo.facts.party import Name
from amparo.screening.bulk import screen_batch
from amparo.screening.compare import SURE, compare
from amparo.screening.index import build
from amparo.screening.match import Query, screen

WORDS = st.sampled_from(
    [
        "Sergei",
        "Lebedinov",
        "Marat",
        "Karim",
        "Abdul",
        "al",
        "bin",
        "Ivanov",
        "Hotan",
        "Aksu",
        "Cotton",
        "Textile",
        "Co",
        "Ltd",
        "Group",
        "Xinjiang",
        "Zhongrui",
        "7",
        "II",
        "J.",
        "和田",
        "棉业",
        "有限公司",
        "محمد",
        "Иван",
        "Huang",
        "Wei",
    ]
)
NAMES = st.one_of(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), st.text(max_size=30))
SCHEMAS = st.sampled_from(["Person", "Company", "Vessel", "LegalEntity"])


def listed(*names, schema="Person", number=1):
    return Listing(ListingId(f"t-{number}"), ListId("test"), tuple(Name(name) for name in names), schema)


@given(NAMES, NAMES, SCHEMAS)
@settings(max_examples=150, deadline=None)
def test_the_score_is_symmetric_and_within_bounds(one, other, schema):
    score = compare(one, other, schema)
    assert score == compare(other, one, schema)
    assert 0 <= score <= SURE


@given(NAMES, SCHEMAS)
@settings(max_examples=60, deadline=None)
def test_a_name_is_itself(name, schema):
    assert compare(name, name, schema) == SURE


@given(st.lists(NAMES, min_size=1, max_size=4), NAMES)
@settings(max_examples=40, deadline=None)
def test_the_order_of_aliases_moves_nothing(names, asked):
    query = Query((asked,), "Person")
    found = [[one.score for one in screen(build([listed(*order)]), query, 300, 3)] for order in (names, names[::-1])]
    assert found[0] == found[1]


@given(st.lists(NAMES, min_size=1, max_size=3), NAMES, NAMES)
@settings(max_examples=40, deadline=None)
def test_an_alias_more_lowers_no_score(names, alias, asked):
    query = Query((asked,), "Person")
    before = [one.score for one in screen(build([listed(*names)]), query, 300, 1)]
    after = [one.score for one in screen(build([listed(*names, alias)]), query, 300, 1)]
    assert max(after, default=0) >= max(before, default=0)


@given(st.lists(NAMES, min_size=1, max_size=6), st.lists(NAMES, min_size=1, max_size=6), SCHEMAS)
@settings(max_examples=25, deadline=None)
def test_many_at_once_are_answered_as_one_by_one(names, asked, schema):
    index = build([listed(name, number=number) for number, name in enumerate(names)])
    queries = [Query((name,), schema) for name in asked]
    assert list(screen_batch(index, queries, 400, 5)) == [screen(index, query, 400, 5) for query in queries]


@pytest.mark.parametrize(
    "name", ["", " ", "A" * 1_000_000, "\u202e\u200f\u200d", "😀" * 50, "\x00", "\ud800", "=1+1", "''"]
)
def test_no_name_stops_the_work(name):
    index = build([listed("Sergei Lebedinov"), listed(name, number=2)])
    screen(index, Query((name,), "Person"), 500, 5)
    list(screen_batch(index, [Query((name,), "Company")], 500, 5))
    compare(name, "Sergei", "Person")


def test_a_register_of_nothing_answers_nothing():
    assert screen(build([]), Query(("Anybody",), "Person"), 500, 5) == ()
    assert list(screen_batch(build([]), [Query(("Anybody",), "Person")], 500, 5)) == [()]
