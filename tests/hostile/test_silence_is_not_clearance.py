"""What the file does not say is never read as if it said that all is well."""

import pytest

from hostile.small import codes, swapped, told, verdicts


def test_a_trace_that_is_placed_and_papered_to_its_end_is_outside_scope(tmp_path):
    assert set(verdicts(told(tmp_path)).values()) == {"traced-outside-scope"}


@pytest.mark.parametrize(
    "site",
    ["SC,C,gin,,cn,", "SC,C,gin,,,", "SC,C,gin,12 Mill Road,cn,", "SC,C,gin,,cn,XX-99", "SC,C,gin,Altay Road 5,cn,"],
)
def test_a_site_whose_region_nobody_tells_leaves_the_verdict_unresolved(tmp_path, site):
    assessment = told(tmp_path, swapped("sites.csv", "SC,C,gin,,cn,CN-HB", site))
    assert set(verdicts(assessment).values()) == {"unresolved"}
    reasons = {reason.code for one in assessment.exposures for reason in one.because}
    assert "site-place-unknown" in reasons


@pytest.mark.parametrize("site", ["SC,C,gin,,us,", "SC,C,gin,Hebei Province,cn,", "SC,C,gin,,cn,130000"])
def test_a_country_an_address_or_a_gbt_code_places_a_site(tmp_path, site):
    assessment = told(tmp_path, swapped("sites.csv", "SC,C,gin,,cn,CN-HB", site))
    assert set(verdicts(assessment).values()) == {"traced-outside-scope"}


@pytest.mark.parametrize(
    ("site", "verdict"),
    [
        ("SC,C,gin,,cn,650000", "confirmed"),
        ("SC,C,gin,,cn,cn-xj", "confirmed"),
        ("SC,C,gin,,cn,Xinjiang", "possible"),
        ("SC,C,gin,,cn,新疆维吾尔自治区", "possible"),
        ('SC,C,gin,"Wensu County, Xinjiang, China",,', "possible"),
    ],
)
def test_a_measure_met_on_one_ground_stands_alone(tmp_path, site, verdict):
    assert verdicts(told(tmp_path, swapped("sites.csv", "SC,C,gin,,cn,CN-HB", site))) == {"origin-in-region": verdict}


@pytest.mark.parametrize(
    "name", ["???", "\N{SPOOL OF THREAD}\N{SPOOL OF THREAD}", "\N{ZERO WIDTH SPACE}.\N{ZERO WIDTH SPACE}"]
)
def test_a_name_without_a_letter_is_undecided_and_not_unfound(tmp_path, name):
    assessment = told(tmp_path, swapped("parties.csv", "Lanternfen Ginning Co", name))
    results = {one.party_id: one.result for one in assessment.screenings if one.list_id == "us-uflpa"}
    assert (results["C"], results["B"]) == ("undecided", "not-found")


def test_an_import_that_concerns_another_lot_leaves_the_day_assumed_and_told(tmp_path):
    refs = "date = 2026-10-20\nrefs = {}"
    known = told(tmp_path, swapped("case.toml", "date = 2026-10-20", refs.format('["L1"]')))
    lost = told(tmp_path, swapped("case.toml", "date = 2026-10-20", refs.format('["L7"]')))
    assert "import-date-assumed" not in codes(known)
    assert {"import-date-assumed", "event-ref-unknown"} <= codes(lost)
    paper = told(tmp_path, swapped("case.toml", "date = 2026-10-20", refs.format('["L1", "D3"]')))
    assert "event-ref-unknown" not in codes(paper)


@pytest.mark.parametrize(
    ("file", "content", "code"),
    [
        ("epcis/a.json", '{"type": "EPCISDocument", "epcisBody": {"eventList": [{"type"', "foreign-json-broken"),
        ("epcis/a.json", "[1, 2]", "foreign-record-unreadable"),
        ("bods/a.json", '"hello"', "foreign-record-unreadable"),
        ("gleif/a.xml", "<!DOCTYPE html><html/>", "foreign-xml-broken"),
        ("bol/a.csv", "a,b\n1,2\n", "bol-columns-missing"),
    ],
)
def test_a_broken_file_of_a_third_party_is_told_and_the_rest_kept(tmp_path, file, content, code):
    assessment = told(tmp_path, {file: content})
    assert code in codes(assessment)
    assert set(verdicts(assessment).values()) == {"traced-outside-scope"}


HEADER = 'id = "sample-x"\ntitle = "SAMPLE"\npublisher = "Nobody"\nas_of = 2026-01-01\nstands_in_for = ["{}"]\n'


def test_a_sample_list_without_entries_or_of_a_later_day_is_told(tmp_path):
    empty = {"lists/x.toml": HEADER.format("us-uflpa"), "lists/x.ftm.json": ""}
    assert "sample-empty" in codes(told(tmp_path, empty))
    entry = (
        '{"id": "e", "schema": "Company", "properties": {"name": ["Lanternfen Ginning Co"], "topics": ["sanction"]}}'
    )
    later = {"lists/x.toml": HEADER.format("nowhere").replace("2026-01-01", "2027-01-01"), "lists/x.ftm.json": entry}
    assert {"snapshot-later", "sample-stands-for-unknown"} <= codes(told(tmp_path, later))
