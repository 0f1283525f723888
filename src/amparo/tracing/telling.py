"""From the network's hops to the chains that a reader is told."""

from collections.abc import Iterable

from amparo.facts.ids import Subject
from amparo.facts.quantity import ShareRange
from amparo.findings.chain import Chain, Grade, Hop
from amparo.findings.reason import because
from amparo.tracing.hops import OPEN, Edge
from amparo.tracing.mark import Mark
from amparo.tracing.papers import Weighed
from amparo.tracing.paths import Target

MADE = frozenset({"made-from", "made-at", "run-by", "supplied-by"})
HANDLED = MADE | {"shipped-by"}
LOTS = frozenset({"made-from"})


class HopTeller:
    """Tells hops once: chains that share a hop share what is told of it."""

    def __init__(self) -> None:
        self._hops: dict[tuple[int, Grade], tuple[Edge, Hop]] = {}

    def told(self, path: Iterable[Edge]) -> tuple[Hop, ...]:
        """Return the hops of a path."""
        hops: list[Hop] = []
        before = Grade.E0
        for edge in path:
            key = (id(edge), before)
            if key not in self._hops:
                # The edge is kept beside its hop: while it lives, no other bears its number.
                self._hops[key] = (edge, edge.told(before))
            hops.append(self._hops[key][1])
            before = hops[-1].grade
        return tuple(hops)


def targets(mark: Mark) -> list[Target]:
    """Return the last hops to a mark, from each party and site that it names."""
    found: list[Target] = []
    named = [(f"site:{id_}", grade) for id_, grade in sorted(mark.sites.items())]
    named += [(f"party:{id_}", grade) for id_, grade in sorted(mark.parties.items())]
    for node, grade in named:
        found.extend(
            Target(place, Edge(place, mark.key, mark.relation, Weighed(grade, ()), extra=mark.because))
            for place in (node, f"{node}{OPEN}")
        )
    return found


def told_chain(subject: Subject, reaches: str, hops: tuple[Hop, ...], share: ShareRange | None) -> Chain:
    """Return a chain with its reasons: the weakest hop, the bounds, and whether it leads over handling only.

    Args:
        subject: where it starts.
        reaches: the mark, ``origin`` or ``open-end``.
        hops: at least one.
        share: bounds on the part of the subject that comes from the mark, where there are any.
    """
    weakest = min(hops, key=lambda hop: hop.grade)
    reasons = [
        because("weakest-hop", start=weakest.start, end=weakest.end, grade=weakest.grade.name),
    ]
    if share is not None:
        told = {"lo": str(share.lo), "hi": str(share.hi), "mark": reaches}
        if share.lo.of_one:
            reasons.append(because("content-necessary", **told))
        elif share.hi.of_one:
            reasons.append(because("content-possible", **told))
        else:
            reasons.append(because("content-none", **told))
    if any(hop.relation == "shipped-by" for hop in hops):
        reasons.append(because("reached-by-handling", mark=reaches))
    return Chain(f"{subject}>{reaches}", subject, hops, reaches, share, tuple(reasons))
