"""A seeded maker of sound chains, and of defects with the contradiction each has to raise.

Sound chains are consistent by construction: lots go no further than their quantity, yields lie within the tables,
days follow each other. A defect changes one row of a sound chain and names the code that must be found.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from amparo.facts.case import Case
from amparo.facts.ids import LotId, PartyId, ShipmentId
from amparo.facts.party import Identifier
from amparo.facts.period import Period
from amparo.kernel.errors import Place
from tracing.book import Book

LAYERS = (("COTTON", "B"), ("YARN", "Y"), ("FABRIC", "F"), ("SHIRT", "G"))
YIELDS = {"YARN": (Fraction("0.70"), Fraction("0.90")), "FABRIC": (Fraction("0.93"), Fraction("0.99")),
          "SHIRT": (Fraction("0.75"), Fraction("0.92"))}  # fmt: skip
Defect = Callable[[random.Random, Case], Case]


def sound(seed: int) -> Book:
    """A chain of four layers; bales are shared between yarn lots, some lots travel through a store."""
    chance = random.Random(seed)  # noqa: S311 - a simulation
    book = Book()
    today = date(2025, 9, 1)
    stock: dict[str, Fraction] = {}
    layer: list[str] = []
    for depth, (good, letter) in enumerate(LAYERS):
        before, layer = layer, []
        for number in range(chance.randint(1, 4) if depth else chance.randint(2, 6)):
            id_ = f"{letter}{number}"
            if not depth:
                made(book, id_, good, Fraction(chance.randint(50, 500)), today + timedelta(chance.randint(0, 5)))
            elif not make(book, chance, id_, good, before, stock, today + timedelta(60 * depth + chance.randint(0, 5))):
                continue
            quantity = book.case.lots[LotId(id_)].quantity
            assert quantity is not None
            stock[id_] = quantity.amount
            layer.append(id_)
    return book


def made(book: Book, id_: str, good: str, kg: Fraction, day: date) -> None:
    record = f"D-{id_}"
    until = day + timedelta(3)
    book.lot(id_, good, f"S{id_}", kg, day.isoformat(), until.isoformat(), docs=[record])
    book.document(record, "bale-list" if good == "COTTON" else "production-record", when=until.isoformat())


def make(book: Book, chance: random.Random, id_: str, good: str, before: list[str], stock, day: date) -> bool:  # noqa: PLR0917
    taken = {
        one: stock[one] * Fraction(chance.randint(1, 4), 4)
        for one in chance.sample(before, chance.randint(1, len(before)))
        if stock[one]
    }
    if not taken:
        return False
    lo, hi = YIELDS[good]
    made(book, id_, good, sum(taken.values()) * (lo + (hi - lo) * Fraction(chance.randint(0, 10), 10)), day)
    for one, kg in taken.items():
        stock[one] -= kg
        book.use(id_, one, kg, docs=[f"D-{id_}"])
        ends = [f"S{one}", "STORE", f"S{id_}"] if chance.random() < 0.3 else [f"S{one}", f"S{id_}"]
        sent = day - timedelta(40)
        for leg, (start, end) in enumerate(pairwise(ends)):
            name = f"T-{one}-{id_}-{leg}"
            came = sent + timedelta(chance.randint(0, 15))
            book.ship(name, one, start, end, kg, sent.isoformat(), came.isoformat(), docs=[f"I-{name}", f"W-{name}"])
            book.document(f"I-{name}", "invoice", when=sent.isoformat(), issuer_id=book.case.sites[start].party_id)
            book.document(f"W-{name}", "waybill", when=sent.isoformat())
            sent = came + timedelta(1)
    return True


def _lot(case: Case, id_: LotId, **told) -> Case:
    return replace(case, lots={**case.lots, id_: replace(case.lots[id_], **told)})


def _shipment(case: Case, id_: ShipmentId, **told) -> Case:
    return replace(case, shipments={**case.shipments, id_: replace(case.shipments[id_], **told)})


def _use(chance: random.Random, case: Case):
    return chance.choice(case.uses)


def _scaled(quantity, factor):
    return replace(quantity, amount=quantity.amount * factor)


def over_yield(chance, case):
    output = case.lots[_use(chance, case).output_lot_id]
    taken = sum(use.quantity.amount for use in case.uses if use.output_lot_id == output.id)
    return _lot(case, output.id, quantity=replace(output.quantity, amount=taken * Fraction("0.995")))


def used_twice(chance, case):
    use = _use(chance, case)
    lot = case.lots[use.input_lot_id]
    more = replace(use, quantity=lot.quantity)
    again = replace(use, at=Place("uses.csv", 9999))
    return replace(case, uses=(*(more if one is use else one for one in case.uses), again))


def sold_twice(chance, case):
    shipment = chance.choice([one for one in case.shipments.values() if one.from_site_id == f"S{one.lot_id}"])
    lot = case.lots[shipment.lot_id]
    again = replace(shipment, id=ShipmentId("AGAIN"), quantity=lot.quantity, to_site_id="SELSEWHERE", to_party_id="PE")
    return replace(case, shipments={**case.shipments, again.id: again})


def shipped_before_made(chance, case):
    shipment = chance.choice([one for one in case.shipments.values() if one.from_site_id == f"S{one.lot_id}"])
    begun = case.lots[shipment.lot_id].produced_from.first
    return _shipment(case, shipment.id, shipped=Period.day(begun - timedelta(1)))


def received_before_shipped(chance, case):
    shipment = chance.choice(list(case.shipments.values()))
    return _shipment(case, shipment.id, received=Period.day(shipment.shipped.first - timedelta(1)))


def made_before_input(chance, case):
    use = _use(chance, case)
    begun = case.lots[use.input_lot_id].produced_from.first
    early = Period.day(begun - timedelta(1))
    return _lot(case, use.output_lot_id, produced_from=early, produced_until=early)


def used_before_arrival(chance, case):
    use = _use(chance, case)
    site = case.lots[use.output_lot_id].site_id
    came = [one for one in case.shipments.values() if one.lot_id == use.input_lot_id and one.to_site_id == site]
    late = Period.day(case.lots[use.output_lot_id].produced_until.first + timedelta(1))
    return _shipment(case, came[0].id, received=late)


def never_arrived(chance, case):
    use = _use(chance, case)
    site = case.lots[use.output_lot_id].site_id
    for one in list(case.shipments.values()):
        if one.lot_id == use.input_lot_id and one.to_site_id == site:
            case = _shipment(case, one.id, to_site_id="SELSEWHERE", to_party_id=PartyId("PE"))
    return case


def short_arrival(chance, case):
    use = _use(chance, case)
    site = case.lots[use.output_lot_id].site_id
    one = next(one for one in case.shipments.values() if one.lot_id == use.input_lot_id and one.to_site_id == site)
    return _shipment(case, one.id, quantity=_scaled(one.quantity, Fraction(1, 2)))


def record_too_old(chance, case):
    lot = case.lots[_use(chance, case).output_lot_id]
    record = replace(case.documents[f"D-{lot.id}"], date=Period.day(lot.produced_from.first - timedelta(1)))
    return replace(case, documents={**case.documents, record.id: record})


def late_waybill(chance, case):
    shipment = chance.choice(list(case.shipments.values()))
    paper = replace(case.documents[f"W-{shipment.id}"], date=Period.day(shipment.received.first + timedelta(1)))
    return replace(case, documents={**case.documents, paper.id: paper})


def strangers_invoice(chance, case):
    shipment = chance.choice(list(case.shipments.values()))
    parties = {case.party_of(shipment.to_site_id), case.party_of(shipment.from_site_id)}
    maker = case.party_of(case.lots[shipment.lot_id].site_id)
    makers = sorted({case.party_of(lot.site_id) for lot in case.lots.values()} - parties - {maker})
    paper = replace(case.documents[f"I-{shipment.id}"], issuer_id=makers[0])
    return replace(case, documents={**case.documents, paper.id: paper})


def wrong_check_digit(chance, case):
    party = chance.choice(list(case.parties.values()))
    bad = replace(party, identifiers=(Identifier("uscc", "91110000600037341M", "cn"),))
    return replace(case, parties={**case.parties, party.id: bad})


def wrong_container(chance, case):
    shipment = chance.choice(list(case.shipments.values()))
    return _shipment(case, shipment.id, container="CSQU3054384")


DEFECTS: dict[str, tuple[Defect, str]] = {
    "over-yield": (over_yield, "over-claim"),
    "lot used twice": (used_twice, "double-allocation"),
    "lot sold twice": (sold_twice, "double-allocation"),
    "shipped before made": (shipped_before_made, "shipped-before-made"),
    "received before shipped": (received_before_shipped, "received-before-shipped"),
    "made before its input": (made_before_input, "made-before-input"),
    "used before it arrived": (used_before_arrival, "used-before-arrival"),
    "never arrived": (never_arrived, "input-never-arrived"),
    "less arrived than used": (short_arrival, "more-taken-than-arrived"),
    "record older than the making": (record_too_old, "record-before-production"),
    "waybill after arrival": (late_waybill, "transport-paper-after-arrival"),
    "invoice of a stranger": (strangers_invoice, "invoice-by-another"),
    "check digit of a party": (wrong_check_digit, "identifier-fails-check"),
    "check digit of a container": (wrong_container, "container-fails-check"),
}
