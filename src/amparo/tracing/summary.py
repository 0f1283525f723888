"""The summary of a traced chain, and whether a later chain is the same: stages, makers, places and senders.

A later shipment from a chain that was reviewed before is told as the same only where every stage has the same makers
at the same places and the same senders; new lots and new record numbers do not change a chain. Parties are known
again by a number that names one of them, else by name and country, so that two files need not share ids.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from amparo.facts.case import Case
from amparo.facts.ids import DocumentId, GoodId, LotId, PartyId, SiteId
from amparo.facts.lot import Lot
from amparo.findings.chain import Grade
from amparo.tracing.genealogy import Genealogy, genealogy, shipment_papers
from amparo.tracing.papers import Papers
from amparo.tracing.rows import as_of

ONE_PARTY = ("uscc", "lei")
RECORDS = ("contract", "purchase-order", "invoice", "bill-of-lading", "waybill", "production-record", "batch-record")

Role = Literal["made", "sent"]
Turn = Literal["added", "removed"]
Key = tuple[str, Role, str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """What one party did at one stage: made the good at a place, or sent it from there.

    Attributes:
        depth: steps before the finished good, which is 0; the longest way counts.
        stage: ``<commodity>/<stage>``, several joined by a blank; the good's tariff number where none is known.
        role: made, or sent.
        party: how the party is known again: ``uscc:...``, ``lei:...`` or ``name:<name>/<country>``.
        place: how the place is known again: its address, else its region and country, else ``""``.
        party_id: its id in this file.
        lots: the lots it made or sent.
        good_ids: their goods.
        records: business records on file for it, by kind: a contract, an invoice, a production record.
        grade: the weakest of its steps.
    """

    depth: int
    stage: str
    role: Role
    party: str
    place: str
    party_id: PartyId
    lots: tuple[LotId, ...]
    good_ids: tuple[GoodId, ...]
    records: tuple[tuple[str, DocumentId], ...]
    grade: Grade

    @property
    def key(self) -> Key:
        """What must be the same in a later chain."""
        return self.stage, self.role, self.party, self.place


@dataclass(frozen=True, slots=True)
class ChainSummary:
    """All parts of one finished lot's chain, from the finished good to raw material, and stages without a record."""

    lot_id: LotId
    parts: tuple[Part, ...]

    @property
    def unrecorded(self) -> tuple[Part, ...]:
        """Return the parts for which no business record is on file: the summary is not complete without."""
        return tuple(part for part in self.parts if not part.records)


