import csv
import io
import json

import pytest

from doors.running import amparo


def test_a_listed_name_is_found_in_its_own_script_and_explained(tmp_path):
    result = amparo(
        "match", "新疆中泰化学股份有限公司", "--schema", "Company", "--json", "--on", "2026-11-22", home=tmp_path
    )
    found = json.loads(result.stdout)
    assert found["candidates"][0]["listed_name"] == "Xinjiang Zhongtai Chemical Co., Ltd."
    assert found["candidates"][0]["because"]
    assert "us-ofac-sdn" in found["not_covered"]


def test_a_name_that_is_not_found_says_where_was_looked_and_never_that_all_is_well(tmp_path):
    result = amparo("match", "Bäckerei Sonnenschein Oberhausen", "--on", "2026-11-22", "--quiet", home=tmp_path)
    assert result.returncode == 0
    assert "us-uflpa (2026-11-22)" in result.stdout
    assert "105 of 144" in result.stdout
    assert "clear" not in result.stdout.casefold().split()


def test_a_table_is_screened_row_by_row_and_every_row_is_answered(tmp_path):
    table = tmp_path / "customers.csv"
    table.write_text("name\nXinjiang Daqo New Energy Co Ltd\nSonnenschein Bakery\n\n", "utf-8")
    result = amparo("screen", table, "--schema", "Company", "--on", "2026-11-22", home=tmp_path / "home")
    assert result.returncode == 0, result.stderr
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["decision"] for row in rows[:2]] == ["match", "no-match"]
    assert "us-uflpa@2026-11-22" in rows[1]["because"]


def test_pairs_are_scored_alone(tmp_path):
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("schema,name1,name2\nPerson,Anna Example,Example Anna\nCompany,Aksu Mill,Hotan Mill\n", "utf-8")
    result = amparo("compare", "--pairs", pairs, home=tmp_path / "home")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["match"] for row in rows] == ["true", "false"]


def test_a_missing_column_is_named(tmp_path):
    table = tmp_path / "customers.csv"
    table.write_text("firm\nA\n", "utf-8")
    result = amparo("screen", table, "--quiet", home=tmp_path / "home")
    assert result.returncode == 2
    assert "name" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.slow
def test_a_hit_is_set_aside_shown_so_and_taken_back(tmp_path):
    home, table, out = tmp_path / "home", tmp_path / "customers.csv", tmp_path / "hits.csv"
    table.write_text("no,name\nC-7,Xinjiang Daqo New Energy Co Ltd\n", "utf-8")

    def run(*words):
        result = amparo(*words, "--on", "2026-11-22", home=home)
        assert result.returncode == 0, result.stderr
        return result

    run("screen", table, "--schema", "Company", "--key", "no", "--list", "us-uflpa", "--out", out)
    told = run("suppressions", "add", out, "--row", "1", "--by", "A. Lee", "--because", "Another firm of that name")
    assert "Xinjiang Daqo" in told.stdout
    screened = run("screen", table, "--schema", "Company", "--key", "no", "--list", "us-uflpa", "--out", out)
    assert "0 with a listed name to look at. Hits set aside before, and shown so: 1." in screened.stderr
    (row,) = csv.DictReader(io.StringIO(out.read_text("utf-8")))
    assert (row["decision"], row["key"]) == ("rejected-by-user", "C-7")
    assert "A. Lee, 2026-11-22: Another firm of that name" in run("suppressions").stdout
    run("suppressions", "withdraw", "1", "--by", "A. Lee", "--because", "Mistaken")
    (entry,) = map(json.loads, run("suppressions", "--json").stdout.splitlines())
    assert (entry["state"], entry["withdrawn"]["reason"]) == ("withdrawn", "Mistaken")


@pytest.mark.slow
def test_a_screening_is_made_again_from_its_record(tmp_path):
    table, out, again = tmp_path / "in.csv", tmp_path / "out.csv", tmp_path / "again.csv"
    table.write_text("name\nXinjiang Daqo New Energy Co Ltd\nSonnenschein Bakery\n", "utf-8")
    home = tmp_path / "home"
    amparo("screen", table, "--out", out, "--on", "2026-11-22", home=home)
    record = f"{out}.record.json"
    result = amparo("screen", table, "--replay", record, "--out", again, home=home)
    assert result.returncode == 0, result.stderr
    assert "The same bytes" in result.stderr
    assert again.read_bytes() == out.read_bytes()
    table.write_text("name\nAnother\n", "utf-8")
    refused = amparo("screen", table, "--replay", record, "--out", again, "--quiet", home=home)
    assert refused.returncode == 2
    assert len(refused.stderr.strip().splitlines()) == 1


def test_rows_come_as_objects_where_json_is_asked_for(tmp_path):
    table = tmp_path / "in.csv"
    table.write_text("name\nXinjiang Daqo New Energy Co Ltd\nSonnenschein Bakery\n", "utf-8")
    result = amparo("screen", table, "--json", "--on", "2026-11-22", home=tmp_path / "home")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["row"] for row in rows] == ["1", "2"]


def test_the_table_that_is_read_is_never_written_over(tmp_path):
    table = tmp_path / "customers.csv"
    table.write_text("name\nA\n", "utf-8")
    result = amparo("screen", table, "--out", table, "--quiet", home=tmp_path / "home")
    assert result.returncode == 2
    assert table.read_text("utf-8") == "name\nA\n"
