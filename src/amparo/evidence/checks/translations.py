"""A translation is on file for every paper in another language."""

from collections.abc import Iterator

from amparo.evidence.checklists import showing
from amparo.evidence.desk import Check, Desk, Held, agreed, lacking, unchecked
from amparo.evidence.legibility import foreign, translated
from amparo.facts.ids import Subject


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
        else:
            yield agreed(me)


CHECK = Check("translations", 7, _run)
