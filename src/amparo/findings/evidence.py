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
