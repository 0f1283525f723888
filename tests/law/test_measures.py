"""The register of measures: every entry is dated, cited and says how far it is confirmed."""

from datetime import date, timedelta

import pytest

from amparo.criteria import FactSheet, Known, evaluate
from amparo.facts.ids import MeasureId
from amparo.facts.period import Period
from amparo.facts.truth import Truth
from amparo.kernel.errors import IntegrityError
from amparo.law.catalogue import measures, read_measure
from amparo.law.measure import Measure, Rule
from amparo.law.met import exposure_facts
from amparo.law.timeline import timeline

DAY = timedelta(days=1)
SET_ASIDE = ("us-bis-affiliates-rule", "us-uflpa-s3", "eu-ghrsr")
RULES = [(measure, rule) for measure in measures().values() for rule in measure.rules]


def measure(name: str) -> Measure:
    return measures()[MeasureId(name)]


def reached(name: str, on: date, **facts: tuple[object, ...]) -> set[str]:
    """Return the ids of the rules met; ``good__hs`` stands for ``good.hs``."""
    sheet = FactSheet({key.replace("__", "."): Known(value) for key, value in facts.items()})  # type: ignore[arg-type]
    return {rule.id for rule in measure(name).rules_on(on) if evaluate(rule.when, sheet).truth is Truth.TRUE}


def judged(name: str, rule_id: str, **facts: tuple[object, ...]) -> Truth:
    rule = next(rule for rule in measure(name).rules if rule.id == rule_id)
    sheet = FactSheet({key.replace("__", "."): Known(value) for key, value in facts.items()})  # type: ignore[arg-type]
    return evaluate(rule.when, sheet).truth


def test_the_register_is_as_large_as_what_was_gathered():
    assert len(measures()) == 67
    assert len([name for name in measures() if name.startswith("cn-afsl-art")]) == 16


@pytest.mark.parametrize("one", measures().values(), ids=lambda one: one.id)
def test_each_measure_says_whose_it_is_where_it_stands_and_what_it_does(one):
    assert one.rules
    assert one.effects
    assert one.jurisdictions
    assert all(len(code) == 2 and code.isupper() for code in one.jurisdictions)
    assert one.adopted is None or one.start is None or one.adopted.first <= one.start.last


@pytest.mark.parametrize(("one", "rule"), RULES, ids=lambda value: value.id)
def test_each_rule_has_citation_source_and_facts(one: Measure, rule: Rule):
    assert rule.citation
    assert rule.source
    assert rule.facts
    if rule.span.since is None:
        assert not rule.date_confirmed or one.start is None


@pytest.mark.parametrize(("one", "rule"), RULES, ids=lambda value: value.id)
def test_each_rule_begins_and_ends_on_its_own_days(one: Measure, rule: Rule):
    if rule.span.since is not None and not one.bill:
        first = max(rule.span.since.last, one.start.last if one.start else date.min)
        assert rule.span.holds_on(rule.span.since.first - DAY) is Truth.FALSE
        assert rule.span.holds_on(first) is Truth.TRUE
        assert rule not in one.all_on(rule.span.since.first - DAY)
        if one.state_on(first) != "suspended":
            assert rule in one.all_on(first)
    if rule.span.until is not None:
        assert rule in one.all_on(rule.span.until.last)
        assert rule not in one.all_on(rule.span.until.last + DAY)


def test_a_measure_of_unknown_start_counts_as_in_force_with_its_date_unconfirmed():
    assert measure("us-1307").state_on(date(1930, 6, 17)) == "in-force-date-unconfirmed"
    assert measure("us-19cfr-12.42").state_on(date(2026, 11, 22)) == "in-force-date-unconfirmed"
    assert measure("us-bis-744.11").rules_on(date(2020, 1, 1))


@pytest.mark.parametrize("name", ["us-1307", "us-19cfr-12.42", "us-19cfr-12.43", "us-19cfr-12.44"])
def test_nothing_is_law_before_the_act_it_rests_on(name):
    assert measure(name).state_on(date(1930, 6, 16)) == "not-yet"
    assert measure(name).state_on(date(1930, 6, 17)) == "in-force-date-unconfirmed"


@pytest.mark.parametrize(
    ("imported", "truth"),
    [
        ("2026-05-31", Truth.FALSE),
        ("2026-06-01", Truth.TRUE),
        ("2026-06-15", Truth.TRUE),
        ("2026-06-30", Truth.TRUE),
        ("2026-07-01", Truth.TRUE),
    ],
)
def test_an_order_of_some_day_in_june_is_taken_to_hold_from_its_first_day_and_unconfirmed(imported, truth):
    order = measure("us-wro-serbia-zijin-2026")
    facts = {
        "good__destination": ("US",),
        "good__imported": (Period.day(date.fromisoformat(imported)),),
        "good__material": ("copper",),
        "chain__makers_listed": ("us-cbp-wro#us-wro-serbia-zijin-2026",),
    }
    assert judged(order.id, "maker-named", **facts) is truth
    assert not any(rule.date_confirmed for rule in order.rules)
    for day in (date(2026, 6, 1), date(2026, 6, 15), date(2026, 7, 1)):
        assert order.rules_on(day)
    assert order.rules_on(date(2026, 5, 31)) == ()


