"""Spellings of Chinese sounds that vary from bearer to bearer."""

import pytest

from amparo.screening.compare import compare
from amparo.text.usages import cantonese_fold, mandarin_fold, plain_umlaut


@pytest.mark.parametrize("pair", ["shing sing", "chee chi", "cheung cheong", "kwong gwong", "yuen yun", "wah wa"])
def test_cantonese_spellings_of_one_sound_fold_together(pair):
    assert len({cantonese_fold(word) for word in pair.split()}) == 1


@pytest.mark.parametrize("pair", ["ching chiying", "kwok kok", "wing wong"])
def test_cantonese_spellings_of_two_sounds_stay_apart(pair):
    assert len({cantonese_fold(word) for word in pair.split()}) == 2


@pytest.mark.parametrize("pair", ["ingwen yingwen", "shuibian shuipien", "hwa hua", "shihkai shikai"])
def test_older_mandarin_spellings_of_one_sound_fold_together(pair):
    assert len({mandarin_fold(word) for word in pair.split()}) == 1


def test_pinyin_is_not_folded():
    assert mandarin_fold("zhang") == "zhang"
    assert {plain_umlaut(word) for word in ("luye", "lvye", "lyuye")} == {"luye"}


@pytest.mark.parametrize(
    ("han", "latin"),
    [("梁振英", "Leung Chun-ying"), ("陈庆炎", "Tan Keng Yam"), ("蔡英文", "Tsai Ing-wen"), ("吕布", "Lyu Bu")],
)
def test_a_chinese_person_is_known_in_the_spelling_of_the_bearer(han, latin):
    assert compare(han, latin, "Person") >= 700


@pytest.mark.parametrize(("han", "latin"), [("张军", "Zhang Chun"), ("李雷", "Li Li"), ("琴诸", "Chen Zhu")])
def test_another_syllable_in_pinyin_is_another_name(han, latin):
    assert compare(han, latin, "Person") < 700
