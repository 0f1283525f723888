"""The last digit of a container's number follows from the others (ISO 6346), on the row and on each paper."""

from collections.abc import Iterator

from amparo.evidence.desk import Check, Desk, Held, against, agreed, containers_of, subject_of
from amparo.evidence.rows import paper, row
from amparo.facts.ids import Subject
from amparo.findings.reason import because
from amparo.text import identifiers

SCHEME = "iso6346"


def _run(desk: Desk) -> Iterator[Held]:
    # A number that is mistyped says nothing against the goods: only the paper is in question.
    for shipment in desk.sent:
        me = subject_of(shipment)
        for container in containers_of(shipment):
            if identifiers.is_valid(SCHEME, container):
                yield agreed(me)
                continue
            reason = because("container-fails-check", *row(shipment.at), shipment=shipment.id, container=container)
            yield against("container-fails-check", me, (), shipment.document_ids, reason, paper_only=True)
    for document in desk.documents.values():
        me = Subject("document", document.id)
        for container in document.states.containers:
            if identifiers.is_valid(SCHEME, container):
                yield agreed(me)
                continue
            reason = because(
                "container-on-paper-fails-check", *row(document.at), paper(document.id), document=document.id,
                container=container,
            )  # fmt: skip
            yield against("container-fails-check", me, (), (document.id,), reason, paper_only=True)


CHECK = Check("container-numbers", 6, _run)
