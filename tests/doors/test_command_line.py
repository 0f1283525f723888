import json
import subprocess
import sys

import pytest

from amparo.cli.command import Command
from amparo.kernel.registry import discover
from doors.running import EXAMPLES, ROOT, amparo

COMMANDS = discover("amparo.cli.commands", Command, "COMMAND")
HEAVY = (
    "numpy", "rapidfuzz", "lxml", "jinja2", "typst", "fontTools", "opencc", "pypinyin", "stdnum", "polars", "pyarrow",
    "numba", "fastapi", "starlette", "uvicorn", "pydantic", "prometheus_client", "asyncio",
)  # fmt: skip


def test_help_stays_light():
    code = (
        "import sys; sys.argv = ['amparo', '--help']\n"
        "from amparo.cli.main import run\n"
        "assert run() == 0\n"
        "print([name for name in sys.modules if name.partition('.')[0] in " + repr(HEAVY) + "], file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stderr.strip() == "[]"


@pytest.mark.parametrize("command", COMMANDS.values(), ids=lambda command: command.id)
def test_every_command_has_help_and_takes_what_every_command_takes(command, tmp_path):
    result = amparo(*command.words, "--help", home=tmp_path)
    assert result.returncode == 0, result.stderr
    for option in ("--json", "--home", "--on", "--quiet"):
        assert option in result.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nothing",), "nothing"),
        (("assess", "no-such-folder", "--quiet"), "no-such-folder"),
        (("assess", EXAMPLES / "cotton-shirts", "--format", "papyrus", "--quiet"), "papyrus"),
        (("law", "--on", "2026-02-30"), "2026-02-30"),
        (("law", "show", "us-nothing"), "us-nothing"),
        (("law", "timeline", "--country", "atlantis"), "atlantis"),
        (("lists", "show", "no-list"), "no-list"),
        (("refresh", "--from", "no-such-folder", "--quiet"), "no-such-folder"),
    ],
)
def test_a_wrong_word_ends_in_one_sentence_and_exit_2(words, told, tmp_path):
    result = amparo(*words, home=tmp_path / "home", cwd=tmp_path)
    assert result.returncode == 2
    assert told in result.stderr
    assert "Traceback" not in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == []


def test_the_measures_on_a_day_come_one_object_a_line(tmp_path):
    result = amparo("law", "--on", "2023-05-01", "--json", home=tmp_path)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    states = {row["id"]: row["state"] for row in rows}
    assert states["us-uflpa-s3"] == "in-force"
    assert states["eu-flr"] == "not-yet"
    assert len(rows) >= 66


def test_the_notices_are_told(tmp_path):
    result = amparo("law", "notices", home=tmp_path)
    assert result.returncode == 0
    assert "licence" in result.stdout


def test_coverage_is_always_seen(tmp_path):
    result = amparo("lists", "show", "us-uflpa", home=tmp_path)
    assert "105 of 144" in result.stdout
    assert "To complete it" in result.stdout


def test_the_documented_schema_is_where_the_readme_says():
    assert (ROOT / "docs" / "reference" / "assessment.schema.json").is_file()
