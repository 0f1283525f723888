from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.facts.period import Period
from amparo.sources.countries import country_code
from amparo.sources.days import written_day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("08 Sep 1939", date(1939, 9, 8), date(1939, 9, 8)),
        ("Aug 1957", date(1957, 8, 1), date(1957, 8, 31)),
        ("Feb 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("1962", date(1962, 1, 1), date(1962, 12, 31)),
        ("circa 1961", date(1960, 1, 1), date(1962, 12, 31)),
        ("1958 to 1960", date(1958, 1, 1), date(1960, 12, 31)),
        ("circa 1979-1982", date(1978, 1, 1), date(1983, 12, 31)),
        ("Jan 1970 to Mar 1971", date(1970, 1, 1), date(1971, 3, 31)),
        ("June 21, 2022", date(2022, 6, 21), date(2022, 6, 21)),
        ("06/19/2003", date(2003, 6, 19), date(2003, 6, 19)),
        ("2015-04-07-04:00", date(2015, 4, 7), date(2015, 4, 7)),
    ],
)
def test_days_are_read_as_lists_write_them(text, first, last):
    assert written_day(text) == Period(first, last)


@pytest.mark.parametrize(
    "text",
    ["", "31 Feb 2020", "2020-13-01", "13/32/2020", "yesterday", "31 2020", "1960 to 1958", "32 Jan 2000", "0000"],
)
def test_what_is_no_day_is_not_read_as_one(text):
    assert written_day(text) is None


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_way_of_writing_one_day_tells_that_day(day):
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    month = months[day.month - 1]
    for text in (
        day.isoformat(),
        f"{day.day:02d} {month} {day.year:04d}",
        f"{day.month:02d}/{day.day:02d}/{day.year:04d}",
        f"{month} {day.day}, {day.year:04d}",
    ):
        assert written_day(text) == Period.day(day)


@given(st.text())
def test_no_text_breaks_the_reading_of_days(text):
    period = written_day(text)
    assert period is None or period.first <= period.last


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Korea, North", "kp"),
        ("Iran (Islamic Republic of)", "ir"),
        ("CN", "cn"),
        ("Türkiye", "tr"),
        ("Cote d\N{RIGHT SINGLE QUOTATION MARK}Ivoire", "ci"),
        ("Region: Gaza", "ps"),
    ],
)
def test_countries_are_known_by_the_names_lists_use(name, code):
    assert country_code(name) == code


@pytest.mark.parametrize("name", ["", "undetermined", "Region: Northern Mali", "Netherlands Antilles"])
def test_a_name_that_is_no_country_stays_unread(name):
    assert country_code(name) is None
