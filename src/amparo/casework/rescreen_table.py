"""Only what changed on the lists since a day, against a table that was already screened."""

from dataclasses import dataclass
from datetime import date

from amparo.archive.workspace import Workspace
from amparo.casework.assessment.register import register_on
from amparo.casework.screen_table import Request as ScreenRequest
from amparo.casework.screen_table import Summary, screen_against
from amparo.casework.screening_register import kept_index
from amparo.facts.ids import ListId
from amparo.facts.listing import Listing
from amparo.kernel.errors import UserError
from amparo.kernel.progress import SILENT, Progress


@dataclass(frozen=True, slots=True)
class Request:
    """``table`` as for screening; ``since`` is the day of the former screening."""

    table: ScreenRequest
    since: date


@dataclass(frozen=True, slots=True)
class Rescreened:
    """How many listings are new or changed, how many left the lists, and what the table gave against the former."""

    changed: int
    gone: int
    summary: Summary


def run(workspace: Workspace, request: Request, *, on: date, progress: Progress = SILENT) -> Rescreened:
    """Screen a table against the listings that are new or changed since a day.

    Raises:
        UserError: as for screening a table.
    """
    progress.stage("register")
    former = _listed(workspace, request.table.lists, request.since)
    present = _listed(workspace, request.table.lists, on)
    changed = [listing for key, listing in sorted(present.items()) if former.get(key) != listing]
    gone = sum(key not in present for key in former)
    register = register_on(workspace, (), on)
    snapshots = tuple(
        one for one in register.snapshots if not request.table.lists or one.list_id in request.table.lists
    )
    if not snapshots:
        raise UserError("no-list-to-screen")
    kept = kept_index(workspace, changed, snapshots, register.missing, f"{request.since}..{on}")
    return Rescreened(len(changed), gone, screen_against(kept, request.table, on, progress))


def _listed(workspace: Workspace, lists: tuple[ListId, ...], on: date) -> dict[tuple[str, str], Listing]:
    """Return who is on the lists on a day; a list of which no snapshot is that old counts as empty then."""
    found: dict[tuple[str, str], Listing] = {}
    for snapshot in register_on(workspace, (), on).snapshots:
        if snapshot.as_of <= on and (not lists or snapshot.list_id in lists):
            found.update({(one.list_id, one.id): one for one in snapshot.listings if one.listed_on(on)})
    return found
