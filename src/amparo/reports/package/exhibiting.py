"""The exhibits of a package with their running numbers, and the log of linked documents that are not among them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from amparo.facts.case import Case
from amparo.facts.document import Document
from amparo.facts.ids import DocumentId
from amparo.findings.assessment import Assessment
from amparo.reports.package.model import WORKER_KINDS, Draft, Exhibit, Omission, Statement, Step

Linked = Mapping[DocumentId, tuple[int, ...]]


def linked_documents(case: Case, begun: Draft, identities: Iterable[Statement] = ()) -> Linked:
    """Return every document that the case links to what is filed, with the steps it bears on.

    ``identities`` are all that is told of parties, whether a paper carries it or not.
    """
    found: dict[DocumentId, dict[int, None]] = {}
    for step in begun.steps:
        for statement in step.statements:
            for document_id in (*statement.on_file, *statement.missing):
                found.setdefault(document_id, {})[step.number] = None
    in_steps = {id(statement) for step in begun.steps for statement in step.statements}
    for statement in (*begun.statements, *identities, *begun.kept_out):
        if id(statement) in in_steps:
            continue
        for document_id in (*statement.on_file, *statement.missing):
            found.setdefault(document_id, {})
    for document in case.documents.values():
        original = document.translation_of
        if original is not None and original in found:
            found.setdefault(document.id, {}).update(found[original])
    for one in _of_workers(case, begun):
        found.setdefault(one, {})
    return {document_id: tuple(sorted(steps)) for document_id, steps in found.items()}


def _of_workers(case: Case, begun: Draft) -> Iterator[DocumentId]:
    """Yield the records of single workers at the parties' sites, where the filing speaks of conditions of work."""
    if "indicators" not in begun.layout.parts:
        return
    told = {f"site:{site.id}" for site in case.sites.values() if site.party_id in begun.parties}
    told |= {f"party:{party}" for party in begun.parties}
    yield from (one.id for one in case.documents.values() if one.kind in WORKER_KINDS and told & set(one.covers))


def exhibits(
    case: Case, steps: Collection[Step], linked: Linked, stay_out: Collection[DocumentId], on: date
) -> tuple[Exhibit, ...]:
    """Number what is filed in the order of its first step, translations right after their originals.

    An exhibit bears the numbers of the ``steps`` that cite it. Records read out of one file are one exhibit.
    """
    cited = _cited(case, steps)
    kept = [
        case.documents[one]
        for one in linked
        if one not in stay_out and one in case.documents and _on_file(case.documents[one], on)
    ]
    last = len(steps) + 1
    place = {one: at for at, one in enumerate(linked)}

    def order(document: Document) -> tuple[int, int, bool]:
        original = document.translation_of
        leader = original if original in place else document.id
        return (min(cited.get(document.id) or linked[document.id], default=last), place[leader], leader != document.id)

    in_file: dict[str, list[Document]] = {}
    for document in sorted(kept, key=order):
        in_file.setdefault(document.file or document.id, []).append(document)
    return tuple(
        Exhibit(
            number,
            documents[0],
            tuple(sorted({step for one in documents for step in cited.get(one.id, ())})),
            any(one.kind in WORKER_KINDS for one in documents),
            tuple(documents[1:]),
        )
        for number, documents in enumerate(in_file.values(), start=1)
    )


def _cited(case: Case, steps: Iterable[Step]) -> Mapping[DocumentId, set[int]]:
    """Return the steps that cite each document; a translation goes with its original."""
    found: dict[DocumentId, set[int]] = {}
    for step in steps:
        for one in (id_ for statement in step.statements for id_ in statement.on_file):
            found.setdefault(one, set()).add(step.number)
    for document in case.documents.values():
        if document.translation_of in found:
            found.setdefault(document.id, set()).update(found[document.translation_of])
    return found


def omissions(
    assessment: Assessment,
    case: Case,
    linked: Linked,
    left: Mapping[DocumentId, str],
    stay_out: Collection[DocumentId],
) -> Iterator[Omission]:
    """Yield each linked document that is not filed: why, and which contradictions rest on it."""
    for one in dict.fromkeys((*linked, *left)):
        numbers = linked.get(one, ())
        document = case.documents.get(one)
        adverse = tuple(dict.fromkeys(found.code for found in assessment.contradictions if one in found.document_ids))
        if one in left:
            yield Omission(one, "asked-for", left[one], numbers, adverse)
        elif one in stay_out:
            yield Omission(one, "worker-record", "", numbers, adverse)
        elif document is None or not document.present:
            yield Omission(one, "not-in-the-file", "", numbers, adverse)
        elif not _on_file(document, assessment.on):
            yield Omission(one, "dated-later", "", numbers, adverse)


def _on_file(document: Document, on: date) -> bool:
    return document.present and (document.date is None or document.date.first <= on)
