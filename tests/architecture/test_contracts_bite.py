"""Breaking each contract on purpose fails the build."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from architecture.source_tree import ROOT

BREAKS = {
    "a lower room imports an upper one": ("facts/party.py", "import amparo.casework"),
    "two neighbours import each other": ("tracing/__init__.py", "import amparo.screening"),
    "a room opens a database": ("law/catalogue.py", "import sqlite3"),
    "a room speaks to the network": ("screening/__init__.py", "import socket"),
    "a list reads another list": ("sources/lists/un_sc.py", "import amparo.sources.lists.us_ofac_sdn"),
    "a room nobody declared": ("attic/__init__.py", ""),
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    here = str(folder / "src")
    code = f"import sys; sys.path.insert(0, {here!r}); from importlinter.cli import lint_imports_command as c; c()"
    command = [sys.executable, "-c", code, "--config", str(folder / "pyproject.toml"), "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.slow
def test_the_contracts_hold_as_the_tree_stands(copy):
    result = lint(copy)
    assert result.returncode == 0, result.stdout


@pytest.mark.slow
@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_a_broken_contract_fails(copy, broken):
    file, line = BREAKS[broken]
    target = copy / "src" / "amparo" / file
    target.parent.mkdir(exist_ok=True)
    text = target.read_text("utf-8") if target.exists() else ""
    target.write_text(f"{text}\n{line}\n", "utf-8")
    result = lint(copy)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "BROKEN" in result.stdout
