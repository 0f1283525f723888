import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.text.identifiers import compact, is_valid, schemes
from amparo.text.identifiers.mid import build

GOOD = {
    "lei": "2138 00WS AXLB U8 JX7B 11".replace(" ", ""),
    "uscc": "91110000600037341L",
    "imo": "IMO 9319466",
    "iso6346": "CSQU 305438 3",
    "gln": "4012345000009",
    "gtin": "73513537",
    "mid": "FRLAVIE243BRE",
}


def test_every_scheme_is_known_with_its_standard():
    assert set(schemes()) == set(GOOD)
    assert all(scheme.standard and scheme.title for scheme in schemes().values())


@pytest.mark.parametrize("scheme", sorted(set(GOOD) - {"lei"}))
def test_a_number_that_is_right_passes(scheme):
    assert is_valid(scheme, compact(scheme, GOOD[scheme]))


@pytest.mark.parametrize("scheme", sorted(set(GOOD) - {"lei", "mid"}))
def test_one_digit_changed_does_not_pass(scheme):
    number = compact(scheme, GOOD[scheme])
    last = "0" if number[-1] != "0" else "1"
    assert not is_valid(scheme, number[:-1] + last)


def test_a_legal_entity_identifier_is_checked_by_mod_97():
    begin = "529900T8BM49AURSDO"
    digits = "".join(str(int(sign, 36)) for sign in begin + "00")
    assert is_valid("lei", f"{begin}{98 - int(digits) % 97:02d}")
    assert not is_valid("lei", f"{begin}{(98 - int(digits) % 97 + 1) % 97:02d}")


@given(st.sampled_from(sorted(GOOD)), st.text(max_size=30))
def test_any_text_is_compacted_and_judged(scheme, text):
    assert is_valid(scheme, compact(scheme, text)) in {True, False}


def test_a_scheme_nobody_knows_leaves_the_number_alone():
    assert compact("duns", " 12-345 ") == "12-345"
    assert is_valid("duns", "12-345")


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("Amalgamated Plastics Corp.", "AMAPLA"), ("Bergstrom", "BER"), ("A.B.C. Company", "ABCCOM"),
        ("A B C Company", "ABCCOM"), ("O.A.S.I.S. Corp.", "OASCOR"), ("Dr. S.A. Smith", "DRSA"),
        ("Shavings B L Inc.", "SHABL"), ("The Greenhouse", "GRE"), ("Carduccio and Jones", "CARJON"),
        ("N. Minami & Co. Ltd.", "MINCO"), ("Murla-Praxiteles Inc.", "MURINC"), ("20th Century Technologies", "20TCEN"),
        ("The E.K. Rodgers Companies", "EKROD"), ("Concept 2000", "CON200"), ("La Vie de France", "LAVIE"),
        ("Thomas S. Delvaux Company", "THODEL"), ("Rawles - Aden Corp.", "RAWCOR"), ("L'Étoile Bleue", "LETBLE"),
    ],
)  # fmt: skip
def test_a_name_gives_its_part_of_the_code_as_the_regulation_tells(name, part):
    assert build("FR", name, "", "Lyon") == f"FR{part}LYO"


@pytest.mark.parametrize(
    ("street", "digits"),
    [
        ("243 Rue de la Payees", "243"), ("1234 Ricardo Munoz, Suite 5880", "5880"), ("One World Trade Center", ""),
        ("2-6, 8-Chome Isogami-Dori", "26"), ("12,34,56 Alaska Road", "1234"), ("Apt. 509 2727 Cleveland St.", "2727"),
        ("11455 Main Street", "1145"), ("13 Elliot 111 Court", "111"), ("0105 Mill Lane", "0105"), ("", ""),
    ],
)  # fmt: skip
def test_the_largest_number_of_a_street_counts(street, digits):
    assert build("US", "Bergstrom", street, "London") == f"USBER{digits}LON"


@pytest.mark.parametrize(
    ("city", "letters"),
    [
        ("The Hague", "HAG"),
        ("St. Michel", "STM"),
        ("18-Mile High", "MIL"),
        ("Bremond, Centre", "BRE"),
        ("Ås", "AS"),
        ("", ""),
    ],
)
def test_three_letters_of_the_city_end_the_code(city, letters):
    assert build("NL", "Bergstrom", "", city) == f"NLBER{letters}"


def test_canada_goes_by_province():
    assert build("ca", "Alphatrans International", "215-5000 Miller Road", "Vancouver", "bc") == "XCALPINT2155VAN"
    with pytest.raises(ValueError, match="QQ"):
        build("CA", "Alphatrans", "", "Vancouver", "QQ")


def test_a_name_without_latin_letters_has_no_code():
    with pytest.raises(ValueError, match="纺织"):
        build("CN", "纺织", "", "Korla")


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=20))
def test_whatever_is_built_has_the_form(name, street, city):
    try:
        code = build("CN", name, street, city)
    except ValueError:
        return
    assert is_valid("mid", code)
