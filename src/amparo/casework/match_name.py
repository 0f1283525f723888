"""One name against the register, explained."""

from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from pathlib import Path

from amparo.archive.suppressions import FILE, read_book
from amparo.archive.workspace import Workspace
from amparo.casework.pair_prints import asked_print, listed_print, pair_print
from amparo.casework.screening_register import LookedAt, screening_register
from amparo.casework.suppressing import Judged, Suppressing
from amparo.facts.ids import ListId
from amparo.facts.party import Identifier
from amparo.facts.period import Period
from amparo.kernel.progress import SILENT, Progress
from amparo.screening.match import Candidate, Query, screen


@dataclass(frozen=True, slots=True)
class Request:
    """``threshold`` is in thousandths; ``lists`` empty means all; ``suppressions`` none: the workspace's file."""

    name: str
    schema: str = "LegalEntity"
    countries: tuple[str, ...] = ()
    birth_date: Period | None = None
    identifiers: tuple[Identifier, ...] = ()
    lists: tuple[ListId, ...] = ()
    threshold: int = 700
    limit: int = 5
    suppressions: Path | None = None


@dataclass(frozen=True, slots=True)
class Matched:
    """Candidates, likeliest first; the snapshots looked at; the lists of which none is kept.

    ``decided`` tells of each candidate what a person decided of it, ``pairs`` its print (``casework.pair_prints``).
    """

    candidates: tuple[Candidate, ...]
    snapshots: tuple[LookedAt, ...]
    missing: tuple[ListId, ...]
    decided: tuple[Judged, ...] = ()
    pairs: tuple[str, ...] = ()


def run(workspace: Workspace, request: Request, *, on: date, progress: Progress = SILENT) -> Matched:
    """Match one name.

    Raises:
        UserError: no snapshot of any list asked for is kept.
    """
    progress.stage("register")
    register = screening_register(workspace, request.lists, on)
    query = Query((request.name,), request.schema, request.countries, request.birth_date, request.identifiers)
    suppressing = Suppressing(read_book(request.suppressions or workspace.home / FILE).standing())
    found = screen(register.index, query, request.threshold, request.limit + suppressing.most)
    told = {"names": request.name.strip(), "schema": request.schema, "countries": " ".join(sorted(request.countries))}
    asked = asked_print(told)
    pairs = [pair_print(asked, listed_print(one.listing)) for one in found]
    decided = [
        suppressing.judge(one.listing.list_id, one.listing.id, pair) for one, pair in zip(found, pairs, strict=True)
    ]
    standing = accumulate(one.state != "rejected" for one in decided)
    kept = [at for at, many in enumerate(standing) if many <= request.limit]
    return Matched(
        tuple(found[at] for at in kept), register.snapshots, register.missing, tuple(decided[at] for at in kept),
        tuple(pairs[at] for at in kept),
    )  # fmt: skip
