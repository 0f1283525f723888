"""A trace as a page and as a picture: self-contained, in order, every stop and owner in words too."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import etree

from amparo.reports import html
from amparo.reports.layered import Stop, Tie, draw
from amparo.reports.svg import Part, sheet
from amparo.reports.trace import page
from amparo.reports.trace.legend import FRAMES, legend
from amparo.reports.trace.told import Trace
from reports import invented_case as told

TRACE = Trace(told.CASE, told.ASSESSMENT)


@pytest.fixture(scope="module")
def shown():
    return html.render(page.build(TRACE, told.wording())).decode("utf-8")


@pytest.fixture(scope="module")
def drawn():
    return page.picture(TRACE, told.wording())


def test_the_page_asks_nothing_of_the_world_and_runs_no_script(shown):
    assert "<script" not in shown
    assert not re.findall(r"(?:src|href)=\"(?!#)(?!data:)[^\"]+", shown)
    assert not re.findall(r"url\((?!data:)", shown)


def test_every_place_the_page_links_to_is_on_it(shown):
    places = set(re.findall(r' id="([^"]+)"', shown))
    assert set(re.findall(r'href="#([^"]+)"', shown)) <= places


def test_the_picture_is_well_formed_named_and_asks_nothing_of_the_world(drawn):
    root = etree.fromstring(drawn)
    names = {child.get("id") for child in root if child.get("id")}
    assert set(root.get("aria-labelledby").split()) == names
    assert not re.findall(rb"url\((?!data:)", drawn)
    assert b"<script" not in drawn


def test_the_picture_is_the_same_bytes_each_time(drawn):
    assert page.picture(TRACE, told.wording()) == drawn


def test_what_no_chain_leads_to_is_not_drawn():
    assert page.picture(Trace(told.CASE, replace(told.ASSESSMENT, chains=())), told.wording()) is None


def test_the_legend_explains_every_frame_that_is_drawn():
    assert {box.frame for box in legend(told.wording()).boxes} == set(FRAMES)


def test_hostile_names_stay_text():
    stop = Stop("lot:1", "Lot", "</text><script>x</script> \N{RIGHT-TO-LEFT OVERRIDE}abc")
    root = etree.fromstring(sheet([Part("]]> & <b>", draw([stop], [])[0])], "a & b", "<i>"))
    words = "".join(root.itertext())
    assert "</text>" in words
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in words
    assert not root.findall(".//{*}script")


def test_labels_of_lines_that_cross_the_same_gap_never_cover_one_another():
    near = [Stop(f"n{number}", "Lot", "near") for number in range(4)]
    ties = [
        Tie(one.key, "far", (f"made from {number}", "E3", "D-A-VERY-LONG-ID +3"), flow=True, weak=False)
        for one in near
        for number in range(3)
    ]
    (picture,) = draw([Stop("far", "Lot", "far"), *near], ties)
    spans = sorted((arrow.labels[0].y - arrow.labels[0].size, arrow.labels[-1].y) for arrow in picture.arrows)
    assert all(end <= begin for (_, end), (begin, _) in pairwise(spans))
    assert picture.high >= spans[-1][1]
