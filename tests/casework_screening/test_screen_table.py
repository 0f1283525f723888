"""Tables of queries against a register made of one invented list."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date

import pytest

from amparo.archive.tables import open_table
from amparo.casework import compare_pairs, screen_table
from amparo.casework.screen_table import screen_against
from amparo.casework.screening_register import kept_index
from amparo.facts.ids import ListId, ListingId
from amparo.facts.listing import Coverage, Listing, Snapshot
from amparo.facts.party import Name
from amparo.kernel.errors import UserError
from amparo.kernel.progress import SILENT

ON = date(2026, 1, 1)
LISTINGS = (
    Listing(ListingId("t-1"), ListId("test"), (Name("Hotan Yultuz Apparel Co., Ltd."),), "Company"),
    Listing(ListingId("t-2"), ListId("test"), (Name("LEBEDINOV, Sergei Viktorovich"),), "Person"),
)
SNAPSHOT = Snapshot(ListId("test"), "Test", "Nobody", ON, "00", LISTINGS, Coverage(2, 2))


class Home:
    def __init__(self, home):
        self.home = home


@pytest.fixture
def register(tmp_path):
    return kept_index(Home(tmp_path / "home"), LISTINGS, (SNAPSHOT,), (), "test")


def screened(register, tmp_path, text, out="out.csv", source="in.csv", **more):
    path = tmp_path / source
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    request = screen_table.Request(path, tmp_path / out, **more)
    summary = screen_against(register, request, ON, SILENT)
    with open_table(tmp_path / out) as table:
        return summary, [dict(zip(table.columns, row.cells, strict=True)) for row in table.rows]


@pytest.mark.parametrize("out", ["out.csv", "out.tsv", "out.jsonl", "out.xlsx", "out.ods", "out.parquet"])
def test_every_row_is_answered_in_every_format(register, tmp_path, out):
    summary, rows = screened(register, tmp_path, "name\n和田Yultuz服饰有限公司\nNobody In Particular\n", out)
    assert (summary.rows, summary.alerts) == (2, 1)
    assert [(row["row"], row["listing_id"], row["decision"]) for row in rows] == [
        ("1", "t-1", "match"),
        ("2", "", "no-match"),
    ]
    assert "test@2026-01-01" in rows[1]["because"]


def test_bad_input_is_told_and_kept(register, tmp_path):
    bad = b"name,other\n" + b"\xff\xfeLebedinov Sergei,1\n" + b",2\n" + b"too,many,cells\n" + b"A" * 1_000_000 + b",3\n"
    summary, rows = screened(register, tmp_path, bad + "\U0001f600\u200f\u202e,4\n=cmd|' /C calc'!A0,5\n".encode())
    assert summary.rows == 6
    assert {row["row"] for row in rows} == {"1", "2", "3", "4", "5", "6"}
    assert summary.problems == 4
    assert "more than 500 letters" in next(row["because"] for row in rows if len(row["query"]) > 500)


def test_a_column_that_is_not_there_is_named_with_those_that_are(register, tmp_path):
    with pytest.raises(UserError) as told:
        screened(register, tmp_path, "who\nX\n")
    assert dict(told.value.params) == {"column": "name", "columns": "who"}


def test_the_record_tells_what_was_looked_at(register, tmp_path):
    screened(register, tmp_path, "name\nX\n")
    record = json.loads((tmp_path / "out.csv.record.json").read_text())
    assert record["snapshots"] == [{"id": "test", "as_of": "2026-01-01", "sha256": "00", "entities": 2}]
    assert record["threshold"] == 700


def test_the_same_table_gives_the_same_bytes(register, tmp_path):
    screened(register, tmp_path, "name\nSergey Lebedinov\n", "one.csv")
    screened(register, tmp_path, "name\nSergey Lebedinov\n", "two.csv")
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()


def test_an_interrupted_run_goes_on_where_it_was(register, tmp_path):
    class Stop(Exception):  # noqa: N818
        pass

    class StopAt:
        seen = 0

        def stage(self, name, total=None):
            pass

        def advance(self, steps=1):
            self.seen += steps
            if self.seen >= 2 * screen_table.BATCH:
                raise Stop

    many = "name\n" + "".join(f"Sergey Lebedinov {number}\n" for number in range(3 * screen_table.BATCH + 7))
    (tmp_path / "in.csv").write_text(many)
    request = screen_table.Request(tmp_path / "in.csv", tmp_path / "out.csv", schema="Person")
    with pytest.raises(Stop):
        screen_against(register, request, ON, StopAt())
    with (tmp_path / "out.csv.part").open("a") as part:
        part.write("half a ro")
    summary = screen_against(register, request, ON, SILENT)
    whole = replace(request, out=tmp_path / "whole.csv")
    screen_against(register, whole, ON, SILENT)
    assert summary.resumed == 2 * screen_table.BATCH
    assert (tmp_path / "out.csv").read_bytes() == (tmp_path / "whole.csv").read_bytes()
    assert not (tmp_path / "out.csv.journal").exists()


_RUN = """
import sys
from datetime import date
from pathlib import Path
from amparo.casework.screen_table import Request, screen_against
from amparo.casework.screening_register import ScreeningRegister
from amparo.archive.arrays import open_arrays
from amparo.screening.index import Index
from amparo.kernel.progress import SILENT
folder, source, out = map(Path, sys.argv[1:])
register = ScreeningRegister(Index.from_arrays(open_arrays(folder)), folder, (), ())
screen_against(register, Request(source, out, schema="Person"), date(2026, 1, 1), SILENT)
"""


@pytest.mark.slow
def test_a_killed_run_loses_and_doubles_no_row(register, tmp_path):
    many = 20_000
    (tmp_path / "in.csv").write_text("name\n" + "".join(f"Sergey Lebedinov {number}\n" for number in range(many)))
    command = [sys.executable, "-c", _RUN, register.folder, tmp_path / "in.csv", tmp_path / "out.csv"]
    run = subprocess.Popen(command)
    journal = tmp_path / "out.csv.journal"
    while run.poll() is None and not (journal.exists() and json.loads(journal.read_text())["rows"]):
        time.sleep(0.02)
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    assert not (tmp_path / "out.csv").exists()
    subprocess.run(command, check=True)
    with (tmp_path / "out.csv").open() as file:
        rows = [row["row"] for row in csv.DictReader(file) if row["rank"] in ("", "1")]
    assert rows == [str(number + 1) for number in range(many)]


def test_pairs_are_compared_and_keep_their_columns(tmp_path):
    (tmp_path / "pairs.csv").write_text(
        "schema,name1,name2,note\nPerson,Sergei Lebedinov,Sergey Lebedinov,a\nPerson,Ann Lee,Bob Ray,b\n"
    )
    done = compare_pairs.run(compare_pairs.Request(tmp_path / "pairs.csv", tmp_path / "out.csv"))
    assert (done.pairs, done.matches) == (2, 1)
    with open_table(tmp_path / "out.csv") as table:
        assert table.columns == ("schema", "name1", "name2", "note", "score", "match")
        assert [row.cells[-1] for row in table.rows] == ["true", "false"]
