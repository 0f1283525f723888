"""The evidence package of one route: what is filed, and what stays inside."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from amparo.archive.bundle import open_bundle
from amparo.archive.folders import holds_other, read_folder, remove_files
from amparo.archive.outbox import write_all
from amparo.archive.workspace import Workspace
from amparo.casework.acknowledging import Acknowledgement, acknowledgements, asked, insist
from amparo.casework.assess_case import assess
from amparo.casework.packages_before import LEDGER, ledger_file, packages_before
from amparo.evidence.route_papers import route_gaps
from amparo.facts.case import Case
from amparo.facts.ids import DocumentId, LotId, PartyId, RouteId
from amparo.findings.assessment import Assessment
from amparo.kernel.errors import UserError
from amparo.kernel.progress import SILENT, Progress
from amparo.law.catalogue import measures
from amparo.reports import package
from amparo.sources.bundle.reading import read_case
from amparo.wording import Wording

FILING = "filing"
INTERNAL = "internal"
# Notices to be read before records of single workers go into a package.
EXPORT = ("send-data-to-foreign-authority", "hold-personal-data")


@dataclass(frozen=True, slots=True)
class Request:
    """Which bundle for which route.

    ``lots`` and ``parties`` narrow the package; empty takes all that the findings carry. ``leave_out`` is told as
    ``DOCUMENT=reason``. ``worker_records`` adds records about single workers, with codes for names, once the notices
    on data export are told as read in ``acknowledged`` (``NOTICE-ID`` or ``NOTICE-ID=DATE``). ``earlier`` are
    folders of packages made before, to compare with.
    """

    bundle: Path
    route: str
    lots: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    worker_records: bool = False
    on: date | None = None
    earlier: tuple[Path, ...] = ()
    acknowledged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Built:
    """A package: files by path, under ``filing/`` what goes to the forum, under ``internal/`` what does not.

    ``early``: a step of the route opens only after the day of the package, so it is a draft and not to be filed yet.
    """

    files: dict[str, bytes]
    early: bool


def run(
    workspace: Workspace, request: Request, wording: Wording, *, today: date, progress: Progress = SILENT
) -> dict[str, bytes]:
    """Return the files of :func:`build`."""
    return build(workspace, request, wording, today=today, progress=progress).files


def build(
    workspace: Workspace, request: Request, wording: Wording, *, today: date, progress: Progress = SILENT
) -> Built:
    """Build a package.

    Raises:
        UserError: the bundle is not readable, no package exists for the route, the file contradicts what would be
            stated, a notice is not read, or an exhibit is gone or changed; nothing is built then.
    """
    package.layout_for(RouteId(request.route))
    given = acknowledgements(request.acknowledged, today)
    before = [filing_in(read_folder(folder)) for folder in request.earlier]
    progress.stage("reading")
    files = open_bundle(request.bundle)
    case = read_case(files, files.name)
    if request.worker_records:
        insist(asked(EXPORT, case.jurisdictions), given, "--worker-records")
    wanted = _asked_for(request)
    on = request.on or case.on or today
    ledgers = packages_before(request.earlier, on)
    found = assess(workspace, case, on, progress, ledgers)
    asked_by_route = tuple(route_gaps(case, request.route, on, request.lots))
    found = replace(found, gaps=(*found.gaps, *asked_by_route))
    drafted = package.draft(found, case, wanted, _as_filed(workspace, case, wanted, found, progress))
    for files_before in before:
        drafted = package.compared(drafted, case, found.on, files_before)
    progress.stage("packing")
    titles = {measure_id: measure.title for measure_id, measure in measures().items()}
    notes = _notes(wording, given, workers=any(one.coded for one in drafted.exhibits))
    bound = package.bind(drafted, found, case, wording, titles=titles, contents=files, notes=notes)
    inside = {**bound.internal, LEDGER: ledger_file(case, on, drafted.lots)}
    inside[package.MANIFEST] = package.manifest_of(inside, on.isoformat(), request.route, [], [])
    files_of_both = {
        **{f"{FILING}/{name}": content for name, content in bound.filing.items()},
        **{f"{INTERNAL}/{name}": content for name, content in inside.items()},
    }
    return Built(files_of_both, package.premature(drafted, found))


def write(folder: Path, files: dict[str, bytes], *, renew: bool = False) -> tuple[Path, ...]:
    """Write a package into a folder that is new, empty, or holds the very same package.

    Args:
        folder: where.
        files: as :func:`run` gives them.
        renew: whether an unaltered package that lies there makes room for the new one.

    Raises:
        UserError: the folder holds something else, or cannot be written; it is left as it was.
    """
    if holds_other(folder, files):
        held = read_folder(folder)
        ours = package.MANIFEST in filing_in(held) and f"{FILING}/{package.MANIFEST}" in held
        if not (renew and ours and not differences(held)):
            raise UserError("package-folder-taken", folder=str(folder))
        remove_files(folder, (name for name in held if name not in files))
    return write_all(folder, files)


def filing_in(held: dict[str, bytes]) -> dict[str, bytes]:
    """Return the filing's files by their path in it, of a folder that is a package or only its filing."""
    if f"{FILING}/{package.MANIFEST}" not in held:
        return held
    start = f"{FILING}/"
    return {name.removeprefix(start): content for name, content in held.items() if name.startswith(start)}