def test_a_lapse_and_a_doubt_are_not_called_a_suspension():
    turns = {name: [spell.turn for spell in measure(name).suspended] for name in SET_ASIDE}
    assert turns == {
        "us-bis-affiliates-rule": ["suspended", "in-doubt"],
        "us-uflpa-s3": ["lapsed"],
        "eu-ghrsr": ["lapsed"],
    }
    told = {(one.measure_id, one.turn, one.confirmed) for one in timeline() if one.measure_id in SET_ASIDE}
    assert ("eu-ghrsr", "lapsed", False) in told
    assert not {one for one in told if one[1:] == ("suspended", False)}


def test_a_day_from_memory_is_unconfirmed_in_the_timeline_and_leaves_the_rule_in_force():
    turns = {(one.measure_id, one.turn): one.confirmed for one in timeline("US")}
    assert not turns["us-ofac-50pct", "adopted"]
    assert not turns["us-ofac-50pct", "in-force"]
    assert not turns["us-ofac-sdn", "in-force"]
    assert measure("us-ofac-50pct").state_on(date(2026, 11, 22)) == "in-force"


def test_the_presumption_begins_on_its_day():
    act = measure("us-uflpa-s3")
    assert act.state_on(date(2022, 6, 20)) == "not-yet"
    assert act.rules_on(date(2022, 6, 20)) == ()
    assert act.state_on(date(2022, 6, 21)) == "in-force"
    assert act.state_on(date(2029, 12, 23)) == "state-unconfirmed"


def test_a_regulation_in_force_may_not_apply_yet():
    assert measure("eu-flr").state_on(date(2026, 11, 22)) == "not-yet"
    assert measure("eu-flr").state_on(date(2027, 12, 13)) == "not-yet"
    assert measure("eu-flr").state_on(date(2027, 12, 14)) == "in-force"


def test_the_affiliates_rule_is_suspended_and_then_uncertain():
    rule = measure("us-bis-affiliates-rule")
    states = [rule.state_on(date.fromisoformat(day)) for day in ("2025-09-28", "2025-09-29", "2025-11-09")]
    assert states == ["not-yet", "in-force", "in-force"]
    assert rule.state_on(date(2025, 11, 10)) == rule.state_on(date(2026, 11, 9)) == "suspended"
    assert rule.rules_on(date(2026, 6, 1)) == ()
    assert rule.state_on(date(2026, 11, 10)) == "state-unconfirmed"
    assert rule.rules_on(date(2026, 11, 22))


def test_a_start_told_as_two_days_is_unconfirmed_between_them():
    decree = measure("cn-decree-835")
    states = [decree.state_on(date(2026, 4, day)) for day in (6, 7, 12, 13)]
    assert states == ["not-yet", "in-force-date-unconfirmed", "in-force-date-unconfirmed", "in-force"]


def test_a_bill_has_no_rule_in_force():
    assert measure("ca-c251").state_on(date(2026, 11, 22)) == "bill"
    assert measure("ca-c251").rules_on(date(2026, 11, 22)) == ()


IMPORT = {"good__destination": ("US",), "good__imported": (Period.day(date(2026, 3, 2)),)}
ON = date(2026, 4, 1)


def test_origin_in_the_region_and_a_listed_maker_are_two_grounds():
    facts = IMPORT | {"chain__regions": ("US-TX", "CN-XJ"), "chain__makers_listed": ("us-uflpa", "us-uflpa#ii")}
    assert {"origin-in-region", "maker-listed"} <= reached("us-uflpa-s3", ON, **facts)
    assert reached("us-uflpa-s3", ON, **IMPORT, chain__regions=("US-TX",), chain__makers_listed=()) == set()


def test_a_country_alone_does_not_settle_a_region():
    assert judged("us-uflpa-s3", "origin-in-region", **IMPORT, chain__regions=("CN",)) is Truth.UNKNOWN


def test_a_high_priority_sector_is_a_flag_and_never_an_exposure():
    rules = {rule.id: rule for rule in measure("us-uflpa-s3").rules}
    assert {rule.outcome for name, rule in rules.items() if name.startswith("high-priority")} == {"caution"}
    steel = IMPORT | {"good__hs": ("721041",), "good__material": ()}
    assert reached("us-uflpa-s3", date(2025, 8, 19), **steel) == {"high-priority-sector-2025"}
    assert reached("us-uflpa-s3", date(2025, 8, 18), **steel) == set()


