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


@settings(deadline=None)
@given(st.lists(st.sampled_from(list(Truth)), max_size=4))
def test_the_order_of_the_parts_decides_nothing(parts):
    leaf = {
        Truth.TRUE: Test("yes", "=", value=True),
        Truth.FALSE: Test("no", "=", value=True),
        Truth.UNKNOWN: Test("nobody.knows", "=", value=True),
    }
    sheet = FactSheet({"yes": Known((True,)), "no": Known((False,))})
    told = tuple(leaf[part] for part in parts)
    lowest = (Truth.FALSE, Truth.UNKNOWN, Truth.TRUE)
    assert evaluate(All(told), sheet).truth is min([*parts, Truth.TRUE], key=lowest.index)
    assert evaluate(Any(told), sheet).truth is max([*parts, Truth.FALSE], key=lowest.index)
    assert evaluate(All(told[::-1]), sheet).missing == evaluate(All(told), sheet).missing


@settings(deadline=None)
@given(conditions, sheets)
def test_to_deny_twice_changes_nothing(condition, facts):
    sheet = FactSheet(facts)
    once, twice = evaluate(condition, sheet), evaluate(Not(Not(condition)), sheet)
    assert (once.truth, once.missing, once.reasons) == (twice.truth, twice.missing, twice.reasons)


@settings(deadline=None)
@given(conditions, sheets, st.sampled_from(NAMES), st.lists(values, max_size=2).map(tuple))
def test_a_value_more_where_more_may_come_never_takes_back_a_verdict(condition, facts, name, more):
    known = facts.get(name)
    if known is None or known.complete:
        return
    before = evaluate(condition, FactSheet(facts)).truth
    wider = Known((*known.values, *more), (), complete=False)
    assert before in {Truth.UNKNOWN, evaluate(condition, FactSheet({**facts, name: wider})).truth}


@settings(deadline=None)
@given(conditions, sheets, st.sampled_from(NAMES), knowns)
def test_a_fact_that_is_not_missing_cannot_decide_what_is_open(condition, facts, name, known):
    untold = {key: value for key, value in facts.items() if key != name}
    found = evaluate(condition, FactSheet(untold))
    if found.truth is Truth.UNKNOWN and name not in found.missing:
        assert evaluate(condition, FactSheet({**untold, name: known})).truth is Truth.UNKNOWN


@settings(deadline=None)
@given(conditions, conditions, sheets)
def test_one_condition_more_never_widens_all_and_never_narrows_any(one, other, facts):
    sheet = FactSheet(facts)
    rank = (Truth.FALSE, Truth.UNKNOWN, Truth.TRUE).index
    alone = rank(evaluate(one, sheet).truth)
    assert rank(evaluate(All((one, other)), sheet).truth) <= alone <= rank(evaluate(Any((one, other)), sheet).truth)
