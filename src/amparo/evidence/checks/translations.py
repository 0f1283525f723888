"""A translation is on file for every paper in another language, and states what its original states.

Who issued a paper, and where, is told in two scripts; numbers, amounts, quantities and marks read alike in both. What
a translation states and the row of its original does not was not held against it, and is told.
"""

from collections.abc import Iterator

from amparo.evidence.checklists import showing
from amparo.evidence.desk import Check, Desk, Held, against, agreed, lacking, unchecked
from amparo.evidence.legibility import foreign, translated
from amparo.evidence.rows import paper, row
from amparo.facts.document import Document
from amparo.facts.ids import Subject
from amparo.findings.reason import because

ALIKE = (
    "number", "amount", "payer_id", "payee_id", "producer_id", "issuer_uscc", "mid", "quantity", "gross_weight",
    "net_weight", "hs", "containers", "seals", "vessel_imo", "bill_of_lading", "item_ids",
)  # fmt: skip


def _run(desk: Desk) -> Iterator[Held]:
    rules = showing()
    if not rules.jurisdictions & set(desk.case.jurisdictions):
        return
    done = translated(desk.case)
    for document in desk.documents.values():
        me = Subject("document", document.id)
        if document.is_data:
            continue
        if not document.language:
            yield unchecked(me, "language-not-stated")
        elif foreign(document, rules.language) and document.id not in done:
            yield lacking(me, "translation-to-come")
        elif (original := _original(desk, document)) is not None:
            yield _held(desk, document, original)
        else:
            yield agreed(me)


def _original(desk: Desk, document: Document) -> Document | None:
    return None if document.translation_of is None else desk.documents.get(document.translation_of)


def _held(desk: Desk, document: Document, original: Document) -> Held:
    """Hold what a translation states against what its original states."""
    me = Subject("document", document.id)
    pairs = {name: (_plain(original, name), _plain(document, name)) for name in ALIKE}
    differing = [name for name, (first, second) in pairs.items() if first and second and first != second]
    if differing:
        reason = because(
            "translation-differs", *row(document.at), paper(document.id), paper(original.id), document=document.id,
            original=original.id, columns=", ".join(differing),
        )  # fmt: skip
        subject, others = desk.concerned(original.id)
        about = (*others, me)
        return against("translation-differs", subject, about, (original.id, document.id), reason, paper_only=True)
    if any(second and not first for first, second in pairs.values()):
        return unchecked(me, "translation-adds")
    return agreed(me)


def _plain(document: Document, name: str) -> object:
    """Return what a column holds; of several values, whatever their order."""
    told = getattr(document.states, name)
    return frozenset(told) if isinstance(told, tuple) else told


CHECK = Check("translations", 7, _run)
