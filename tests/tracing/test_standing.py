"""How a party stands under a test, held against the closure itself, asked again without each record."""

from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.facts.ids import PartyId
from amparo.facts.quantity import Share, ShareRange
from amparo.tracing.ownership import closure
from amparo.tracing.standing import standings
from tracing.book import ON, holding
from tracing.test_ownership import Half, rows


def stand(holdings, seeds, sure=None, test=None):
    found = standings(
        holdings, frozenset(map(PartyId, seeds)), frozenset(map(PartyId, seeds if sure is None else sure)),
        test or Half(), ON,
    )  # fmt: skip
    return {one.party_id: one for one in found}


def asked_without(one):
    return {(each.stake.owner_id, each.stake.owned_id): each.without for each in one.supports}


def test_two_quarters_rest_on_both_records():
    (one,) = stand(rows("X 25 A,Y 25 A"), "XY").values()
    assert one.reached == "yes"
    assert one.share == ShareRange(Share.percent(50), Share.percent(50))
    assert asked_without(one) == {("X", "A"): "no", ("Y", "A"): "no"}


def test_two_whole_owners_rest_on_neither_record():
    (one,) = stand(rows("X 60 A,Y 40 A,Y 20 A"), "XY").values()
    assert asked_without(one)[PartyId("Y"), PartyId("A")] == "yes"


def test_what_is_held_below_the_threshold_is_told_and_rests_on_nothing():
    found = stand(rows("X 49.9 A,A 100 B"), "X")
    assert {party: one.reached for party, one in found.items()} == {"A": "no"}
    assert found["A"].supports == ()
    assert str(found["A"].share) == "49.9 %"


def test_an_owner_in_doubt_reaches_possibly_at_most():
    found = stand(rows("X 100 A,Y 60 B"), "XY", sure="Y")
    assert {party: one.reached for party, one in found.items()} == {"A": "possibly", "B": "yes"}


def test_a_standing_tells_every_record_down_to_the_listed_owner():
    found = stand(rows("X 100 A,A 80 B,B 70 C"), "X")
    assert asked_without(found["C"]) == {("B", "C"): "no", ("A", "B"): "no", ("X", "A"): "no"}


parties = st.sampled_from("XABCDE")
graphs = st.lists(
    st.tuples(parties, parties, st.integers(1, 100), st.integers(0, 40)), max_size=9, unique_by=lambda t: t[:2]
)


@settings(max_examples=200, deadline=None)
@given(graphs)
def test_standings_are_what_the_closure_says_with_and_without_each_record(told):
    holdings = [holding(owner, owned, (str(lo), str(min(100, lo + more)))) for owner, owned, lo, more in told]

    def reached(some):
        return {one.party_id: "yes" if one.certain else "possibly" for one in closure(some, [PartyId("X")], Half(), ON)}

    whole = reached(holdings)
    found = stand(holdings, "X")
    assert {party: one.reached for party, one in found.items() if one.reached != "no"} == whole
    for party, one in found.items():
        for (owner, owned), without in asked_without(one).items():
            rest = [each for each in holdings if (each.owner_id, each.owned_id) != (owner, owned)]
            assert without == reached(rest).get(party, "no")
