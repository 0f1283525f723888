"""Reading the source as text and syntax trees, for the tests that hold its shape."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "amparo"


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def contracts() -> list[dict[str, object]]:
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return list(configuration["tool"]["importlinter"]["contracts"])


def layers() -> list[str]:
    one_way = next(contract for contract in contracts() if contract["id"] == "one-way")
    found = one_way["layers"]
    assert isinstance(found, list)
    return found


def rooms_below(name: str) -> set[str]:
    below = layers()[layers().index(name) + 1 :]
    return {room.strip(" ()") for layer in below for room in layer.split("|")}


def calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call))


def name_of(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{name_of(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""
