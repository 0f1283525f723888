import csv
import io
import json

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
