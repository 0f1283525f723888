"""The examples held against the law, each once: what every test of this folder reads."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from amparo.archive.workspace import Workspace
from amparo.casework.assess_case import Request, run
from amparo.findings.assessment import Assessment
from examples.books import EXAMPLES

TODAY = date(2026, 11, 22)
EXPECTED = tomllib.loads((Path(__file__).parent / "expected.toml").read_text("utf-8"))


@cache
def assessed(name: str, nowhere: Path) -> Assessment:
    """Assess ``name``, or ``name@day``, with the lists of the package and of the bundle alone."""
    folder, _, day = name.partition("@")
    return assess(EXAMPLES / folder, nowhere, date.fromisoformat(day) if day else None)


def assess(folder: Path, nowhere: Path, on: date | None = None) -> Assessment:
    """Assess the bundle in ``folder``; ``nowhere`` is a workspace that holds no list."""
    return run(Workspace(nowhere), Request(folder, on), today=TODAY).assessment
