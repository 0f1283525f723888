"""Three values, with reasons and what is missing."""

from datetime import date
from fractions import Fraction

import pytest

from amparo.criteria import All, Any, FactSheet, Known, Not, Test, evaluate
from amparo.facts.evidence import Evidence
from amparo.facts.period import Period
from amparo.facts.truth import Truth

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
LEAF = {T: Test("yes", "=", value=True), F: Test("no", "=", value=True), U: Test("nobody.knows", "=", value=True)}
SHEET = FactSheet({"yes": Known((True,)), "no": Known((False,))})


@pytest.mark.parametrize(
    ("one", "other", "both", "either"),
    [
        (T, T, T, T), (T, F, F, T), (T, U, U, T), (F, T, F, T), (F, F, F, F), (F, U, F, U),
        (U, T, U, T), (U, F, F, U), (U, U, U, U),
    ],
)  # fmt: skip
def test_kleene_tables(one, other, both, either):
    assert evaluate(All((LEAF[one], LEAF[other])), SHEET).truth is both
    assert evaluate(Any((LEAF[one], LEAF[other])), SHEET).truth is either
    assert evaluate(Not(LEAF[one]), SHEET).truth is {T: F, F: T, U: U}[one]


def test_all_of_nothing_holds_and_any_of_nothing_does_not():
    assert evaluate(All(()), SHEET).truth is T
    assert evaluate(Any(()), SHEET).truth is F


def test_missing_names_only_facts_that_could_still_decide():
    unknown, other = Test("a", "=", 1), Test("b", "=", 1)
    assert evaluate(All((unknown, other)), FactSheet({"b": Known((1,))})).missing == ("a",)
    assert evaluate(All((unknown, other)), FactSheet({"b": Known((2,))})).missing == ()
    assert evaluate(Any((unknown, other)), FactSheet({"b": Known((1,))})).missing == ()


def test_reasons_carry_the_evidence_of_the_fact():
    paper = Evidence("document:D1", "line 4")
    found = evaluate(Test("a", "=", 1), FactSheet({"a": Known((1,), (paper,))}))
    assert [reason.code for reason in found.reasons] == ["test-met"]
    assert found.reasons[0].evidence == (paper,)


def test_a_false_all_is_explained_by_what_fails_only():
    found = evaluate(All((LEAF[T], LEAF[F])), SHEET)
    assert [(reason.code, dict(reason.params)["fact"]) for reason in found.reasons] == [("test-not-met", "no")]


@pytest.mark.parametrize(
    ("op", "value", "known", "truth"),
    [
        ("=", "x", ("x", "y"), T),
        ("=", "z", ("x", "y"), F),
        ("!=", "x", ("x", "y"), F),
        ("!=", "z", ("x", "y"), T),
        ("not-in", ("x",), (), T),
        ("in", ("x", "z"), ("z",), T),
        ("in", ("x",), (), F),
        ("prefix", ("52",), ("520100",), T),
        ("prefix", ("5201",), ("52",), U),
        ("prefix", ("5201",), ("61",), F),
        ("prefix", ("5201",), ("",), U),
        ("exists", True, (), F),
        ("exists", False, (), T),
        ("exists", True, ("x",), T),
        (">=", Fraction(1, 2), (Fraction(1, 2),), T),
        (">", Fraction(1, 2), (Fraction(1, 2),), F),
        ("<", 10, (9,), T),
        ("<", 10, ("nine",), U),
        ("=", 1, (True,), U),
        (">=", date(2022, 6, 21), (Period.day(date(2022, 6, 21)),), T),
        (">=", date(2022, 6, 21), (Period.day(date(2022, 6, 20)),), F),
        (">=", date(2022, 6, 21), (Period(date(2022, 6, 1), date(2022, 6, 30)),), U),
        (">=", date(2022, 6, 21), (Period(date(2022, 6, 21), date(2022, 6, 30)),), T),
        (">", date(2022, 6, 21), (date(2022, 6, 21),), F),
        ("<=", date(2022, 6, 21), (date(2022, 6, 21),), T),
        ("=", date(2022, 6, 21), (Period(date(2022, 6, 1), date(2022, 6, 30)),), U),
        ("=", date(2022, 7, 1), (Period(date(2022, 6, 1), date(2022, 6, 30)),), F),
    ],
)  # fmt: skip
def test_operators(op, value, known, truth):
    assert evaluate(Test("f", op, value), FactSheet({"f": Known(known)})).truth is truth


def test_where_more_values_may_come_absence_is_not_concluded():
    sheet = FactSheet({"f": Known(("x",), complete=False)})
    assert evaluate(Test("f", "=", "x"), sheet).truth is T
    assert evaluate(Test("f", "=", "y"), sheet).truth is U
    assert evaluate(Test("f", "!=", "y"), sheet).truth is U
    assert evaluate(Test("f", "!=", "x"), sheet).truth is F
    assert evaluate(Test("f", "exists", value=True), FactSheet({"f": Known((), complete=False)})).truth is U


def test_a_sheet_does_not_change():
    sheet = FactSheet({"a": Known((1,))})
    wider = sheet.adding({"b": Known((2,))})
    assert (len(sheet), len(wider)) == (1, 2)
    with pytest.raises(TypeError):
        sheet["b"] = Known((2,))  # type: ignore[index]  # what must not be possible
