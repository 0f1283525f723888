"""What holds of the checks whatever the figures: against brute force, and under what may be added to a file."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.evidence.checks.harvest_season import may_fall
from amparo.evidence.checks.route import kilometres
from amparo.evidence.checks.site_capacity import fullest
from amparo.evidence.checks.stock_balance import CHECK as STOCK
from amparo.evidence.desk import Desk
from amparo.evidence.reconcile import reconcile, reconciled
from amparo.evidence.tolerances import bank_fees, weights_agree
from amparo.facts.document import Stated
from amparo.facts.ids import GoodId, PartyId, SiteId
from amparo.facts.money import Money
from amparo.facts.period import Period
from amparo.facts.stock import Stock
from tracing.book import ON, Book, mass, shirts
from tracing.defects import sound

START = date(2026, 1, 1)
AMOUNT = st.fractions(min_value=0, max_value=50, max_denominator=4)


@st.composite
def making(draw):
    first = draw(st.integers(0, 12))
    return START + timedelta(first), START + timedelta(first + draw(st.integers(0, 6))), draw(AMOUNT)


def brute(made, a_day):
    """Whether the amounts can be spread over their days: the flow of a day at a time, by the earliest last day."""
    left = [[first, last, amount] for first, last, amount in made]
    for step in range(30):
        today, room = START + timedelta(step), a_day
        for one in sorted((one for one in left if one[0] <= today and one[2]), key=lambda one: one[1]):
            if one[1] < today:
                return False
            taken = min(room, one[2])
            one[2] -= taken
            room -= taken
    return not any(one[2] for one in left)


@settings(deadline=None)
@given(st.lists(making(), max_size=7), st.fractions(min_value=1, max_value=20, max_denominator=4))
def test_a_place_can_have_made_it_exactly_where_it_can_be_spread_over_the_days(made, a_day):
    assert (fullest(made, a_day) is None) == brute(made, a_day)


@settings(deadline=None)
@given(st.lists(making(), max_size=7), making(), st.fractions(min_value=1, max_value=20), AMOUNT)
def test_making_more_never_fits_better_and_more_capacity_never_worse(made, more, a_day, room):
    if fullest(made, a_day) is not None:
        assert fullest([*made, more], a_day) is not None
    else:
        assert fullest(made, a_day + room) is None


@settings(deadline=None)
@given(st.lists(making(), max_size=7), st.randoms(use_true_random=False))
def test_the_order_of_the_file_changes_nothing(made, chance):
    other = list(made)
    chance.shuffle(other)
    assert fullest(made, Fraction(3)) == fullest(other, Fraction(3))


@settings(deadline=None)
@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 500), st.integers(1, 12), st.integers(0, 14))
def test_a_period_falls_into_a_season_where_one_of_its_days_does(start, length, first, more):
    days = Period(start, start + timedelta(length))
    months = {(first - 1 + step) % 12 + 1 for step in range(min(more, 11) + 1)}
    expected = any((start + timedelta(step)).month in months for step in range(length + 1))
    assert may_fall(days, first, first + more) == expected


@st.composite
def books(draw):
    """A store: what comes and goes on days that are known, and two counts."""
    book = Book()
    book.lot("L", "COTTON", "SGIN", 10_000, "2025-12-01")
    there = opening = draw(st.integers(0, 500))
    for number in range(draw(st.integers(0, 5))):
        amount, step = draw(st.integers(1, 500)), draw(st.integers(0, 40))
        when = (START + timedelta(step)).isoformat()
        book.ship(f"T{number}", "L", "SGIN", "SSTORE", amount, when, when)
        there += amount if 1 <= step <= 30 else 0
    return book, opening, there


@settings(deadline=None)
@given(books(), st.integers(-400, 400))
def test_stock_adds_up_exactly_where_the_movements_do(told, off):
    book, opening, there = told
    if there + off < 0:
        return
    counts = tuple(
        Stock(SiteId("SSTORE"), GoodId("COTTON"), Period.day(day), mass(amount))
        for day, amount in ((START, opening), (START + timedelta(30), there + off))
    )
    for site in ("SGIN", "SSTORE"):
        if SiteId(site) not in book.case.sites:
            book.site(site)
    desk = Desk(replace(book.case, stocks=counts), ON)
    outcomes = {one.outcome for one in STOCK.run(desk) if one.subject.id == "SSTORE" or one.contradiction}
    assert ("contradicts" in outcomes) == (not weights_agree(Fraction(there), Fraction(there + off)))


@settings(deadline=None)
@given(
    st.fractions(min_value=0, max_value=10**7),
    st.fractions(min_value=0, max_value=10**7),
    st.sampled_from(["USD", "XXX"]),
)
def test_banks_keep_no_more_of_less(one, other, currency):
    low, high = sorted((one, other))
    assert bank_fees(Money(low, currency)) <= bank_fees(Money(high, currency))


@settings(deadline=None)
@given(st.fractions(min_value=0, max_value=10**6), st.fractions(min_value=0, max_value=10**6))
def test_weights_agree_in_either_order(one, other):
    assert weights_agree(one, other) == weights_agree(other, one)
    assert weights_agree(one, one)


PLACE = st.tuples(st.integers(-90, 90).map(Fraction), st.integers(-180, 180).map(Fraction))


@settings(deadline=None)
@given(PLACE, PLACE)
def test_a_way_is_as_long_there_as_back_and_never_beyond_half_the_globe(one, other):
    assert abs(kilometres(one, other) - kilometres(other, one)) <= 1
    assert kilometres(one, one) == 0
    assert kilometres(one, other) <= 20_016


@settings(deadline=None)
@given(st.integers(0, 30), st.sampled_from(["invoice", "packing-list", "photo", "bank-statement", "certificate"]))
def test_a_paper_that_states_nothing_never_contradicts(seed, kind):
    book = sound(seed)
    before = reconcile(book.case, ON)
    for shipment in book.case.shipments:
        book.document(f"N-{shipment}", kind, when=None, covers=(f"shipment:{shipment}",), states=Stated())
    assert reconcile(book.case, ON) == before


def test_counts_of_a_check_are_what_it_held_and_the_same_file_gives_the_same_result():
    book = shirts()
    book.party("PX", existed=book.case.parties[PartyId("PSEW")].existed)
    assert reconciled(book.case, ON) == reconciled(book.case, ON)
    for one in reconciled(book.case, ON):
        assert (one.contradicts > 0) == bool(one.codes)
        assert (one.lacks + one.not_checked > 0) == bool(one.because)
