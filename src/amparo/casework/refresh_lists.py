"""Take lists in: from a folder or from their publishers, checked before they replace anything."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from amparo.archive.changes import check_volume
from amparo.archive.fetch import fetch_list
from amparo.archive.workspace import HEADER, Kept, Workspace, read_snapshot
from amparo.facts.ids import ListId
from amparo.facts.listing import Coverage, Snapshot
from amparo.kernel.errors import AmparoError, SourceError, UserError
from amparo.kernel.progress import SILENT, Progress, track
from amparo.sources.catalogue import list_sources
from amparo.sources.ftm import SUFFIX
from amparo.sources.shipped import shipped_snapshots

UNWRITABLE = "workspace-not-writable"
Outcome = Literal["kept", "unchanged", "failed", "passed-over"]


@dataclass(frozen=True, slots=True)
class Request:
    """What to refresh.

    Args:
        ids: the lists; empty: all that the folder holds, or all that have an address.
        source: a folder that holds one folder for each list id, an ``https`` address of such a mirror, or nothing for
            the publishers' own addresses.
        as_of: the day the files show, for those that do not tell it.
        accept_shrink: take in a list that lost more entries than lists lose.
    """

    ids: tuple[ListId, ...] = ()
    source: str = ""
    as_of: date | None = None
    accept_shrink: bool = False


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What became of one list, or of one folder that no reader knows (``passed-over``).

    ``schemas`` counts entries by schema. ``problem`` tells why a list failed; its last good snapshot then stays.
    """

    name: str
    outcome: Outcome
    as_of: date | None = None
    entities: int = 0
    schemas: tuple[tuple[str, int], ...] = ()
    coverage: Coverage | None = None
    problem: AmparoError | None = None


def run(workspace: Workspace, request: Request, *, today: date, progress: Progress = SILENT) -> tuple[Refreshed, ...]:
    """Refresh lists, each on its own: one that fails leaves the others, and its own last snapshot, as they are.

    Args:
        workspace: where snapshots are kept.
        request: which lists, from where.
        today: the day of files that tell none and for which the request tells none.
        progress: hears each list.

    Raises:
        UserError: the folder is not there, an id asked for is no list, or the workspace cannot be written.
    """
    if request.source and not request.source.startswith(("http:", "https:")):
        return _from_folder(workspace, request, Path(request.source), today, progress)
    ids = request.ids or tuple(name for name, source in list_sources().items() if source.urls)
    _check_known(ids, {})
    return tuple(
        _refreshed(workspace, request, name, None, today) for name in track(ids, "fetching", progress, len(ids))
    )


def _from_folder(
    workspace: Workspace, request: Request, root: Path, today: date, progress: Progress
) -> tuple[Refreshed, ...]:
    if not root.is_dir():
        raise UserError("refresh-folder-missing", folder=str(root))
    folders = {path.name: path for path in sorted(root.iterdir()) if path.is_dir() and not path.name.startswith(".")}
    if len(request.ids) == 1 and request.ids[0] not in folders and _readable(request.ids[0], root):
        folders[request.ids[0]] = root
    _check_known(request.ids, folders)
    names = request.ids or tuple(ListId(name) for name in folders)
    return tuple(
        _refreshed(workspace, request, name, folders.get(name, root / name), today)
        if request.ids or name in list_sources() or (folders[name] / HEADER).is_file()
        else Refreshed(name, "passed-over")
        for name in track(names, "reading-lists", progress, len(names))
    )


def _check_known(ids: tuple[ListId, ...], folders: Mapping[str, Path]) -> None:
    for name in ids:
        if name not in list_sources() and not (name in folders and (folders[name] / HEADER).is_file()):
            raise UserError("refresh-unknown", list=name, known=", ".join(list_sources()))


def _readable(name: ListId, folder: Path) -> bool:
    source = list_sources().get(name)
    return source is not None and bool(source.chosen(path.name for path in folder.iterdir() if path.is_file()))


def _refreshed(workspace: Workspace, request: Request, name: ListId, folder: Path | None, today: date) -> Refreshed:
    try:
        files = _fetched(request, name) if folder is None else _files(name, folder)
        snapshot = read_snapshot(name, files, request.as_of or today)
        before = _last_good(workspace, name, snapshot.as_of)
        if before is not None and before.sha256 == snapshot.sha256 and request.as_of in {None, before.as_of}:
            return _told(name, "unchanged", snapshot, before.as_of)
        if not request.accept_shrink:
            check_volume(_known(name, before), snapshot)
        known = {kept.folder for kept in workspace.snapshots(name)}
        kept = workspace.keep(name, files, snapshot)
        return _told(name, "unchanged" if kept.folder in known else "kept", snapshot, snapshot.as_of)
    except (SourceError, UserError) as problem:
        if problem.code == UNWRITABLE:  # not this list's fault, and no other list could be kept either
            raise
        return Refreshed(name, "failed", problem=problem)


def _told(name: ListId, outcome: Outcome, snapshot: Snapshot, as_of: date) -> Refreshed:
    schemas = tuple(sorted(Counter(listing.schema for listing in snapshot.listings).items()))
    return Refreshed(name, outcome, as_of, len(snapshot.listings), schemas, snapshot.coverage)


def _fetched(request: Request, name: ListId) -> dict[str, bytes]:
    return fetch_list(list_sources()[name], request.source)


def _files(name: ListId, folder: Path) -> dict[str, bytes]:
    """The files of a folder that the list's reader reads; links that lead elsewhere are not followed."""
    if not folder.is_dir():
        raise SourceError("refresh-list-folder-missing", list=name, folder=str(folder))
    present = [path.name for path in folder.iterdir() if path.is_file() and not path.is_symlink()]
    source = list_sources().get(name)
    wanted = (
        source.chosen(present).values()
        if source is not None
        else [file for file in present if file == HEADER or file.endswith((SUFFIX, "entities.ftm.json"))]
    )
    try:
        return {file: (folder / file).read_bytes() for file in sorted(wanted)}
    except OSError as problem:
        raise SourceError("refresh-file-unreadable", file=str(folder), problem=problem.strerror or "") from problem


def _last_good(workspace: Workspace, name: ListId, as_of: date) -> Kept | None:
    kept = [one for one in workspace.snapshots(name) if one.as_of <= as_of]
    return kept[-1] if kept else None


def _known(name: ListId, before: Kept | None) -> int:
    if before is not None:
        return before.entities
    return next((len(shipped.listings) for shipped in shipped_snapshots() if shipped.list_id == name), 0)
