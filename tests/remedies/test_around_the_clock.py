"""Time zones, dates set by an authority, calendar files, comparison, and what moved."""

import re
from datetime import date

import pytest

from amparo.criteria import FactSheet, Known
from amparo.facts.event import KINDS, OF_STEPS, Event
from amparo.facts.ids import RouteId
from amparo.facts.period import Period
from amparo.findings.remedy import Deadline
from amparo.kernel.errors import UserError
from amparo.remedies.catalogue import routes
from amparo.remedies.comparison import compare
from amparo.remedies.eligibility import consider
from amparo.remedies.ics import ics
from amparo.remedies.moved import Moved, moved
from amparo.remedies.timetable import timetable
from amparo.remedies.zones import last_whole_day, seen_by_authority

ON = date(2026, 4, 1)
NEW_YORK, SHANGHAI = "America/New_York", "Asia/Shanghai"


def event(kind: str, day: str, *refs: str) -> Event:
    return Event(kind, Period.day(date.fromisoformat(day)), refs)


def dates(route: str, *events: Event, recorded_in: str = "") -> dict[str, Deadline]:
    found = timetable(routes()[RouteId(route)], events, ON, recorded_in=recorded_in)
    return {deadline.step: deadline for deadline in found}


def codes(deadline: Deadline) -> set[str]:
    return {reason.code for reason in deadline.because}


def test_a_day_noted_east_of_the_authority_may_be_the_day_before_there():
    noted = Period.day(date(2026, 3, 3))
    assert seen_by_authority(noted, SHANGHAI, NEW_YORK) == Period(date(2026, 3, 2), date(2026, 3, 3))
    assert seen_by_authority(noted, "America/Los_Angeles", NEW_YORK) == Period(date(2026, 3, 3), date(2026, 3, 4))
    assert seen_by_authority(noted, "America/Toronto", NEW_YORK) == noted
    assert seen_by_authority(noted, "", NEW_YORK) == noted


def test_a_detention_noted_in_china_gives_the_earlier_day_first():
    exclusion = dates("us-applicability-review", event("presented", "2026-03-03"), recorded_in=SHANGHAI)[
        "deemed-exclusion"
    ]
    assert (exclusion.due, exclusion.latest) == (date(2026, 4, 1), date(2026, 4, 2))
    assert "trigger-noted-elsewhere" in codes(exclusion)
    filing = dates("us-protest", event("presented", "2026-03-03"), recorded_in=SHANGHAI)["filing"]
    assert (filing.earliest, filing.latest) == (date(2026, 9, 28), date(2026, 9, 29))


def test_west_of_the_authority_its_day_ends_early():
    assert last_whole_day(date(2026, 3, 3), NEW_YORK, SHANGHAI) == date(2026, 3, 2)
    assert last_whole_day(date(2026, 3, 3), SHANGHAI, NEW_YORK) == date(2026, 3, 3)


def test_an_unknown_zone_is_refused():
    with pytest.raises(UserError) as problem:
        dates("us-protest", event("excluded", "2026-03-03"), recorded_in="Mars/Olympus")
    assert problem.value.code == "zone-unknown"


def test_an_extension_for_documents_never_moves_the_statutory_day():
    plain = dates("us-applicability-review", event("presented", "2026-03-02"))["deemed-exclusion"]
    extended = dates(
        "us-applicability-review",
        event("presented", "2026-03-02"),
        event("date-set", "2026-05-01", "us-applicability-review/deemed-exclusion"),
        event("date-set", "2026-04-20", "us-applicability-review/documents"),
    )
    assert extended["deemed-exclusion"].due == plain.due
    assert "extension-does-not-move" in codes(extended["deemed-exclusion"])
    assert extended["documents"].due == date(2026, 4, 20)


def test_an_extension_moves_a_period_that_can_be_extended_and_never_shortens_it():
    seized = event("seized", "2026-03-02")
    longer = dates("us-seizure-petition", seized, event("date-set", "2026-05-01", "us-seizure-petition/petition"))
    assert longer["petition"].due == date(2026, 5, 1)
    shorter = dates("us-seizure-petition", seized, event("date-set", "2026-03-10", "us-seizure-petition/petition"))
    assert shorter["petition"].due == date(2026, 4, 1)


def test_papers_of_an_event_are_evidence_and_do_not_part_clocks():
    told = (
        event("presented", "2026-03-02", "shipment:S1"),
        event("excluded", "2026-03-16", "document:D9", "lot:L1"),
    )
    filings = [one for one in timetable(routes()[RouteId("us-protest")], told, ON) if one.step == "filing"]
    assert [one.trigger for one in filings] == ["excluded 2026-03-16"]
    assert "document:D9" in {paper.source for reason in filings[0].because for paper in reason.evidence}


EVERYTHING = tuple(event(kind, "2028-03-01") for kind in KINDS if kind not in OF_STEPS)


def protest_clock() -> tuple[Deadline, ...]:
    return timetable(routes()[RouteId("us-protest")], (event("excluded", "2026-01-05", "lot:SECRET-1"),), ON)


