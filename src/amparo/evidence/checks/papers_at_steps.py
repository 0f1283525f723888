"""Every paper belongs to a step: a row names it, or it covers one, or says itself which step it proves."""

from collections.abc import Iterator

from amparo.evidence.desk import Check, Desk, Held, agreed, lacking
from amparo.evidence.rows import naming_rows
from amparo.facts.ids import Subject


def _run(desk: Desk) -> Iterator[Held]:
    named = {id_ for naming in naming_rows(desk.case) for id_ in naming.documents}
    for document in desk.documents.values():
        me = Subject("document", document.id)
        attached = document.id in named or document.covers or document.step or document.translation_of
        yield agreed(me) if attached else lacking(me, "paper-at-no-step")


CHECK = Check("papers-at-steps", 1, _run)
