"""One query against a small register of invented parties."""

from datetime import date

import pytest

from amparo.facts.ids import ListId, ListingId
from amparo.facts.listing import Listing
from amparo.facts.party import Identifier, Name
from amparo.facts.period import Period
from amparo.screening.index import Index, build
from amparo.screening.match import Query, screen


def _listing(number, name, schema="Company", *aliases, **more):
    names = (Name(name), *(Name(alias, "alias") for alias in aliases))
    return Listing(ListingId(f"t-{number}"), ListId("test"), names, schema, **more)


LISTINGS = (
    _listing(1, "Xinjiang Zhongrui Chemical Co., Ltd.", identifiers=(Identifier("uscc", "91650100MA7AAAAA1X"),)),
    _listing(2, "Xinjiang Zhongrui Group Co., Ltd."),
    _listing(3, "Hotan Yultuz Apparel Co. Ltd.", "Company", "Hetian Yuletuzi Garment"),
    _listing(
        4, "Sergei Viktorovich Lebedinov", "Person", birth_dates=(Period.day(date(1961, 3, 5)),), countries=("ru",)
    ),
    _listing(5, "Bank of East Marania"),
    _listing(6, "OCEAN LILY 7", "Vessel"),
)


@pytest.fixture(scope="module")
def index():
    return build(LISTINGS)


def best(index, name, schema="Company", **more):
    found = screen(index, Query((name,), schema, **more), 700, 5)
    return found[0].listing.id if found else None


@pytest.mark.parametrize(
    "name",
    [
        "新疆中瑞化学股份有限公司",
        "Xinjiang Zhong Rui Huaxue",
        "XINJIANG ZHONGRUI CHEMICALS",
        "Xinjiang Zhongrui Chemcial Co Ltd",
    ],
)
def test_a_listed_company_is_found_under_its_spellings(index, name):
    assert best(index, name) == "t-1"


@pytest.mark.parametrize(
    "name", ["新疆中瑞纺织有限公司", "Xinjiang Zhongrui Textile Co., Ltd.", "Gansu Zhongrui Chemical Co., Ltd."]
)
def test_a_namesake_in_another_trade_or_place_is_not_the_listed_firm(index, name):
    assert best(index, name) is None or (best(index, name) == "t-2" and "Gansu" not in name)


def test_a_uyghur_place_is_known_in_its_spellings(index):
    assert best(index, "和田 Yultuz 服饰有限公司") == "t-3"
    assert best(index, "خوتەن يۇلتۇز Apparel") == "t-3"


def test_east_is_not_west(index):
    assert best(index, "Bank of West Marania") is None
    assert best(index, "Bank of East Marania") == "t-5"


def test_a_vessel_with_another_number_is_another_vessel(index):
    assert best(index, "MV Ocean Lily 7", "Vessel") == "t-6"
    assert best(index, "Ocean Lily 8", "Vessel") is None


def test_a_birth_date_speaks_against_and_the_name_score_stays(index):
    known = screen(index, Query(("Sergey Lebedinov",), "Person"), 300, 1)[0]
    other = Query(("Sergey Lebedinov",), "Person", birth_date=Period.day(date(1990, 1, 1)))
    doubted = screen(index, other, 300, 1)[0]
    assert doubted.name_score == known.name_score
    assert doubted.score < known.score
    assert "other-birth-date" in {reason.code for reason in doubted.because}


def test_a_shared_identifier_is_certain_whatever_the_name(index):
    query = Query(("Something Else",), "Company", identifiers=(Identifier("USCC", "91650100 MA7AAAAA1X"),))
    (found,) = screen(index, query, 700, 5)
    assert (found.listing.id, found.score) == ("t-1", 1000)


def test_the_same_name_is_certain_and_says_so(index):
    (found, *_) = screen(index, Query(("BANK OF EAST MARANIA",), "Company"), 700, 5)
    assert found.name_score == 1000
    assert [reason.code for reason in found.because] == ["same-name"]


def test_arrays_give_back_the_same_index(index):
    again = Index.from_arrays(index.to_arrays())
    query = Query(("Sergey Lebedinov",), "Person")
    assert screen(again, query, 500, 5) == screen(index, query, 500, 5)
    assert again.listings[3] == LISTINGS[3]
