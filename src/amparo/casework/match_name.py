"""One name against the register, explained."""

from dataclasses import dataclass
from datetime import date

from amparo.archive.workspace import Workspace
from amparo.casework.screening_register import screening_register
from amparo.facts.ids import ListId
from amparo.facts.listing import Snapshot
from amparo.facts.party import Identifier
from amparo.facts.period import Period
from amparo.kernel.progress import SILENT, Progress
from amparo.screening.match import Candidate, Query, screen


@dataclass(frozen=True, slots=True)
class Request:
    """``threshold`` is in thousandths; ``lists`` empty means all."""

    name: str
    schema: str = "LegalEntity"
    countries: tuple[str, ...] = ()
    birth_date: Period | None = None
    identifiers: tuple[Identifier, ...] = ()
    lists: tuple[ListId, ...] = ()
    threshold: int = 700
    limit: int = 5


@dataclass(frozen=True, slots=True)
class Matched:
    """Candidates, likeliest first; the snapshots looked at; the lists of which none is kept."""

    candidates: tuple[Candidate, ...]
    snapshots: tuple[Snapshot, ...]
    missing: tuple[ListId, ...]


def run(workspace: Workspace, request: Request, *, on: date, progress: Progress = SILENT) -> Matched:
    """Match one name.

    Raises:
        UserError: no snapshot of any list asked for is kept.
    """
    progress.stage("register")
    register = screening_register(workspace, request.lists, on)
    query = Query((request.name,), request.schema, request.countries, request.birth_date, request.identifiers)
    found = screen(register.index, query, request.threshold, request.limit)
    return Matched(found, register.snapshots, register.missing)
