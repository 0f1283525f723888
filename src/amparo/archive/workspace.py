"""The workspace on disk: raw snapshots of published lists, addressed by their content.

::

    <home>/lists/<list id>/<as of>_<first 12 digits of sha256>/manifest.json
                                                               <the publisher's files>

A snapshot is written into a folder of another name and then renamed, so that it is whole or not there. Folders are for
their owner only. Nothing kept is ever changed; keeping the same again leaves every byte and time as it was.
"""

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from amparo.archive.outbox import OWNER_ONLY_FILE, OWNER_ONLY_FOLDER
from amparo.facts.ids import ListId
from amparo.facts.listing import Snapshot
from amparo.kernel.errors import IntegrityError, Place, SourceError, UserError
from amparo.sources.catalogue import list_sources
from amparo.sources.ftm import read_ftm, read_header

MANIFEST = "manifest.json"
HEADER = "list.toml"
_LISTS = "lists"
_FOLDER = re.compile(r"\d{4}-\d{2}-\d{2}_[0-9a-f]{12}(?:-\d+)?")
_SAFE = re.compile(r"[\w][\w .()+-]{0,199}")


@dataclass(frozen=True, slots=True)
class Kept:
    """One kept snapshot. ``number`` counts the keepings of its list; ``schemas`` its entries by schema."""

    list_id: ListId
    as_of: date
    sha256: str
    number: int
    entities: int
    schemas: tuple[tuple[str, int], ...]
    files: tuple[tuple[str, str], ...]
    folder: Path


class Workspace:
    """The lists kept under one home folder.

    Args:
        home: the workspace; made when first something is kept.
    """

    __slots__ = ("home",)

    def __init__(self, home: Path) -> None:
        self.home = home

    def list_ids(self) -> tuple[ListId, ...]:
        """Return the lists of which a snapshot is kept."""
        root = self.home / _LISTS
        folders = sorted(path.name for path in root.iterdir() if path.is_dir()) if root.is_dir() else []
        return tuple(ListId(name) for name in folders if self.snapshots(ListId(name)))

    def snapshots(self, list_id: ListId) -> tuple[Kept, ...]:
        """Return what is kept of a list, oldest first; of one day, in the order of keeping.

        Raises:
            IntegrityError: a manifest cannot be read.
        """
        root = self.home / _LISTS / list_id
        if not root.is_dir():
            return ()
        kept = [_kept(list_id, path) for path in root.iterdir() if _FOLDER.fullmatch(path.name)]
        return tuple(sorted(kept, key=lambda one: (one.as_of, one.number)))

    def kept_on(self, list_id: ListId, on: date) -> Kept | None:
        """Return the newest snapshot of a day not after ``on``, else the oldest, else ``None``."""
        kept = self.snapshots(list_id)
        before = [one for one in kept if one.as_of <= on]
        if before:
            return before[-1]
        return max((one for one in kept if one.as_of == kept[0].as_of), key=lambda one: one.number, default=None)

    def snapshot_on(self, list_id: ListId, on: date) -> Snapshot | None:
        """Return the snapshot to look at on a day, read from its raw files; its ``as_of`` may lie after ``on``.

        Raises:
            IntegrityError: a kept file is not the one that was kept.
        """
        kept = self.kept_on(list_id, on)
        return None if kept is None else self.open(kept)

    def open(self, kept: Kept) -> Snapshot:
        """Read a kept snapshot from its raw files.

        Raises:
            IntegrityError: a kept file is missing or was changed, or can no longer be read.
        """
        files: dict[str, bytes] = {}
        for name, sha256 in kept.files:
            path = kept.folder / name
            content = path.read_bytes() if path.is_file() else b""
            if hashlib.sha256(content).hexdigest() != sha256:
                raise IntegrityError("kept-file-changed", Place(str(path)), list=kept.list_id)
            files[name] = content
        try:
            return read_snapshot(kept.list_id, files, kept.as_of)
        except (SourceError, UserError) as problem:
            raise IntegrityError("kept-list-unreadable", Place(str(kept.folder)), list=kept.list_id) from problem

    def keep(self, list_id: ListId, files: Mapping[str, bytes], snapshot: Snapshot) -> Kept:
        """Keep the files a snapshot was read from; the same again changes nothing.

        Args:
            list_id: the list.
            files: exactly the files that were read, by plain name.
            snapshot: what was read from them.

        Raises:
            UserError: a file name is not plain, or the workspace cannot be written.
        """
        for name in files:
            if not _SAFE.fullmatch(name) or name == MANIFEST:
                raise UserError("file-name-not-plain", Place(name))
        of_day = [one for one in self.snapshots(list_id) if one.as_of == snapshot.as_of]
        if of_day and of_day[-1].sha256 == snapshot.sha256:
            return of_day[-1]
        number = 1 + max((one.number for one in self.snapshots(list_id)), default=0)
        root = self.home / _LISTS / list_id
        target = root / f"{snapshot.as_of.isoformat()}_{snapshot.sha256[:12]}"
        if target.exists():  # published again on the day it was replaced
            target = target.with_name(f"{target.name}-{number}")
        try:
            _make(self.home, root)
            _write(root, target, {**files, MANIFEST: _manifest(snapshot, files, number)})
        except OSError as problem:
            told = problem.strerror or str(problem)
            raise UserError("workspace-not-writable", folder=str(self.home), problem=told) from problem
        return _kept(list_id, target)


