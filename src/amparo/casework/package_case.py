"""The evidence package of one route: what is filed, and what stays inside."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from amparo.archive.bundle import open_bundle
from amparo.archive.workspace import Workspace
from amparo.casework.assess_case import assess
from amparo.facts.ids import DocumentId, LotId, PartyId, RouteId
from amparo.kernel.errors import UserError
from amparo.kernel.progress import SILENT, Progress
from amparo.law.catalogue import measures
from amparo.reports import package
from amparo.sources.bundle.reading import read_case
from amparo.wording import Wording

FILING = "filing"
INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Request:
    """Which bundle for which route.

    ``lots`` and ``parties`` narrow the package; empty takes all that the findings carry. ``leave_out`` is told as
    ``DOCUMENT=reason``. ``worker_records`` adds records about single workers, after the notice on data export.
    """

    bundle: Path
    route: str
    lots: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    worker_records: bool = False
    on: date | None = None


def run(
    workspace: Workspace, request: Request, wording: Wording, *, today: date, progress: Progress = SILENT
) -> dict[str, bytes]:
    """Build a package: files by path, under ``filing/`` what goes to the forum, under ``internal/`` what does not.

    Raises:
        UserError: the bundle is not readable, no package exists for the route, the file contradicts what would be
            stated, or an exhibit is gone or changed; nothing is built then.
    """
    progress.stage("reading")
    files = open_bundle(request.bundle)
    case = read_case(files, files.name)
    found = assess(workspace, case, request.on or case.on or today, progress)
    progress.stage("packing")
    asked = package.Request(
        RouteId(request.route),
        tuple(LotId(one) for one in request.lots),
        tuple(PartyId(one) for one in request.parties),
        tuple(_left_out(one) for one in request.leave_out),
        request.worker_records,
    )
    titles = {measure_id: measure.title for measure_id, measure in measures().items()}
    drafted = package.draft(found, case, asked)
    bound = package.bind(drafted, found, case, wording, titles=titles, contents=files)
    return {
        **{f"{FILING}/{name}": content for name, content in bound.filing.items()},
        **{f"{INTERNAL}/{name}": content for name, content in bound.internal.items()},
    }


def _left_out(told: str) -> package.LeaveOut:
    document, equals, reason = told.partition("=")
    if not equals or not reason.strip():
        raise UserError("leave-out-form", told=told)
    return package.LeaveOut(DocumentId(document), reason.strip())
