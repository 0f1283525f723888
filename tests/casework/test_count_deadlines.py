"""One route's clock from words on the command line: what is told wrong is named, and what starts nothing as well."""

from datetime import date

import pytest

from amparo.casework.count_deadlines import Counted, Request, run
from amparo.kernel.errors import UserError
from amparo.wording import speak

ON = date(2026, 11, 22)


def count(route: str, *events: str, zone: str = "", region: str = "") -> Counted:
    return run(Request(route, events, zone, region), on=ON)


def due(found: Counted, step: str) -> str:
    return next(str(one.due) for one in found.deadlines if one.step == step)


@pytest.mark.parametrize(
    ("told", "code", "names"),
    [
        ("excluded", "event-form", "excluded"),
        ("sneezed=2026-01-01", "event-unknown", "sneezed"),
        ("excluded=soon", "event-date", "soon"),
        ("excluded=", "event-date", "excluded"),
        ("excluded=2026-02-30", "event-impossible", "2026-02-30"),
        ("excluded=2026-03-02/2026-03-01", "event-impossible", "2026-03-02/2026-03-01"),
        ("date-set=2026-07-22", "event-step", "date-set:filing=2026-07-22"),
        ("date-set:prayer=2026-07-22", "event-step", "deemed-denial"),
        ("excluded:filing=2026-07-22", "event-no-step", "excluded=2026-07-22"),
    ],
)
def test_an_event_told_wrong_is_refused_in_one_sentence_that_names_it(told, code, names):
    with pytest.raises(UserError) as problem:
        count("us-protest", told)
    assert problem.value.code == code
    said = speak().error(problem.value)
    assert names in said
    assert "\n" not in said


def test_an_unknown_route_and_an_unknown_zone_are_refused():
    for request, code in ((("us-protesst",), "unknown-route"), (("us-protest", "excluded=2026-01-05"), "zone-unknown")):
        with pytest.raises(UserError) as problem:
            count(*request, zone="Mars/Olympus")
        assert problem.value.code == code


def test_events_that_start_nothing_on_the_route_are_named():
    found = count("us-protest", "award-received=2026-01-01", "excluded=2026-01-05", "listed=2026-01-01")
    assert found.unused == ("award-received", "listed")
    assert count("us-cit-1581a", "excluded=2026-01-05", "protested=2026-03-02").unused == ()


def test_an_extension_a_filing_and_an_interruption_are_told_for_a_step():
    seized = "seized=2026-03-02"
    assert due(count("us-seizure-petition", seized, "date-set:petition=2026-05-04"), "petition") == "2026-05-04"
    (petition,) = count("us-seizure-petition", seized, "filed:petition=2026-03-20").deadlines
    assert petition.done
    year = count("cn-layoff", "breach-known=2025-03-03", "interrupted:arbitration=2025-09-01")
    assert due(year, "arbitration") == "2026-09-01"


def test_a_month_a_zone_and_a_region_widen_the_date():
    month = next(one for one in count("us-protest", "excluded=2026-02").deadlines if one.step == "filing")
    assert (str(month.earliest), str(month.latest)) == ("2026-07-31", "2026-08-27")
    east = next(
        one for one in count("us-applicability-review", "presented=2026-03-03", zone="Asia/Shanghai").deadlines
        if one.step == "deemed-exclusion"
    )  # fmt: skip
    assert (str(east.earliest), str(east.latest)) == ("2026-04-01", "2026-04-02")
    seat = next(
        one for one in count("cn-layoff", "award-received=2026-05-12", region="cn-xj").deadlines if one.step == "suit"
    )
    assert seat.latest != seat.earliest
