"""One file is not two papers: not with two dates, two issuers, two numbers, nor two amounts or quantities."""

from collections import defaultdict
from collections.abc import Iterator

from amparo.evidence.desk import Check, Desk, Held, against, agreed, surely_before
from amparo.evidence.rows import paper, row
from amparo.facts.document import Document
from amparo.facts.ids import Subject
from amparo.findings.reason import because

FIGURES = ("amount", "quantity", "gross_weight", "payer_id", "payee_id")


def _run(desk: Desk) -> Iterator[Held]:
    by_hash: defaultdict[str, list[Document]] = defaultdict(list)
    for document in desk.documents.values():
        if document.sha256 is not None and document.translation_of is None and not document.is_data:
            by_hash[document.sha256].append(document)
    for documents in by_hash.values():
        first = documents[0]
        differing = [one for one in documents[1:] if _other_paper(first, one)]
        if not differing:
            yield agreed(Subject("document", first.id))
            continue
        both = (first, *differing)
        rows = (evidence for one in both for evidence in row(one.at))
        ids = tuple(one.id for one in both)
        reason = because("one-file-two-papers", *rows, *map(paper, ids), documents=", ".join(ids))
        others = tuple(Subject("document", one.id) for one in differing)
        yield against("one-file-two-papers", Subject("document", first.id), others, ids, reason)


def _other_paper(one: Document, other: Document) -> bool:
    dates = surely_before(one.date, other.date) or surely_before(other.date, one.date)
    issuers = one.issuer_id is not None and other.issuer_id is not None and one.issuer_id != other.issuer_id
    numbers = plain_number(one) and plain_number(other) and plain_number(one) != plain_number(other)
    return bool(dates or issuers or numbers or figures_differ(one, other))


def plain_number(document: Document) -> str:
    """Return a paper's own number without blanks and marks, in capitals; empty where it is not told."""
    return "".join(sign for sign in document.states.number.upper() if sign.isalnum())


def figures_differ(one: Document, other: Document) -> bool:
    """Whether both papers state a figure, and not the same."""
    told = ((getattr(one.states, name), getattr(other.states, name)) for name in FIGURES)
    return any(ours and theirs and ours != theirs for ours, theirs in told)


CHECK = Check("one-file", 8, _run)
