"""The index of all lists kept as of a day, made once and mapped from then on."""

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from amparo import __version__
from amparo.archive.arrays import keep_arrays, open_arrays
from amparo.archive.workspace import Workspace
from amparo.casework.assessment.register import register_on
from amparo.facts.ids import ListId
from amparo.facts.listing import Listing, Snapshot
from amparo.kernel.errors import UserError
from amparo.screening.index import Index, build

_KEPT = 4
"""Index folders left in the workspace; older ones are taken away."""


@dataclass(frozen=True, slots=True)
class ScreeningRegister:
    """What names are held against: the index, its folder, the snapshots in it, the lists that none is kept of."""

    index: Index
    folder: Path
    snapshots: tuple[Snapshot, ...]
    missing: tuple[ListId, ...]


def screening_register(workspace: Workspace, lists: Sequence[ListId], on: date) -> ScreeningRegister:
    """Return the register as of ``on``; ``lists`` empty means all.

    Raises:
        UserError: no snapshot of any list asked for is kept.
    """
    register = register_on(workspace, (), on)
    snapshots = tuple(one for one in register.snapshots if not lists or one.list_id in lists)
    missing = tuple(one for one in register.missing if not lists or one in lists)
    if not snapshots:
        raise UserError("no-list-to-screen")
    listings = [
        replace(listing, names=listing.names_on(on) or listing.names)
        for snapshot in snapshots
        for listing in snapshot.listings
        if listing.listed_on(on)
    ]
    return kept_index(workspace, listings, snapshots, missing, on.isoformat())


def kept_index(
    workspace: Workspace,
    listings: Sequence[Listing],
    snapshots: tuple[Snapshot, ...],
    missing: tuple[ListId, ...],
    of: str,
) -> ScreeningRegister:
    """Return the register of given listings, its index kept under what it is made of."""
    root = workspace.home / "index"
    known = (__version__, of, *(f"{one.list_id}@{one.as_of}:{one.sha256}" for one in snapshots))
    folder = root / sha256("\n".join(known).encode()).hexdigest()[:32]
    if not folder.is_dir():
        keep_arrays(folder, build(listings).to_arrays())
        _tidy(root, folder)
    return ScreeningRegister(Index.from_arrays(open_arrays(folder)), folder, snapshots, missing)


def _tidy(root: Path, newest: Path) -> None:
    folders: Iterable[Path] = sorted(root.iterdir(), key=lambda one: one.stat().st_mtime, reverse=True)
    for folder in [one for one in folders if one != newest][_KEPT - 1 :]:
        shutil.rmtree(folder, ignore_errors=True)
