"""Uyghur names through Chinese characters, their pinyin and three alphabets."""

import pytest

from amparo.kernel.registry import data_file
from amparo.screening.compare import compare
from amparo.text.han import pinyin
from amparo.text.uyghur import from_characters, from_pinyin


@pytest.mark.parametrize(
    ("spelled", "sound"),
    [("maimaiti", "memet"), ("abudureheman", "abdurahman"), ("aikebaier", "ekber"), ("gulinaer", "gulnar")],
)
def test_pinyin_is_brought_back_to_what_it_writes(spelled, sound):
    assert from_pinyin(spelled)[0][0] == sound


@pytest.mark.parametrize("word", ["memet", "hashimoto", "lebedinov", "zhangwei", ""])
def test_what_writes_no_uyghur_syllables_is_left(word):
    assert from_pinyin(word) == ((), 0)


def test_one_character_writes_l_and_r():
    assert from_characters("塔西甫拉提") == ("tashiprati", "tashiplati")


@pytest.mark.parametrize(
    "other", ["阿卜杜热合曼·吐尔逊", "Abudureheman Tuersun", "ئابدۇراھمان تۇرسۇن", "Абдурахман Турсун"]
)
def test_a_uyghur_person_is_one_in_all_spellings(other):
    assert compare("Abdurahman Tursun", other, "Person") >= 700


@pytest.mark.parametrize("other", ["Abdurehim Tursun", "Aikebaier Tuersun", "阿迪力·吐尔逊", "阿卜杜热合曼·买买提"])
def test_another_uyghur_person_is_another(other):
    assert compare("Abdurahman Tursun", other, "Person") < 700


def test_a_uyghur_brand_is_known_in_chinese_and_pinyin():
    assert compare("阿克苏艾尔肯果业有限公司", "Aksu Erkin Fruit Co., Ltd.", "Company") >= 700
    assert compare("Akesu Aierken Guoye Youxian Gongsi", "Aksu Erkin Fruit Co., Ltd.", "Company") >= 700


def test_the_pinyin_of_the_transcription_is_that_of_its_characters():
    rows = data_file("amparo.text", "word_tables/transcription.tsv").decode("utf-8").splitlines()
    sounds = dict(row.split("\t") for row in rows if row and not row.startswith("#"))
    known = data_file("amparo.text", "word_tables/transcription_pinyin.tsv").decode("utf-8").splitlines()
    found = [row.split("\t") for row in known if row and not row.startswith("#")]
    assert {han: sound for han, _, sound in found} == sounds
    assert all("".join(pinyin(han)) == spelled for han, spelled, _ in found)
