"""Whether a measure is met by a subject, on what ground, and how sure."""

from dataclasses import dataclass
from typing import Literal

from amparo.facts.ids import MeasureId, Subject
from amparo.findings.reason import Reason

Verdict = Literal[
    "confirmed", "probable", "possible", "unresolved", "traced-outside-scope", "contradicted", "not-covered"
]


@dataclass(frozen=True, slots=True)
class Exposure:
    """One subject under one ground of one measure.

    ``ground`` is the measure's rule id; ``confirmed_law`` is false where the rule, its dates or the listing
    it rests on are not confirmed, which holds the verdict at ``possible`` or below.
    """

    subject: Subject
    measure_id: MeasureId
    ground: str
    verdict: Verdict
    citation: str
    chain_ids: tuple[str, ...] = ()
    date_unconfirmed: bool = False
    confirmed_law: bool = True
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Undecided:
    """A rule that lacks a fact, and what would settle it. A result of its own, never silence."""

    subject: Subject
    rule: str
    missing: tuple[str, ...]
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two duties of two legal orders that cannot both be met as the file stands; counsel decides."""

    id: str
    one: MeasureId
    other: MeasureId
    bound: str
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Caution:
    """What the reader must know before the step it concerns; ``code`` is stable."""

    code: str
    because: tuple[Reason, ...] = ()
