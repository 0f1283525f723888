from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.facts.quantity import Quantity, Share, plain


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (Fraction(1, 3), "0.3333"),
        (Fraction(2, 3), "0.6667"),
        (Fraction(-1, 2), "-0.5"),
        (Fraction(4413500, 1000), "4413.5"),
        (Fraction(0), "0"),
        (Fraction(-1, 10**9), "0"),
        (Fraction(10**999), "1.000E+999"),
    ],
)
def test_a_number_is_told_plainly(value, told):
    assert plain(value) == told


@given(st.fractions())
def test_every_number_can_be_told(value):
    assert plain(value)


def test_units_of_mass_come_to_kilograms_and_others_do_not():
    assert Quantity(Fraction(2), "TNE").kilograms == 2000
    assert Quantity(Fraction(1), "LBR").kilograms == Fraction(45359237, 100000000)
    assert Quantity(Fraction(1), "MTR").kilograms is None


def test_shares_are_exact():
    assert Share.percent("33.33").of_one == Fraction(3333, 10000)
    assert str(Share.percent("50")) == "50 %"
