"""A detention today, played through: whom to ask for what, how many days are left, what would fail."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from amparo.archive.bundle import open_bundle
from amparo.archive.workspace import Workspace
from amparo.casework.acknowledging import Acknowledgement, acknowledgements
from amparo.casework.asking import Question, questions
from amparo.casework.assess_case import assess
from amparo.casework.packages_before import packages_before
from amparo.facts.case import Case
from amparo.facts.event import Event
from amparo.facts.ids import Subject
from amparo.facts.period import Period
from amparo.findings.assessment import Assessment
from amparo.findings.evidence import Checked, Contradiction
from amparo.findings.exposure import Exposure
from amparo.findings.remedy import Deadline
from amparo.kernel.progress import SILENT, Progress
from amparo.law.catalogue import measures
from amparo.sources.bundle.reading import read_case
from amparo.wording import Wording

# A detention begins with goods imported, presented and held; what followed earlier ones is not part of the play.
PLAYED = ("imported", "presented", "detained")
FAILING = frozenset({"confirmed", "probable", "possible", "contradicted", "unresolved"})
OUTSIDE = "traced-outside-scope"
BARS = "import-ban"
GOODS = frozenset({"lot", "good"})
# Answers are to be in hand long before the legal day; a vendor of mock detentions has its users done within ten days.
ANSWERS = timedelta(days=10)
SHOWN = frozenset({"dated", "set-by-notice"})


@dataclass(frozen=True, slots=True)
class Request:
    """``bundle`` is a folder, a zip or a workbook; the detention is on ``on``.

    ``acknowledged`` are notices that the user says to have read (``NOTICE-ID`` or ``NOTICE-ID=DATE``), without which
    some questions are not drafted; ``earlier`` are packages made before, or the bundles they were made from.
    """

    bundle: Path
    on: date
    acknowledged: tuple[str, ...] = ()
    earlier: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Drill:
    """What a detention on a day would bring.

    Attributes:
        case: the records, with the detention played in.
        on: its day.
        answers_by: until when answers should be in hand: an internal day, not a legal one.
        calls: whom to ask for what, the weightiest call first.
        deadlines: the days that are set or counted and not over.
        failing: exposures on which goods would be held.
        outside: goods that the file traces outside the scope of every measure that bars them.
        contradictions: what cannot be true together, to be explained before anything is filed.
        open_checks: what a reviewer would ask and the file lacks or does not tell.
        acknowledged: notices that were read.
    """

    case: Case
    on: date
    answers_by: date
    calls: tuple[Question, ...]
    deadlines: tuple[Deadline, ...]
    failing: tuple[Exposure, ...]
    outside: tuple[Subject, ...]
    contradictions: tuple[Contradiction, ...]
    open_checks: tuple[Checked, ...]
    acknowledged: tuple[Acknowledgement, ...]


def run(workspace: Workspace, request: Request, wording: Wording, *, today: date, progress: Progress = SILENT) -> Drill:
    """Play a detention of the case's goods on the day asked for.

    Args:
        workspace: where list snapshots are kept.
        request: which bundle, and the day of the detention.
        wording: the language of the questions.
        today: the day on which notices without a day of their own were read.
        progress: told each stage; may cancel.

    Raises:
        UserError: the bundle or an earlier package is not readable, or a notice is not known.
    """
    given = acknowledgements(request.acknowledged, today)
    progress.stage("reading")
    files = open_bundle(request.bundle)
    case = detained(read_case(files, files.name), request.on)
    found = assess(workspace, case, request.on, progress, packages_before(request.earlier, request.on))
    failing = tuple(one for one in found.exposures if _fails(one))
    by = request.on + ANSWERS
    return Drill(
        case=case,
        on=request.on,
        answers_by=by,
        calls=questions(case, found.gaps, given, wording, by),
        deadlines=tuple(one for one in found.deadlines if one.state in SHOWN and not one.passed),
        failing=failing,
        outside=_outside(found, failing),
        contradictions=found.contradictions,
        open_checks=tuple(one for one in found.checks if one.lacks or one.not_checked),
        acknowledged=given,
    )


def _bars(exposure: Exposure) -> bool:
    """Whether the measure of an exposure holds goods: a duty or a notice does not."""
    effects = measures()[exposure.measure_id].effects
    return exposure.subject.kind in GOODS and any(effect.kind == BARS for effect in effects)


def _fails(exposure: Exposure) -> bool:
    return _bars(exposure) and exposure.verdict in FAILING


def _outside(found: Assessment, failing: Iterable[Exposure]) -> tuple[Subject, ...]:
    held = {one.subject for one in failing}
    told = (one.subject for one in found.exposures if _bars(one) and one.verdict == OUTSIDE)
    return tuple(dict.fromkeys(subject for subject in told if subject not in held))


def detained(case: Case, on: date) -> Case:
    """Return the case as if its goods had been imported, presented and detained on ``on`` and nothing had followed."""
    return replace(case, events=tuple(Event(kind, Period.day(on)) for kind in PLAYED))
