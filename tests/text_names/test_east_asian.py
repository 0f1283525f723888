"""Chinese and Korean personal names: a surname and one given name."""

import pytest

from amparo.screening.compare import compare
from amparo.text.names import readings


def texts(name):
    return [reading.text for reading in readings(name, "person")]


@pytest.mark.parametrize("name", ["KIM, Yong Chol", "Kim Yong Chol", "Kim Yong-chol", "KIM, Yongchol"])
def test_a_given_name_of_two_syllables_is_one_word(name):
    assert texts(name)[0] == "kim yongchol"


def test_where_both_ends_are_surnames_nothing_is_put_together():
    assert texts("Yong Su Jang")[0] == "yong su jang" or "su" not in texts("Yong Su Jang")[0].split()


@pytest.mark.parametrize(
    ("one", "other"), [("Wang Wen", "WANG, Wen Chou"), ("文 王", "WANG, Wen Chou"), ("정훈 이", "RI, Man Gon")]
)
def test_another_given_name_is_another_person(one, other):
    assert compare(one, other, "Person") < 700


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chol Yong KIM", "KIM, Yong Chol"),
        ("김영철", "KIM, Yong Chol"),
        ("林鄭月娥", "Lam Cheng Yuet-ngor"),
        ("吴作栋", "Goh Chok Tong"),
    ],
)
def test_one_person_is_known_in_any_order_and_script(one, other):
    assert compare(one, other, "Person") >= 700
