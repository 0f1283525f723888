"""Where one list's form is odd, the odd thing by name."""

from datetime import date

import pytest

from amparo.facts.party import Name
from amparo.kernel.errors import ShapeChangedError
from amparo.sources.catalogue import list_sources
from amparo.sources.forms.notice_names import entity
from amparo.sources.forms.ofac_remarks import told
from amparo.sources.shipped import shipped_snapshots
from sources.goldens import DAY, golden

SDN = list_sources()["us-ofac-sdn"]
UFLPA = list_sources()["us-uflpa"]


def uflpa():
    return next(snapshot for snapshot in shipped_snapshots() if snapshot.list_id == "us-uflpa")


def entry(slug):
    return next(listing for listing in uflpa().listings if listing.id == f"us-uflpa:{slug}")


def sublists(slug, day):
    return [spell.sublist for spell in entry(slug).spells_on(day)]


def test_a_file_cut_at_the_end_of_a_row_lacks_the_mark_that_closes_its_fellows():
    files = golden("us-ofac-sdn")
    cut = files["sdn.csv"][: files["sdn.csv"].rfind(b"\r\n", 0, -3) + 2]
    with pytest.raises(ShapeChangedError) as refused:
        SDN.read({**files, "sdn.csv": cut}, DAY)
    assert refused.value.place.file == "sdn.csv"


def test_an_address_of_an_entry_that_is_not_there_shows_that_a_file_is_cut():
    files = {name: content.removesuffix(b"\x1a") for name, content in golden("us-ofac-sdn").items()}
    cut = files["sdn.csv"][: files["sdn.csv"].rfind(b"\r\n", 0, -3) + 2]
    with pytest.raises(ShapeChangedError) as refused:
        SDN.read({**files, "sdn.csv": cut}, DAY)
    assert refused.value.code == "row-of-unknown-entry"


def test_an_entry_told_twice_is_refused():
    files = golden("us-ofac-sdn")
    first = files["sdn.csv"].split(b"\r\n")[0] + b"\r\n"
    with pytest.raises(ShapeChangedError) as refused:
        SDN.read({**files, "sdn.csv": first + files["sdn.csv"]}, DAY)
    assert refused.value.code == "list-entry-twice"


def test_a_type_nobody_knows_is_refused_rather_than_guessed():
    files = golden("us-ofac-sdn")
    with pytest.raises(ShapeChangedError) as refused:
        SDN.read({**files, "sdn.csv": files["sdn.csv"].replace(b'"vessel"', b'"submarine"')}, DAY)
    assert refused.value.code == "entry-of-unknown-type"


@pytest.mark.parametrize(
    ("remark", "scheme", "value", "country"),
    [
        ("Vessel Registration Identification IMO 9187629.", "imo", "9187629", None),
        ("alt. Passport RL 1794375 (Lebanon)", "passport", "RL 1794375", "lb"),
        ("Passport 836238033 (Korea, North) expires 01 Jan 2020", "passport", "836238033", "kp"),
        ("Legal Entity Number 253400WSS48YWMBUA688", "lei", "253400WSS48YWMBUA688", None),
        ("Legal Entity Number 851683897 (Netherlands)", "registration", "851683897", "nl"),
        (
            "Digital Currency Address - XBT 12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h",
            "wallet-xbt",
            "12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h",
            None,
        ),
        ("Unified Social Credit Code (USCC) 91110000000000000X (China)", "uscc", "91110000000000000X", "cn"),
    ],
)
def test_a_number_in_a_remark_is_read_with_its_scheme_and_country(remark, scheme, value, country):
    (number,) = told(remark).identifiers
    assert (number.scheme, number.value, number.country) == (scheme, value, country)


def test_what_a_remark_says_besides_numbers_names_nobody():
    facts = told(
        "Gender Male; Secondary sanctions risk: some regulation 544.201; Linked To: SOMEBODY ELSE; POB Tehran, Iran"
    )
    assert (facts.identifiers, facts.weak_aliases, facts.birth_dates, facts.countries) == ((), (), (), ())


def test_an_unknown_field_of_the_united_nations_is_refused():
    ((name, content),) = golden("un-sc").items()
    with pytest.raises(ShapeChangedError) as refused:
        list_sources()["un-sc"].read({name: content.replace(b"GENDER>", b"MOOD>")}, DAY)
    assert refused.value.code == "field-unknown"


def test_entities_of_an_xml_file_are_not_resolved():
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><CONSOLIDATED_LIST>&b;</CONSOLIDATED_LIST>'
    with pytest.raises(ShapeChangedError) as refused:
        list_sources()["un-sc"].read({"un.xml": bomb}, DAY)
    assert refused.value.code == "xml-declares-type"


