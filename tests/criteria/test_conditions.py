"""Conditions are read from tables, strictly."""

from datetime import date
from fractions import Fraction

import pytest

from amparo.criteria import All, Any, Not, Test, parse_condition
from amparo.kernel.errors import IntegrityError


def test_a_table_spells_a_tree():
    table = {
        "all": [
            {"fact": "case.role", "value": "importer", "citation": "s. 1"},
            {"any": [{"fact": "good.hs", "op": "prefix", "value": ["5201", "52"]}]},
            {"not": {"fact": "party.share", "op": ">=", "value": "50 %"}},
        ]
    }
    assert parse_condition(table) == All(
        (
            Test("case.role", "=", "importer", "s. 1"),
            Any((Test("good.hs", "prefix", ("5201", "52")),)),
            Not(Test("party.share", ">=", Fraction(1, 2))),
        )
    )


@pytest.mark.parametrize(
    "table",
    [
        {},
        {"all": [], "any": []},
        {"all": {"fact": "a", "value": 1}},
        {"fact": "a"},
        {"fact": "a", "value": 1, "colour": "red"},
        {"fact": "a", "op": "like", "value": "x"},
        {"fact": "a", "op": "=", "value": ["x"]},
        {"fact": "a", "op": "in", "value": []},
        {"fact": "a", "op": "<", "value": "x"},
        {"fact": "a", "op": "prefix", "value": [1]},
        {"fact": "a", "op": "exists", "value": "yes"},
        {"fact": "a", "value": 0.5},
        {"not": [{"fact": "a", "value": 1}]},
    ],
    ids=str,
)
def test_what_spells_no_condition_is_refused(table):
    with pytest.raises(IntegrityError) as problem:
        parse_condition(table)
    assert problem.value.code == "condition-malformed"


def test_a_test_reads_as_text_the_same_everywhere():
    assert str(Test("good.imported", ">=", date(2022, 6, 21))) == "good.imported >= 2022-06-21"
    assert str(Test("a", "in", ("x", "y"))) == "a in x, y"
    assert str(Test("a", "exists", value=True)) == "a exists yes"