@dataclass(frozen=True, slots=True)
class Difference:
    """A part that the later chain has and the earlier lacks (``added``), or the other way round (``removed``)."""

    turn: Turn
    part: Part


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether two chains are the same, and where they differ."""

    differences: tuple[Difference, ...]

    @property
    def identical(self) -> bool:
        """Whether every stage has the same makers, places and senders."""
        return not self.differences


def summarise(case: Case, lot_id: LotId, on: date) -> ChainSummary:
    """Return the summary of a finished lot's chain.

    Args:
        case: the user's records.
        lot_id: the finished lot.
        on: documents certainly dated later do not count.
    """
    then, _ = as_of(case, on)
    drawing = _Drawing(genealogy(then, Papers(then, on)))
    for lot, depth in sorted(_depths(drawing.built, lot_id).items(), key=lambda item: item[1]):
        drawing.add_lot(then.lots[lot], depth)
    parts = (draft.part(key) for key, draft in drawing.drafts.items())
    return ChainSummary(lot_id, tuple(sorted(parts, key=lambda part: (part.depth, part.key))))


def compare(earlier: ChainSummary, later: ChainSummary) -> Comparison:
    """Hold a later chain against an earlier one.

    Returns:
        what is in one and not in the other, added first, nearest to the finished good first.
    """
    before = {part.key: part for part in earlier.parts}
    after = {part.key: part for part in later.parts}
    added = (Difference("added", part) for key, part in after.items() if key not in before)
    removed = (Difference("removed", part) for key, part in before.items() if key not in after)
    return Comparison((*added, *removed))


def _depths(built: Genealogy, lot_id: LotId) -> dict[LotId, int]:
    """Return how many steps before the finished lot each lot of its genealogy stands, by the longest way."""
    depths = {lot_id: 0}
    for lot in reversed(built.order):
        if lot in depths:
            for use in built.inputs.get(lot, ()):
                depths[use.input_lot_id] = max(depths.get(use.input_lot_id, 0), depths[lot] + 1)
    return depths


@dataclass(slots=True)
class _Draft:
    party_id: PartyId
    depth: int
    grade: Grade = Grade.E4
    lots: dict[LotId, None] = field(default_factory=dict)
    goods: dict[GoodId, None] = field(default_factory=dict)
    records: dict[tuple[str, DocumentId], None] = field(default_factory=dict)

    def part(self, key: Key) -> Part:
        stage, role, party, place = key
        lots, goods, records = tuple(self.lots), tuple(self.goods), tuple(self.records)
        return Part(self.depth, stage, role, party, place, self.party_id, lots, goods, records, self.grade)


class _Drawing:
    """Parts by their key, while lots are added from the finished one down."""

    def __init__(self, built: Genealogy) -> None:
        self.built = built
        self.drafts: dict[Key, _Draft] = {}

    def add_lot(self, lot: Lot, depth: int) -> None:
        """Add who made a lot and, unless it is the finished one, who sent it on without having made it."""
        case = self.built.case
        maker = case.party_of(lot.site_id)
        steps = [step for step in self.built.steps[lot.id] if step.kind != "movement"]
        if maker is not None:
            draft = self._draft(lot, depth, "made", maker, lot.site_id)
            draft.grade = min(draft.grade, *(step.grade for step in steps))
            self._record(draft, (id_ for step in steps for id_ in step.counted))
        for leg in self.built.journeys[lot.id].legs if depth else ():
            sender = leg.shipment.from_party_id
            weighed = self.built.papers.weigh("movement", shipment_papers(self.built.papers, leg.shipment))
            if sender is not None and sender != maker:
                draft = self._draft(lot, depth, "sent", sender, leg.shipment.from_site_id)
                draft.grade = min(draft.grade, weighed.grade)
                self._record(draft, weighed.counted)
            elif maker is not None:
                self._record(self._draft(lot, depth, "made", maker, lot.site_id), weighed.counted)

    def _draft(self, lot: Lot, depth: int, role: Role, party_id: PartyId, site_id: SiteId | None) -> _Draft:
        good = self.built.case.goods.get(lot.good_id)
        stage = " ".join(self.built.materials.stages(lot.good_id)) or (good.hs if good else "")
        key: Key = (stage, role, _known_as(self.built.case, party_id), _place(self.built.case, site_id))
        draft = self.drafts.setdefault(key, _Draft(party_id, depth))
        draft.lots[lot.id] = None
        draft.goods[lot.good_id] = None
        return draft

    def _record(self, draft: _Draft, ids: Iterable[DocumentId]) -> None:
        for kind in RECORDS:
            for id_ in self.built.papers.of_kinds(ids := tuple(ids), (kind,)):
                draft.records[kind, id_] = None


def _known_as(case: Case, party_id: PartyId) -> str:
    party = case.parties.get(party_id)
    if party is None:
        return f"id:{party_id}"
    for scheme in ONE_PARTY:
        for identifier in party.identifiers:
            if identifier.scheme == scheme:
                return f"{scheme}:{identifier.value.upper()}"
    return f"name:{' '.join(party.name.casefold().split())}/{party.country or ''}"


def _place(case: Case, site_id: SiteId | None) -> str:
    site = None if site_id is None else case.sites.get(site_id)
    if site is None:
        return ""
    if site.address:
        return " ".join(site.address.casefold().split())
    return "/".join(part for part in (site.region, site.country) if part)
