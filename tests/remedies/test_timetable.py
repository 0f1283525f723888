"""The clock on real routes: what runs from what, what rolls, what is premature, what cannot be said."""

from datetime import date

import pytest

from amparo.facts.event import Event
from amparo.facts.ids import RouteId
from amparo.facts.period import Period
from amparo.findings.remedy import Deadline
from amparo.kernel.errors import Place, UserError
from amparo.remedies.catalogue import routes
from amparo.remedies.timetable import timetable

ON = date(2026, 4, 1)


def day(text: str) -> Period:
    first, _, last = text.partition("/")
    return Period(date.fromisoformat(first), date.fromisoformat(last or first))


def events(**told: str) -> tuple[Event, ...]:
    return tuple(Event(kind.replace("_", "-"), day(text)) for kind, text in told.items())


def dates(route: str, on: date = ON, **told: str) -> dict[str, Deadline]:
    found = timetable(routes()[RouteId(route)], events(**told), on)
    return {deadline.step: deadline for deadline in found}


def codes(deadline: Deadline) -> list[str]:
    return [reason.code for reason in deadline.because]


def test_thirty_days_run_from_presentation_and_not_from_the_notice():
    review = dates("us-applicability-review", presented="2026-03-02", detained="2026-03-06")
    assert review["deemed-exclusion"].due == date(2026, 4, 1)
    assert review["deemed-exclusion"].trigger == "presented 2026-03-02"
    assert dates("us-applicability-review", detained="2026-03-06")["deemed-exclusion"].due is None


def test_what_takes_effect_by_law_falls_on_a_sunday():
    exclusion = dates("us-applicability-review", presented="2026-02-20")["deemed-exclusion"]
    assert exclusion.due == date(2026, 3, 22)
    assert exclusion.due.isoweekday() == 7
    assert exclusion.cautious is None
    assert "takes-effect-by-law" in codes(exclusion)
    assert not {"rolled", "rolled-weekend"} & set(codes(exclusion))


def test_five_business_days_skip_weekends_and_holidays():
    decision = dates("us-applicability-review", presented="2026-11-20")["detention-decision"]
    assert (decision.due, decision.whose) == (date(2026, 11, 30), "authority")


def test_days_closed_by_executive_order_are_shown_both_ways():
    decision = dates("us-applicability-review", presented="2025-12-19")["detention-decision"]
    assert (decision.earliest, decision.latest) == (date(2025, 12, 29), date(2025, 12, 31))
    assert decision.due == decision.earliest
    assert "doubtful-days" in codes(decision)


def test_a_protest_runs_from_the_deemed_exclusion_where_no_exclusion_is_on_file():
    filing = dates("us-protest", presented="2026-03-02")["filing"]
    assert filing.trigger == "us-applicability-review/deemed-exclusion 2026-04-01"
    assert filing.due == date(2026, 9, 28)
    assert codes(filing)[:4] == [
        "trigger-event",
        "counted-days",
        "takes-effect-by-law",
        "trigger-derived",
    ]


def test_a_protest_on_the_thirtieth_day_is_premature_and_on_the_next_it_is_not():
    assert dates("us-protest", date(2026, 4, 1), presented="2026-03-02")["filing"].premature
    assert not dates("us-protest", date(2026, 4, 2), presented="2026-03-02")["filing"].premature
    early = dates("us-protest", date(2026, 5, 1), presented="2026-03-02", protested="2026-04-01")["filing"]
    assert early.premature
    assert "filed-early" in codes(early)
    fine = dates("us-protest", date(2026, 5, 1), presented="2026-03-02", protested="2026-04-02")["filing"]
    assert (fine.premature, fine.done) == (False, True)


def test_an_exclusion_on_file_counts_before_the_deemed_one():
    filing = dates("us-protest", presented="2026-03-02", excluded="2026-03-20")["filing"]
    assert (filing.trigger, filing.due) == ("excluded 2026-03-20", date(2026, 9, 16))
    assert not filing.premature


def test_an_exclusion_told_after_the_law_had_already_excluded_leaves_both_dates():
    filing = dates("us-protest", presented="2026-03-02", excluded="2026-04-15")["filing"]
    assert (filing.due, filing.earliest, filing.latest) == (date(2026, 9, 28), date(2026, 9, 28), date(2026, 10, 13))
    assert "trigger-later-than-law" in codes(filing)


def test_an_exclusion_before_presentation_contradicts_and_gives_no_date():
    filing = dates("us-protest", presented="2026-03-02", excluded="2026-02-20")["filing"]
    assert filing.due is None
    assert filing.state == "undecided"
    assert "order-contradicts" in codes(filing)


def test_only_a_partys_act_rolls_and_an_unconfirmed_roll_keeps_a_cautious_date():
    filing = dates("us-protest", excluded="2026-01-05")["filing"]
    assert filing.due == date(2026, 7, 6)
    assert filing.cautious == date(2026, 7, 2)
    assert {"rolled", "roll-unconfirmed"} <= set(codes(filing))


def test_a_protest_deemed_denied_opens_the_court():
    court = dates("us-cit-1581a", protested="2026-04-02")["summons"]
    assert court.trigger == "us-protest/deemed-denial 2026-05-02"
    assert court.due == date(2026, 10, 29)
    assert dates("us-cit-1581a", protested="2026-04-02", protest_denied="2026-04-20")["summons"].due == date(
        2026, 10, 19
    )


def test_what_is_awaited_has_no_date_and_names_the_event():
    court = dates("us-cit-1581a", presented="2026-03-02")["summons"]
    assert court.due is None
    assert dict(court.because[0].params)["events"] == "protest-denied / protested / accelerated-disposition-requested"


