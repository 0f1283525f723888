"""Tables as people send them: nothing that stands in a file stops the reading, and no row is lost."""

import csv
import io
import json
import zipfile

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from amparo.archive import table_files
from amparo.archive.delimited import read_delimited
from amparo.archive.journal import Journal
from amparo.archive.tables import FORMATS, harmless, open_table, writer_of
from amparo.kernel.errors import UserError


def read(path, encoding=""):
    with open_table(path, encoding) as table:
        return table.columns, [(row.cells, row.problem) for row in table.rows]


def names(path, encoding=""):
    return [(cells[0], problem) for cells, problem in read(path, encoding)[1]]


BAD = {
    "a mark of byte order": ("name,c\nA,1\n".encode("utf-8-sig"), [("A", "")]),
    "UTF-16 with a mark": ("name,c\n新疆,1\n".encode("utf-16"), [("新疆", "")]),
    "UTF-16 without a mark": (("name,c\n" + "Some Name,1\n" * 9).encode("utf-16-le"), [("Some Name", "")] * 9),
    "UTF-32": ("name,c\nÉmile,1\n".encode("utf-32"), [("Émile", "")]),
    "one row in Windows-1252": ("name,c\nÜ,1\n".encode() + b"M\xfcller,2\n", [("Ü", ""), ("Müller", "row-encoding")]),
    "one row in GB 2312": (
        "name,c\n和田,1\n".encode() + "新疆中泰".encode("gb2312") + b",2\n",
        [("和田", ""), ("新疆中泰", "row-encoding")],
    ),
    "bytes of no encoding": (b"name,c\n\xff\x81\xfe,1\n", [("ÿ\ufffdþ", "row-encoding")]),
    "a name of a megabyte": (b"name,c\n" + b"A" * 1_000_000 + b",1\n", [("A" * 1_000_000, "")]),
    "emoji and marks of direction": (
        "name,c\n\U0001f600\u202e\u200f x,1\n".encode(),
        [("\U0001f600\u202e\u200f x", "")],
    ),
    "formula cells": (
        b'name,c\n"=HYPERLINK(""http://a.test"",""Foo"")",1\n',
        [("Foo", "row-formula")],
    ),
    "NUL bytes": (b"name,c\nA\0B,1\n", [("AB", "row-control")]),
    "rows too long and too short": (
        b"name,c\nA\nB,1,2\nC,1,,,\n",
        [("A", "row-width"), ("B", "row-width"), ("C", "")],
    ),
    "no name": (b"name,c\n,1\n", [("", "")]),
    "empty lines": (b"name,c\n\n\r\nA,1\n\n", [("A", "")]),
    "ends of lines of every system": (b"name,c\rA,1\r\nB,2\nC,3", [("A", ""), ("B", ""), ("C", "")]),
    "a quotation mark that never closes": (
        b'name,c\nA,1\n"B,2\nC,3\nD,4\n',
        [("A", ""), ("B", "row-quote"), ("C", ""), ("D", "")],
    ),
    "a quotation mark that closes rows later": (
        b'name,c\n"A,1\nB,2\nC,"3"\nD,4\n',
        [("A", "row-quote"), ("B", ""), ("C", ""), ("D", "")],
    ),
    "letters after a quotation": (b'name,c\n"A" Ltd,1\nB,2\n', [("A Ltd", "row-quote"), ("B", "")]),
    "quotation marks within": (b'name,c\nA "B" C,1\n', [('A "B" C', "")]),
    "a cell of two lines": (b'name,c\n"A\nB",1\nC,2\n', [("A\nB", ""), ("C", "")]),
    "semicolons": (b"name;c\nA;1\n", [("A", "")]),
    "only a header": (b"name,c\n", []),
    "a header without an end": (b"name", []),
}


@pytest.mark.parametrize("case", BAD.values(), ids=BAD.keys())
def test_bad_input_is_read_and_told(case, tmp_path):
    content, expected = case
    (tmp_path / "in.csv").write_bytes(content)
    assert names(tmp_path / "in.csv") == expected


def test_ten_thousand_rows_after_an_open_quotation_mark_are_all_there(tmp_path):
    rows = [f"Name {number},x" for number in range(10_000)]
    rows[17] = '"' + rows[17]
    (tmp_path / "in.csv").write_text("name,c\n" + "\n".join(rows) + "\n")
    found = names(tmp_path / "in.csv")
    assert [name for name, _ in found] == [f"Name {number}" for number in range(10_000)]
    assert [problem for _, problem in found if problem] == ["row-quote"]


@given(st.lists(st.lists(st.text(st.characters(exclude_characters="\0", codec="utf-8")), min_size=2, max_size=2)))
def test_what_is_well_written_is_read_as_it_was(rows):
    kept = [row for row in rows if len(io.StringIO("".join(row)).readlines()) < 90]
    text = io.StringIO()
    csv.writer(text).writerows([["name", "other"], *kept])
    with read_delimited(io.BytesIO(text.getvalue().encode()), "in.csv", ",", "utf-8") as table:
        assert [list(row.cells) for row in table.rows] == kept


@pytest.mark.parametrize("content", [b"", b"\n\n", "\ufeff".encode()])
@pytest.mark.parametrize("ending", ["csv", "tsv", "jsonl", "xlsx", "ods", "parquet"])
def test_an_empty_file_is_told_in_one_sentence(content, ending, tmp_path):
    path = tmp_path / f"in.{ending}"
    path.write_bytes(content)
    with pytest.raises(UserError) as told:
        read(path)
    assert told.value.code in {"table-empty", "table-unreadable"}


