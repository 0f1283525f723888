"""The tree is the architecture: what a reader sees with ``ls`` is what the contracts say."""

import ast
import re

import pytest

from architecture.source_tree import PACKAGE, ROOT, contracts, layers, modules, room, tree

SHAPELESS = {"utils", "util", "helpers", "helper", "common", "misc", "core", "base", "stuff", "tools", "shared"}
A_LANGUAGE = "uyghur"  # a language and its scripts, like any other
LONGEST_FILE = 400
LONGEST_FUNCTION = 60


def test_every_room_is_a_layer_and_every_layer_that_must_exist_is_a_room():
    named = {name.strip(" ()") for layer in layers() for name in layer.split("|")}
    required = {name.strip() for layer in layers() for name in layer.split("|") if "(" not in name}
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    rooms |= {path.stem for path in PACKAGE.glob("*.py")} - {"__init__"}
    assert rooms <= named
    assert required <= rooms


def test_no_room_is_empty():
    for folder in (path for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"):
        assert any(path.name != "__init__.py" for path in folder.rglob("*") if path.is_file()), folder.name


def test_each_room_says_what_it_is_for():
    for init in sorted(PACKAGE.glob("*/__init__.py")):
        assert ast.get_docstring(tree(init)), init


def test_no_file_has_a_name_that_says_nothing():
    assert [path for path in modules() if path.stem in SHAPELESS or path.parent.name in SHAPELESS] == []


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_and_functions_stay_small(path):
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno < LONGEST_FUNCTION, node.name


def test_every_pattern_of_an_import_contract_matches_something():
    for contract in contracts():
        for key in ("modules", "source_modules"):
            patterns = contract.get(key, [])
            assert isinstance(patterns, list)
            for pattern in patterns:
                relative = pattern.removeprefix("amparo.").replace(".", "/")
                found = list((ROOT / "src" / "amparo").glob(f"{relative}.py"))
                found += list((ROOT / "src" / "amparo").glob(relative))
                assert found, f"{pattern} guards nothing"


def test_plug_ins_are_found_and_never_listed():
    ids = {path.stem for path in (PACKAGE / "sources" / "lists").glob("*.py") if not path.stem.startswith("_")}
    for path in modules():
        if room(path) in {"sources", "__init__.py"} or path.name == "__init__.py":
            continue
        names = {node.id for node in ast.walk(tree(path)) if isinstance(node, ast.Name)}
        assert not names & ids - {"ftm"}, path


def test_no_code_file_knows_the_worked_case():
    worked_case = re.compile(r"xinjiang|uyghur|uflpa|xuar|cotton|tomato|polysilicon|CN-XJ", re.IGNORECASE)
    allowed = re.compile(r"sources/lists/us_uflpa\.py|sources/lists/_?uflpa|cli/commands/demo\.py")
    told = []
    for path in modules():
        if allowed.search(str(path)):
            continue
        documented = {id(node.value) for node in ast.walk(tree(path)) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree(path)):
            text = node.value if isinstance(node, ast.Constant) and id(node) not in documented else None
            if isinstance(text, str) and text != A_LANGUAGE and worked_case.search(text):
                told.append(f"{path.relative_to(PACKAGE)}:{node.lineno} {text[:60]}")
    assert told == []
