"""One core, several doors: a use case is in Python and at the command line, and in the API once there is one."""

import ast

from architecture.source_tree import PACKAGE, tree

PARTS = {"changed_since", "reference_matcher"}
"""Modules with a ``run`` that are part of another use case: how matching is narrowed, and a second matcher for it."""

ELSEWHERE = {"match_example": "match_name"}
"""What the API asks of a register held open, and the command line's own use case for the same question."""

NOT_IN_THE_API_YET = {
    "assess_case", "compare_pairs", "count_deadlines", "drill_case", "package_case", "read_law", "refresh_lists",
    "replay_screening", "rescreen_table", "screen_table", "show_evidence", "show_lists", "show_suppressions",
    "suppress_hits", "suppress_party", "trace_case", "verify_package", "withdraw_suppression",
}  # fmt: skip
"""Files, cases and the workspace: those that the API takes up leave this list."""


def use_cases() -> set[str]:
    """Return the modules of casework that hold a public ``run``."""
    found = set()
    for path in (PACKAGE / "casework").glob("*.py"):
        if any(isinstance(node, ast.FunctionDef) and node.name == "run" for node in tree(path).body):
            found.add(path.stem)
    return found - PARTS


def called_by(door: str) -> set[str]:
    """Return the modules of casework that a door imports anywhere."""
    found = set()
    for path in (PACKAGE / door).rglob("*.py"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ImportFrom) and node.module == "amparo.casework":
                found |= {name.name for name in node.names}
            elif isinstance(node, ast.ImportFrom) and str(node.module).startswith("amparo.casework."):
                found.add(str(node.module).split(".")[2])
    return found


def test_every_use_case_is_at_the_command_line():
    told = called_by("cli")
    assert sorted(case for case in use_cases() if ELSEWHERE.get(case, case) not in told) == []


def test_every_use_case_is_in_the_api_or_named_as_not_there_yet():
    told = called_by("api")
    elsewhere = {other for case, other in ELSEWHERE.items() if case in told}
    assert sorted(use_cases() - told - elsewhere - NOT_IN_THE_API_YET) == []


def test_what_the_api_has_taken_up_is_no_longer_named_as_missing():
    assert sorted(NOT_IN_THE_API_YET & called_by("api")) == []


def test_the_doors_do_not_know_each_other():
    for one, other in (("cli", "api"), ("api", "cli")):
        for path in (PACKAGE / one).rglob("*.py"):
            for node in ast.walk(tree(path)):
                assert not (isinstance(node, ast.ImportFrom) and str(node.module).startswith(f"amparo.{other}")), path
