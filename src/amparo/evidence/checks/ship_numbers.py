"""The last digit of a ship's number follows from the others (IMO), on the row and on each paper."""

from collections.abc import Iterator

from amparo.evidence.desk import Check, Desk, Held, against, agreed, subject_of
from amparo.evidence.rows import paper, row
from amparo.facts.ids import Subject
from amparo.findings.reason import because
from amparo.text import identifiers


def _run(desk: Desk) -> Iterator[Held]:
    told = [(subject_of(one), one.vessel_imo, one.document_ids, row(one.at)) for one in desk.sent]
    told += [
        (Subject("document", one.id), one.states.vessel_imo, (one.id,), (*row(one.at), paper(one.id)))
        for one in desk.documents.values()
    ]
    for me, number, documents, proof in told:
        if number and identifiers.is_valid("imo", number):
            yield agreed(me)
        elif number:
            reason = because("ship-number-fails-check", *proof, subject=str(me), number=number)
            yield against("ship-number-fails-check", me, (), documents, reason, paper_only=True)


CHECK = Check("ship-numbers", 6, _run)
