"""What the genealogy of a case's lots shows: steps with their papers, ends, bounds, contradictions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from amparo.facts.ids import DocumentId, GoodId, LotId, PartyId, Subject
from amparo.facts.quantity import ShareRange
from amparo.findings.chain import Chain, Grade
from amparo.findings.evidence import Contradiction
from amparo.findings.exposure import Caution
from amparo.findings.reason import Reason

StepKind = Literal["origin", "production", "use", "movement", "supply"]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a tracing file has to prove.

    ``origin``: raw material was won at a site; ``production``: a lot was made at a site; ``use``: an input lot went
    into it; ``movement``: the input lot came from where it was made to where it was used; ``supply``: a party
    supplied another, where lots are unknown.

    Attributes:
        kind: what is to be proved.
        lot_id: the lot made (``origin``, ``production``, ``use``) or moved (``movement``).
        other: the input lot of a use, the place a movement leads to, the supplier of a supply.
        party_id: who made or sent it, and so can be asked; ``None`` where the file does not say.
        grade: how well the papers on file prove it.
        named: every document that the file names for this step.
        counted: those that are on file, dated in time, and carry weight.
        accepted: document kinds any one of which proves the step at lot level.
        stages: where the good stands, as ``<commodity>/<stage>``; several where it may be of several.
        on_file: false for a movement of which the file holds no row: it is asked for, and holds no verdict back.
    """

    kind: StepKind
    lot_id: LotId | None
    other: str
    party_id: PartyId | None
    grade: Grade
    named: tuple[DocumentId, ...] = ()
    counted: tuple[DocumentId, ...] = ()
    accepted: tuple[str, ...] = ()
    good_id: GoodId | None = None
    stages: tuple[str, ...] = ()
    on_file: bool = True

    def __str__(self) -> str:
        return f"{self.kind}:{self.lot_id or ''}<{self.other}" if self.other else f"{self.kind}:{self.lot_id}"


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """Where the genealogy of a lot stops before raw material."""

    subject: Subject
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class LotTrace:
    """The tracing result of one finished lot.

    Attributes:
        lot_id: the finished lot.
        closed: every branch ends in raw material and every step is proved at lot level (E3 or better).
        grade: the weakest step of the whole genealogy.
        chains: the strongest path to each mark, and to raw material and to an open end where there are some.
        content: for each mark, bounds on the part of the lot that comes from it.
        open_ends: where the genealogy stops.
        contradictions: those that concern a lot of the genealogy.
        lots: how many lots the genealogy holds, this one included.
    """

    lot_id: LotId
    closed: bool
    grade: Grade
    chains: tuple[Chain, ...] = ()
    content: Mapping[str, ShareRange] = field(default_factory=dict)
    open_ends: tuple[OpenEnd, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    lots: int = 1

    def chain_to(self, mark: str) -> Chain | None:
        """Return the strongest chain to a mark, ``origin`` or ``open-end``."""
        return next((chain for chain in self.chains if chain.reaches == mark), None)


@dataclass(frozen=True, slots=True)
class Tracing:
    """The tracing of a whole case as of ``on``.

    ``lots`` holds the finished lots in the order of the file; ``steps`` the steps of making every lot and of moving
    its inputs to it, inputs before outputs; ``warnings`` what is noticed and contradicts nothing.
    """

    on: date
    chains: tuple[Chain, ...]
    contradictions: tuple[Contradiction, ...]
    lots: Mapping[LotId, LotTrace]
    steps: Mapping[LotId, tuple[Step, ...]]
    supplies: tuple[Step, ...] = ()
    warnings: tuple[Caution, ...] = ()

    def of(self, subject: Subject) -> tuple[Chain, ...]:
        """Return the chains of a finished lot or a good."""
        return tuple(chain for chain in self.chains if chain.subject == subject)
