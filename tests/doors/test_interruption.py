"""What a user sees who stops the work, asks for what is not there, or works inside the case's own folder."""

import shutil
import signal
import sys

import pytest

from amparo.archive.bundle import open_bundle
from amparo.cli import main, progress
from amparo.cli.progress import Bar
from amparo.kernel.errors import Cancelled, UserError
from doors.running import EXAMPLES, amparo

SHIRTS = EXAMPLES / "cotton-shirts"


def ran(monkeypatch, capsys, *words):
    """Run the command line in this process; returns the exit code and what went to standard error."""
    monkeypatch.setattr(sys, "argv", ["amparo", *map(str, words)])
    code = main.run()
    return code, capsys.readouterr().err


def test_an_interrupt_ends_in_one_sentence_and_130_and_leaves_nothing(tmp_path, monkeypatch, capsys):
    def interrupted(*_args, **_kwargs):
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr("amparo.casework.assess_case.read_case", interrupted)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell lets what it runs in the background ignore it
    code, told = ran(monkeypatch, capsys, "assess", SHIRTS, "--out", tmp_path / "out", "--quiet", "--home", tmp_path)
    assert code == Cancelled.exit_code
    assert len(told.strip().splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_an_error_takes_the_bar_away_first(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    made = []
    monkeypatch.setattr(progress, "Bar", lambda: made.append(Bar()) or made[0])
    code, told = ran(monkeypatch, capsys, "assess", tmp_path / "none", "--out", tmp_path / "out", "--home", tmp_path)
    assert (code, Bar.shown) == (UserError.exit_code, None)
    assert made
    assert "There is no file or folder" in told.strip().splitlines()[-1].rpartition("\x1b[2K")[2]


@pytest.mark.parametrize("asked", [("--lot", "NONE"), ("--party", "lot:G1"), ("--good", "shirts")])
def test_tracing_an_id_that_the_case_does_not_hold_is_an_error_and_not_an_empty_answer(
    asked, tmp_path, monkeypatch, capsys
):
    code, told = ran(monkeypatch, capsys, "trace", SHIRTS, *asked, "--quiet", "--home", tmp_path)
    assert code == UserError.exit_code
    assert asked[0] in told


def test_results_never_land_in_the_bundle_they_are_read_from(tmp_path):
    case = tmp_path / "case.v2"
    shutil.copytree(EXAMPLES / "small" / "prc-conflict", case)
    before = list(open_bundle(case))
    result = amparo("assess", ".", "--format", "json", "--quiet", home=tmp_path / "home", cwd=case)
    assert result.returncode == 0, result.stderr
    assert list(open_bundle(case)) == before
    assert (tmp_path / "case.v2-assessment" / "assessment.json").is_file()
