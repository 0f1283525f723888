"""Words of firms' names with a letter wrong."""

import pytest

from amparo.text.lexicon import Role
from amparo.text.misspelt import letters_joined
from amparo.text.names import readings


def roles(name):
    return [word.role for word in readings(name, "organisation")[0].words]


@pytest.mark.parametrize("name", ["Marania Textile Xo., Ltd.", "Marania Textile LTAD", "Marania Textile S.Z.R.L."])
def test_a_short_legal_form_with_a_letter_wrong_is_no_proper_word(name):
    assert Role.CORE not in roles(name)[1:]


@pytest.mark.parametrize("name", ["Marania Oil Co", "Marania Will Company", "Marania Gas"])
def test_a_short_word_of_its_own_stays_one(name):
    assert roles(name)[1] in (Role.CORE, Role.TRADE)


@pytest.mark.parametrize("name", ["Marania Shi Management", "Marania Ship Manageemnt", "Marania Real Esatte"])
def test_a_trade_of_two_words_is_known_with_a_letter_missing_or_swapped(name):
    assert roles(name)[1:] == [Role.TRADE]


def test_letters_written_apart_are_one_word():
    assert letters_joined(["LASA", "S", "A", "C"]) == ["LASA", "SAC"]
    assert letters_joined(["BAJER", "5", "A"]) == ["BAJER", "SA"]
    assert letters_joined(["3", "Marania"]) == ["3", "Marania"]


@pytest.mark.parametrize("name", ["HubeiYinfengCottonCo.,Ltd.", "Hubei Yinfeng Cotton Co., Ltd."])
def test_a_name_without_blanks_has_the_parts_it_has_with_them(name):
    words = readings(name, "organisation")[0].words
    assert [word.text for word in words[:3]] == ["hubei", "yinfeng", "cotton"]


@pytest.mark.parametrize(
    "name", ["中建第十六工程局", "China Construction 16th Bureau", "China Construction Sixteenth Bureau"]
)
def test_a_counted_bureau_has_its_number(name):
    assert "16" in {word.text for word in readings(name, "organisation")[0].words if word.role is Role.NUMBER}