def test_an_imprecise_trigger_gives_the_earliest_and_the_latest():
    filing = dates("us-protest", excluded="2026-02-01/2026-02-28")["filing"]
    assert (filing.due, filing.earliest, filing.latest) == (date(2026, 7, 31), date(2026, 7, 31), date(2026, 8, 27))
    assert not dates("us-protest", date(2026, 8, 1), excluded="2026-02-01/2026-02-28")["filing"].passed
    assert dates("us-protest", date(2026, 8, 28), excluded="2026-02-01/2026-02-28")["filing"].passed


def test_an_event_told_twice_keeps_both_days_as_bounds():
    told = (Event("excluded", day("2026-02-02")), Event("excluded", day("2026-02-03")))
    filing = timetable(routes()[RouteId("us-protest")], told, ON)[0]
    assert (filing.earliest, filing.latest) == (date(2026, 8, 3), date(2026, 8, 3))
    assert "trigger-told-twice" in codes(filing)


def test_two_shipments_have_two_clocks():
    told = (
        Event("presented", day("2026-03-02"), ("shipment:S1",)),
        Event("presented", day("2026-03-09"), ("shipment:S2",)),
        Event("excluded", day("2026-03-16"), ("shipment:S1",)),
    )
    filings = [one for one in timetable(routes()[RouteId("us-protest")], told, ON) if one.step == "filing"]
    assert [one.trigger for one in filings] == [
        "excluded 2026-03-16",
        "us-applicability-review/deemed-exclusion 2026-04-08",
    ]


def test_three_months_end_on_the_same_day_of_the_month_or_its_last():
    assert dates("us-wro-admissibility", imported="2021-11-30")["proof"].due == date(2022, 2, 28)
    assert dates("us-wro-admissibility", imported="2022-01-18")["proof"].due == date(2022, 4, 18)


def test_an_action_for_annulment_adds_fourteen_days_to_publication_and_ten_for_distance():
    assert dates("eu-annulment", published="2026-03-02")["application"].due == date(2026, 5, 26)
    assert dates("eu-annulment", notified="2026-03-02")["application"].due == date(2026, 5, 12)
    both = dates("eu-annulment", published="2026-03-02", notified="2026-03-10")["application"]
    assert both.trigger == "notified 2026-03-10"


def test_each_part_of_a_period_is_told_as_a_step():
    steps = [
        reason
        for reason in dates("eu-annulment", published="2026-03-02")["application"].because
        if reason.code.startswith("counted")
    ]
    assert [(reason.code, dict(reason.params)["end"]) for reason in steps] == [
        ("counted-days", "2026-03-16"),
        ("counted-months", "2026-05-16"),
        ("counted-days", "2026-05-26"),
    ]


def test_where_the_forum_sits_regional_festivals_are_shown_both_ways():
    told = events(award_received="2026-05-12")
    layoff = routes()[RouteId("cn-layoff")]
    national = {one.step: one for one in timetable(layoff, told, ON)}["suit"]
    regional = {one.step: one for one in timetable(layoff, told, ON, region="CN-XJ")}["suit"]
    assert (national.due, national.latest) == (date(2026, 5, 27), date(2026, 5, 27))
    assert (regional.due, regional.latest) == (date(2026, 5, 27), date(2026, 6, 2))
    assert timetable(layoff, told, ON, region="CN-GD") == timetable(layoff, told, ON)


def test_a_period_that_runs_back_ends_before_the_event():
    told = dates("cn-layoff", layoff_planned="2026-07-31")["consultation"]
    assert (told.due, told.cautious, told.premature) == (date(2026, 7, 1), date(2026, 7, 1), False)


def test_a_year_whose_calendar_is_not_announced_is_provisional():
    assert dates("cn-afsl-suit", harm_known="2026-05-01")["suit"].provisional
    assert not dates("cn-layoff", award_received="2026-05-06")["suit"].provisional


def test_a_calendar_beyond_its_horizon_gives_no_date():
    late = dates("cn-afsl-suit", harm_known="2034-05-01")["suit"]
    assert late.due is None
    assert "calendar-beyond-horizon" in codes(late)
    assert dates("us-1595", harm_known="9995-05-01")["action"].due is None


def test_a_plain_count_of_days_needs_no_calendar():
    far = dates("us-applicability-review", presented="2060-01-01")["deemed-exclusion"]
    assert (far.due, far.provisional) == (date(2060, 1, 31), False)


def test_a_trigger_before_the_rule_gives_no_date():
    old = dates("us-protest", excluded="2001-02-01")["filing"]
    assert old.due is None
    assert "rule-not-in-force" in codes(old)


def test_a_route_without_a_limit_says_so():
    assert codes(dates("fletf-removal")["filing"])[0] == "no-limit-found"
    assert codes(dates("us-applicability-review")["documents"]) == ["date-set-by-notice", "step-note"]


def test_an_unknown_event_is_refused_with_its_place():
    with pytest.raises(UserError) as problem:
        timetable(routes()[RouteId("us-protest")], (Event("sneezed", day("2026-01-01"), at=Place("case.toml", 4)),), ON)
    assert (problem.value.code, str(problem.value.place)) == ("event-kind-unknown", "case.toml, line 4")


def test_every_date_says_which_rule_gave_it():
    for deadline in dates("us-protest", presented="2026-03-02", protested="2026-04-10").values():
        if deadline.due:
            assert "rule-applied" in codes(deadline)
            assert deadline.citation
