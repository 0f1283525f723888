"""The index of all lists kept as of a day, made once and mapped from then on."""

import json
import shutil
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from amparo import __version__
from amparo.archive.arrays import keep_arrays, open_arrays
from amparo.archive.workspace import Kept, Workspace
from amparo.casework.screening_engine import engine
from amparo.facts.ids import ListId
from amparo.facts.listing import Coverage, Listing, Snapshot
from amparo.kernel.errors import SourceError, UserError
from amparo.screening.index import Index, build
from amparo.sources.catalogue import list_sources
from amparo.sources.shipped import shipped_snapshots

_KEPT = 6
"""Index folders left in the workspace; older ones are taken away."""
_TOLD, _CODE, _ROW = "looked_at", "listing_code", "listing_row"
Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A snapshot that names are held against: which it is, and how much of the published list it holds."""

    list_id: ListId
    title: str
    publisher: str
    as_of: date
    sha256: str
    entities: int
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Pin:
    """One certain snapshot: ``kept`` in the workspace, or shipped with the package."""

    list_id: ListId
    as_of: date
    sha256: str
    kept: Kept | None


@dataclass(frozen=True, slots=True)
class ScreeningRegister:
    """What names are held against: the index, its folder, the snapshots in it, the lists that none is kept of."""

    index: Index
    folder: Path
    snapshots: tuple[LookedAt, ...]
    missing: tuple[ListId, ...]

    def listing(self, list_id: str, listing_id: str) -> Listing:
        """Return a listing by its ids.

        Raises:
            KeyError: the register does not hold it.
        """
        arrays = self.index.arrays
        codes, rows = (arrays[_CODE], arrays[_ROW]) if _CODE in arrays else _codes_of(self.index)
        code = _code(list_id, listing_id)
        at = int(bisect_left(codes, code))
        while at < len(codes) and int(codes[at]) == code:
            found = self.index.listings[int(rows[at])]
            if (found.list_id, found.id) == (list_id, listing_id):
                return found
            at += 1
        raise KeyError(list_id, listing_id)


def screening_register(workspace: Workspace, lists: Sequence[ListId], on: date) -> ScreeningRegister:
    """Return the register as of ``on``: of each list the newest snapshot then, else the oldest; ``lists`` empty: all.

    Raises:
        UserError: no snapshot of any list asked for is kept.
        IntegrityError: a kept snapshot cannot be read.
    """
    pins, missing = pins_on(workspace, lists, on)
    return register_of(workspace, pins, missing, on)


def pins_on(workspace: Workspace, lists: Sequence[ListId], on: date) -> tuple[tuple[Pin, ...], tuple[ListId, ...]]:
    """Return the snapshots to look at on a day, and the lists of which there is none; nothing is read.

    Raises:
        UserError: there is none of any list asked for.
    """
    shipped = {one.list_id: one for one in shipped_snapshots()}
    pins: list[Pin] = []
    missing: list[ListId] = []
    for list_id in sorted({*list_sources(), *shipped, *workspace.list_ids()}):
        if lists and list_id not in lists:
            continue
        kept = workspace.kept_on(list_id, on)
        if kept is not None:
            pins.append(Pin(list_id, kept.as_of, kept.sha256, kept))
        elif list_id in shipped:
            pins.append(Pin(list_id, shipped[list_id].as_of, shipped[list_id].sha256, None))
        else:
            missing.append(list_id)
    if not pins:
        raise UserError("no-list-to-screen")
    return tuple(pins), tuple(missing)


def pin_of(workspace: Workspace, list_id: ListId, as_of: date, sha: str) -> Pin:
    """Return a certain snapshot by its hash.

    Raises:
        SourceError: it is not kept.
    """
    for kept in workspace.snapshots(list_id):
        if kept.sha256 == sha:
            return Pin(list_id, kept.as_of, sha, kept)
    if any(one.list_id == list_id and one.sha256 == sha for one in shipped_snapshots()):
        return Pin(list_id, as_of, sha, None)
    raise SourceError("snapshot-not-kept", list=list_id, as_of=as_of.isoformat(), sha256=sha[:12])


def read_pin(workspace: Workspace, pin: Pin) -> Snapshot:
    """Return a certain snapshot, read.

    Raises:
        IntegrityError: a kept file is not the one that was kept.
    """
    if pin.kept is not None:
        return workspace.open(pin.kept)
    return next(one for one in shipped_snapshots() if one.list_id == pin.list_id)


def listed_on(snapshots: Iterable[Snapshot], on: date) -> list[Listing]:
    """Return who is on the lists on a day, under the names they bear there that day."""
    return [
        replace(listing, names=listing.names_on(on) or listing.names)
        for snapshot in snapshots
        for listing in snapshot.listings
        if listing.listed_on(on)
    ]


def register_of(workspace: Workspace, pins: Sequence[Pin], missing: Sequence[ListId], on: date) -> ScreeningRegister:
    """Return the register of certain snapshots as of a day; its index serves every day between two dates on the lists.

    Raises:
        IntegrityError: a kept snapshot cannot be read.
    """
    root = workspace.home / "index"
    name = _name(f"{pin.list_id}@{pin.as_of}:{pin.sha256}" for pin in pins)
    day = on.isoformat()
    for folder in sorted(root.glob(f"{name}_*")) if root.is_dir() else ():
        _, since, until = folder.name.split("_")
        if since <= day < until:
            return _opened(folder, tuple(missing))
    snapshots = [read_pin(workspace, pin) for pin in pins]
    since, until = _steady(snapshots, on)
    return _made(root / f"{name}_{since}_{until}", listed_on(snapshots, on), snapshots, tuple(missing))


def kept_index(
    workspace: Workspace,
    listings: Sequence[Listing],
    snapshots: Sequence[Snapshot],
    missing: tuple[ListId, ...],
    of: str,
) -> ScreeningRegister:
    """Return the register of given listings, its index kept under what it is made of."""
    root = workspace.home / "index"
    folder = root / _name([of, *(f"{one.list_id}@{one.as_of}:{one.sha256}" for one in snapshots)])
    return _opened(folder, missing) if folder.is_dir() else _made(folder, listings, snapshots, missing)


def _name(parts: Iterable[str]) -> str:
    return sha256("\n".join((__version__, engine(), *parts)).encode()).hexdigest()[:32]


def _steady(snapshots: Sequence[Snapshot], on: date) -> tuple[str, str]:
    """Return the day from which, and the day until which, the same listings hold the same names."""
    turns = {date.min, date.max}
    for snapshot in snapshots:
        for listing in snapshot.listings:
            for span in (*(name.span for name in listing.names), *(spell.span for spell in listing.spells)):
                for end in (span.since, span.until):
                    if end is not None:
                        turns |= {day for last in (end.first, end.last) for day in (last, _after(last))}
    return max(day for day in turns if day <= on).isoformat(), min(day for day in turns if day > on).isoformat()


def _after(day: date) -> date:
    return day if day == date.max else day + timedelta(1)


def _made(
    folder: Path, listings: Sequence[Listing], snapshots: Sequence[Snapshot], missing: tuple[ListId, ...]
) -> ScreeningRegister:
    told = [
        {
            "list_id": one.list_id, "title": one.title, "publisher": one.publisher, "as_of": one.as_of.isoformat(),
            "sha256": one.sha256, "entities": len(one.listings), "known": one.coverage.known,
            "confirmed": one.coverage.confirmed, "of": one.coverage.of, "of_source": one.coverage.of_source,
        }
        for one in snapshots
    ]  # fmt: skip
    codes, rows = _codes(listings)
    words = np.frombuffer(json.dumps(told, ensure_ascii=False).encode("utf-8"), dtype=np.uint8)
    keep_arrays(folder, {**build(listings).to_arrays(), _TOLD: words, _CODE: codes, _ROW: rows})
    _tidy(folder.parent, folder)
    return _opened(folder, missing)


def _opened(folder: Path, missing: tuple[ListId, ...]) -> ScreeningRegister:
    arrays = open_arrays(folder)
    looked_at = tuple(
        LookedAt(
            ListId(row["list_id"]), row["title"], row["publisher"], date.fromisoformat(row["as_of"]), row["sha256"],
            row["entities"], Coverage(row["known"], row["confirmed"], row["of"], row["of_source"]),
        )
        for row in json.loads(arrays.pop(_TOLD).tobytes())
    )  # fmt: skip
    return ScreeningRegister(Index.from_arrays(arrays), folder, looked_at, missing)


def _code(list_id: str, listing_id: str) -> int:
    return int.from_bytes(blake2b(f"{list_id}\0{listing_id}".encode(), digest_size=8).digest(), "little") >> 1


def _codes(listings: Sequence[Listing]) -> tuple[Array, Array]:
    codes = np.array([_code(one.list_id, one.id) for one in listings], dtype=np.int64)
    order = np.argsort(codes, kind="stable")
    return codes[order], order.astype(np.int32)


_counted: dict[int, tuple[Index, tuple[Array, Array]]] = {}


def _codes_of(index: Index) -> tuple[Array, Array]:
    """Return the codes of an index that was not kept by this module; those of the last one are held."""
    if id(index) not in _counted:
        _counted.clear()
        _counted[id(index)] = (index, _codes(index.listings))
    return _counted[id(index)][1]


def _tidy(root: Path, newest: Path) -> None:
    folders: Iterable[Path] = sorted(root.iterdir(), key=lambda one: one.stat().st_mtime, reverse=True)
    for folder in [one for one in folders if one != newest][_KEPT - 1 :]:
        shutil.rmtree(folder, ignore_errors=True)
