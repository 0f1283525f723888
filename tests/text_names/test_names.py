"""Names taken apart, across scripts."""

import pytest

from amparo.text.cleaning import clean
from amparo.text.han import pinyin
from amparo.text.lexicon import Role, chinese_forms, organisation_words
from amparo.text.names import readings
from amparo.text.scripts import romanised
from amparo.text.sounds import skeleton, sound


def words(name, kind="organisation"):
    return [(word.text, word.role) for word in readings(name, kind)[0].words]


@pytest.mark.parametrize(
    "name",
    [
        "新疆中瑞化学股份有限公司",
        "Xinjiang Zhongrui Chemical Joint Stock Company",
        "Xinjiang Zhongrui Huaxue Gufen Youxian Gongsi",
        "新疆中瑞化學股份有限公司",
    ],
)
def test_a_firm_has_the_same_parts_in_chinese_pinyin_and_english(name):
    (reading, *_) = readings(name, "organisation")
    assert [word.meaning or word.text for word in reading.words] == [
        "place:xinjiang", "zhongrui", "trade:chemical", "form:joint-stock",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["Hotan", "Hetian", "和田", "خوتەن", "Khotan"])
def test_a_uyghur_place_is_one_place_in_all_its_spellings(name):
    assert readings(f"{name} Cotton", "organisation")[0].words[0].meaning == "place:hotan"


def test_numbers_are_read_in_words_figures_and_roman():
    assert words("Brigade Forty-Four")[-1] == ("44", Role.NUMBER)
    assert words("Marania Fund XII")[-1] == ("12", Role.NUMBER)
    assert words("First Bank of Marania")[0] == ("1", Role.NUMBER)


def test_titles_and_particles_of_a_person_are_set_aside_and_compounds_opened():
    found = dict(words("Sheikh Abdulrahman bin Karim", "person"))
    assert found == {
        "sheikh": Role.TITLE,
        "abd": Role.CORE,
        "rahman": Role.CORE,
        "bin": Role.PARTICLE,
        "karim": Role.CORE,
    }


def test_a_chinese_person_is_read_in_three_usages():
    found = {reading.how: reading.text for reading in readings("曾志伟", "person") if reading.how != "overseas"}
    assert found == {
        "pinyin": "zeng zhiwei", "wade-giles": "tseng chihwei", "cantonese": "tsang chiwai",
    }  # fmt: skip


def test_an_uyghur_name_in_chinese_characters_is_read_as_uyghur():
    assert "memet tursun" in {reading.text for reading in readings("买买提·吐尔逊", "person")}


def test_letters_in_disguise_and_invisible_ones_are_seen_through():
    assert clean("\u0410c\u200bme  \u0422r\u0430de\u202e") == "Acme Trade"
    assert clean("\uff21\uff23\uff2d\uff25") == "ACME"


@pytest.mark.parametrize("group", ["sergei sergey", "usama osama oussama", "hussein husayn hossein", "ivanov ivanoff"])
def test_spellings_of_one_sound_sound_alike(group):
    assert len({sound(word) for word in group.split()}) == 1


def test_an_arabic_name_has_the_consonants_of_its_latin_spelling():
    assert skeleton(romanised("سلمان")) == skeleton("salman")


def test_the_pinyin_of_the_word_tables_is_what_pypinyin_says():
    known = organisation_words()
    for form in chinese_forms()[::25]:
        joined = "".join(pinyin(form))
        assert form not in known.characters or joined in known.phrases, form


@pytest.mark.parametrize("kind", ["person", "organisation", "vessel"])
@pytest.mark.parametrize("name", ["", "\ud800", "0𠀀", "・", "A" * 100_000, "م", "1", "---", "\u0301"])
def test_no_name_raises(name, kind):
    readings(name, kind)
