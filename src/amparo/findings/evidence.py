"""What the papers contradict and what they leave open."""

from dataclasses import dataclass
from typing import Literal

from amparo.facts.ids import DocumentId, SiteId, Subject
from amparo.facts.statement import Claim, Indicator
from amparo.findings.reason import Reason

StandingKind = Literal["present", "disputed", "not-observed", "unknown", "not-looked-at"]


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


@dataclass(frozen=True, slots=True)
class Standing:
    """One indicator of forced labour at one site.

    Attributes:
        number: 1 to 11 (ILO, 2012), or 105 for work imposed by a state (ILO Convention 105).
        standing: ``disputed`` where one look says present and another not observed: both are shown.
        looks: every assessment on file up to the day, in the order of the file.
        because: each look with who looked, how, and whether people could speak freely.
    """

    number: int
    standing: StandingKind
    looks: tuple[Indicator, ...] = ()
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Conditions:
    """What is on file on how people work at a site.

    Attributes:
        site_id: where.
        standings: the indicators that somebody looked at, in their order.
        not_looked_at: numbers of those that nobody is on file as having looked at; that is not absence.
        claims: what is alleged, denied or found of the site or of whoever runs it, in the order of the file.
    """

    site_id: SiteId
    standings: tuple[Standing, ...]
    not_looked_at: tuple[int, ...]
    claims: tuple[Claim, ...] = ()
