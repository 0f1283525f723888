from datetime import date
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256

import pytest

from amparo.facts.ids import Subject
from amparo.facts.party import Identifier, Name
from amparo.facts.period import Period
from amparo.facts.quantity import Quantity, Share, ShareRange
from amparo.kernel.errors import Place
from amparo.wording.catalogue import speak
from bundle.whole import FILES, bundle, read, replaced


def test_a_whole_bundle_reads_without_a_remark():
    case = read(bundle())
    assert case.remarks == ()
    assert (case.title, case.on, case.role, case.filing_as) == (
        "Shirts held at the port", date(2024, 6, 1), "importer", "importer",
    )  # fmt: skip
    assert case.jurisdictions == ("US", "CN", "GB", "EU")


def test_parties_keep_their_names_their_numbers_and_their_place():
    party = read(bundle()).parties["P2"]
    assert party.names == (
        Name("Riverbend Spinning"), Name("河湾纺纱厂", "original"),
        Name("Riverbend", "alias"), Name("RB Spinning", "alias"),
    )  # fmt: skip
    assert (party.schema, party.country, party.region) == ("Company", "cn", "650100")
    assert party.identifiers == (Identifier("mid", "CNRIVSPI12URU"),)
    assert party.document_ids == ("D1", "D9")
    assert party.at == Place("parties.csv", 3)


def test_quantities_shares_and_days_are_exact():
    case = read(bundle())
    assert case.lots["L2"].quantity == Quantity(Fraction(801, 2), "KGM")
    assert case.holdings[0].share == ShareRange(Share.percent(25), Share(Fraction(61, 200)))
    assert case.lots["L1"].produced_from == Period(date(2023, 10, 1), date(2023, 10, 31))
    assert case.sites["M1"].span.since == Period(date(2019, 1, 1), date(2019, 12, 31))


def test_codes_of_goods_keep_only_their_digits():
    assert [good.hs for good in read(bundle()).goods.values()] == ["520100", "610510"]


@pytest.mark.parametrize(("written", "hs"), [("702", "0702"), ("702.1", "070210"), ("0702.00.9900", "0702009900")])
def test_a_zero_that_a_spreadsheet_took_is_given_back(written, hs):
    assert read(replaced("goods.csv", "5201.00", written)).goods["G1"].hs == hs


def test_a_document_on_file_is_present_with_its_hash_and_one_without_its_file_is_a_gap():
    documents = read(bundle()).documents
    assert documents["D1"].present
    assert documents["D1"].sha256 == sha256(b"Invoice 1\n").hexdigest()
    assert not documents["D2"].present
    assert documents["D2"].sha256 is None


def test_what_a_document_covers_is_named_by_kind_where_one_file_bears_the_id():
    documents = read(bundle()).documents
    assert documents["D1"].covers == ("lot:L2", "shipment:S1")
    assert (documents["D1"].redacted_share, documents["D2"].redacted_share) == (Decimal("0.25"), Decimal("0.12"))


def test_events_name_what_they_concern():
    events = read(bundle()).events
    assert [(event.kind, event.refs) for event in events] == [
        ("imported", ("shipment:S1",)), ("detained", ("lot:L2",)),
    ]  # fmt: skip
    assert events[1].date == Period(date(2024, 5, 1), date(2024, 5, 31))
    assert events[1].at == Place("case.toml", 12, "event")


def test_a_claim_says_who_made_it_about_what():
    claim = read(bundle()).claims[0]
    assert (claim.about, claim.stance, claim.made_by) == (Subject("site", "M1"), "denies", "Riverbend Spinning")


def test_the_enterprise_is_told_in_flat_facts():
    assert read(bundle()).enterprise == {
        "sector": "textiles", "employees": 120, "exports": True, "certifications": ("ISO 9001",),
    }  # fmt: skip


def test_a_bundle_of_two_files_is_a_case():
    files = {name: FILES[name].encode() for name in ("case.toml", "parties.csv")}
    files["case.toml"] = b'title = "t"\nrole = "worker-representative"\n'
    case = read(files)
    assert (len(case.parties), case.lots, case.on) == (2, {}, None)


def test_a_document_named_and_never_listed_is_no_error():
    case = read(bundle(documents__csv=None))
    assert case.lots["L1"].document_ids == ("D1",)
    assert case.documents == {}


def test_an_unknown_column_is_remarked_on_and_passed_over():
    case = read(replaced("goods.csv", "material\n", "material,colour\n") | {
        "goods.csv": b"id,name,hs,hs_revision,material,colour\nG1,Lint,5201,,cotton,white\nG2,Shirt,6105,,,\n"
    })  # fmt: skip
    (remark,) = case.remarks
    assert (remark.code, remark.place) == ("column-unknown", Place("goods.csv", 1, "colour"))
    assert remark.params == (("filled", 1),)


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("documents.csv", "D1,invoice", "D1,napkin", "document-kind-unknown"),
        ("lots.csv", "1000,KGM", "1000,XYZ", "unit-unknown"),
        ("parties.csv", "US-CA", "Atlantis", "region-unknown"),
        ("parties.csv", ",us,", ",Atlantis,", "country-unknown"),
        ("parties.csv", "CNRIVSPI12URU", "CN RIV-SPI", "identifier-invalid"),
        ("goods.csv", "6105.10", "6105.1", "hs-zero-restored"),
        ("sites.csv", "2019,", "2019,2018", "ends-before-it-begins"),
        ("case.toml", 'role = "importer"', 'role = "importer"\ncolour = "blue"', "key-unknown"),
    ],
)
def test_what_is_odd_is_kept_and_remarked_on(file, old, new, code):
    (remark,) = read(replaced(file, old, new)).remarks
    assert (remark.code, remark.place.file) == (code, file)
    sentence = speak("en").say(f"reason.{remark.code}", **dict(remark.params))
    assert sentence.endswith(".")


def test_a_table_nobody_reads_is_remarked_on():
    assert [remark.place.file for remark in read(bundle(partys__csv="id\n")).remarks] == ["partys.csv"]


def test_the_seal_is_of_names_and_bytes_in_any_order_given():
    files = bundle()
    assert read(files).sha256 == read(dict(reversed(list(files.items())))).sha256
    assert read(files).sha256 != read(files | {"docs/invoice.txt": b"Invoice 2\n"}).sha256


def test_lines_end_as_any_machine_ends_them_and_a_mark_may_begin_the_file():
    files = {name: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() for name, text in FILES.items()}
    case = read(files)
    assert case.remarks == ()
    assert case.parties == read(bundle()).parties


def test_one_bound_of_a_share_leaves_the_other_open():
    case = read(replaced("holdings.csv", "25,30.5", "25,"))
    assert case.holdings[0].share == ShareRange(Share.percent(25), Share.percent(100))
    assert read(replaced("holdings.csv", "25,30.5", ",")).holdings[0].share is None