def test_a_column_that_stands_twice_is_not_guessed(tmp_path):
    (tmp_path / "in.csv").write_text("name,name,c\nA,B,1\n")
    with open_table(tmp_path / "in.csv") as table, pytest.raises(UserError) as told:
        table.column("name")
    assert told.value.code == "table-column-twice"
    with open_table(tmp_path / "in.csv") as table:
        assert table.column("C") == 2


def test_a_whole_file_in_another_encoding_is_read_by_its_name(tmp_path):
    (tmp_path / "in.csv").write_bytes("name,c\n朱镕基,1\n".encode("gb18030"))
    assert names(tmp_path / "in.csv", "gb18030") == [("朱镕基", "")]
    with pytest.raises(UserError) as told:
        names(tmp_path / "in.csv", "klingon")
    assert told.value.code == "encoding-unknown"


def test_lines_of_json_may_be_of_any_shape(tmp_path):
    lines = [
        b"no json",
        b'{"name": "A"}',
        b"[1]",
        b'{"name": null, "born": 1960}',
        b'{"name": ["B", "C"]}',
        b"[" * 9999,
    ]
    lines += [b'{"name": "M\xfcller"}', b'{"name": "a\\ud800\\u0000b"}', b'{"name": {"a": true}}']
    (tmp_path / "in.jsonl").write_bytes(b"\n".join(lines))
    columns, rows = read(tmp_path / "in.jsonl")
    assert columns == ("name", "born")
    assert rows == [
        (("", ""), "row-malformed"),
        (("A", ""), ""),
        (("", ""), "row-malformed"),
        (("", "1960"), ""),
        (("B; C", ""), ""),
        (("", ""), "row-malformed"),
        (("Müller", ""), "row-encoding"),
        (("a\ufffdb", ""), "row-control"),
        (('{"a": true}', ""), ""),
    ]


def test_a_parquet_table_keeps_nulls_dates_and_broken_letters(tmp_path):
    broken = pa.Array.from_buffers(pa.string(), 2, pa.array([b"M\xfcller", None], pa.binary()).buffers())
    table = pa.table({"name": broken, "born": pa.array([None, 1960.0]), "many": pa.array([["A", "B"], None])})
    parquet.write_table(table, tmp_path / "in.parquet")
    assert read(tmp_path / "in.parquet")[1] == [(("Müller", "", "A; B"), ""), (("", "1960", ""), "")]


def test_a_file_cut_in_half_is_told_in_one_sentence(tmp_path):
    parquet.write_table(pa.table({"name": ["A"] * 1000}), tmp_path / "whole.parquet")
    content = (tmp_path / "whole.parquet").read_bytes()
    (tmp_path / "in.parquet").write_bytes(content[: len(content) // 2])
    with pytest.raises(UserError) as told:
        read(tmp_path / "in.parquet")
    assert told.value.code == "table-unreadable"


def written(path, rows):
    journal = Journal(path, rows[0], "mark")
    journal.append(rows[1:], inputs=len(rows) - 1)
    journal.finish()


HOSTILE = [
    ("name", "note"),
    ('=HYPERLINK("http://a.test","x")', "+1 (555) 123-45"),
    ("@SUM(A1)", "-12.5"),
    ("\tTab", "-x"),
    ("a\x01b\U0001f600", "<&>\"'"),
    ("\ud800", ""),
]


@pytest.mark.parametrize("ending", [form for form in FORMATS if form not in (".csv", ".tsv")])
def test_typed_cells_are_written_as_they_are(ending, tmp_path):
    written(tmp_path / f"out{ending}", HOSTILE)
    _, rows = read(tmp_path / f"out{ending}")
    assert rows[0][0] == HOSTILE[1]
    assert rows[1][0] == HOSTILE[2]
    assert len(rows) == len(HOSTILE) - 1


@pytest.mark.parametrize("ending", [".csv", ".tsv"])
def test_no_cell_of_a_text_table_is_taken_for_a_formula(ending, tmp_path):
    written(tmp_path / f"out{ending}", HOSTILE)
    _, rows = read(tmp_path / f"out{ending}")
    assert [cells for cells, _ in rows[:3]] == [
        ('\'=HYPERLINK("http://a.test","x")', "+1 (555) 123-45"),
        ("'@SUM(A1)", "-12.5"),
        ("'\tTab", "'-x"),
    ]
    assert harmless("A-B") == "A-B"


@pytest.mark.parametrize("ending", [".xlsx", ".ods"])
def test_what_a_sheet_cannot_hold_goes_on_in_the_next(ending, tmp_path, monkeypatch):
    monkeypatch.setattr(table_files, "MOST_ROWS", 4)
    path = tmp_path / f"out{ending}"
    written(path, [("name",), *((f"N{at}",) for at in range(7)), ("x" * 40_000,)])
    from python_calamine import load_workbook  # noqa: PLC0415

    book = load_workbook(str(path))
    sheets = [sheet[:] for sheet in (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)]
    assert [len(sheet) for sheet in sheets] == [4, 4, 3]
    assert all(sheet[0] == ["name"] for sheet in sheets)
    assert len(sheets[2][2][0]) == table_files.MOST_LETTERS
    assert zipfile.ZipFile(path).testzip() is None


def test_json_lines_bear_their_columns(tmp_path):
    append = writer_of(tmp_path / "out.jsonl", ("name",))
    file = io.StringIO()
    append(file, [("name",), ("A",)])
    assert [json.loads(line) for line in file.getvalue().splitlines()] == [{"name": "A"}]
