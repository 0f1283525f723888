"""What the papers of a case prove, contradict and leave open, and whom to ask for what is missing."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from amparo.archive.workspace import Workspace
from amparo.casework import assess_case
from amparo.casework.acknowledging import Acknowledgement, acknowledgements
from amparo.casework.asking import Question, questions
from amparo.facts.case import Case
from amparo.findings.assessment import Assessment
from amparo.kernel.progress import SILENT, Progress
from amparo.wording import Wording


@dataclass(frozen=True, slots=True)
class Request:
    """``bundle`` is a folder, a zip or a workbook; ``on`` wins over the case's own day.

    ``earlier`` are packages made before, or the bundles they were made from; ``acknowledged`` are notices that the
    user says to have read (``NOTICE-ID`` or ``NOTICE-ID=DATE``), without which some questions are not drafted.
    """

    bundle: Path
    on: date | None = None
    earlier: tuple[Path, ...] = ()
    acknowledged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The assessment of a case, the questions that its gaps lead to, and the notices that were read."""

    case: Case
    assessment: Assessment
    questions: tuple[Question, ...]
    acknowledged: tuple[Acknowledgement, ...]


def run(
    workspace: Workspace, request: Request, wording: Wording, *, today: date, progress: Progress = SILENT
) -> Evidence:
    """Assess a bundle and draft the questions.

    Raises:
        UserError: the bundle or an earlier package is not readable, or a notice is not known.
    """
    given = acknowledgements(request.acknowledged, today)
    asked = assess_case.Request(request.bundle, request.on, request.earlier)
    result = assess_case.run(workspace, asked, today=today, progress=progress)
    drafted = questions(result.case, result.assessment.gaps, given, wording)
    return Evidence(result.case, result.assessment, drafted, given)
