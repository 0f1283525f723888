"""How much the words of a name weigh."""

from amparo.screening.compare import compare
from amparo.screening.parts import rarity


def test_a_name_weighs_less_the_commoner_it_is():
    assert rarity("garcia", "person") < rarity("santiago", "person") < rarity("lebedinov", "person") == 1.0


def test_a_firms_word_weighs_by_the_lists_alone():
    assert rarity("garcia", "organisation") >= rarity("garcia", "person")


def test_two_common_names_of_three_are_thinner_evidence_than_two_rare_ones():
    common = compare("Jose Garcia", "GARCIA LOZANO, Jose", "Person")
    rare = compare("Bakir Lebedinov", "LEBEDINOV LOZANO, Bakir", "Person")
    assert common < rare


def test_an_initial_is_no_letter_of_the_surname_before_it():
    assert compare("CHEMEZOV, S.", "CHEMEZOV, Sergei", "Person") >= 700
