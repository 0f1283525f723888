"""Other ways from a lot to a mark: nearly the same path many times explains nothing, so different ones come first.

For every entry (a lot made by the marked party or at the marked place, a supplier, a sender) the strongest path over
it; then, strongest first, those that share no hop between lots with one already taken, and after them the others.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from amparo.facts.case import Case
from amparo.facts.ids import Subject
from amparo.findings.chain import Chain
from amparo.tracing.genealogy import Genealogy, genealogy
from amparo.tracing.hops import Edge
from amparo.tracing.mark import Mark
from amparo.tracing.papers import Papers
from amparo.tracing.paths import Downstream, Reach, Target
from amparo.tracing.rows import as_of
from amparo.tracing.supplies import draw_supplies
from amparo.tracing.telling import HANDLED, HopTeller, targets, told_chain

# Hops that only say who runs a place or what it is called: ways may share them.
NAMING = frozenset({"run-by", "located-in", "is-listed-as"})


class Ways:
    """The network of a case, asked for ways from many subjects to many marks.

    Args:
        case: the user's records.
        on: rows and documents certainly later do not count.
    """

    def __init__(self, case: Case, on: date) -> None:
        then, _ = as_of(case, on)
        self._built = genealogy(then, Papers(then, on))
        draw_supplies(self._built)
        self._downstream = Downstream(self._built.edges)
        self._hops = HopTeller()

    def between(self, subject: Subject, mark: Mark, most: int) -> tuple[Chain, ...]:
        """Return up to ``most`` chains from a lot, or a good without lots, to a mark; different ones first."""
        over = _over_each_entry(self._built, self._downstream, subject, mark)
        found = _different_first(sorted(over, key=_strongest_first))[:most]
        chains = (told_chain(subject, mark.key, self._hops.told(path), None) for path in found)
        return tuple(replace(chain, id=f"{chain.id}#{number}") for number, chain in enumerate(chains, 1))


def ways(case: Case, subject: Subject, mark: Mark, on: date, most: int) -> tuple[Chain, ...]:
    """Return up to ``most`` chains from one subject to one mark: :class:`Ways`, asked once."""
    return Ways(case, on).between(subject, mark, most)


def _over_each_entry(
    built: Genealogy, downstream: Downstream, subject: Subject, mark: Mark
) -> Iterator[tuple[Edge, ...]]:
    for entry, tail in _entries(downstream, mark):
        reach = Reach(downstream, [Target(entry.start, entry)], HANDLED)
        path = reach.path(str(subject), built.edges, HANDLED)
        if path:
            yield (*path, *tail)


def _entries(downstream: Downstream, mark: Mark) -> Iterator[tuple[Edge, tuple[Edge, ...]]]:
    """Yield each hop by which a chain enters the mark's own places, with the hops from there to the mark."""
    pending: deque[tuple[str, tuple[Edge, ...]]] = deque((one.node, (one.edge,)) for one in targets(mark))
    seen: set[int] = set()
    while pending:
        node, tail = pending.popleft()
        for edge in downstream.into(node):
            if edge.relation in NAMING:
                pending.append((edge.start, (edge, *tail)))
            elif id(edge) not in seen:
                seen.add(id(edge))
                yield edge, tail


def _strongest_first(path: tuple[Edge, ...]) -> tuple[int, int, tuple[str, ...]]:
    return -min(edge.strength for edge in path), len(path), tuple(edge.end for edge in path)


def _different_first(paths: list[tuple[Edge, ...]]) -> list[tuple[Edge, ...]]:
    taken: set[int] = set()
    different: list[tuple[Edge, ...]] = []
    others: list[tuple[Edge, ...]] = []
    for path in paths:
        own = {id(edge) for edge in path if edge.relation not in NAMING}
        if own & taken:
            others.append(path)
        else:
            different.append(path)
            taken |= own
    return [*different, *others]
