import json

from doors.running import amparo


def test_entries_are_searched_by_words_and_shown_by_id(tmp_path):
    result = amparo("search", "daqo -nothing", "--json", "--on", "2026-11-22", home=tmp_path)
    assert result.returncode == 0, result.stderr
    found = json.loads(result.stdout)
    assert [one["caption"] for one in found["results"]] == ["Xinjiang Daqo New Energy Co., Ltd."]
    assert "us-ofac-sdn" in found["not_covered"]
    shown = amparo("entity", found["results"][0]["id"], "--on", "2026-11-22", "--quiet", home=tmp_path)
    assert "on the list: v (2024-11-25)" in shown.stdout


def test_words_that_nothing_holds_say_where_was_looked(tmp_path):
    result = amparo("search", "sonnenschein", "--list", "us-uflpa", "--quiet", "--on", "2026-11-22", home=tmp_path)
    assert result.returncode == 0
    assert "us-uflpa (2026-11-22)" in result.stdout
    assert "says nothing about lists that are not kept" in result.stdout


def test_an_id_that_is_not_there_is_one_sentence(tmp_path):
    result = amparo("entity", "us-uflpa:nobody", "--quiet", "--on", "2026-11-22", home=tmp_path)
    assert result.returncode == 2
    assert "us-uflpa:nobody" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
