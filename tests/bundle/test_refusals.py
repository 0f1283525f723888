"""Each way in which a bundle can be wrong ends in one sentence with its place."""

import pytest

from amparo.kernel.errors import Place
from amparo.wording.catalogue import speak
from bundle.whole import FILES, bundle, refusal, replaced

SPOILT = [
    ("parties.csv", "P2,River", "P1,River", "id-twice", 3, "id"),
    ("sites.csv", "M1,P2", "M1,P7", "id-unknown", 2, "party_id"),
    ("lots.csv", "L2,G2", "L2,G9", "id-unknown", 3, "good_id"),
    ("lots.csv", "L1,G1,M1", "L1,G1,M9", "id-unknown", 2, "site_id"),
    ("uses.csv", "L2,L1", "L2,L9", "id-unknown", 2, "input_lot_id"),
    ("shipments.csv", "S1,L2", "S1,L9", "id-unknown", 2, "lot_id"),
    ("supplies.csv", "P2,P1", "P2,P9", "id-unknown", 2, "buyer_id"),
    ("documents.csv", "txt,P2", "txt,P9", "id-unknown", 2, "issuer_id"),
    ("documents.csv", "shipment:S1", "shipment:S9", "id-unknown", 2, "covers"),
    ("claims.csv", "site:M1", "M7", "id-unknown-anywhere", 2, "about_id"),
    ("indicators.csv", "M1,7", "M9,7", "id-unknown", 2, "site_id"),
    ("indicators.csv", "M1,7", "M1,12", "indicator-unknown", 2, "indicator"),
    ("lots.csv", "1000,KGM", "-1000,KGM", "quantity-negative", 2, "quantity"),
    ("lots.csv", "1000,KGM", "1 000,KGM", "not-a-number", 2, "quantity"),
    ("lots.csv", "1000,KGM", "1e3,KGM", "not-a-number", 2, "quantity"),
    ("lots.csv", "1000,KGM", "nan,KGM", "not-a-number", 2, "quantity"),
    ("lots.csv", "1000,KGM", "1000,", "unit-missing", 2, "unit"),
    ("lots.csv", "2024-02-28", "31/02/2024", "date-form", 3, "produced_until"),
    ("lots.csv", "2024-02-28", "2024-02-30", "date-impossible", 3, "produced_until"),
    ("shipments.csv", "2024-05-01", "2024-13", "date-impossible", 2, "received"),
    ("parties.csv", "Company", "Firm", "choice-unknown", 2, "schema"),
    ("holdings.csv", "shareholding", "friendship", "choice-unknown", 2, "interest"),
    ("holdings.csv", "25,30.5", "25,130.5", "share-out-of-range", 2, "share_max"),
    ("holdings.csv", "25,30.5", "-25,30.5", "share-out-of-range", 2, "share_min"),
    ("holdings.csv", "25,30.5", "35,30.5", "share-min-above-max", 2, "share_min"),
    ("claims.csv", "denies", "insists", "choice-unknown", 2, "stance"),
    ("claims.csv", "Riverbend Spinning", "", "cell-empty", 2, "made_by"),
    ("indicators.csv", "not-observed", "absent", "choice-unknown", 2, "assessment"),
    ("documents.csv", "0.25", "25", "part-out-of-range", 2, "redacted_share"),
    ("documents.csv", "docs/invoice.txt", "../invoice.txt", "file-outside", 2, "file"),
    ("documents.csv", "docs/invoice.txt", "C:\\invoice.txt", "file-outside", 2, "file"),
    ("goods.csv", "5201.00", "cotton", "hs-malformed", 2, "hs"),
    ("sites.csv", "43.8", "143.8", "degrees-out-of-range", 2, "latitude"),
    ("uses.csv", "quantity,unit", "amount,unit", "column-missing", 1, "quantity"),
    ("parties.csv", "id,name", "id,title", "column-missing", 1, "name"),
    ("lots.csv", "quantity,unit", "unit,unit", "column-twice", 1, "unit"),
    ("uses.csv", "KGM,D1", "KGM", "row-too-short", 2, "document_ids"),
    ("uses.csv", "KGM,D1", "KGM,D1,D2", "row-too-wide", 2, "document_ids"),
    ("uses.csv", "KGM,D1", 'KGM,"D1', "table-malformed", 2, None),
    ("uses.csv", "KGM,D1", "KGM,D\0", "table-nul-byte", 2, None),
    ("case.toml", "importer", "importeur", "choice-unknown", 3, "role"),
    ("case.toml", "imported", "importated", "choice-unknown", 8, "kind"),
    ("case.toml", "2024-05-02", "2024-02-30", "toml-malformed", 9, None),
    ("case.toml", '"2024-05"', '"31/02/2024"', "date-form", 14, "date"),
    ("case.toml", "shipment:S1", "shipment:S2", "id-unknown", 7, "event"),
    ("case.toml", "on = 2024-06-01", 'on = "2024-06"', "date-not-one-day", 2, "on"),
    ("case.toml", "[[event]]", "[[event", "toml-malformed", 7, None),
    ("case.toml", 'title = "Shirts held at the port"', "", "key-missing", None, "title"),
    ("case.toml", 'kind = "imported"\n', "", "event-incomplete", 7, "event"),
    ("enterprise.toml", "120", "{ men = 60, women = 60 }", "value-not-plain", 2, "employees"),
]


