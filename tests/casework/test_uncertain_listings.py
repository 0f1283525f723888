"""A stay on a list whose end is told as a month alone makes nothing more than possible in that month."""

import json
import shutil
from datetime import date

import pytest

from examples.assessing import assess
from examples.books import EXAMPLES

RISING = ("traced-outside-scope", "unresolved", "possible", "probable", "confirmed", "contradicted")


@pytest.fixture
def verdicts(tmp_path):
    def of(example: str, listing: str, end: str, on: date) -> dict[str, str]:
        """Return the strongest verdict by subject and measure where the entry's stay ends so."""
        folder = tmp_path / f"{example}-{end}-{on}"
        shutil.copytree(EXAMPLES / "small" / example, folder)
        (path,) = (folder / "lists").glob(f"{listing}*.json")
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        for row in rows:
            if row["schema"] == "Sanction":
                row["properties"]["endDate"] = [end]
        path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
        strongest: dict[str, str] = {}
        for one in assess(folder, tmp_path / "home", on).exposures:
            key = f"{one.subject} {one.measure_id}"
            if one.verdict != "not-covered":
                strongest[key] = max(strongest.get(key, RISING[0]), one.verdict, key=RISING.index)
        return strongest

    return of


OWNERS = ("ofac-fifty-percent", "sample-sdn", "2026-10")


@pytest.mark.parametrize("on", [date(2026, 9, 30), date(2026, 10, 1)], ids=str)
def test_until_its_first_day_the_listing_and_what_it_owns_are_confirmed(verdicts, on):
    found = verdicts(*OWNERS, on)
    assert (found["party:P-L1 us-ofac-sdn"], found["party:P-A us-ofac-50pct"]) == ("confirmed", "confirmed")


@pytest.mark.parametrize("day", [2, 15, 31])
def test_within_the_month_both_are_possible(verdicts, day):
    found = verdicts(*OWNERS, date(2026, 10, day))
    assert (found["party:P-L1 us-ofac-sdn"], found["party:P-A us-ofac-50pct"]) == ("possible", "possible")


def test_after_the_month_neither_is_met(verdicts):
    assert not [key for key in verdicts(*OWNERS, date(2026, 11, 1)) if "us-ofac" in key]


def test_goods_of_a_maker_that_may_have_left_the_list_are_possible(verdicts):
    sure = verdicts("wro-named-makers", "sample-wro", "2022-07-15", date(2022, 6, 10))
    doubtful = verdicts("wro-named-makers", "sample-wro", "2022-06", date(2022, 6, 10))
    assert sure["lot:SI us-wro-hoshine"] == "confirmed"
    assert doubtful["lot:SI us-wro-hoshine"] == "possible"
    assert doubtful["lot:YA us-wro-xuar-cotton-tomato"] == "confirmed"  # by place, whatever the list says
