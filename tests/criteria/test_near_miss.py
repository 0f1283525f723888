"""What would have to be so, and what is never said."""

from datetime import date

from amparo.criteria import All, Any, Condition, FactSheet, Known, Not, Test, evaluate
from amparo.facts.truth import Truth

STAFF = Test("enterprise.employees", ">=", 20)
EXPORTS = Test("enterprise.export_share", ">", 3)
PLACE = Test("enterprise.region", "=", "CN-11")
LISTED = Test("party.listed", "=", "us-x")
SHEET = FactSheet(
    {
        "enterprise.employees": Known((12,)),
        "enterprise.export_share": Known((1,)),
        "enterprise.region": Known(("CN-31",)),
        "party.listed": Known(("us-x",)),
    }
)


def missed(condition: Condition, sheet: FactSheet = SHEET) -> tuple[str, ...]:
    return evaluate(condition, sheet, near_miss=True).near_miss


def test_every_failing_test_of_an_all_is_named():
    assert missed(All((STAFF, EXPORTS, LISTED))) == ("enterprise.employees >= 20", "enterprise.export_share > 3")


def test_the_shorter_way_is_named():
    assert missed(Any((All((STAFF, EXPORTS)), STAFF))) == ("enterprise.employees >= 20",)


def test_place_ownership_and_identity_are_never_named():
    assert missed(All((STAFF, PLACE))) == ()
    assert missed(Not(LISTED)) == ()
    assert missed(Test("enterprise.owner_share", "<", 50), FactSheet({"enterprise.owner_share": Known((60,))})) == ()


def test_a_set_that_contradicts_itself_is_not_offered():
    assert missed(All((STAFF, Test("enterprise.employees", "<=", 10)))) == ()


def test_making_exactly_that_so_makes_it_true():
    assert missed(All((STAFF, EXPORTS))) == ("enterprise.employees >= 20", "enterprise.export_share > 3")
    met = SHEET.adding({"enterprise.employees": Known((20,)), "enterprise.export_share": Known((4,))})
    assert evaluate(All((STAFF, EXPORTS)), met).truth is Truth.TRUE


def test_the_last_day_of_the_calendar_is_no_stumbling_block():
    sheet = FactSheet({"event.x": Known((date(2020, 1, 1),))})
    assert missed(Test("event.x", ">=", date.max), sheet) == ("event.x >= 9999-12-31",)
