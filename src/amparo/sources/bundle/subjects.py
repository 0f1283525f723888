"""What a statement, a document or an event is about: ``lot:L1``, or a bare id that only one file bears."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import get_args

from amparo.facts.ids import Subject, SubjectKind
from amparo.kernel.errors import Place, UserError
from amparo.sources.bundle.cells import shown

KINDS: tuple[SubjectKind, ...] = get_args(SubjectKind)
FILES: dict[SubjectKind, str] = {
    "party": "parties.csv",
    "site": "sites.csv",
    "good": "goods.csv",
    "lot": "lots.csv",
    "shipment": "shipments.csv",
}


@dataclass(frozen=True, slots=True)
class Subjects:
    """The ids of the case, by kind."""

    ids: Mapping[SubjectKind, Collection[str]]

    def subject(self, text: str, place: Place) -> Subject:
        """Return the one subject that ``text`` names.

        Raises:
            UserError: no file bears the id, or several do and the text does not say which is meant.
        """
        named = self._prefixed(text, place)
        if named is not None:
            return named
        bearers = self._bearers(text)
        if not bearers:
            raise UserError("id-unknown-anywhere", place, id=shown(text))
        if len(bearers) > 1:
            raise UserError("id-ambiguous", place, id=shown(text), known=", ".join(str(one) for one in bearers))
        return bearers[0]

    def ref(self, text: str, place: Place) -> str:
        """Return ``text`` as ``kind:id`` where it names one subject, else as it is (a plain word is allowed).

        Raises:
            UserError: the text names its kind, and that file bears no such id.
        """
        named = self._prefixed(text, place)
        if named is not None:
            return str(named)
        bearers = self._bearers(text)
        return str(bearers[0]) if len(bearers) == 1 else text

    def names(self, ref: str) -> bool:
        """Whether what :meth:`ref` returned names a subject, or the case itself."""
        kind, colon, _ = ref.partition(":")
        return bool(colon) and kind in KINDS

    def _bearers(self, text: str) -> list[Subject]:
        return [Subject(kind, text) for kind in KINDS if text in self.ids.get(kind, ())]

    def _prefixed(self, text: str, place: Place) -> Subject | None:
        """Read ``kind:id``; an id that is itself written with a colon stays an id."""
        prefix, colon, rest = text.partition(":")
        kind = next((one for one in KINDS if one == prefix.strip().lower()), None)
        if text == "case" or (kind == "case" and colon):
            return Subject("case", rest.strip())
        if not colon or kind is None or self._bearers(text):
            return None
        bare = rest.strip()
        if kind in FILES and bare not in self.ids.get(kind, ()):
            raise UserError("id-unknown", place, id=shown(bare), file=FILES[kind])
        return Subject(kind, bare)
