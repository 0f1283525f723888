"""A detention today, played through: whom to ask for what, how many days are left, what would fail."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from amparo.archive.bundle import open_bundle
from amparo.archive.workspace import Workspace
from amparo.casework.assess_case import assess
from amparo.facts.case import Case
from amparo.facts.event import Event
from amparo.facts.period import Period
from amparo.findings.evidence import Contradiction, Gap
from amparo.findings.exposure import Exposure
from amparo.findings.remedy import Deadline
from amparo.kernel.progress import SILENT, Progress
from amparo.law.catalogue import measures
from amparo.sources.bundle.reading import read_case

# A detention begins with goods imported, presented and held; what followed earlier ones is not part of the play.
PLAYED = ("imported", "presented", "detained")
FAILING = frozenset({"confirmed", "probable", "possible", "contradicted", "unresolved"})
BARS = "import-ban"
GOODS = frozenset({"lot", "good"})


@dataclass(frozen=True, slots=True)
class Request:
    """``bundle`` is a folder, a zip or a workbook; the detention is on ``on``."""

    bundle: Path
    on: date


@dataclass(frozen=True, slots=True)
class Call:
    """One party to ask, for the documents it can give; the weightiest call comes first."""

    asked_of: str
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Drill:
    """What a detention on a day would bring."""

    case: Case
    on: date
    calls: tuple[Call, ...]
    deadlines: tuple[Deadline, ...]
    failing: tuple[Exposure, ...]
    contradictions: tuple[Contradiction, ...]


def run(workspace: Workspace, request: Request, *, progress: Progress = SILENT) -> Drill:
    """Play a detention of the case's goods on the day asked for.

    Raises:
        UserError: the bundle is not readable.
    """
    progress.stage("reading")
    files = open_bundle(request.bundle)
    case = detained(read_case(files, files.name), request.on)
    found = assess(workspace, case, request.on, progress)
    return Drill(
        case=case,
        on=request.on,
        calls=_calls(found.gaps),
        deadlines=tuple(one for one in found.deadlines if one.due is not None and not (one.passed or one.done)),
        failing=tuple(one for one in found.exposures if _fails(one)),
        contradictions=found.contradictions,
    )


def _fails(exposure: Exposure) -> bool:
    """Whether goods would be held on this exposure: only a measure that bars them does, a duty or a notice does not."""
    bars = any(effect.kind == BARS for effect in measures()[exposure.measure_id].effects)
    return bars and exposure.subject.kind in GOODS and exposure.verdict in FAILING


def detained(case: Case, on: date) -> Case:
    """Return the case as if its goods had been imported, presented and detained on ``on`` and nothing had followed."""
    return replace(case, events=tuple(Event(kind, Period.day(on)) for kind in PLAYED))


def _calls(gaps: tuple[Gap, ...]) -> tuple[Call, ...]:
    by_party: dict[str, list[Gap]] = {}
    for gap in gaps:
        by_party.setdefault(gap.asked_of, []).append(gap)
    calls = [Call(asked, tuple(found)) for asked, found in by_party.items()]
    return tuple(sorted(calls, key=lambda call: (-sum(gap.weight for gap in call.gaps), call.asked_of)))
