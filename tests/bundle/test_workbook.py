"""A workbook whose sheets bear the file names is the same case as the folder."""

import csv
import tomllib
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from amparo.archive.bundle import open_bundle
from amparo.facts.case import Case
from amparo.kernel.errors import Place, UserError
from amparo.sources.bundle.reading import read_case
from amparo.sources.bundle.workbook import sheets
from bundle.sheets import Value, workbook
from bundle.whole import FILES, bundle, read, refusal

EXAMPLES = [path.parent for path in sorted(Path(__file__).parents[2].glob("examples/**/parties.csv"))]


def as_sheets(suffix: str = "") -> dict[str, list[list[Value]]]:
    """Return the tables of the whole bundle with dates as dates and numbers as numbers."""
    told: dict[str, list[list[Value]]] = {}
    for name, text in FILES.items():
        if name.endswith(".csv"):
            told[name.removesuffix(".csv") + suffix] = [
                [typed(cell) for cell in row] for row in csv.reader(text.splitlines())
            ]
    head = tomllib.loads(FILES["case.toml"])
    told["case" + suffix] = [
        ["key", "value"],
        ["title", head["title"]],
        ["on", head["on"]],
        ["role", head["role"]],
        ["filing_as", head["filing_as"]],
        ["jurisdictions", *head["jurisdictions"]],
        *[["event", event["kind"], event["date"], ";".join(event["refs"])] for event in head["event"]],
    ]
    told["enterprise" + suffix] = [
        ["sector", "textiles"], ["employees", 120], ["exports", True], ["certifications", "ISO 9001"],
    ]  # fmt: skip
    return told


def typed(cell: str) -> Value:
    if cell.count("-") == 2 and len(cell) == len("2024-01-01"):
        return date.fromisoformat(cell)
    try:
        return float(cell) if "." in cell else int(cell)
    except ValueError:
        return cell


def opened(tmp_path: Path, content: bytes) -> Case:
    path = tmp_path / "shirts.xlsx"
    path.write_bytes(content)
    return read(open_bundle(path))


@pytest.mark.parametrize("suffix", ["", ".csv"])
def test_a_workbook_is_the_same_case_as_the_folder(tmp_path, suffix):
    case = opened(tmp_path, workbook(as_sheets(suffix)))
    folder = read(bundle())
    assert [remark.code for remark in case.remarks] == ["hs-zero-restored"]  # 6105.10 as a number is 6105.1
    for part in ("parties", "holdings", "uses", "shipments", "supplies", "lots", "sites", "claims", "indicators"):
        assert getattr(case, part) == getattr(folder, part), part
    assert [replace(event, at=None) for event in case.events] == [replace(event, at=None) for event in folder.events]
    same = {"title", "on", "role", "filing_as", "jurisdictions"}
    assert all(getattr(case, one.name) == getattr(folder, one.name) for one in fields(Case) if one.name in same)
    assert [good.hs for good in case.goods.values()] == ["5201", "610510"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_an_example_is_the_same_case_as_a_workbook(tmp_path, example):
    tables: dict[str, list[list[Value]]] = {}
    for path in sorted(example.glob("*.csv")):
        header, *rows = csv.reader(path.read_text("utf-8").splitlines())
        counted = {
            at
            for at, column in enumerate(header)
            if column in {"quantity", "share_min", "share_max", "date", "shipped"}
        }
        told = [[typed(cell) if at in counted else cell for at, cell in enumerate(row)] for row in rows]
        tables[path.stem] = [list(header), *told]
    tables["case"] = [["title", "t"], ["role", "researcher"]]
    folder, case = open_bundle(example), opened(tmp_path, workbook(tables))
    own = read_case({name: folder[name] for name in folder if name.count("/") == 0}, "example")
    for part in (
        "parties",
        "sites",
        "holdings",
        "goods",
        "lots",
        "uses",
        "shipments",
        "supplies",
        "claims",
        "indicators",
    ):
        assert getattr(case, part) == getattr(own, part), part
    assert list(case.documents) == list(own.documents)


def test_documents_of_a_workbook_are_not_on_file(tmp_path):
    case = opened(tmp_path, workbook(as_sheets()))
    assert not any(document.present for document in case.documents.values())


def test_an_error_names_the_row_of_the_sheet(tmp_path):
    told = as_sheets()
    told["uses"].insert(1, [])
    told["uses"].append(["L2", "L9", 5, "KGM"])
    with pytest.raises(UserError) as problem:
        opened(tmp_path, workbook(told))
    assert (problem.value.code, problem.value.place) == ("id-unknown", Place("uses.csv", 4, "input_lot_id"))


def test_cells_become_the_text_that_a_table_would_hold():
    content = workbook({"a": [["x", "y", "z", "u", "v"], [1.0, 0.1, date(2024, 2, 29), True, "two\nlines"]]})
    assert sheets(content, "a.xlsx") == {"a.csv": b"x,y,z,u,v\n1,0.1,2024-02-29,true,two lines\n"}


def test_two_sheets_for_one_table_are_refused():
    with pytest.raises(UserError) as problem:
        sheets(workbook({"uses": [["a"]], "Uses.csv": [["a"]]}), "a.xlsx")
    assert problem.value.code == "sheet-twice"


def test_a_workbook_that_cannot_be_read_is_refused(tmp_path):
    content = workbook({"case": [["title", "t"]]}).replace(b"xl/worksheets/sheet1.xml", b"xl/worksheets/sheetX.xml")
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(UserError) as problem:
        open_bundle(path)
    assert problem.value.code in {"workbook-unreadable", "bundle-empty"}


def test_a_key_that_stands_twice_in_a_sheet_is_refused():
    files = bundle(case__toml=None) | {"case.csv": b"title,a\nrole,importer\ntitle,b\n"}
    assert refusal(files).place == Place("case.csv", 3, "title")
