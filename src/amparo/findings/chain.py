"""Chains: from a subject, hop by hop, to whatever a measure names."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from amparo.facts.ids import DocumentId, GoodId, LotId, Subject
from amparo.facts.period import Period
from amparo.facts.quantity import ShareRange
from amparo.findings.reason import Reason

Relation = Literal[
    "made-from", "made-at", "run-by", "shipped-by", "supplied-by", "owned-by", "is-listed-as", "located-in"
]


class Grade(IntEnum):
    """How well a hop is papered.

    E0 inferred; E1 declared by an interested party; E2 party, product and period; E3 lot level, one document;
    E4 lot level, two or more independent documents that reconcile on party, quantity and date.
    """

    E0 = 0
    E1 = 1
    E2 = 2
    E3 = 3
    E4 = 4


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a chain. ``start`` and ``end`` are subjects, or ``region:CN-XJ`` and ``listing:<id>`` as text."""

    start: str
    end: str
    relation: Relation
    grade: Grade
    good_id: GoodId | None = None
    lot_id: LotId | None = None
    share: ShareRange | None = None
    period: Period | None = None
    document_ids: tuple[DocumentId, ...] = ()
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """A path from ``subject`` to ``reaches``.

    ``reaches`` is the mark the path leads to (``listing:<id>``, ``region:CN-XJ``), ``origin`` where raw material
    is reached with no mark, or ``open-end`` where the file goes no further. ``content`` bounds the part of the
    subject's input that comes this way: ``lo`` above zero means no allocation avoids it; ``None``: not a
    matter of quantity.
    """

    id: str
    subject: Subject
    hops: tuple[Hop, ...]
    reaches: str
    content: ShareRange | None = None
    because: tuple[Reason, ...] = ()

    @property
    def grade(self) -> Grade:
        """The weakest hop's grade; E0 for an empty chain."""
        return min((hop.grade for hop in self.hops), default=Grade.E0)
