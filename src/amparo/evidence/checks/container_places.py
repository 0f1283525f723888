"""One container is not on two ways at once."""

from collections import defaultdict
from collections.abc import Iterator

from amparo.evidence.desk import (
    Check,
    Desk,
    Held,
    against,
    agreed,
    containers_of,
    lots_of,
    subject_of,
    surely_before,
    unchecked,
)  # fmt: skip
from amparo.evidence.rows import row
from amparo.facts.flow import Shipment
from amparo.findings.reason import because
from amparo.text import identifiers


def _run(desk: Desk) -> Iterator[Held]:
    by_container: defaultdict[str, list[Shipment]] = defaultdict(list)
    for shipment in desk.sent:
        for container in containers_of(shipment):
            if shipment.shipped is None:
                yield unchecked(subject_of(shipment), "date-not-stated")
            else:
                by_container[identifiers.compact("iso6346", container)].append(shipment)
    for container, shipments in by_container.items():
        clashes = list(_clashes(shipments))
        for one, other in clashes:
            reason = because(
                "container-in-two-places", *row(one.at), *row(other.at), container=container, one=one.id, other=other.id
            )
            others = (*lots_of(one), subject_of(other), *lots_of(other))
            documents = tuple(dict.fromkeys((*one.document_ids, *other.document_ids)))
            yield against("container-in-two-places", subject_of(one), others, documents, reason)
        clashing = {shipment.id for pair in clashes for shipment in pair}
        yield from (agreed(subject_of(one)) for one in shipments if one.id not in clashing)


def _clashes(shipments: list[Shipment]) -> Iterator[tuple[Shipment, Shipment]]:
    """Yield the pairs on different ways at once: by the day they left, so that the search ends where one arrived."""
    dated = [(one.shipped.first, at, one) for at, one in enumerate(shipments) if one.shipped is not None]
    for at, (_, _, one) in enumerate(ordered := sorted(dated)):
        for left, _, other in ordered[at + 1 :]:
            if one.received is None or left >= one.received.first:
                break
            if _way(one) != _way(other) and _overlap(one, other):
                yield one, other


def _way(shipment: Shipment) -> tuple[str, str]:
    start = shipment.from_site_id or shipment.from_party_id or ""
    return start, shipment.to_site_id or shipment.to_party_id or ""


def _overlap(one: Shipment, other: Shipment) -> bool:
    """Whether each certainly left before the other certainly arrived."""
    return surely_before(one.shipped, other.received) and surely_before(other.shipped, one.received)


CHECK = Check("container-places", 6, _run)
