"""Searching a column as one run of bytes finds what searching row by row finds."""

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from amparo.casework.search_text import _holds, terms

LETTERS = st.text(alphabet="ab |é新", max_size=12)


@given(st.lists(LETTERS, max_size=8), LETTERS.filter(bool))
def test_the_rows_that_hold_a_text_are_those_that_hold_it(rows, text):
    table = pa.table({"names": pa.array(rows, pa.string())})
    assert _holds(table, "names", text).tolist() == [text in row for row in rows]


@given(st.text(max_size=80))
def test_every_query_can_be_read(query):
    assert all(text.strip() for term in terms(query) for text in term.texts)


def test_operators_are_read():
    (either, phrase, without) = terms('alpha OR beta "gamma delta" -omega')
    assert either.texts == (" alpha ", " beta ")
    assert phrase.texts == (" gamma delta ",)
    assert without.without
