"""The catalogue of lists: what is kept of each, how much of it that is, and what changed between two days."""

from dataclasses import dataclass
from datetime import date

from amparo.archive.changes import Changes, changes
from amparo.archive.workspace import Workspace
from amparo.facts.ids import ListId
from amparo.facts.listing import Snapshot
from amparo.kernel.errors import SourceError, UserError
from amparo.sources.catalogue import list_sources
from amparo.sources.shipped import shipped_snapshots
from amparo.wording import speak


@dataclass(frozen=True, slots=True)
class Shown:
    """One list of the catalogue.

    ``snapshot`` is the one looked at on the day asked for, ``None`` where none is kept; ``shipped`` tells that it is
    the one that travels with the package; ``later`` that it was taken after the day. ``days`` are those of all kept
    snapshots. ``complete_by`` is the wording key that says how to complete the list, empty where it is whole.
    """

    id: ListId
    title: str
    publisher: str
    licence: str
    urls: tuple[tuple[str, str], ...]
    snapshot: Snapshot | None
    shipped: bool
    later: bool
    days: tuple[date, ...]
    complete_by: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed on a list between the snapshots of two days."""

    before: Snapshot
    after: Snapshot
    changes: Changes


def run(workspace: Workspace, on: date, ids: tuple[ListId, ...] = ()) -> tuple[Shown, ...]:
    """Return the catalogue as of a day, or the lists asked for.

    Raises:
        UserError: an id asked for is no list.
    """
    known = sorted({*list_sources(), *workspace.list_ids()})
    for name in ids:
        if name not in known:
            raise UserError("refresh-unknown", list=name, known=", ".join(known))
    return tuple(_shown(workspace, name, on) for name in ids or known)


def diff(workspace: Workspace, list_id: ListId, since: date, until: date) -> Difference:
    """Compare the snapshots of a list that were the newest on two days.

    Raises:
        UserError: the days stand in the wrong order, or the list is not known.
        SourceError: no snapshot of a day not after ``since`` is kept.
    """
    if since > until:
        raise UserError("diff-days-reversed", since=since.isoformat(), until=until.isoformat())
    if list_id not in {*list_sources(), *workspace.list_ids()}:
        raise UserError("refresh-unknown", list=list_id, known=", ".join(list_sources()))
    before, _ = _looked_at(workspace, list_id, since)
    after, _ = _looked_at(workspace, list_id, until)
    if before is None or after is None or before.as_of > since:
        raise SourceError("diff-without-snapshot", list=list_id, day=since.isoformat())
    return Difference(before, after, changes(before, after))


def _shown(workspace: Workspace, list_id: ListId, on: date) -> Shown:
    source = list_sources().get(list_id)
    snapshot, shipped = _looked_at(workspace, list_id, on)
    whole = snapshot is not None and snapshot.coverage.complete
    if source is not None:
        title, publisher, licence, urls = source.title, source.publisher, source.licence, source.urls
    else:
        title = "" if snapshot is None else snapshot.title
        publisher = "" if snapshot is None else snapshot.publisher
        licence, urls = "", {}
    return Shown(
        id=list_id,
        title=title,
        publisher=publisher,
        licence=licence,
        urls=tuple(sorted(urls.items())),
        snapshot=snapshot,
        shipped=shipped,
        later=snapshot is not None and snapshot.as_of > on,
        days=tuple(kept.as_of for kept in workspace.snapshots(list_id)),
        complete_by="" if whole else _how(list_id),
    )


def _how(list_id: ListId) -> str:
    own = f"complete.{list_id}"
    return own if speak().has(own) else "complete.other"


def _looked_at(workspace: Workspace, list_id: ListId, on: date) -> tuple[Snapshot | None, bool]:
    kept = workspace.snapshot_on(list_id, on)
    if kept is not None:
        return kept, False
    shipped = next((one for one in shipped_snapshots() if one.list_id == list_id), None)
    return shipped, shipped is not None
