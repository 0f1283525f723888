"""What events concern, and whether two of them may concern the same thing."""

from collections.abc import Collection, Iterable

from amparo.facts.event import ROUTE_REF, Event

PAPER = "document:"


def subjects(event: Event) -> tuple[str, ...]:
    """Return the goods, lots, shipments and parties an event concerns; papers are evidence, routes an address."""
    return tuple(sorted(ref for ref in event.refs if ":" in ref and not ref.startswith((PAPER, ROUTE_REF))))


def same_thing(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two events may concern the same thing: only two references of one kind can tell them apart."""
    kinds = {ref.partition(":")[0] for ref in one} & {ref.partition(":")[0] for ref in other}
    alike = [{ref for ref in refs if ref.partition(":")[0] in kinds} for refs in (one, other)]
    return not kinds or bool(alike[0] & alike[1])


def parted(refs: tuple[str, ...], others: Iterable[Collection[str]]) -> tuple[tuple[str, ...], ...]:
    """Return ``refs`` in parts, so that each of ``others`` concerns the whole of a part or nothing of it.

    Three lots were presented and one of them was released: the one and the two have clocks of their own. References
    of a kind that no other event tells apart stay with every part.
    """
    told = [frozenset(other) for other in others]
    for kind in sorted({ref.partition(":")[0] for ref in refs}):
        mine = [ref for ref in refs if ref.partition(":")[0] == kind]
        speaking = [one for one in told if any(ref.partition(":")[0] == kind for ref in one)]
        groups: dict[tuple[bool, ...], list[str]] = {}
        for ref in mine:
            groups.setdefault(tuple(ref in one for one in speaking), []).append(ref)
        if len(groups) > 1:
            rest = [ref for ref in refs if ref not in mine]
            return tuple(part for group in groups.values() for part in parted(tuple(sorted([*rest, *group])), told))
    return (refs,)
