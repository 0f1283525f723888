"""Papers that are on file and cannot be read as they stand: not translated, or blacked out."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from amparo.evidence.checklists import showing
from amparo.evidence.rows import paper, row
from amparo.facts.case import Case
from amparo.facts.document import Document
from amparo.facts.ids import DocumentId, Subject
from amparo.facts.quantity import plain
from amparo.findings.evidence import Gap
from amparo.findings.reason import Reason, because

KEEPER = "case"


def shown_gaps(case: Case, on: date) -> Iterator[Gap]:
    """Yield a gap for each translation, and each copy with less blacked out, that is to be got."""
    rules = showing()
    done = translated(case)
    asked = bool(rules.jurisdictions & set(case.jurisdictions))
    for document in case.documents.values():
        if not document.present or (document.date is not None and document.date.first > on):
            continue
        if asked and foreign(document, rules.language) and document.id not in done:
            yield _gap(document, "translation", KEEPER, _translation(document))
        if document.redacted_share is not None and document.redacted_share > rules.redacted_share:
            asked_of = KEEPER if document.issuer_id is None else f"party:{document.issuer_id}"
            yield _gap(document, "redaction", asked_of, _redaction(document))


def translated(case: Case) -> frozenset[DocumentId]:
    """Return the documents of which a translation into the language asked for is on file."""
    return frozenset(
        document.translation_of
        for document in case.documents.values()
        if document.translation_of is not None
        and document.present
        and document.language.partition("-")[0] in {showing().language, ""}
    )


def foreign(document: Document, language: str) -> bool:
    """Whether a paper is told to be in another language; a translation is not translated again."""
    told = document.language.casefold().partition("-")[0]
    return bool(told) and told != language and document.translation_of is None


def _gap(document: Document, step: str, asked_of: str, reason: Reason) -> Gap:
    kind = "translation" if step == "translation" else document.kind
    return Gap(Subject("document", document.id), step, kind, asked_of, None, 0, (reason,))


def _translation(document: Document) -> Reason:
    rules = showing()
    return because(
        "translation-missing",
        *row(document.at),
        paper(document.id),
        document=document.id,
        language=document.language,
        wanted=rules.language,
        guidance=rules.translation_guidance,
    )


def _redaction(document: Document) -> Reason:
    rules = showing()
    return because(
        "redacted-beyond",
        *row(document.at),
        paper(document.id),
        document=document.id,
        share=plain(Fraction(document.redacted_share or 0) * 100),
        limit=plain(Fraction(rules.redacted_share) * 100),
        guidance=rules.redaction_guidance,
    )
