"""From a chain and its bounds to a verdict: two independent axes, the weakest paper and the quantity.

| verdict | rule |
|---|---|
| ``confirmed`` | every hop E3 or better, and the marked input is necessary (or the marked party made the good) |
| ``probable`` | every hop E2 or better, and the marked input is possible |
| ``possible`` | a hop of E0 or E1, or possible only through inputs that are not known |
| ``unresolved`` | nothing is met, and the trace ends, or is proved no further than E2, before raw material |
| ``traced-outside-scope`` | nothing is met, and every hop down to raw material is E3 or better |
| ``contradicted`` | a contradiction concerns the genealogy: before everything else |
"""

from collections.abc import Collection, Iterable
from fractions import Fraction
from typing import Literal

from amparo.facts.quantity import Share, ShareRange
from amparo.findings.chain import Chain, Grade
from amparo.findings.evidence import Contradiction
from amparo.findings.exposure import Verdict
from amparo.findings.tracing import LotTrace

Met = Literal["confirmed", "probable", "possible"]
Unmet = Literal["traced-outside-scope", "unresolved"]
RISING: tuple[Met, ...] = ("possible", "probable", "confirmed")
NONE = Share(Fraction(0))


def met_verdict(chain: Chain, *, listing_confirmed: bool = True) -> Met:
    """Return how sure it is that a chain that meets a rule does reach its subject.

    Args:
        chain: to the mark; its ``content`` bounds the part of the subject that comes this way.
        listing_confirmed: false where the listing it ends at was not seen in the publisher's own file.
    """
    if not listing_confirmed:
        return "possible"
    return _met(chain.grade, chain.content)


def _met(grade: Grade, content: ShareRange | None) -> Met:
    if grade <= Grade.E1 or (content is not None and content.hi == NONE):
        return "possible"
    # Without lots there is no quantity that could make the input necessary.
    necessary = content is not None and content.lo > NONE
    return "confirmed" if grade >= Grade.E3 and necessary else "probable"


def unmet_verdict(trace: LotTrace) -> Unmet:
    """Return what a trace shows of a lot that no chain brings within a rule."""
    return "traced-outside-scope" if trace.closed else "unresolved"


def verdict_for(
    chains: Iterable[Chain],
    trace: LotTrace | None,
    contradictions: Collection[Contradiction] = (),
    *,
    listings_confirmed: bool = True,
) -> Verdict:
    """Return the verdict on one subject under one rule.

    Args:
        chains: those that meet the rule.
        trace: of the finished lot; ``None`` for a good or a party without lots.
        contradictions: that concern the subject's genealogy, from the papers as well as from the tracing.
        listings_confirmed: whether the listings that the chains end at are confirmed.
    """
    if contradictions or (trace is not None and trace.contradictions):
        return "contradicted"
    met = [met_verdict(chain, listing_confirmed=listings_confirmed) for chain in chains]
    if met:
        return max(met, key=RISING.index)
    return "unresolved" if trace is None else unmet_verdict(trace)
