from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from amparo.facts.period import Period, Span
from amparo.facts.truth import Truth, all_of, any_of

DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))
PERIODS = st.builds(lambda first, days: Period(first, first + timedelta(days)), DAYS, st.integers(0, 400))
TRUTHS = st.sampled_from(list(Truth))


@given(PERIODS, PERIODS, st.data())
def test_what_is_before_for_sure_is_before_whatever_the_true_days_are(one, other, data):
    mine = data.draw(st.dates(one.first, one.last))
    theirs = data.draw(st.dates(other.first, other.last))
    told = one.before(other)
    if told is not Truth.UNKNOWN:
        assert (mine < theirs) == (told is Truth.TRUE)


@given(st.none() | PERIODS, st.none() | PERIODS, DAYS, st.data())
def test_a_span_that_holds_for_sure_holds_whatever_its_true_ends_are(since, until, day, data):
    begin = None if since is None else data.draw(st.dates(since.first, since.last))
    end = None if until is None else data.draw(st.dates(until.first, until.last))
    truly = (begin is None or begin <= day) and (end is None or day <= end)
    told = Span(since, until).holds_on(day)
    if told is not Truth.UNKNOWN:
        assert truly == (told is Truth.TRUE)


@given(st.lists(TRUTHS))
def test_all_and_any_are_each_others_mirror(values):
    assert all_of(values) is any_of(value.negated() for value in values).negated()


@given(st.lists(TRUTHS), st.integers(0, 5), st.sampled_from([Truth.TRUE, Truth.FALSE]))
def test_settling_an_unknown_never_overturns_a_decision(values, at, settled):
    before = all_of(values)
    after = all_of(settled if place == at and value is Truth.UNKNOWN else value for place, value in enumerate(values))
    assert before in {Truth.UNKNOWN, after}
