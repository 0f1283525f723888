"""Bill of lading, container, seal and ship are the same on every paper of a shipment and on its row."""

from collections.abc import Callable, Iterator

from amparo.evidence.desk import Check, Desk, Held, against, agreed, containers_of, lots_of, subject_of, unchecked
from amparo.evidence.rows import paper, row
from amparo.facts.document import Document
from amparo.facts.evidence import Evidence
from amparo.facts.flow import Shipment
from amparo.facts.ids import DocumentId
from amparo.findings.reason import because

Told = tuple[str, frozenset[str], tuple[DocumentId, ...], tuple[Evidence, ...]]
BILL = "bill-of-lading"


def _bill(document: Document) -> tuple[str, ...]:
    own = document.states.number if document.kind == BILL else ""
    return tuple(number for number in (document.states.bill_of_lading, own) if number)[:1]


MARKS: tuple[tuple[str, Callable[[Shipment], tuple[str, ...]], Callable[[Document], tuple[str, ...]]], ...] = (
    ("bill-of-lading", lambda one: (one.bill_of_lading,), _bill),
    ("container", containers_of, lambda one: one.states.containers),
    ("seal", lambda one: one.seals, lambda one: one.states.seals),
    ("ship", lambda one: (one.vessel_imo,), lambda one: (one.states.vessel_imo,)),
)


def _run(desk: Desk) -> Iterator[Held]:
    for shipment in desk.sent:
        papers = desk.papers(subject_of(shipment))
        for mark, of_row, of_paper in MARKS:
            told = list(_told(shipment, papers, of_row, of_paper))
            if len(told) > 1:
                yield _held(shipment, mark, told)
            elif told and mark != "ship":
                yield unchecked(subject_of(shipment), f"{mark}-told-once")


def _told(
    shipment: Shipment,
    papers: tuple[Document, ...],
    of_row: Callable[[Shipment], tuple[str, ...]],
    of_paper: Callable[[Document], tuple[str, ...]],
) -> Iterator[Told]:
    own = _plain(of_row(shipment))
    if own:
        yield f"shipment:{shipment.id}", own, (), row(shipment.at)
    for document in papers:
        marks = _plain(of_paper(document))
        if marks:
            yield document.id, marks, (document.id,), (*row(document.at), paper(document.id))


def _plain(marks: tuple[str, ...]) -> frozenset[str]:
    plain = ("".join(sign for sign in mark.upper() if sign.isalnum()).removeprefix("IMO") for mark in marks)
    return frozenset(mark for mark in plain if mark)


def _held(shipment: Shipment, mark: str, told: list[Told]) -> Held:
    """Hold each against the first: they agree where they share a mark, for a paper may tell of a part."""
    first = told[0]
    other = next((one for one in told[1:] if not one[1] & first[1]), None)
    if other is None:
        return agreed(subject_of(shipment))
    documents = (*first[2], *other[2])
    reason = because(
        "mark-differs", *first[3], *other[3], shipment=shipment.id, mark=mark,
        one=first[0], stated=", ".join(sorted(first[1])), other=other[0], otherwise=", ".join(sorted(other[1])),
    )  # fmt: skip
    return against(f"{mark}-differs", subject_of(shipment), lots_of(shipment), documents, reason)


CHECK = Check("transport-marks", 6, _run)
