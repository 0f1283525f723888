"""From EPCIS events to lots, uses, shipments and the documents that the events are.

Events that share a ``transformationID`` are one process: any of its inputs may be in any of its outputs. A logistic
unit stands for what was aggregated into it. An event that a later error declaration voids tells nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from amparo.facts.case import Remark
from amparo.facts.document import Document
from amparo.facts.flow import Shipment
from amparo.facts.good import Good
from amparo.facts.ids import DocumentId, GoodId, LotId, PartyId, ShipmentId, SiteId
from amparo.facts.lot import Lot, Use
from amparo.facts.period import Period
from amparo.facts.quantity import Quantity
from amparo.kernel.errors import Place
from amparo.sources.foreign import Foreign
from amparo.sources.forms.epcis_event import Amount, Event
from amparo.sources.gs1 import good_part, is_container

_MAKING = {"commissioning", "creating_class_instance", "transforming"}
_PARTIES = ("owning_party", "possessing_party")
_KINDS = {
    "shipping": "waybill",
    "departing": "waybill",
    "receiving": "warehouse-receipt",
    "arriving": "warehouse-receipt",
}
_MOVES = set(_KINDS)
_OUT = {"shipping", "departing"}


def facts_of(events: Iterable[Event]) -> Foreign:
    """Return what events tell, in the order of their days."""
    told = sorted(_standing(list(events)), key=lambda event: (event.day, event.at.file, event.at.line or 0))
    gathered = _Gathered()
    for process in _processes(told):
        gathered.make(process)
    for event in told:
        gathered.hear(event)
    return gathered.foreign()


def voided(events: Iterable[Event]) -> tuple[Remark, ...]:
    """Return a remark for each event that an error declaration voids."""
    return tuple(Remark("epcis-event-voided", event.at, (("event", event.id),)) for event in events if event.erroneous)


def _standing(events: list[Event]) -> list[Event]:
    wrong = {event.id for event in events if event.erroneous and event.id}
    same = {_content(event) for event in events if event.erroneous and not event.id}
    return [
        event
        for event in events
        if not event.erroneous and event.id not in wrong and (event.id or _content(event) not in same)
    ]


def _content(event: Event) -> Event:
    return replace(event, erroneous=False, at=Place(""))


def _processes(events: Iterable[Event]) -> list[list[Event]]:
    """Transformation events, those of one transformationID together."""
    grouped: dict[str, list[Event]] = defaultdict(list)
    for number, event in enumerate(events):
        if event.kind == "TransformationEvent":
            grouped[event.transformation or f"#{number}"].append(event)
    return list(grouped.values())


@dataclass(slots=True)
class _Gathered:
    lots: dict[str, Lot] = field(default_factory=dict)
    uses: list[Use] = field(default_factory=list)
    shipments: dict[tuple[str, ...], Shipment] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    inside: dict[str, dict[str, Amount]] = field(default_factory=dict)

    def make(self, process: list[Event]) -> None:
        """One transformation: every output may hold of every input; amounts are told where one output shares them."""
        outputs = [(amount, event) for event in process for amount in event.outputs]
        inputs = _summed(amount for event in process for amount in event.inputs)
        papers = tuple(self.paper(event, "production-record") for event in process)
        for amount, event in outputs:
            self.lot(amount, event, papers, made=True)
        for event in process:
            for amount in event.inputs:
                self.lot(amount, event, (), made=False)
        alone = len({amount.key for amount, _ in outputs}) == 1
        for key in dict.fromkeys(amount.key for amount, _ in outputs):
            for amount in inputs:
                if amount.key != key:
                    quantity = amount.quantity if alone else None
                    self.uses.append(Use(LotId(key), LotId(amount.key), quantity, papers, process[0].at))

    def hear(self, event: Event) -> None:
        """Anything but a transformation, in the order of days."""
        if event.kind == "AggregationEvent":
            self.aggregate(event)
        elif event.kind == "ObjectEvent":
            made = event.action == "ADD" and (event.step in _MAKING or not event.step)
            papers = (self.paper(event, "batch-record"),) if made else ()
            for amount in event.things:
                if not is_container(amount.key):
                    self.lot(amount, event, papers, made=made)
        if event.step in _MOVES and event.kind in {"ObjectEvent", "AggregationEvent", "TransactionEvent"}:
            self.move(event)

    def aggregate(self, event: Event) -> None:
        held = self.inside.setdefault(event.parent, {})
        for amount in event.things:
            if event.action == "DELETE":
                held.pop(amount.key, None)
            else:
                held[amount.key] = amount
            if not is_container(amount.key):
                self.lot(amount, event, (), made=False)
        if event.action == "DELETE" and not event.things:
            held.clear()

    def move(self, event: Event) -> None:
        named = event.things or ((Amount(event.parent, None),) if event.parent else ())
        paper = self.paper(event, _KINDS[event.step])
        reference = next((told for kind, told in event.transactions if kind in {"desadv", "bol", "recadv"}), "")
        for amount in self.opened(named, set()):
            key = (amount.key, reference) if reference else (amount.key, str(event.at))
            unit = is_container(amount.key)
            new = Shipment(
                id=ShipmentId(f"{paper}#{amount.key}"),
                lot_id=None if unit else LotId(amount.key),
                quantity=None if unit else amount.quantity,
                container=amount.key if unit else "",
                at=event.at,
            )
            self.shipments[key] = _moved(self.shipments.get(key, new), event, paper)

    def opened(self, amounts: Iterable[Amount], seen: set[str]) -> list[Amount]:
        """Amounts with logistic units replaced by what they hold; one whose content is not told stays."""
        flat: list[Amount] = []
        for amount in amounts:
            held = self.inside.get(amount.key, {})
            if held and amount.key not in seen:
                flat += self.opened(held.values(), seen | {amount.key})
            else:
                flat.append(amount)
        return flat

    def lot(self, amount: Amount, event: Event, papers: tuple[DocumentId, ...], *, made: bool) -> None:
        """Note a lot; a making tells its day, place and whole quantity, a later event only that it is."""
        known = self.lots.get(amount.key)
        place = event.read_point or event.location
        if made and (known is None or known.produced_from is None):
            day = Period.day(event.day)
            site = SiteId(place) if place else None
            lot = Lot(LotId(amount.key), _good(amount.key), site, amount.quantity, day, day, papers, event.at)
            self.lots[amount.key] = lot
        elif made and known is not None:
            self.lots[amount.key] = _made_again(known, amount, event, papers)
        elif known is None:
            self.lots[amount.key] = Lot(LotId(amount.key), _good(amount.key), at=event.at)

    def paper(self, event: Event, kind: str) -> DocumentId:
        """The event as a document on file."""
        paper = DocumentId(f"{event.at.file}#{event.id or event.at.line or 0}")
        keys = [amount.key for amount in (*event.things, *event.outputs, *event.inputs)]
        self.documents[paper] = Document(
            id=paper,
            kind=kind,
            file=event.at.file,
            date=Period.day(event.day),
            covers=tuple(f"lot:{key}" for key in dict.fromkeys(keys)),
            present=True,
            at=event.at,
        )
        return paper

    def foreign(self) -> Foreign:
        goods = dict.fromkeys(lot.good_id for lot in self.lots.values())
        return Foreign(
            goods=tuple(Good(good, name=str(good)) for good in goods),
            lots=tuple(self.lots.values()),
            uses=tuple(self.uses),
            shipments=tuple(self.shipments.values()),
            documents=tuple(self.documents.values()),
        )


def _good(key: str) -> GoodId:
    return GoodId(good_part(key))


def _summed(amounts: Iterable[Amount]) -> list[Amount]:
    total: dict[str, Amount] = {}
    for amount in amounts:
        before = total.get(amount.key)
        total[amount.key] = amount if before is None else Amount(amount.key, _sum(before.quantity, amount.quantity))
    return list(total.values())


def _sum(one: Quantity | None, other: Quantity | None) -> Quantity | None:
    if one is None or other is None or one.unit != other.unit:
        return None
    return Quantity(one.amount + other.amount, one.unit)


def _made_again(known: Lot, amount: Amount, event: Event, papers: tuple[DocumentId, ...]) -> Lot:
    """A lot made in several steps: the days widen, the quantities add up."""
    first = min(known.produced_from or Period.day(event.day), Period.day(event.day))
    last = max(known.produced_until or Period.day(event.day), Period.day(event.day))
    return replace(
        known,
        quantity=_sum(known.quantity, amount.quantity),
        produced_from=first,
        produced_until=last,
        document_ids=tuple(dict.fromkeys((*known.document_ids, *papers))),
    )


def _ends(event: Event) -> tuple[str, str]:
    def party(told: tuple[tuple[str, str], ...]) -> str:
        return next((name for kind in _PARTIES for told_kind, name in told if told_kind == kind), "")

    return party(event.sources), party(event.destinations)


def _moved(shipment: Shipment, event: Event, paper: DocumentId) -> Shipment:
    """What one event adds to a shipment: its leaving and its arriving carry the same despatch reference."""
    day = Period.day(event.day)
    leaving = event.step in _OUT
    sender, taker = _ends(event)
    place = SiteId(event.read_point or event.location) if event.read_point or event.location else None
    onward = next((told for kind, told in event.destinations if kind == "location"), "")
    waybill = next((told for kind, told in event.transactions if kind == "bol"), "")
    return replace(
        shipment,
        from_party_id=shipment.from_party_id or _party(sender),
        to_party_id=shipment.to_party_id or _party(taker),
        from_site_id=place if leaving else shipment.from_site_id,
        to_site_id=(shipment.to_site_id or (SiteId(onward) if onward else None)) if leaving else place,
        shipped=day if leaving else shipment.shipped,
        received=shipment.received if leaving else day,
        bill_of_lading=shipment.bill_of_lading or waybill,
        document_ids=tuple(dict.fromkeys((*shipment.document_ids, paper))),
    )


def _party(name: str) -> PartyId | None:
    return PartyId(name) if name else None
