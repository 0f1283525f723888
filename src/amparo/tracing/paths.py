"""The strongest path from every lot to a mark: weakest hop first, then fewest hops, then the order of ids.

A mark is searched once, from its parties and sites down to everything made from them, at each grade in turn; the
path of any lot is then read off upwards. Linear in the hops it touches, without recursion, and the same whether one
asks from the lot upstream or from the mark downstream.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from amparo.findings.chain import Grade
from amparo.tracing.hops import Edge


@dataclass(frozen=True, slots=True)
class Target:
    """The last hop: from a node of the network to the mark, with how sure it is."""

    node: str
    edge: Edge


class Downstream:
    """Hops by their end, so that a mark can be followed down to whatever was made from it.

    ``handled`` tells whether anybody sent what somebody else made.
    """

    def __init__(self, edges: Mapping[str, Iterable[Edge]]) -> None:
        self.handled = False
        self._into: defaultdict[str, list[Edge]] = defaultdict(list)
        for start in edges:
            for edge in edges[start]:
                self._into[edge.end].append(edge)
                self.handled = self.handled or edge.relation == "shipped-by"

    def into(self, node: str) -> Iterable[Edge]:
        """Return the hops that end at a node."""
        return self._into.get(node, ())


class Reach:
    """Everything from which some target can be reached, with the strongest path.

    Args:
        downstream: the network.
        targets: last hops; several may leave from one node.
        relations: hops that may be used, besides the last.
    """

    def __init__(self, downstream: Downstream, targets: Iterable[Target], relations: frozenset[str]) -> None:
        self._last: defaultdict[str, list[Edge]] = defaultdict(list)
        for target in targets:
            self._last[target.node].append(target.edge)
        self._levels: dict[Grade, dict[str, int]] = {}
        self.best: dict[str, Grade] = {}
        for level in sorted(Grade, reverse=True):
            distances = self._search(downstream, relations, level)
            self._levels[level] = distances
            for node in distances:
                self.best.setdefault(node, level)

    def _search(self, downstream: Downstream, relations: frozenset[str], level: Grade) -> dict[str, int]:
        """Return the number of hops to the mark for every node that reaches it by hops no weaker than ``level``."""
        distances = {node: 1 for node, edges in self._last.items() if any(edge.strength >= level for edge in edges)}
        frontier = list(distances)
        while frontier:
            below: list[str] = []
            for node in frontier:
                for edge in downstream.into(node):
                    if edge.relation in relations and edge.strength >= level and edge.start not in distances:
                        distances[edge.start] = distances[node] + 1
                        below.append(edge.start)
            frontier = below
        return distances

    def path(self, start: str, edges: Mapping[str, Iterable[Edge]], relations: frozenset[str]) -> tuple[Edge, ...]:
        """Return the strongest path from ``start``, or nothing where the mark is not reached."""
        if start not in self.best:
            return ()
        return tuple(self._walk(start, self.best[start], edges, relations))

    def _walk(
        self, start: str, level: Grade, edges: Mapping[str, Iterable[Edge]], relations: frozenset[str]
    ) -> Iterator[Edge]:
        distances = self._levels[level]
        at = start
        while distances[at] > 1:
            onward = [
                edge
                for edge in edges.get(at, ())
                if edge.relation in relations
                and edge.strength >= level
                and distances.get(edge.end) == distances[at] - 1
            ]
            edge = min(onward, key=_by_ids)
            yield edge
            at = edge.end
        yield min((edge for edge in self._last[at] if edge.strength >= level), key=_by_ids)


def _by_ids(edge: Edge) -> tuple[str, str, int]:
    # Stronger first among equals in name, then the first row of the file.
    return edge.end, edge.relation, -edge.weighed.grade
