from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.facts.period import Period
from amparo.text.dates import DateError, parse_day, parse_period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-05-31", "2024-05-31", "2024-05-31"), ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"), (" 2024-05 ", "2024-05-01", "2024-05-31"),
        ("2024-05-01/2024-06", "2024-05-01", "2024-06-30"),
    ],
)  # fmt: skip
def test_a_year_or_a_month_means_all_of_it(text, first, last):
    assert parse_period(text) == Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", ["2024-02-30", "2023-02-29", "2024-13", "2024-00", "0000", "2024-06/2024-05"])
def test_a_day_that_no_calendar_has_is_impossible(text):
    with pytest.raises(DateError) as told:
        parse_period(text)
    assert told.value.impossible


@pytest.mark.parametrize(
    "text", ["31/02/2024", "31.5.2024", "2024-5-1", "24", "May 2024", "", "٢٠٢٤", "2024-05-31T10:00"]
)
def test_another_form_is_no_date_here(text):
    with pytest.raises(DateError) as told:
        parse_period(text)
    assert not told.value.impossible


def test_one_day_is_asked_for_where_one_is_meant():
    assert parse_day("2024-05-31") == date(2024, 5, 31)
    with pytest.raises(DateError):
        parse_day("2024-05")


@given(st.dates(), st.dates())
def test_a_period_reads_back_as_it_is_written(one, other):
    period = Period(min(one, other), max(one, other))
    assert parse_period(str(period)) == period


@given(st.text(max_size=20))
def test_any_text_is_a_period_or_a_date_error(text):
    with suppress(DateError):
        period = parse_period(text)
        assert period.first <= period.last
