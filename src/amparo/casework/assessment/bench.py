"""The table on which law and case meet: what is known, and what has been found so far."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from amparo.casework.assessment.grounds import Ground
from amparo.casework.assessment.register import Register
from amparo.criteria import FactSheet
from amparo.facts.case import Case
from amparo.facts.ids import Subject
from amparo.findings.chain import Chain
from amparo.findings.evidence import Contradiction
from amparo.findings.exposure import Exposure, Undecided
from amparo.findings.hit import Hit
from amparo.findings.reason import because
from amparo.tracing.mark import Mark

MANY = 2
IN_DOUBT = ("measure.state",)


@dataclass(frozen=True, slots=True)
class Bench:
    """What a holding of the law against the case knows. Finders append to ``found``; nothing else changes."""

    case: Case
    told: FactSheet
    hits: tuple[Hit, ...]
    register: Register
    marks: tuple[Mark, ...]
    contradictions: tuple[Contradiction, ...]
    on: date
    found: "Found"

    def undecided(self, ground: Ground, subject: Subject, missing: tuple[str, ...]) -> None:
        """Note that a rule lacks a fact about a subject."""
        key = (ground.measure.id, ground.rule.id, missing)
        self.found.open.setdefault(key, (ground, []))[1].append(subject)


@dataclass(slots=True)
class Found:
    """Exposures, open questions by rule and missing facts, flags that call for care, ownership chains relied on."""

    exposures: list[Exposure] = field(default_factory=list)
    open: dict[tuple[str, str, tuple[str, ...]], tuple[Ground, list[Subject]]] = field(default_factory=dict)
    flags: list[tuple[Ground, Subject]] = field(default_factory=list)
    chains: dict[str, Chain] = field(default_factory=dict)

    def doubtful(self) -> frozenset[str]:
        """Return the measures that are met but for the doubt whether they are in force."""
        return frozenset(measure for measure, _, missing in self.open if missing == IN_DOUBT)

    def undecided(self, whole: Subject) -> tuple[Undecided, ...]:
        """Return the open questions: one for each subject, or one for the whole case where many share it."""
        return tuple(
            one
            for (_, _, missing), (ground, subjects) in self.open.items()
            for one in _told(ground, missing, subjects, whole)
        )


def _told(ground: Ground, missing: tuple[str, ...], subjects: list[Subject], whole: Subject) -> Iterator[Undecided]:
    reasons = (*ground.reasons(), *(because("settled-by", fact=fact) for fact in missing))
    rule = f"{ground.measure.id}/{ground.rule.id}"
    if len(subjects) <= MANY:
        yield from (Undecided(subject, rule, missing, reasons) for subject in subjects)
        return
    many = because("open-for-many", count=len(subjects), subjects=", ".join(str(subject) for subject in subjects))
    yield Undecided(whole, rule, missing, (*reasons, many))