@pytest.mark.parametrize(
    ("written", "names", "reaches"),
    [
        ("Example Co., Ltd.", [("Example Co., Ltd.", "primary")], ""),
        (
            "Example (Place) Co., Ltd. (also known as Sample) and subsidiaries",
            [("Example (Place) Co., Ltd.", "primary"), ("Sample", "alias")],
            "and subsidiaries",
        ),
        (
            "A Ltd. (also known as B (C) Ltd. and D Ltd.; and formerly known as E; F)",
            [("A Ltd.", "primary"), ("B (C) Ltd.", "alias"), ("D Ltd.", "alias"), ("E", "former"), ("F", "former")],
            "",
        ),
        (
            "Flax and Linen Station (also known as Flax and Linen Co.)",
            [("Flax and Linen Station", "primary"), ("Flax and Linen Co.", "alias")],
            "",
        ),
        ("Training Center (TC) and more (TRCE)", [("Training Center (TC) and more", "primary"), ("TRCE", "alias")], ""),
        ("Open (also known as Never Closed", [("Open", "primary"), ("Never Closed", "alias")], ""),
    ],
)
def test_names_are_read_out_of_the_notices_brackets(written, names, reaches):
    told_entity = entity(written)
    assert [(name.text, name.kind) for name in told_entity.names] == names
    assert told_entity.reaches == reaches


def test_the_package_ships_what_is_known_and_says_how_much_that_is():
    coverage = uflpa().coverage
    assert (coverage.known, coverage.confirmed, coverage.of) == (105, 64, 144)
    assert not coverage.complete
    assert len({listing.id for listing in uflpa().listings}) == 105


@pytest.mark.parametrize(
    ("slug", "day", "expected"),
    [
        ("changji-esquel-textile-co-ltd", date(2022, 6, 20), []),
        ("changji-esquel-textile-co-ltd", date(2024, 10, 31), ["i"]),
        ("changji-esquel-textile-co-ltd", date(2024, 11, 1), ["v"]),
        ("xinjiang-daqo-new-energy-co-ltd", date(2024, 11, 24), ["i"]),
        ("xinjiang-daqo-new-energy-co-ltd", date(2024, 11, 25), ["i", "v"]),
        ("xinjiang-habahe-ashele-copper-co-ltd", date(2024, 8, 9), ["ii"]),
        ("xinjiang-habahe-ashele-copper-co-ltd", date(2025, 1, 15), ["ii", "v"]),
    ],
)
def test_a_party_is_on_the_sub_list_of_its_day(slug, day, expected):
    assert sublists(slug, day) == expected


def test_a_withdrawn_alias_names_nobody_after_its_last_day():
    listing = entry("xinjiang-east-hope-nonferrous-metals-co-ltd")
    assert Name("Xinjiang Nonferrous", "alias") in listing.names_on(date(2024, 11, 24))
    assert Name("Xinjiang Nonferrous", "alias") not in listing.names_on(date(2024, 11, 25))


def test_the_same_entities_are_read_from_a_table():
    table = (
        "listed_name,aliases,sublist,effective_date,fr_citation,confirmed\n"
        '"Changji Esquel Textile Co., Ltd.","Changji Yida Textile Co., Ltd.",v,2024-11-01,89 FR 87391,true\n'
        '"Yili Zhuowan Garment Manufacturing Co., Ltd.",,i;v,2022-06-21,,false\n'
    )
    snapshot = UFLPA.read({"mine.csv": table.encode()}, DAY)
    one, two = snapshot.listings
    assert [spell.sublist for spell in two.spells] == ["i", "v"]
    assert (one.confirmed, two.confirmed) == (True, False)
    assert (snapshot.coverage.known, snapshot.coverage.confirmed) == (2, 1)


def test_a_page_without_the_lists_tables_is_refused():
    with pytest.raises(ShapeChangedError) as refused:
        UFLPA.read({"page.html": b"<html><body><table><tr><td>x</td></tr></table></body></html>"}, DAY)
    assert refused.value.code == "page-without-table"


def test_a_table_under_no_heading_is_not_placed_by_guess():
    row = b"<tr><td>A</td><td>June 21, 2022</td></tr>"
    page = (
        b"<html><body><table><tr><th>Name of Entity</th><th>Effective Date</th></tr>" + row + b"</table></body></html>"
    )
    with pytest.raises(ShapeChangedError) as refused:
        UFLPA.read({"page.html": page}, DAY)
    assert refused.value.code == "table-without-sublist"


@pytest.mark.parametrize(
    ("heading", "sublist"),
    [
        ("<h3>UFLPA Section 2(d)(2)(B)<em>(ii)</em></h3>", "ii"),
        (
            "<div>Entities under section 2(d)(2)(B)(v)</div><p>Sections 2(d)(2)(B)(i) and 2(d)(2)(B)(ii).</p>",
            "v",
        ),
        ("<button> 2(d)(2)(B)(iv) </button>", "iv"),
    ],
)
def test_a_table_belongs_to_the_sub_list_named_last_before_it(heading, sublist):
    head = "<TR><TH>Entity Name</TH><TH>Effective Date of Listing</TH></TR>"
    table = f"<TABLE>{head}<TR><TD>A</TD><TD>6/21/2022</TD></TR></TABLE>"
    snapshot = UFLPA.read({"page.html": f"<html><body>{heading}{table}</body></html>".encode()}, DAY)
    assert [spell.sublist for spell in snapshot.listings[0].spells] == [sublist]


def test_a_sub_list_column_goes_before_the_heading():
    row = "<tr><td>A</td><td>2(d)(2)(B)(v)</td><td>June 21, 2022</td></tr>"
    head = "<tr><th>Name of Entity</th><th>UFLPA Section</th><th>Effective Date</th></tr>"
    page = f"<html><table>{head}{row}</table></html>"
    snapshot = UFLPA.read({"page.html": page.encode()}, DAY)
    assert [spell.sublist for spell in snapshot.listings[0].spells] == ["v"]
