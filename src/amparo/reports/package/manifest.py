"""What a package holds, file by file, so that a paper taken out, changed or put in is found.

The manifest is JSON: each file with its size and SHA-256, each statement with its exhibits, and the chain in a form
that a later package can be held against. Its last field seals the rest, so that an edit of the manifest itself is
found too; who edits it on purpose can seal it anew, which is why its own hash is kept outside the filing as well.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from amparo.kernel.errors import UserError

NAME = "manifest.json"
FORMAT = 2
_FIELDS = {"format": int, "on": str, "route": str, "files": list, "statements": list, "chain": list, "seal": str}


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """A file that is not as the manifest says; the manifest itself, where its seal or its form does not hold."""

    path: str
    what: Literal["missing", "changed", "added"]


def manifest(files: Mapping[str, bytes], on: str, route: str, statements: list[Any], chain: list[list[str]]) -> bytes:
    """Return the manifest of ``files``, sorted by path.

    Args:
        files: content by path; the manifest itself is not among them.
        on: the day of the package.
        route: the route it is for.
        statements: ``{"step", "says", "exhibits"}`` for each statement.
        chain: rows of :func:`~amparo.reports.package.comparison.fingerprint`.
    """
    listed = [{"path": path, "bytes": len(files[path]), "sha256": digest(files[path])} for path in sorted(files)]
    whole = {"format": FORMAT, "on": on, "route": route, "files": listed, "statements": statements, "chain": chain}
    return _written({**whole, "seal": digest(_written(whole))})


def verify(files: Mapping[str, bytes], seal: str = "") -> tuple[Difference, ...]:
    """Return every difference between a package and the manifest in it, sorted; nothing where there is none.

    Args:
        files: content by path, the manifest among them.
        seal: the SHA-256 of the manifest as it was kept elsewhere; empty where it was not.

    Raises:
        UserError: there is no manifest, or it cannot be read.
    """
    content = files.get(NAME, b"")
    told = read(content)
    listed = {one["path"]: (one["bytes"], one["sha256"]) for one in told["files"]}
    found = [Difference(path, "missing") for path in listed if path not in files]
    found += [Difference(path, "added") for path in files if path not in listed and path != NAME]
    found += [
        Difference(path, "changed")
        for path, known in listed.items()
        if path in files and (len(files[path]), digest(files[path])) != known
    ]
    rest = {key: value for key, value in told.items() if key != "seal"}
    sealed = told["seal"] == digest(_written(rest)) and content == _written(told)
    if not sealed or NAME in listed or len(listed) != len(told["files"]) or seal not in {"", digest(content)}:
        found.append(Difference(NAME, "changed"))
    return tuple(sorted(found))


def read(content: bytes) -> dict[str, Any]:
    """Return a parsed manifest.

    Raises:
        UserError: it is not one of ours.
    """
    try:
        told = json.loads(content)
    except (ValueError, RecursionError) as problem:
        raise UserError("package-manifest-unreadable", file=NAME) from problem
    if not _shaped(told):
        raise UserError("package-manifest-unreadable", file=NAME)
    return told  # type: ignore[no-any-return] # its shape was looked at above


def digest(content: bytes) -> str:
    """Return the SHA-256 of ``content`` in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _shaped(told: object) -> bool:
    if not isinstance(told, dict) or any(not isinstance(told.get(key), kind) for key, kind in _FIELDS.items()):
        return False
    files = (isinstance(one, dict) and _is_file(one) for one in told["files"])
    rows = (isinstance(row, list) and all(isinstance(part, str) for part in row) for row in told["chain"])
    return told["format"] == FORMAT and all(files) and all(rows)


def _is_file(one: dict[str, Any]) -> bool:
    return isinstance(one.get("path"), str) and isinstance(one.get("bytes"), int) and isinstance(one.get("sha256"), str)


def _written(whole: dict[str, Any]) -> bytes:
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")
