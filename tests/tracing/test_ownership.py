"""Thresholds over owners, held against a naive fixed point; economic part and control beside them."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.facts.ids import PartyId
from amparo.facts.period import Span
from amparo.facts.quantity import Share
from amparo.findings.chain import Grade
from amparo.tracing.control import controlled, integrated
from amparo.tracing.ownership import closure, oversubscribed
from amparo.tracing.papers import Papers
from tracing.book import ON, Book, day, holding, ids


@dataclass(frozen=True)
class Half:
    id: str = "half"
    aggregate: bool = True
    strict: bool = False

    def meets(self, share: Share) -> bool:
        return share.of_one > Fraction(1, 2) if self.strict else share.of_one >= Fraction(1, 2)


def rows(text):
    """``X 50 A, A 50 B`` as holdings."""
    return [holding(owner, owned, percent) for owner, percent, owned in (part.split() for part in text.split(","))]


VECTORS = {
    "one after the other": ("X 50 A,A 50 B", "X", "A B", {"A": "50", "B": "25"}),
    "through two": ("X 50 A,X 50 B,A 25 C,B 25 C", "X", "A B C", {"C": "25"}),
    "through one and directly": ("X 50 A,X 10 B,A 40 B", "X", "A B", {"B": "30"}),
    "one of two reached": ("X 50 A,X 25 B,A 25 C,B 25 C", "X", "A", {"C": "18.75"}),
    "neither reached": ("X 25 A,X 25 B,A 50 C,B 50 C", "X", "", {"C": "25"}),
    "two listed together": ("X 25 A,Y 25 A,A 50 B", "X Y", "A B", {"B": "25"}),
    "a ring": ("X 30 A,B 30 A,A 60 B", "X", "", {"A": "36.5854", "B": "21.9512"}),
    "a ring with a seed": ("X 50 A,B 30 A,A 60 B", "X", "A B", {"A": "60.9756", "B": "36.5854"}),
    "cross-holding": ("X 40 A,B 50 A,A 90 B", "X", "", {"A": "72.7273", "B": "65.4545"}),
    "treasury shares": ("X 45 A,A 10 A", "X", "", {"A": "50"}),
}


@pytest.mark.parametrize("name", VECTORS)
def test_the_vectors_of_the_threshold_rule(name):
    told, seeds, reached, _ = VECTORS[name]
    found = closure(rows(told), [PartyId(seed) for seed in seeds.split()], Half(), ON)
    assert " ".join(one.party_id for one in found) == reached
    assert all(one.certain for one in found)


@pytest.mark.parametrize("name", VECTORS)
def test_the_vectors_of_integrated_ownership(name):
    told, seeds, _, parts = VECTORS[name]
    found = integrated(rows(told), [PartyId(seed) for seed in seeds.split()], ON)
    for party, percent in parts.items():
        assert str(found[PartyId(party)].hi) == f"{percent} %"


def test_a_threshold_to_be_exceeded_is_not_met_by_half():
    assert closure(rows("X 50 A"), [PartyId("X")], Half(strict=True), ON) == ()
    assert closure(rows("X 50.01 A"), [PartyId("X")], Half(strict=True), ON)[0].party_id == "A"


def test_a_test_that_does_not_add_looks_at_each_owner_alone():
    assert closure(rows("X 25 A,Y 25 A"), [PartyId("X"), PartyId("Y")], Half(aggregate=False), ON) == ()


def test_three_thirds_are_exact():
    third = "33.333333"
    told = rows(f"X {third} A,Y {third} A,Z {third} A")
    (one,) = closure(told, [PartyId("X"), PartyId("Y")], Half(), ON)
    assert one.share.lo == Share.percent("66.666666")


def test_two_unlisted_parties_that_hold_each_other_are_not_reached():
    assert closure(rows("A 60 B,B 60 A,X 1 A"), [PartyId("X")], Half(), ON) == ()


def test_ranges_give_certain_and_possible():
    told = [holding("X", "A", ("40", "60")), holding("A", "B", "80"), holding("X", "C", ("50", "60"))]
    found = {one.party_id: one for one in closure(told, [PartyId("X")], Half(), ON)}
    assert {party: one.certain for party, one in found.items()} == {"A": False, "B": False, "C": True}
    assert str(found[PartyId("A")].share) == "40 % to 60 %"


def test_a_holding_without_a_figure_is_possible_only():
    (one,) = closure([holding("X", "A", None)], [PartyId("X")], Half(), ON)
    assert not one.certain


def test_votes_and_nominees_are_not_added_to_shares():
    told = [holding("X", "A", "30"), holding("X", "A", "30", "voting-rights"), holding("N", "A", "30", "nominee")]
    assert closure(told, [PartyId("X"), PartyId("N")], Half(), ON) == ()


def test_the_same_holding_told_twice_counts_once_for_certain():
    told = [holding("X", "A", "30"), holding("X", "A", "30")]
    assert closure(told, [PartyId("X")], Half(), ON) == ()
    told = [holding("X", "A", "30"), holding("X", "A", "25")]
    (one,) = closure(told, [PartyId("X")], Half(), ON)
    assert not one.certain


def test_only_holdings_of_the_day_count():
    sold = [holding("X", "A", "60", span=Span(day("2020"), day("2025-06-30")))]
    assert closure(sold, [PartyId("X")], Half(), date(2025, 6, 30))[0].certain
    assert closure(sold, [PartyId("X")], Half(), date(2025, 7, 1)) == ()
    assert not closure(sold, [PartyId("X")], Half(), date(2020, 5, 5))[0].certain


def test_chains_lead_over_every_reached_owner_to_a_seed():
    found = closure(rows("X 70 A,Y 60 B,A 30 C,B 25 C,Z 45 C"), [PartyId("X"), PartyId("Y")], Half(), ON)
    company = next(one for one in found if one.party_id == "C")
    assert [[hop.end for hop in chain.hops] for chain in company.chains] == [
        ["party:A", "party:X"],
        ["party:B", "party:Y"],
    ]
    assert str(company.share) == "55 %"
    assert len({chain.id for chain in company.chains}) == 2


def test_ownership_records_on_file_grade_the_chain():
    book = Book()
    book.document("D", "ownership-record")
    told = [holding("X", "A", "60", document_ids=ids(["D"])), holding("A", "B", "60", document_ids=ids(["GONE"]))]
    found = closure(told, [PartyId("X")], Half(), ON, Papers(book.case, ON))
    assert [one.chains[0].grade for one in found] == [Grade.E3, Grade.E0]


def test_shares_beyond_the_whole_contradict_each_other():
    assert oversubscribed(rows("X 60 A,Y 40 A"), ON) == ()
    (one,) = oversubscribed(rows("X 60 A,Y 41 A"), ON)
    assert (one.code, str(one.subject)) == ("shares-exceed-whole", "party:A")


def test_votes_decide_control_where_they_are_told_and_legal_facts_need_no_figure():
    told = [
        holding("X", "A", "10"), holding("X", "A", "51", "voting-rights"), holding("A", "B", "50"),
        holding("A", "C", None, "board-appointment"), holding("C", "D", "60"),
    ]  # fmt: skip
    found = {one.party_id: (one.how, one.by) for one in controlled(told, [PartyId("X")], ON)}
    assert found == {"A": ("majority", ("X",)), "C": ("legal", ("A",)), "D": ("majority", ("C",))}


names = st.sampled_from("ABCDEFG")
graphs = st.lists(st.tuples(names, names, st.integers(0, 100)), max_size=18, unique_by=lambda row: row[:2])


def naive(told, seeds):
    reached = set(seeds)
    while True:
        more = {
            owned
            for _, owned, _ in told
            if sum(share for owner, party, share in told if party == owned and owner in reached) >= 50
        }
        if more <= reached:
            return reached - set(seeds)
        reached |= more


@given(graphs, st.sets(names, min_size=1, max_size=2), st.randoms(use_true_random=False))
def test_the_closure_is_the_least_fixed_point_in_any_order(told, seeds, chance):
    holdings = [holding(owner, owned, str(share)) for owner, owned, share in told]
    found = closure(holdings, seeds, Half(), ON)
    assert {one.party_id for one in found} == naive(told, seeds)
    chance.shuffle(holdings)
    assert closure(holdings, sorted(seeds, reverse=True), Half(), ON) == found
    for one in found:
        for chain in one.chains:
            assert chain.hops[0].start == f"party:{one.party_id}"
            assert chain.hops[-1].end.removeprefix("party:") in seeds
            assert len({hop.end for hop in chain.hops}) == len(chain.hops)


@given(graphs, st.sets(names, min_size=1, max_size=2), st.tuples(names, names, st.integers(0, 100)))
def test_an_owner_added_never_takes_a_party_out(told, seeds, more):
    if any(row[:2] == more[:2] for row in told):
        return
    holdings = [holding(owner, owned, str(share)) for owner, owned, share in told]
    before = {one.party_id for one in closure(holdings, seeds, Half(), ON)}
    after = {one.party_id for one in closure([*holdings, holding(more[0], more[1], str(more[2]))], seeds, Half(), ON)}
    assert before <= after
    seeded = {one.party_id for one in closure(holdings, {*seeds, "A"}, Half(), ON)}
    assert before <= seeded | {"A"}
