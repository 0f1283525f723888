from datetime import date

from amparo.facts.ids import ListId, ListingId
from amparo.facts.listing import Coverage, Listing, Spell
from amparo.facts.party import Name
from amparo.facts.period import Period, Span

MOVED = Listing(
    ListingId("1"),
    ListId("list"),
    (Name("A"),),
    "Company",
    spells=(
        Spell(Span(Period.day(date(2022, 6, 21)), Period.day(date(2024, 10, 31))), "i"),
        Spell(Span(Period.day(date(2024, 11, 1))), "v"),
    ),
)


def test_a_party_that_moved_is_on_one_sublist_at_a_time():
    assert [spell.sublist for spell in MOVED.spells_on(date(2024, 10, 31))] == ["i"]
    assert [spell.sublist for spell in MOVED.spells_on(date(2024, 11, 1))] == ["v"]


def test_before_its_first_spell_a_party_is_not_listed():
    assert not MOVED.listed_on(date(2022, 6, 20))
    assert MOVED.listed_on(date(2022, 6, 21))


def test_coverage_is_complete_only_where_every_entry_is_known_and_confirmed():
    assert Coverage(144, 144, 144).complete
    assert not Coverage(144, 143, 144).complete
    assert not Coverage(105, 64, 144).complete
    assert Coverage(10, 0).complete
