"""What a package holds, file by file, so that a paper taken out, changed or put in is found.

The manifest is JSON: each file with its size and SHA-256, each statement with its exhibits, and the chain in a form
that a later package can be held against.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from amparo.kernel.errors import UserError

NAME = "manifest.json"
FORMAT = 1


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """A file that is not as the manifest says."""

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
    listed = [{"path": path, "bytes": len(files[path]), "sha256": _hash(files[path])} for path in sorted(files)]
    whole = {"format": FORMAT, "on": on, "route": route, "files": listed, "statements": statements, "chain": chain}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def verify(files: Mapping[str, bytes]) -> tuple[Difference, ...]:
    """Return every difference between a package and the manifest in it, sorted; nothing where there is none.

    Raises:
        UserError: there is no manifest, or it cannot be read.
    """
    told = read(files.get(NAME, b""))
    listed = {str(one["path"]): str(one["sha256"]) for one in told["files"]}
    found = [Difference(path, "missing") for path in listed if path not in files]
    found += [Difference(path, "added") for path in files if path not in listed and path != NAME]
    found += [Difference(path, "changed") for path in listed if path in files and _hash(files[path]) != listed[path]]
    return tuple(sorted(found))


def read(content: bytes) -> dict[str, Any]:
    """Return a parsed manifest.

    Raises:
        UserError: it is not one of ours.
    """
    try:
        told = json.loads(content)
    except ValueError as problem:
        raise UserError("package-manifest-unreadable", file=NAME) from problem
    shaped = isinstance(told, dict) and told.get("format") == FORMAT and isinstance(told.get("chain"), list)
    listed = told.get("files") if shaped else None
    if not isinstance(listed, list) or not all(
        isinstance(one, dict) and {"path", "sha256"} <= set(one) for one in listed
    ):
        raise UserError("package-manifest-unreadable", file=NAME)
    return told  # type: ignore[no-any-return] # its shape was looked at above


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
