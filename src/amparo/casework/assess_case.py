"""The main job: one case through lists, names, chains, law, remedies and deadlines."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from amparo.archive.bundle import open_bundle
from amparo.archive.suppressions import FILE, read_book
from amparo.archive.workspace import Workspace
from amparo.casework.assessment.answers import answer
from amparo.casework.assessment.bench import Bench, Found
from amparo.casework.assessment.cautions import cautions
from amparo.casework.assessment.checked import hold_checks
from amparo.casework.assessment.grounds import regions_named_by_law
from amparo.casework.assessment.marks import marks
from amparo.casework.assessment.meet import meet
from amparo.casework.assessment.names import screen_parties
from amparo.casework.assessment.notices_at import as_cautions, notices_at
from amparo.casework.assessment.register import register_on
from amparo.casework.assessment.sheets import case_sheet
from amparo.casework.packages_before import packages_before
from amparo.casework.suppressing import Suppressing
from amparo.evidence.chain_gaps import chain_gaps
from amparo.evidence.gaps import gaps
from amparo.evidence.indicators import conditions
from amparo.evidence.ledger import Ledger
from amparo.evidence.loose_papers import loose_papers
from amparo.facts.case import Case
from amparo.facts.ids import Subject
from amparo.findings.assessment import Assessment
from amparo.findings.evidence import Gap
from amparo.kernel.progress import SILENT, Progress
from amparo.law.conflicts.meeting import conflicts_met, conflicts_open
from amparo.sources.bundle.reading import read_case
from amparo.tracing.trace import trace


@dataclass(frozen=True, slots=True)
class Request:
    """``bundle`` is a folder, a zip or a workbook; ``on`` wins over the case's own day.

    ``earlier`` are packages made before, or the bundles they were made from: nothing may be used twice.
    """

    bundle: Path
    on: date | None = None
    earlier: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessed:
    """The case as read, and what was concluded."""

    case: Case
    assessment: Assessment


def run(workspace: Workspace, request: Request, *, today: date, progress: Progress = SILENT) -> Assessed:
    """Assess a bundle.

    Args:
        workspace: where list snapshots are kept.
        request: which bundle, as of which day.
        today: used where neither the request nor the case names a day.
        progress: told each stage; may cancel.

    Raises:
        UserError: the bundle is not readable; nothing has been written.
    """
    progress.stage("reading")
    files = open_bundle(request.bundle)
    case = read_case(files, files.name)
    on = request.on or case.on or today
    return Assessed(case, assess(workspace, case, on, progress, packages_before(request.earlier, on)))


def assess(
    workspace: Workspace, case: Case, on: date, progress: Progress = SILENT, earlier: tuple[Ledger, ...] = ()
) -> Assessment:
    """Assess a case that has been read, as of ``on``; ``earlier`` are the ledgers of packages made before."""
    progress.stage("register")
    register = register_on(workspace, case.samples, on)
    decided = Suppressing(read_book(workspace.home / FILE).standing())
    screenings, hits = screen_parties(case, register, on, progress, decided)
    progress.stage("tracing")
    case_then = replace(case, events=tuple(event for event in case.events if event.known_on(on)))
    marked = marks(case_then, hits, regions_named_by_law())
    tracing = trace(case_then, marked, on, progress)
    held = hold_checks(case_then, tracing, screenings, on, earlier)
    contradictions = (*tracing.contradictions, *held.contradictions)
    progress.stage("law")
    told = case_sheet(case_then, on)
    bench = Bench(case_then, told, tuple(hits), register, marked, contradictions, on, Found())
    met = meet(bench, tracing)
    remedies, deadlines = answer(case_then, met.sheet, met.exposures, on)
    found = Assessment(
        on=on,
        snapshots=register.snapshots,
        screenings=tuple(screenings),
        hits=tuple(hits),
        chains=(*tracing.chains, *met.chains),
        exposures=met.exposures,
        contradictions=contradictions,
        gaps=_weighed((*gaps(case_then, tracing, on), *chain_gaps(case_then, tracing, on))),
        remedies=tuple(remedies),
        deadlines=tuple(deadlines),
        conflicts=conflicts_met(met.sheet, on),
        undecided=(*met.undecided, *conflicts_open(met.sheet, Subject("case", case.name), on)),
        warnings=(
            *cautions(case, register, met.flags, deadlines, on),
            *tracing.warnings,
            *loose_papers(case_then, on),
        ),
        checks=held.checks,
        conditions=conditions(case_then, on),
    )
    return replace(found, warnings=(*found.warnings, *as_cautions(notices_at("assess", case, found))))


def _weighed(found: tuple[Gap, ...]) -> tuple[Gap, ...]:
    """Return gaps with the weightiest first, those of one weight as they came."""
    return tuple(sorted(found, key=lambda gap: -gap.weight))
