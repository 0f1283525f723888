"""What events concern, and whether two of them may concern the same thing."""

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
