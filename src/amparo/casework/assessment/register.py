"""Which snapshot of which list an assessment looks at."""

from dataclasses import dataclass
from datetime import date

from amparo.archive.workspace import Workspace
from amparo.facts.ids import ListId
from amparo.facts.listing import Snapshot
from amparo.sources.catalogue import list_sources
from amparo.sources.shipped import shipped_snapshots


@dataclass(frozen=True, slots=True)
class Register:
    """The lists looked at on a day.

    ``missing``: known lists of which no snapshot is kept. ``later``: lists of which only snapshots taken after the
    day are kept; the oldest of them is used.
    """

    snapshots: tuple[Snapshot, ...]
    missing: tuple[ListId, ...]
    later: tuple[ListId, ...]

    def of(self, list_id: ListId) -> Snapshot | None:
        """Return the snapshot of a list, if one is looked at."""
        return next((snapshot for snapshot in self.snapshots if snapshot.list_id == list_id), None)

    def named(self, list_id: ListId) -> tuple[ListId, ...]:
        """Return every name a list answers to here: its own, and the lists a sample stands in for."""
        snapshot = self.of(list_id)
        return (list_id,) if snapshot is None else (list_id, *snapshot.stands_in_for)

    def playing(self, list_id: ListId) -> tuple[Snapshot, ...]:
        """Return the snapshots that are, or stand in for, a list."""
        return tuple(snapshot for snapshot in self.snapshots if list_id in self.named(snapshot.list_id))


def register_on(workspace: Workspace, samples: tuple[Snapshot, ...], on: date) -> Register:
    """Return the register as of ``on``: the newest snapshot on or before it, else the oldest, else nothing.

    A list that the workspace does not hold falls back to the rows shipped with the package.
    """
    shipped = {snapshot.list_id: snapshot for snapshot in shipped_snapshots()}
    found: list[Snapshot] = []
    missing: list[ListId] = []
    for list_id in sorted({*list_sources(), *shipped, *workspace.list_ids()}):
        kept = workspace.snapshot_on(list_id, on)
        snapshot = shipped.get(list_id) if kept is None else kept
        if snapshot is None:
            missing.append(list_id)
        else:
            found.append(snapshot)
    looked_at = (*found, *samples)
    later = tuple(snapshot.list_id for snapshot in looked_at if snapshot.as_of > on)
    return Register(looked_at, tuple(missing), later)
