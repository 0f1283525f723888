"""How well the documents on file carry a step: the grades E0 to E4.

A document counts only if its file is in the bundle and it is not certainly dated after the day assessed. A
translation adds nothing to its original, and two ids over one and the same file are one document. A record read out
of a data file (an event message, a trade extract) names its parties and its time, and is graded no higher than E2.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from amparo.facts.case import Case
from amparo.facts.document import Document
from amparo.facts.ids import DocumentId
from amparo.findings.chain import Grade
from amparo.kernel.registry import toml_files


@dataclass(frozen=True, slots=True)
class Scale:
    """How far each kind of document carries one kind of step.

    ``cap`` bounds what all of them reach together; ``accepted`` are the kinds any one of which carries the step as
    far as one document can, in the table's order.
    """

    reach: Mapping[str, Grade]
    cap: Grade
    accepted: tuple[str, ...]

    def of(self, document: Document) -> Grade:
        """Return how far one document carries alone; whatever the table does not name is a declaration."""
        return self.reach.get(document.kind, Grade.E1)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A grade, the documents that count towards it, and all that the file names, on file or not."""

    grade: Grade
    counted: tuple[DocumentId, ...]
    named: tuple[DocumentId, ...] = ()


@cache
def scales() -> Mapping[str, Scale]:
    """Return the scale of each kind of step."""
    tables = dict(toml_files("amparo.tracing"))["grades.toml"]
    return {step: _scale(table) for step, table in tables.items()}


def _scale(table: Mapping[str, Any]) -> Scale:
    reach = {kind: Grade[name] for name in ("E3", "E2") for kind in table.get(name, ())}
    best = max(reach.values())
    accepted = tuple(kind for kind, grade in reach.items() if grade == best)
    return Scale(reach, Grade[table.get("cap", "E4")], accepted)


class Papers:
    """The documents of a case, as far as they count on a day.

    Args:
        case: whose documents.
        on: documents certainly dated later do not count.
    """

    def __init__(self, case: Case, on: date) -> None:
        self._documents = case.documents
        self._usable = {
            document.id: document
            for document in case.documents.values()
            if document.present and (document.date is None or document.date.first <= on)
        }
        self._same = {document.id: self._origin_of(document) for document in self._usable.values()}
        self._weighed: dict[tuple[str, tuple[DocumentId, ...]], Weighed] = {}
        self._covering: dict[str, list[DocumentId]] = {}
        for document in case.documents.values():
            for ref in document.covers:
                self._covering.setdefault(ref, []).append(document.id)

    def _origin_of(self, document: Document) -> str:
        """Return what tells independent documents apart: the original's bytes, else the original's id."""
        seen = {document.id}
        original = document
        while original.translation_of in self._usable and original.translation_of not in seen:
            seen.add(original.translation_of)
            original = self._usable[original.translation_of]
        return original.sha256 or original.id

    def covering(self, kind: str, id_: str) -> tuple[DocumentId, ...]:
        """Return the documents whose ``covers`` names ``<kind>:<id>``, or the bare id."""
        found = [*self._covering.get(f"{kind}:{id_}", ()), *self._covering.get(id_, ())]
        return tuple(dict.fromkeys(found))

    def of_kinds(self, ids: Iterable[DocumentId], kinds: Iterable[str]) -> tuple[DocumentId, ...]:
        """Return those of ``ids`` that are listed and of one of ``kinds``."""
        wanted = frozenset(kinds)
        return tuple(id_ for id_ in ids if id_ in self._documents and self._documents[id_].kind in wanted)

    def weigh(self, step: str, ids: Iterable[DocumentId]) -> Weighed:
        """Return the grade that documents give to a step, and which of them count."""
        named = tuple(dict.fromkeys(ids))
        found = self._weighed.get((step, named))
        if found is None:
            found = self._weighed[step, named] = self._weigh(scales()[step], named)
        return found

    def _weigh(self, scale: Scale, named: tuple[DocumentId, ...]) -> Weighed:
        usable = [self._usable[id_] for id_ in named if id_ in self._usable]
        counted = [document for document in usable if document.translation_of not in self._usable]
        if not counted:
            return Weighed(Grade.E0, (), named)
        reached = [_reach(scale, document) for document in counted]
        best = max(reached)
        if best >= Grade.E3 and len(counted) > 1 and self._independent(counted, reached):
            best = Grade.E4
        return Weighed(min(best, scale.cap), tuple(document.id for document in counted), named)

    def _independent(self, counted: list[Document], reached: list[Grade]) -> bool:
        """Whether there are two papers of different kinds, both about party, product and period at least."""
        solid = [document for document, grade in zip(counted, reached, strict=True) if grade >= Grade.E2]
        kinds = {document.kind for document in solid}
        return len(kinds) > 1 and len({self._same[document.id] for document in solid}) > 1


def _reach(scale: Scale, document: Document) -> Grade:
    if document.translation_of is not None:
        # Its original is not on file: it is somebody's word for what that says.
        return Grade.E1
    # A record read out of a data file tells what a system was told; the paper behind it is still owed.
    return min(scale.of(document), Grade.E2) if document.is_data else scale.of(document)