def differences(held: dict[str, bytes], seal: str = "") -> tuple[package.Difference, ...]:
    """Return how a package differs from its manifests: that of the filing, and that of what stays inside.

    Args:
        held: a whole package, or its filing alone, by path; the paths in the answer are the same.
        seal: the SHA-256 of the filing's manifest as it was kept elsewhere; empty where it was not.

    Raises:
        UserError: there is no manifest, or one cannot be read.
    """
    if f"{FILING}/{package.MANIFEST}" not in held:
        return package.verify(held, seal)
    found: list[package.Difference] = []
    for part, kept in ((FILING, seal), (INTERNAL, "")):
        start = f"{part}/"
        files = {name.removeprefix(start): held[name] for name in held if name.startswith(start)}
        if package.MANIFEST in files:
            told = package.verify(files, kept)
            found += [package.Difference(f"{start}{one.path}", one.what) for one in told]
        else:
            found.append(package.Difference(f"{start}{package.MANIFEST}", "missing"))
    apart = (name for name in held if not name.startswith((f"{FILING}/", f"{INTERNAL}/")))
    return tuple(sorted((*found, *(package.Difference(name, "added") for name in apart))))


def _asked_for(request: Request) -> package.Request:
    return package.Request(
        RouteId(request.route),
        tuple(LotId(one) for one in request.lots),
        tuple(PartyId(one) for one in request.parties),
        tuple(_left_out(one) for one in request.leave_out),
        request.worker_records,
    )


def _as_filed(
    workspace: Workspace, case: Case, wanted: package.Request, found: Assessment, progress: Progress
) -> Assessment:
    """Assess the case without what is to be left out: a claim must stand on the papers that are filed."""
    left = {leave.document_id for leave in wanted.leave_out}
    if not left & set(case.documents):
        return found
    kept = {id_: one for id_, one in case.documents.items() if id_ not in left}
    return assess(workspace, replace(case, documents=kept), found.on, progress)


def _left_out(told: str) -> package.LeaveOut:
    document, equals, reason = told.partition("=")
    if not equals or not reason.strip():
        raise UserError("leave-out-form", told=told)
    return package.LeaveOut(DocumentId(document), reason.strip())


def _notes(wording: Wording, given: tuple[Acknowledgement, ...], *, workers: bool) -> tuple[str, ...]:
    told = [wording.say("package.internal.acknowledged", notice=one.notice_id, day=one.on.isoformat()) for one in given]
    return (*told, *((wording.say("package.internal.worker-codes"),) if workers else ()))
