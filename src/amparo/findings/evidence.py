"""What the papers contradict and what they leave open."""

from dataclasses import dataclass

from amparo.facts.ids import DocumentId, Subject
from amparo.findings.reason import Reason


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Facts of the file that cannot be true together: shown, never smoothed.

    ``concerns`` holds every lot, shipment or document in it.
    """

    code: str
    subject: Subject
    concerns: tuple[Subject, ...]
    document_ids: tuple[DocumentId, ...]
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """A document that is missing: for which step, and who can be asked.

    ``document_id`` is set where the file names it and it is not listed or not in the bundle. ``kind`` is a
    document kind (or several, joined by `` or ``). ``weight`` orders gaps: higher closes more.
    """

    subject: Subject
    step: str
    kind: str
    asked_of: str
    document_id: DocumentId | None = None
    weight: int = 0
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of one of the checks that a reviewer makes.

    Attributes:
        id: of the check.
        number: its place among the ten kinds, 1 to 10.
        agrees: how many things were looked at and agree.
        contradicts: how many contradict; ``codes`` are those of their contradictions.
        lacks: how many were looked at and lack a paper.
        not_checked: how many could not be looked at, because nothing is told: silence is not agreement.
        because: why something lacks or was not checked, once for each reason.
    """

    id: str
    number: int
    agrees: int
    contradicts: int
    lacks: int
    not_checked: int
    codes: tuple[str, ...] = ()
    because: tuple[Reason, ...] = ()