def read_snapshot(list_id: ListId, files: Mapping[str, bytes], as_of: date | None) -> Snapshot:
    """Read a list by its own reader, or, where the files bring a header, as FollowTheMoney.

    Raises:
        SourceError: no reader knows the list, or its reader refuses the files.
        UserError: the header is malformed.
    """
    source = list_sources().get(list_id)
    if source is not None:
        return source.read(files, as_of)
    if HEADER not in files:
        raise SourceError("list-unknown", list=list_id)
    header = read_header(files[HEADER], HEADER)
    if header.id != list_id:
        raise UserError("list-header-other-folder", Place(HEADER, column="id"), id=header.id, folder=list_id)
    snapshot, _ = read_ftm(files, header)
    return snapshot


def _make(home: Path, root: Path) -> None:
    home.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
    for folder in (home / _LISTS, root):
        folder.mkdir(mode=OWNER_ONLY_FOLDER, exist_ok=True)


def _write(root: Path, target: Path, files: Mapping[str, bytes]) -> None:
    staged = Path(tempfile.mkdtemp(dir=root, prefix=".new-"))
    try:
        for name, content in files.items():
            with os.fdopen(os.open(staged / name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY_FILE), "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        staged.rename(target)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _manifest(snapshot: Snapshot, files: Mapping[str, bytes], number: int) -> bytes:
    told = {
        "list": snapshot.list_id,
        "as_of": snapshot.as_of.isoformat(),
        "sha256": snapshot.sha256,
        "number": number,
        "entities": len(snapshot.listings),
        "schemas": dict(sorted(Counter(listing.schema for listing in snapshot.listings).items())),
        "files": {name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files)},
    }
    return (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode("utf-8")


def _kept(list_id: ListId, folder: Path) -> Kept:
    place = folder / MANIFEST
    try:
        told = json.loads(place.read_bytes())
        return Kept(
            list_id=list_id,
            as_of=date.fromisoformat(told["as_of"]),
            sha256=str(told["sha256"]),
            number=int(told["number"]),
            entities=int(told["entities"]),
            schemas=tuple((str(schema), int(count)) for schema, count in sorted(told["schemas"].items())),
            files=tuple((str(name), str(sha256)) for name, sha256 in sorted(told["files"].items())),
            folder=folder,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise IntegrityError("kept-list-unreadable", Place(str(place)), list=list_id) from problem
