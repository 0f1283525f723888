"""One hop of the network, before a chain tells it."""

from dataclasses import dataclass

from amparo.facts.ids import GoodId, LotId
from amparo.facts.lot import Use
from amparo.facts.period import Period
from amparo.facts.quantity import Share, ShareRange
from amparo.findings.chain import Grade, Hop, Relation
from amparo.findings.reason import Reason, because
from amparo.findings.tracing import Step
from amparo.kernel.errors import Place
from amparo.tracing.mass import masses, total
from amparo.tracing.papers import Weighed
from amparo.tracing.rows import papers, row

# Suffix of a place or party reached from a lot whose inputs are unknown: only there do supplies between parties
# go on with the chain, so that a lot with a genealogy of its own is not held to its maker's other purchases.
OPEN = "\0open"


@dataclass(frozen=True, slots=True)
class Edge:
    """A hop as the network holds it: cheap to make for every row, told as a :class:`Hop` where a chain uses it.

    ``carried``: the hop needs no paper of its own, those of the hop before carry it (the records of a lot name the
    site and so whoever runs it); ``weighed`` is then what its own papers add. ``beside`` holds all uses of the lot that
    the hop starts from, so that the input's part of them can be told; ``moved`` the way of the input to where it was
    used, of which ``weighed`` holds the weaker.
    """

    start: str
    end: str
    relation: Relation
    weighed: Weighed
    at: Place | None = None
    good_id: GoodId | None = None
    lot_id: LotId | None = None
    beside: tuple[Use, ...] = ()
    period: Period | None = None
    moved: Step | None = None
    extra: tuple[Reason, ...] = ()
    carried: bool = False

    @property
    def strength(self) -> Grade:
        """What the hop lets through of a chain's grade."""
        return Grade.E4 if self.carried else self.weighed.grade

    def told(self, before: Grade) -> Hop:
        """Return the hop with its reasons; ``before`` is the grade of the hop that leads to it."""
        grade = max(self.weighed.grade, before) if self.carried else self.weighed.grade
        counted = self.weighed.counted
        papered = because("hop-papered", *row(self.at), *papers(counted), grade=grade.name, count=len(counted))
        return Hop(
            start=self.start.removesuffix(OPEN),
            end=self.end.removesuffix(OPEN),
            relation=self.relation,
            grade=grade,
            good_id=self.good_id,
            lot_id=self.lot_id,
            share=self._share(),
            period=self.period,
            document_ids=counted,
            because=(papered, *self._way(), *self.extra),
        )

    def _way(self) -> tuple[Reason, ...]:
        step = self.moved
        if step is None:
            return ()
        lot, grade = step.lot_id or "", step.grade.name
        return (because("movement-papered", *papers(step.counted), lot=lot, place=step.other, grade=grade),)

    def _share(self) -> ShareRange | None:
        """Return the input's part of all inputs by mass, where the file tells it."""
        amounts = masses(use.quantity for use in self.beside)
        whole = total(amounts) if amounts else 0
        if not amounts or not whole:
            return None
        mine = zip(self.beside, amounts, strict=True)
        part = Share(total(amount for use, amount in mine if use.input_lot_id == self.lot_id) / whole)
        return ShareRange(part, part)
