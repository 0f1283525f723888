"""A suppression taken back by a person, who says why; the entry stays, and so does this one."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from amparo.archive.suppressions import FILE, Suppression, append, read_book
from amparo.archive.workspace import Workspace
from amparo.kernel.errors import Place, UserError


@dataclass(frozen=True, slots=True)
class Request:
    """``number`` is the entry's, as they are listed."""

    number: int
    by: str
    reason: str
    suppressions: Path | None = None


def run(workspace: Workspace, request: Request, *, on: date) -> Suppression:
    """Take a suppression back and return the entry that says so.

    Raises:
        UserError: no such entry stands, or nobody or no reason is named.
        IntegrityError: the file of decisions was tampered with.
    """
    path = request.suppressions or workspace.home / FILE
    if not request.by.strip():
        raise UserError("suppression-by-missing")
    if not request.reason.strip():
        raise UserError("suppression-withdrawal-reason-missing")
    if request.number not in {entry.number for entry in read_book(path).standing()}:
        raise UserError("suppression-not-standing", Place(path.name), number=request.number)
    entry = Suppression(
        number=0, by=request.by.strip(), on=on.isoformat(), reason=request.reason.strip(), withdraws=request.number
    )
    return append(path, [entry]).entries[-1]
