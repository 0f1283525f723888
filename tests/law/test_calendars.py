"""Frozen calendars: known days, doubtful days, and where knowledge ends."""

from datetime import date

import pytest

from amparo.facts.truth import Truth
from amparo.kernel.errors import UserError
from amparo.law.calendars import calendars


@pytest.mark.parametrize(
    ("name", "day", "truth"),
    [
        ("us-federal", "2026-07-03", Truth.FALSE),  # observed
        ("us-federal", "2026-07-04", Truth.FALSE),
        ("us-federal", "2026-07-06", Truth.TRUE),
        ("us-federal", "2026-11-26", Truth.FALSE),
        ("us-federal", "2021-06-18", Truth.FALSE),
        ("us-federal", "2020-06-19", Truth.TRUE),  # before the Act of 2021
        ("us-federal", "2021-12-31", Truth.FALSE),  # 1 January 2022 is a Saturday
        ("us-federal", "2024-12-24", Truth.UNKNOWN),
        ("us-federal", "2021-01-20", Truth.UNKNOWN),
        ("us-federal", "2025-01-20", Truth.FALSE),  # Inauguration Day on a federal holiday
        ("eu-general-court", "2026-05-14", Truth.FALSE),
        ("eu-general-court", "2026-05-25", Truth.FALSE),
        ("eu-general-court", "2025-05-09", Truth.UNKNOWN),
        ("uk-england", "2026-12-28", Truth.FALSE),
        ("ca-federal", "2026-09-30", Truth.FALSE),
        ("ca-federal", "2026-04-06", Truth.UNKNOWN),
        ("mx-federal", "2024-10-01", Truth.FALSE),
        ("cn", "2026-02-14", Truth.TRUE),  # a Saturday worked
        ("cn", "2026-02-23", Truth.FALSE),
        ("cn", "2026-10-07", Truth.FALSE),
        ("cn", "2026-10-08", Truth.TRUE),
        ("cn", "2026-05-27", Truth.TRUE),
        ("cn-xj", "2026-05-27", Truth.UNKNOWN),
    ],
)
def test_known_days(name, day, truth):
    assert calendars()[name].is_open(date.fromisoformat(day)) is truth


@pytest.mark.parametrize("one", calendars().values(), ids=lambda one: one.id)
def test_each_calendar_says_how_far_it_is_known(one):
    assert one.first < one.announced <= one.horizon
    assert one.citation
    assert one.source
    assert one.as_of
    assert all(one.first <= day <= one.horizon for day in one.closed)
    assert not set(one.opened) & set(one.closed)
    assert not set(one.doubtful) & set(one.closed)


def test_a_day_outside_the_calendar_is_an_error_and_not_a_guess():
    for day in (date(1989, 12, 31), date(2046, 1, 1)):
        with pytest.raises(UserError) as problem:
            calendars()["us-federal"].is_open(day)
        assert problem.value.code == "calendar-beyond-horizon"


def test_the_regional_calendar_keeps_the_national_days():
    national, regional = calendars()["cn"], calendars()["cn-xj"]
    assert (regional.closed, regional.opened) == (national.closed, national.opened)
    assert regional.doubtful
