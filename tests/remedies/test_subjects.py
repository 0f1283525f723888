"""What events concern: parts of which every other event concerns the whole or nothing."""

from hypothesis import given
from hypothesis import strategies as st

from amparo.remedies.subjects import parted, same_thing

refs = st.lists(
    st.sampled_from(["lot:A", "lot:B", "lot:C", "shipment:S", "shipment:T", "party:P"]), max_size=5, unique=True
).map(lambda told: tuple(sorted(told)))


def of_kind(told: tuple[str, ...], kind: str) -> set[str]:
    return {ref for ref in told if ref.startswith(f"{kind}:")}


@given(refs, st.lists(refs, max_size=4))
def test_every_part_is_concerned_as_a_whole_or_not_at_all(mine, others):
    parts = parted(mine, others)
    assert {ref for part in parts for ref in part} == set(mine)
    for part in parts:
        for other in others:
            for kind in ("lot", "shipment", "party"):
                shared = of_kind(part, kind) & of_kind(other, kind)
                assert not of_kind(other, kind) or shared in (set(), of_kind(part, kind))


@given(refs)
def test_what_no_other_event_names_stays_whole(mine):
    assert parted(mine, ()) == (mine,)
    assert parted(mine, (mine,)) == (mine,)


@given(refs, refs)
def test_to_concern_the_same_thing_is_mutual_and_only_two_of_one_kind_differ(one, other):
    assert same_thing(one, other) == same_thing(other, one)
    assert same_thing(one, one)
    assert same_thing(one, ())


def test_one_lot_of_three_parts_from_the_rest_and_shipments_stay_with_both():
    mine = ("lot:A", "lot:B", "lot:C", "shipment:S")
    assert parted(mine, [("lot:B",)]) == (("lot:A", "lot:C", "shipment:S"), ("lot:B", "shipment:S"))
