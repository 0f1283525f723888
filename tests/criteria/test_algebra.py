"""What must hold of every condition and every sheet."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.criteria import All, Any, FactSheet, Known, Not, Test, Value, evaluate
from amparo.facts.period import Period
from amparo.facts.truth import Truth

NAMES = ("case.role", "event.excluded", "enterprise.employees", "good.imported", "party.region")
DAY = date(2024, 1, 1)
days = st.integers(0, 60).map(lambda offset: DAY + timedelta(days=offset))
periods = st.tuples(days, days).map(lambda two: Period(min(two), max(two)))
scalars = st.one_of(st.sampled_from(["a", "ab", "b"]), st.integers(0, 3), st.booleans(), days)
values = st.one_of(scalars, periods)
knowns = st.builds(Known, st.lists(values, max_size=3).map(tuple), complete=st.booleans())
sheets = st.dictionaries(st.sampled_from(NAMES), knowns, max_size=5)
tests = st.one_of(
    st.builds(Test, st.sampled_from(NAMES), st.sampled_from(["=", "!="]), scalars),
    st.builds(
        Test,
        st.sampled_from(NAMES),
        st.sampled_from(["<", "<=", ">", ">="]),
        st.one_of(days, st.integers(0, 3)),
    ),
    st.builds(
        Test, st.sampled_from(NAMES), st.sampled_from(["in", "not-in"]), st.lists(scalars, min_size=1).map(tuple)
    ),
    st.builds(Test, st.sampled_from(NAMES), st.just("prefix"), st.lists(st.sampled_from(["a", "ab"])).map(tuple)),
    st.builds(Test, st.sampled_from(NAMES), st.just("exists"), st.booleans()),
)
conditions = st.recursive(
    tests,
    lambda inner: st.one_of(
        st.builds(All, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Any, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Not, inner),
    ),
    max_leaves=8,
)


@settings(deadline=None)
@given(conditions, sheets, st.sampled_from(NAMES), knowns)
def test_telling_a_fact_never_takes_back_a_verdict(condition, facts, name, known):
    before = evaluate(condition, FactSheet({k: v for k, v in facts.items() if k != name}))
    after = evaluate(condition, FactSheet({**facts, name: known}))
    assert before.truth in {Truth.UNKNOWN, after.truth}


@settings(deadline=None)
@given(conditions, sheets)
def test_sharpening_a_day_never_takes_back_a_verdict(condition, facts):
    def first_day(value: Value) -> Value:
        return Period.day(value.first) if isinstance(value, Period) else value

    sharp = {k: Known(tuple(first_day(v) for v in known.values), (), known.complete) for k, known in facts.items()}
    before = evaluate(condition, FactSheet(facts))
    assert before.truth in {Truth.UNKNOWN, evaluate(condition, FactSheet(sharp)).truth}


@settings(deadline=None)
@given(conditions, sheets)
def test_only_an_unknown_misses_facts_and_every_verdict_has_a_reason(condition, facts):
    found = evaluate(condition, FactSheet(facts))
    assert bool(found.missing) <= (found.truth is Truth.UNKNOWN)
    if found.truth is Truth.UNKNOWN:
        assert found.missing


@settings(deadline=None)
@given(conditions, sheets)
def test_de_morgan(condition, facts):
    sheet = FactSheet(facts)
    assert (
        evaluate(Not(All((condition, Test("case.role", "=", "a")))), sheet).truth
        is evaluate(Any((Not(condition), Not(Test("case.role", "=", "a")))), sheet).truth
    )


@settings(deadline=None)
@given(conditions, sheets)
def test_a_near_miss_is_offered_of_a_false_verdict_only_and_never_of_who_or_where(condition, facts):
    found = evaluate(condition, FactSheet(facts), near_miss=True)
    assert bool(found.near_miss) <= (found.truth is Truth.FALSE)
    assert not [
        text for text in found.near_miss if not text.removeprefix("not: ").startswith(("event.", "enterprise."))
    ]
    assert evaluate(condition, FactSheet(facts)).near_miss == ()
