"""Papers on file that belong to no step, and steps they name that are not in the file."""

from collections.abc import Iterator
from datetime import date

from amparo.evidence.rows import naming_rows, paper, row
from amparo.facts.case import Case
from amparo.findings.exposure import Caution
from amparo.findings.reason import Reason, because


def loose_papers(case: Case, on: date) -> tuple[Caution, ...]:
    """Return a caution for documents that nothing names, and one for those that cover what is not there."""
    found = (
        Caution("document-attached-to-nothing", tuple(_attached_to_nothing(case, on))),
        Caution("document-covers-unknown", tuple(_covering_unknown(case))),
    )
    return tuple(caution for caution in found if caution.because)


def _attached_to_nothing(case: Case, on: date) -> Iterator[Reason]:
    named = {id_ for naming in naming_rows(case) for id_ in naming.documents}
    for document in case.documents.values():
        later = document.date is not None and document.date.first > on
        if document.id in named or document.covers or document.step or document.translation_of or later:
            continue
        yield because("document-attached-to-nothing", *row(document.at), paper(document.id), document=document.id)


def _covering_unknown(case: Case) -> Iterator[Reason]:
    known = {
        *(f"lot:{id_}" for id_ in case.lots),
        *(f"shipment:{id_}" for id_ in case.shipments),
        *(f"site:{id_}" for id_ in case.sites),
        *(f"party:{id_}" for id_ in case.parties),
        *(f"good:{id_}" for id_ in case.goods),
    }
    kinds = {ref.partition(":")[0] for ref in known} | {"lot", "shipment", "site", "party", "good"}
    for document in case.documents.values():
        for ref in document.covers:
            if ref.partition(":")[0] in kinds and ":" in ref and ref not in known:
                yield because("document-covers-unknown", *row(document.at), document=document.id, ref=ref)