def test_the_order_of_2021_covers_what_came_before_the_act_and_the_act_what_came_after():
    cotton = {"good__destination": ("US",), "good__hs": ("610910",), "chain__regions": ("CN-XJ",)}
    day_before, day_of = (Period.day(date(2022, 6, day)) for day in (20, 21))
    order, act = "us-wro-xuar-cotton-tomato", "us-uflpa-s3"
    assert reached(order, ON, **cotton, good__imported=(day_before,)) == {"origin-in-region"}
    assert reached(order, ON, **cotton, good__imported=(day_of,)) == set()
    assert "origin-in-region" not in reached(act, ON, **cotton, good__imported=(day_before,))
    assert "origin-in-region" in reached(act, ON, **cotton, good__imported=(day_of,))


def test_an_imprecise_import_leaves_both_undecided():
    june = {"good__imported": (Period(date(2022, 6, 1), date(2022, 6, 30)),)}
    cotton = {"good__destination": ("US",), "good__hs": ("610910",), "chain__regions": ("CN-XJ",)}
    assert judged("us-wro-xuar-cotton-tomato", "origin-in-region", **cotton, **june) is Truth.UNKNOWN
    assert judged("us-uflpa-s3", "origin-in-region", **cotton, **june) is Truth.UNKNOWN


def test_background_is_shown_with_the_measure_and_held_against_no_case():
    article = measure("cn-afsl-art1")
    assert [rule.outcome for rule in article.all_on(ON)] == ["background"]
    assert article.rules_on(ON) == ()


def test_sub_lists_are_grounds_of_their_own_and_a_bare_listing_is_one_too():
    assert reached("us-uflpa-s2", ON, party__listed=("us-uflpa", "us-uflpa#ii", "us-uflpa#v")) == {"list-ii", "list-v"}
    assert reached("us-uflpa-s2", ON, party__listed=("us-uflpa",)) == {"entity-list"}
    assert reached("us-uflpa-s2", ON, party__listed=()) == set()


def test_blocking_by_listing_and_by_ownership():
    assert reached("us-ofac-sdn", ON, party__listed=("us-ofac-sdn", "us-ofac-sdn:SDGT")) == {"listed"}
    assert reached("us-ofac-50pct", ON, party__owned=("us-ofac-50",)) == {"owned"}
    assert reached("us-ofac-50pct", ON, party__owned=()) == set()


def test_ending_supply_over_a_foreign_measure_is_reached_only_where_it_is_told():
    facts = {"case__jurisdictions": ("CN", "US"), "exposure__jurisdictions": ("US",)}
    assert judged("cn-afsl-art12", "article", **facts) is Truth.UNKNOWN
    assert (
        judged("cn-afsl-art12", "article", **facts, enterprise__ends_supply_over_foreign_measure=(True,)) is Truth.TRUE
    )


def test_a_rule_names_the_lists_it_looks_at():
    rule = next(rule for rule in measure("us-uflpa-s3").rules if rule.id == "maker-listed")
    assert rule.lists == ("us-uflpa",)
    assert next(iter(measure("us-bis-744.11").rules)).lists == ("us-bis-el", "us-csl")


GOOD = {
    "id": "x", "jurisdiction": "US", "authority": "a", "title": "t", "citation": "c", "adopted": "unknown",
    "effective": date(2020, 1, 1), "ended": "open", "binds": "b", "source": "s", "confirmed": True,
}  # fmt: skip
RULE = {
    "id": "r", "subject": "good", "from": "unknown", "until": "open", "citation": "c", "source": "s",
    "confirmed": True, "when": {"fact": "good.hs", "value": "1"},
}  # fmt: skip


@pytest.mark.parametrize(
    "broken",
    [
        {"id": 3},
        {"colour": "red"},
        {"confirmed": "yes"},
        {"title": "  "},
        {"effective": "soon"},
        {"rule": [{**RULE, "subject": "planet"}]},
        {"rule": [{key: value for key, value in RULE.items() if key != "until"}]},
        {"rule": [{key: value for key, value in RULE.items() if key != "citation"}]},
        {"rule": [RULE, RULE]},
        {"rule": [{**RULE, "when": {"fact": "good.hs"}}]},
    ],
    ids=str,
)
def test_a_malformed_measure_is_refused(broken):
    read_measure("us/x.toml", {**GOOD, "rule": [RULE]})
    with pytest.raises(IntegrityError):
        read_measure("us/x.toml", {**GOOD, **broken})


def test_what_is_met_becomes_facts_for_the_rules_that_rest_on_it():
    facts = exposure_facts(["us-uflpa-s3", "made-up"], ["possible"])
    assert facts["exposure.measures"].values == ("made-up", "us-uflpa-s3")
    assert facts["exposure.jurisdictions"].values == ("US",)
    assert facts["exposure.effects"].values == ("exception", "import-ban")
    assert "exposure.verdicts" not in exposure_facts([])