@pytest.mark.parametrize("slip", SPOILT, ids=lambda slip: f"{slip[0]} {slip[3]}")
def test_a_wrong_cell_is_named_by_file_line_and_column(slip):
    file, old, new, code, line, column = slip
    problem = refusal(replaced(file, old, new))
    assert (problem.code, problem.place) == (code, Place(file, line, column))
    assert problem.exit_code == 2


@pytest.mark.parametrize("slip", SPOILT, ids=lambda slip: f"{slip[0]} {slip[3]}")
def test_every_refusal_is_one_sentence_that_says_what_to_do(slip):
    file, old, new, *_ = slip
    sentence = speak("en").error(refusal(replaced(file, old, new)))
    assert sentence.startswith(file)
    assert "\n" not in sentence
    assert sentence.endswith(".")


def test_a_cycle_is_named_with_the_row_that_closes_it():
    problem = refusal(bundle(uses__csv=FILES["uses.csv"] + "L1,L2,1,KGM,\n"))
    assert (problem.code, problem.place) == ("uses-cycle", Place("uses.csv", 3, "input_lot_id"))
    assert dict(problem.params)["cycle"] in {"L1 <- L2 <- L1", "L2 <- L1 <- L2"}


def test_a_lot_that_goes_into_itself_is_a_cycle():
    problem = refusal(bundle(uses__csv=FILES["uses.csv"] + "L1,L1,1,KGM,\n"))
    assert dict(problem.params)["cycle"] == "L1 <- L1"


def test_a_chain_of_many_thousand_lots_is_no_cycle_and_no_burden():
    lots = "".join(f"N{at},G1,,1,KGM,,,\n" for at in range(20_000))
    uses = "".join(f"N{at + 1},N{at},1,KGM,\n" for at in range(19_999))
    files = bundle(lots__csv=FILES["lots.csv"] + lots, uses__csv=FILES["uses.csv"] + uses)
    closed = refusal(files | {"uses.csv": files["uses.csv"] + b"N0,N19999,1,KGM,\n"})
    assert closed.place == Place("uses.csv", 20_002, "input_lot_id")


def test_a_line_is_that_on_which_the_row_begins():
    parties = FILES["parties.csv"].replace("1 Main St", '"1 Main St\nSecond floor\nDoor 3"').replace("CNRIV", "CNRIV")
    problem = refusal(bundle(parties__csv=parties.replace("P2,", "P1,")))
    assert problem.place == Place("parties.csv", 5, "id")


def test_semicolons_for_commas_are_named_as_such():
    assert refusal(bundle(goods__csv="id;name\nG1;Lint\n")).code == "table-not-commas"


def test_another_encoding_is_named_with_its_line():
    problem = refusal(bundle(goods__csv="id,name\nG1,Lint\nG2,Grün\n".encode("latin-1")))
    assert (problem.code, problem.place) == ("table-not-utf8", Place("goods.csv", 3))
    assert refusal(bundle(goods__csv="id,name\nG1,Lint\n".encode("utf-16"))).code == "table-not-utf8"


@pytest.mark.parametrize("missing", ["case.toml", "parties.csv"])
def test_what_every_case_needs_is_asked_for(missing):
    files = bundle()
    del files[missing]
    problem = refusal(files)
    assert (problem.code, problem.params) == ("file-missing", (("file", missing),))


def test_an_id_that_two_files_bear_must_say_its_kind():
    files = bundle(claims__csv=FILES["claims.csv"].replace("site:M1", "X"))
    files["goods.csv"] += b"X,Thread,,,\n"
    files["lots.csv"] += b"X,G1,,1,KGM,,,\n"
    problem = refusal(files)
    assert (problem.code, dict(problem.params)["known"]) == ("id-ambiguous", "good:X, lot:X")


@pytest.mark.parametrize("told", ['event = "imported"', 'event = ["imported"]', "event = 3"])
def test_an_event_that_is_no_table_is_not_passed_over(told):
    head = FILES["case.toml"].partition("[[event]]")[0]
    assert refusal(bundle(case__toml=head + told + "\n")).code == "event-not-a-table"
