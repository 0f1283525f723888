"""Everything concluded about one case on one day."""

from dataclasses import dataclass
from datetime import date

from amparo.facts.listing import Snapshot
from amparo.findings.chain import Chain
from amparo.findings.evidence import Checked, Conditions, Contradiction, Gap
from amparo.findings.exposure import Caution, Conflict, Exposure, Undecided
from amparo.findings.hit import Hit, Screening
from amparo.findings.remedy import Deadline, Remedy


@dataclass(frozen=True, slots=True)
class Assessment:
    """The result of ``amparo assess``: same case, day and snapshots give the same value."""

    on: date
    snapshots: tuple[Snapshot, ...]
    screenings: tuple[Screening, ...]
    hits: tuple[Hit, ...]
    chains: tuple[Chain, ...]
    exposures: tuple[Exposure, ...]
    contradictions: tuple[Contradiction, ...]
    gaps: tuple[Gap, ...]
    remedies: tuple[Remedy, ...]
    deadlines: tuple[Deadline, ...]
    conflicts: tuple[Conflict, ...]
    undecided: tuple[Undecided, ...]
    warnings: tuple[Caution, ...]
    checks: tuple[Checked, ...] = ()
    conditions: tuple[Conditions, ...] = ()
