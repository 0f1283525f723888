"""Stops stand in columns by distance, apart from one another; ties end at their boxes; long chains come in bands."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.reports.layered import COLUMNS, Stop, Tie, draw


def stops(*keys):
    return [Stop(key, "Lot", f"name of {key}") for key in keys]


def tie(near, far):
    return Tie(near, far, ("made from", "E3"), flow=True, weak=False)


def test_nothing_draws_nothing():
    assert draw([], []) == ()


def test_a_circle_is_drawn_and_does_not_hang():
    (picture,) = draw(stops("a", "b"), [tie("a", "b"), tie("b", "a")])
    assert len(picture.boxes) == 2
    assert len(picture.arrows) == 2


def test_a_long_chain_comes_in_bands_that_share_a_column():
    keys = [f"k{number:02d}" for number in range(11)]
    pictures = draw(stops(*keys), [tie(near, far) for near, far in pairwise(keys)])
    shown = [[label.text for box in picture.boxes for label in box.labels if label.strong] for picture in pictures]
    assert {name for band in shown for name in band} == {f"name of {key}" for key in keys}
    assert all(len(band) <= COLUMNS for band in shown)
    for one, other in pairwise(shown):
        assert len(set(one) & set(other)) == 1
    assert sum(len(picture.arrows) for picture in pictures) == 10


@st.composite
def graphs(draw_from):
    count = draw_from(st.integers(1, 9))
    keys = [f"k{number}" for number in range(count)]
    pairs = draw_from(
        st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=14, unique=True)
    )
    return keys, [tie(keys[near], keys[far]) for near, far in pairs if near != far]


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_boxes_never_overlap_and_every_stop_is_shown(graph):
    keys, ties = graph
    pictures = draw(stops(*keys), ties)
    shown = set()
    for picture in pictures:
        for at, box in enumerate(picture.boxes):
            assert 0 <= box.x <= box.x + box.wide <= picture.wide
            assert 0 <= box.y <= box.y + box.high <= picture.high
            for other in picture.boxes[at + 1 :]:
                apart = box.x + box.wide <= other.x or other.x + other.wide <= box.x
                assert apart or box.y + box.high <= other.y or other.y + other.high <= box.y
        shown |= {label.text for box in picture.boxes for label in box.labels if label.strong}
    assert shown == {f"name of {key}" for key in keys}


@settings(max_examples=40, deadline=None)
@given(graphs())
def test_arrows_begin_and_end_on_the_edge_of_a_box_or_of_the_band(graph):
    keys, ties = graph
    for picture in draw(stops(*keys), ties):
        edges = {box.x for box in picture.boxes} | {box.x + box.wide for box in picture.boxes} | {0, picture.wide}
        for arrow in picture.arrows:
            assert arrow.points[0][0] in edges
            assert arrow.points[-1][0] in edges
