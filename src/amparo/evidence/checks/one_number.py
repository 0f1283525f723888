"""One issuer's papers of one kind and number are one paper: not with two amounts, quantities, parties or dates."""

from collections import defaultdict
from collections.abc import Iterator

from amparo.evidence.checks.one_file import figures_differ, plain_number
from amparo.evidence.desk import Check, Desk, Held, against, agreed, surely_before, unchecked
from amparo.evidence.rows import paper, row
from amparo.facts.document import Document
from amparo.facts.ids import Subject
from amparo.findings.reason import because

NUMBERED = frozenset({"invoice", "bill-of-lading", "customs-entry", "purchase-order"})


def _run(desk: Desk) -> Iterator[Held]:
    by_number: defaultdict[tuple[str, str, str], list[Document]] = defaultdict(list)
    for document in desk.documents.values():
        number = plain_number(document)
        if document.translation_of is not None or document.is_data:
            continue
        if number and document.issuer_id is not None:
            by_number[document.kind, document.issuer_id, number].append(document)
        elif document.kind in NUMBERED:
            yield unchecked(Subject("document", document.id), "number-not-stated")
    for documents in by_number.values():
        first = documents[0]
        differing = [one for one in documents[1:] if _otherwise(first, one)]
        if not differing:
            yield agreed(Subject("document", first.id))
            continue
        both = (first, *differing)
        ids = tuple(one.id for one in both)
        rows = (evidence for one in both for evidence in row(one.at))
        reason = because(
            "one-number-two-papers", *rows, *map(paper, ids), number=first.states.number, documents=", ".join(ids)
        )
        subject, others = desk.concerned(first.id)
        about = (*others, *(Subject("document", one.id) for one in differing))
        yield against("one-number-two-papers", subject, about, ids, reason)


def _otherwise(one: Document, other: Document) -> bool:
    dates = surely_before(one.date, other.date) or surely_before(other.date, one.date)
    return dates or figures_differ(one, other)


CHECK = Check("one-number", 8, _run)