def test_a_calendar_file_names_nobody_and_warns_ahead():
    text = ics(protest_clock(), ON)
    assert "SECRET" not in text
    assert text.count("BEGIN:VEVENT") == 1  # what is awaited has no entry
    assert "DTSTART;VALUE=DATE:20260706\r\n" in text
    assert "DTEND;VALUE=DATE:20260707\r\n" in text
    assert [f"TRIGGER:-P{days}D" in text for days in (14, 7, 3, 1)] == [True] * 4
    assert "To be safe by 2026-07-02." in text.replace("\r\n ", "")
    assert "SUMMARY:file the protest (us-protest/filing)\r\n" in text
    assert "America/New_York" in text.replace("\r\n ", "")


def test_a_calendar_file_is_folded_ended_and_ordered_as_the_standard_asks():
    clock = (*protest_clock(), *dates("us-wro-admissibility", event("proof-refused", "2026-03-02")).values())
    text = ics(clock, ON)
    assert text == ics(reversed(clock), ON)
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "\n" not in text.replace("\r\n", "")
    assert text.count("BEGIN:VEVENT") == 2
    abandoned = text[text.index("SUMMARY:goods excluded are deemed abandoned") :].partition("END:VEVENT")[0]
    assert "VALARM" not in abandoned  # nobody acts then


def test_a_calendar_file_shows_every_doubt_and_leaves_out_what_is_done():
    unsure = dates("eu-annulment", event("notified", "2026-03-02")).values()
    entry = ics(unsure, ON).replace("\r\n ", "")
    assert "(?)" in entry
    assert "The rule is not confirmed." in entry
    filed = (event("excluded", "2026-01-05"), event("protested", "2026-03-02"))
    assert "us-protest/filing" not in ics(dates("us-protest", *filed).values(), ON)
    imprecise = Event("excluded", Period(date(2026, 2, 1), date(2026, 2, 28)))
    assert "from 2026-07-31 to 2026-08-27" in ics(dates("us-protest", imprecise).values(), ON).replace("\r\n ", "")


def test_each_entry_of_a_calendar_file_has_an_id_of_its_own():
    told = (event("excluded", "2026-01-05", "lot:A"), event("excluded", "2026-01-05", "lot:B"))
    text = ics(timetable(routes()[RouteId("us-protest")], told, ON), ON)
    marks = [line for line in text.split("\r\n") if line.startswith("UID:")]
    assert len(marks) == len(set(marks)) == 1


def test_a_calendar_file_follows_the_grammar_of_the_standard():
    clock = [one for route in routes().values() for one in timetable(route, EVERYTHING, ON)]
    lines = ics(clock, ON).replace("\r\n ", "").split("\r\n")[:-1]
    open_parts: list[str] = []
    for line in lines:
        name, colon, value = line.partition(":")
        assert colon
        assert re.fullmatch(r"[A-Z-]+(;VALUE=DATE)?", name)
        if name == "BEGIN":
            open_parts.append(value)
        elif name == "END":
            assert open_parts.pop() == value
        elif name.startswith("DT"):
            assert re.fullmatch(r"\d{8}(T000000Z)?", value)
        elif name in {"SUMMARY", "DESCRIPTION"}:
            assert not re.search(r"(?<!\\)[;,]", value)
    assert open_parts == []
    assert lines.count("BEGIN:VEVENT") > 20


def test_text_in_a_calendar_file_is_escaped_and_folded_between_characters():
    odd = Deadline(RouteId("r"), "s", "t", "a; b, c\\d" + "棉" * 40, "line\nbreak", confirmed=True, due=ON)
    text = ics([odd], ON).replace("\r\n ", "")
    assert "a\\; b\\, c\\\\d" + "棉" * 40 in text
    assert "line\\nbreak" in text


def test_routes_are_compared_with_what_each_costs_the_others():
    told = (event("presented", "2026-03-02"), event("detained", "2026-03-06"))
    sheet = FactSheet(
        {
            "case.jurisdictions": Known(("US",)),
            "case.filing_as": Known(("importer",)),
            **{f"event.{one.kind}": Known((one.date,)) for one in told},
        }
    )
    remedies = [consider(route, sheet, ["us-uflpa-s3"], ON) for route in routes().values()]
    deadlines = [one for route in routes().values() for one in timetable(route, told, ON)]
    rows = compare(remedies, deadlines, ON)
    states = [row.remedy.open for row in rows]
    assert states == sorted(states, key=["yes", "needs-fact", "no"].index)
    by_id = {str(row.remedy.route_id): row for row in rows}
    assert "fletf-removal" not in by_id
    review = by_id["us-applicability-review"]
    assert "us-exception" in {cost.route for cost in review.costs}
    assert "us-exception" in {cost.route for cost in review.costs_of_others}
    protest = by_id["us-protest"]
    assert protest.due is not None
    assert (protest.due.step, protest.due.due, protest.due.premature) == ("filing", date(2026, 9, 28), True)
    assert protest.days_left == 180


def test_what_moved_between_two_timetables_is_told():
    before = timetable(routes()[RouteId("us-protest")], (), ON)
    after = protest_clock()
    told = moved(before, after)
    assert Moved(RouteId("us-protest"), "filing", "excluded 2026-01-05", None, date(2026, 7, 6)) in told
    assert moved(after, after) == ()
