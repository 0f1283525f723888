"""How much of each paper is blacked out."""

from collections.abc import Iterator

from amparo.evidence.checklists import showing
from amparo.evidence.desk import Check, Desk, Held, agreed, lacking, unchecked
from amparo.facts.ids import Subject


def _run(desk: Desk) -> Iterator[Held]:
    limit = showing().redacted_share
    for document in desk.documents.values():
        me = Subject("document", document.id)
        if document.is_data:
            continue
        if document.redacted_share is None:
            yield unchecked(me, "redaction-not-stated")
        elif document.redacted_share > limit:
            yield lacking(me, "redaction-to-lift")
        else:
            yield agreed(me)


CHECK = Check("redactions", 7, _run)
