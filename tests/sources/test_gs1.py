import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import ean

from amparo.sources.foreign import own_part
from amparo.sources.gs1 import check_digit, good_part, is_container, key_of

DIGITS = st.text("0123456789", min_size=1)


@pytest.mark.parametrize(
    ("urn", "link", "key"),
    [
        (
            "urn:epc:class:lgtin:9521321.000010.B2A",
            "https://id.gs1.org/01/09521321000100/10/B2A",
            "(01)09521321000100(10)B2A",
        ),
        (
            "urn:epc:class:lgtin:0614141.077777.987",
            "https://example.org/shop/01/00614141777778/10/987?x=1",
            "(01)00614141777778(10)987",
        ),
        (
            "urn:epc:class:lgtin:4012345.011111.A%2FB",
            "https://id.gs1.org/01/04012345111118/10/A%2FB",
            "(01)04012345111118(10)A/B",
        ),
        (
            "urn:epc:id:sgtin:4012345.077889.25",
            "https://id.gs1.org/01/04012345778892/21/25",
            "(01)04012345778892(21)25",
        ),
        ("urn:epc:idpat:sgtin:4012345.066666.*", "https://id.gs1.org/01/04012345666663", "(01)04012345666663"),
        ("urn:epc:id:sscc:0614141.1234567890", "https://id.gs1.org/00/106141412345678908", "(00)106141412345678908"),
        ("urn:epc:id:sgln:4012345.00002.0", "https://id.gs1.org/414/4012345000023", "(414)4012345000023"),
        ("urn:epc:id:sgln:4012345.00002.7", "https://id.gs1.org/414/4012345000023/254/7", "(414)4012345000023(254)7"),
        ("urn:epc:id:pgln:9521321.00001", "https://id.gs1.org/417/9521321000018", "(417)9521321000018"),
    ],
)
def test_a_urn_a_link_and_an_element_string_name_one_thing(urn, link, key):
    assert key_of(urn) == key_of(link) == key_of(key) == key


@pytest.mark.parametrize(
    "other",
    [
        "urn:example:party:P-1",
        "https://example.org/site/S-1",
        "urn:epc:id:giai:4000001.12345",
        "plain",
        "",
        "urn:epc:id:sgtin:x.y.z",
        "urn:epc:",
    ],
)
def test_what_is_no_such_key_stays_as_it_is(other):
    assert key_of(other) == other


@given(st.text("0123456789", min_size=7, max_size=7), st.text("0123456789", min_size=6, max_size=6), DIGITS)
def test_urn_and_link_agree_for_every_number_and_its_check_digit_is_right(prefix, item, lot):
    key = key_of(f"urn:epc:class:lgtin:{prefix}.{item}.{lot}")
    number = key[4:18]
    assert ean.is_valid(number)
    assert key_of(f"https://id.gs1.org/01/{number}/10/{lot}") == key
    assert check_digit(number[:-1]) == number[-1]


@given(st.text())
def test_no_text_breaks_a_key_and_writing_it_again_changes_nothing(text):
    assert key_of(key_of(text)) == key_of(text)


def test_the_parts_of_a_key():
    assert good_part("(01)09521321000100(10)B2A") == "(01)09521321000100"
    assert is_container("(00)106141412345678908")
    assert not is_container("(01)09521321000100(10)B2A")


@pytest.mark.parametrize(
    ("foreign", "own"),
    [
        ("(01)09521321000100(10)B2A", "B2A"),
        ("https://example.org/site/S-1", "S-1"),
        ("urn:example:party:P-1", "P-1"),
        ("bods:rec-9", "rec-9"),
        ("P-1", "P-1"),
    ],
)
def test_a_foreign_id_holds_what_an_own_id_may_equal(foreign, own):
    assert own_part(foreign) == own
