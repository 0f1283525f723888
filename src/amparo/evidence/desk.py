"""The desk on which papers and rows are held against each other: what counts on the day, and where it belongs."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from amparo.evidence.rows import naming_rows
from amparo.facts.case import Case
from amparo.facts.document import Document
from amparo.facts.flow import Shipment
from amparo.facts.ids import DocumentId, PartyId, ShipmentId, Subject
from amparo.facts.lot import Lot
from amparo.facts.period import Period
from amparo.facts.truth import Truth
from amparo.findings.evidence import Contradiction
from amparo.findings.reason import Reason

Outcome = Literal["agrees", "contradicts", "lacks", "not-checked"]
PARTED = ";"


@dataclass(frozen=True, slots=True)
class Held:
    """One thing held against another.

    Attributes:
        subject: what was looked at.
        outcome: ``lacks``: looked at, and a paper is missing; ``not-checked``: what is told does not allow the check.
        code: of the reason, for ``lacks`` and ``not-checked``: ``reason.<code>``, which tells ``count``, ``subjects``.
        contradiction: for ``contradicts``.
    """

    subject: Subject
    outcome: Outcome
    code: str = ""
    contradiction: Contradiction | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One check; ``number`` is its place among the ten that a customs reviewer makes, ``run`` holds it."""

    id: str
    number: int
    run: "Callable[[Desk], Iterator[Held]]"


def agreed(subject: Subject) -> Held:
    """Return that something was looked at and agrees."""
    return Held(subject, "agrees")


def lacking(subject: Subject, code: str) -> Held:
    """Return that something was looked at and a paper is missing."""
    return Held(subject, "lacks", code)


def unchecked(subject: Subject, code: str) -> Held:
    """Return that something could not be looked at, and why: silence is not agreement."""
    return Held(subject, "not-checked", code)


def against(
    code: str,
    subject: Subject,
    others: tuple[Subject, ...],
    documents: tuple[DocumentId, ...],
    *reasons: Reason,
    paper_only: bool = False,
) -> Held:
    """Return a contradiction; ``paper_only``: it puts a paper in question and says nothing against the goods."""
    concerned = () if paper_only else tuple(dict.fromkeys((subject, *others)))
    return Held(subject, "contradicts", code, Contradiction(code, subject, concerned, documents, reasons))


def surely_before(one: Period | None, other: Period | None) -> bool:
    """Whether both days are told and the first is certainly earlier."""
    return one is not None and other is not None and one.before(other) is Truth.TRUE


class Desk:
    """A case on a day.

    Args:
        case: the user's records.
        on: documents certainly dated later, and those whose file is not in the bundle, do not count.
    """

    def __init__(self, case: Case, on: date) -> None:
        self.case = case
        self.on = on
        self.documents = {
            id_: one
            for id_, one in case.documents.items()
            if one.present and (one.date is None or one.date.first <= on)
        }

    @cached_property
    def _by_subject(self) -> dict[Subject, dict[DocumentId, None]]:
        found: defaultdict[Subject, dict[DocumentId, None]] = defaultdict(dict)
        for naming in naming_rows(self.case):
            found[naming.subject].update(dict.fromkeys(naming.documents))
        for document in self.case.documents.values():
            for ref in document.covers:
                kind, _, id_ = ref.partition(":")
                for subject in (Subject("lot", id_), Subject("shipment", id_)):
                    if subject.kind == kind:
                        found[subject][document.id] = None
        return found

    @cached_property
    def _places(self) -> dict[DocumentId, tuple[Subject, ...]]:
        found: defaultdict[DocumentId, list[Subject]] = defaultdict(list)
        for subject, ids in self._by_subject.items():
            for id_ in ids if subject.kind in {"lot", "shipment"} else ():
                found[id_].append(subject)
        return {id_: tuple(subjects) for id_, subjects in found.items()}

    def papers(self, subject: Subject, *kinds: str) -> tuple[Document, ...]:
        """Return the documents that count for a subject, of some kinds or of any; records of data files are none."""
        ids = self._by_subject.get(subject, {})
        return tuple(
            one
            for id_ in ids
            if (one := self.documents.get(id_)) is not None
            and not one.is_data
            and one.translation_of is None
            and (not kinds or one.kind in kinds)
        )

    def named(self, subject: Subject) -> tuple[DocumentId, ...]:
        """Return every document that the file names for a subject, on file or not."""
        return tuple(self._by_subject.get(subject, ()))

    def places(self, document: DocumentId) -> tuple[Subject, ...]:
        """Return the lots and shipments that a document is named for or covers."""
        return self._places.get(document, ())

    def concerned(self, document: DocumentId) -> tuple[Subject, tuple[Subject, ...]]:
        """Return what a contradiction of one document is about: its first lot or shipment, and whatever else."""
        places = self.places(document)
        lots = [lot for place in places for lot in self._lots(place)]
        me = Subject("document", document)
        return (places[0] if places else me), tuple(dict.fromkeys((*places, *lots, me)))

    def _lots(self, place: Subject) -> tuple[Subject, ...]:
        shipment = self.case.shipments.get(ShipmentId(place.id)) if place.kind == "shipment" else None
        return () if shipment is None else lots_of(shipment)

    @property
    def sent(self) -> Iterator[Shipment]:
        """The shipments that have left by the day."""
        return (one for one in self.case.shipments.values() if one.shipped is None or one.shipped.first <= self.on)

    @cached_property
    def trading(self) -> frozenset[PartyId]:
        """The parties that make, send or receive something in the file."""
        makers = {self.case.party_of(lot.site_id) for lot in self.case.lots.values()}
        movers = {party for one in self.case.shipments.values() for party in (one.from_party_id, one.to_party_id)}
        return frozenset(party for party in makers | movers if party is not None)

    def parties_to(self, shipment: Shipment) -> frozenset[PartyId]:
        """Return who sends, receives or made what a shipment carries."""
        lot: Lot | None = None if shipment.lot_id is None else self.case.lots.get(shipment.lot_id)
        told = {
            shipment.from_party_id,
            shipment.to_party_id,
            self.case.party_of(shipment.from_site_id),
            self.case.party_of(shipment.to_site_id),
            None if lot is None else self.case.party_of(lot.site_id),
        }
        return frozenset(party for party in told if party is not None)


def subject_of(shipment: Shipment) -> Subject:
    """Return a shipment as a subject."""
    return Subject("shipment", shipment.id)


def lots_of(shipment: Shipment) -> tuple[Subject, ...]:
    """Return the lot of a shipment as subjects."""
    return () if shipment.lot_id is None else (Subject("lot", shipment.lot_id),)


def containers_of(shipment: Shipment) -> tuple[str, ...]:
    """Return the container numbers of a shipment as written."""
    return tuple(dict.fromkeys(part.strip() for part in shipment.container.split(PARTED) if part.strip()))
