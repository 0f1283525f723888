"""Packages made before, as ledgers: of a folder that ``amparo package`` wrote, or of the bundle it was made from."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from amparo.archive.bundle import open_bundle
from amparo.evidence.ledger import Ledger, Told, as_json, from_json, ledger_of
from amparo.facts.case import Case
from amparo.facts.ids import LotId
from amparo.kernel.errors import UserError
from amparo.reports.package.manifest import NAME as MANIFEST
from amparo.reports.package.manifest import read
from amparo.sources.bundle.reading import read_case

LEDGER = "ledger.json"
WHERE = ("internal", ".", "../internal")


def ledger_file(case: Case, on: date, lots: Iterable[LotId] = ()) -> bytes:
    """Return what is kept as ``internal/ledger.json`` of a package, for those that follow."""
    told = as_json(ledger_of(case, on, lots, f"{case.name} ({on.isoformat()})"))
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def packages_before(paths: Iterable[Path], on: date) -> tuple[Ledger, ...]:
    """Return the ledger of each folder, in their order.

    A package without a ledger is known by its manifest alone: by the hashes of its files.

    Raises:
        UserError: a path is neither a package nor a bundle, or cannot be read.
    """
    return tuple(_ledger(path, on) for path in paths)


def _ledger(path: Path, on: date) -> Ledger:
    for folder in WHERE:
        kept = path / folder / LEDGER
        if kept.is_file():
            return from_json(_parsed(kept), str(path))
    for folder in ("filing", "."):
        kept = path / folder / MANIFEST
        if kept.is_file():
            listed = read(kept.read_bytes())["files"]
            papers = tuple(Told(str(one["sha256"]), str(one["path"]), "", ()) for one in listed)
            return Ledger(str(path), (), papers)
    if path.is_dir() and not (path / "case.toml").is_file():
        raise UserError("earlier-unreadable", path=str(path))
    files = open_bundle(path)
    case = read_case(files, files.name)
    return ledger_of(case, case.on or on, name=case.name)


def _parsed(path: Path) -> object:
    try:
        return json.loads(path.read_bytes())
    except ValueError as problem:
        raise UserError("ledger-unreadable", file=str(path)) from problem
