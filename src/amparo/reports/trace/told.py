"""What a trace found, before it is told in any form."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from amparo.facts.case import Case
from amparo.findings.assessment import Assessment
from amparo.findings.chain import Chain
from amparo.law.notices import Notice
from amparo.tracing.standing import Ownership


@dataclass(frozen=True, slots=True)
class Trace:
    """Chains through what was asked for, other ways to the same end, owners, and what to mind.

    Attributes:
        case: the records.
        assessment: of the case, with the chains asked for and no others.
        asked: what every chain has to pass, as references; empty for all.
        other_ways: chains beside the strongest one, by its id.
        ownership: how parties stand under each ownership test.
        notices: of the law that binds the user, at this step.
    """

    case: Case
    assessment: Assessment
    asked: tuple[str, ...] = ()
    other_ways: Mapping[str, tuple[Chain, ...]] = field(default_factory=dict)
    ownership: tuple[Ownership, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def every(self) -> tuple[Chain, ...]:
        """Every chain, each followed by the other ways to its end."""
        return tuple(chain for one in self.assessment.chains for chain in (one, *self.other_ways.get(one.id, ())))
