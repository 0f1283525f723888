"""A chain of lots told step by step: what was raised, made and moved, each with the papers it leaves behind."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from make_examples_book import Book, Paper, cents, container, tenths
from make_examples_papers import bales, invoice, note, payment, production, table


@dataclass(frozen=True)
class Raw:
    """A lot at the beginning of a chain: ``items`` are its bales or bags, each with its weight in kg.

    ``from_`` says what it was got from, ``part`` how much of that it is.
    """

    id: str
    good: str
    site: str
    items: tuple[tuple[str, Decimal], ...]
    since: str
    until: str
    from_: str
    part: str


@dataclass(frozen=True)
class Move:
    """One sale and the movement that fulfils it; ``first`` limits it to the first so many items of the lot."""

    lot: str
    start: str
    end: str
    ordered: str
    shipped: str
    received: str
    price: str
    mode: str
    first: int = 0
    carrier: str = ""


@dataclass(frozen=True)
class Make:
    """One lot made from others; each is drawn as far as it was received at the site, or as ``drawn`` says.

    ``piece`` is the net weight in kg of one piece, where the good is counted. ``alone`` leaves the lot with its
    production record as its only paper.
    """

    id: str
    good: str
    site: str
    inputs: tuple[str, ...]
    part: str
    since: str
    until: str
    piece: str = ""
    alone: bool = False
    drawn: tuple[str, ...] = ()


TRANSPORT = {
    "sea": ("bill-of-lading", "BL", "OCEAN BILL OF LADING"),
    "rail": ("waybill", "WB", "RAIL CONSIGNMENT NOTE"),
    "road": ("waybill", "WB", "ROAD CONSIGNMENT NOTE"),
}


@dataclass
class Ledger:
    """What the story has told so far. ``steps`` names the production step of each good."""

    book: Book
    steps: dict[str, str]
    prefix: str
    items: dict[str, tuple[tuple[str, Decimal], ...]] = field(default_factory=dict)
    weight: dict[str, Decimal] = field(default_factory=dict)
    good: dict[str, str] = field(default_factory=dict)
    pieces: dict[str, int] = field(default_factory=dict)
    received: dict[tuple[str, str], Decimal] = field(default_factory=dict)
    legs: dict[str, int] = field(default_factory=dict)

    def site(self, site_id: str) -> dict[str, str]:
        """Return a site's row."""
        return self.book.find("sites", site_id)

    def named(self, lot: str) -> str:
        """Return the name of a lot's good."""
        return self.book.find("goods", self.good[lot])["name"]

    def raise_(self, raw: Raw) -> None:
        """Tell of a lot at the beginning of the chain: its list, its record and its weighing slip."""
        book, site = self.book, self.site(raw.site)
        net = sum((weight for _, weight in raw.items), Decimal(0))
        self.items[raw.id], self.weight[raw.id], self.good[raw.id] = raw.items, net, raw.good
        gross = tenths(net / Decimal(raw.part))
        maker, step, covers = site["party_id"], self.steps[raw.good], (f"lot:{raw.id}",)
        listing = Paper(f"D-{raw.id}-LIST", "bale-list", maker, raw.until, covers, step, suffix="csv")
        record = Paper(f"D-{raw.id}-PR", "production-record", maker, raw.until, covers, step)
        slip = Paper(f"D-{raw.id}-WS", "weighing-slip", maker, raw.until, covers, step)
        count = [("Items", len(raw.items)), ("First item", raw.items[0][0]), ("Last item", raw.items[-1][0])]
        result = [("Net weight", f"{net} kg"), ("By-products and losses", f"{gross - net} kg"), ("Outturn", raw.part)]
        head = [("Run", f"{raw.since} to {raw.until}"), ("Lot", raw.id), *count]
        papers = [book.paper(listing, bales(raw.items))] if len(raw.items) > 1 else []
        papers.append(book.paper(record, production(book, site, head, [("-", raw.from_, gross)], result)))
        slip_head = [("Lot", raw.id), ("Items", len(raw.items)), ("Net weight", f"{net} kg"), ("Weighed", raw.until)]
        papers.append(book.paper(slip, note(book, maker, "WEIGHING SLIP", slip_head)))
        self._lot(raw.id, raw.site, raw.since, raw.until, papers)

    def make(self, make: Make) -> None:
        """Tell of a lot made from others: its production record and, mostly, the store's own slip."""
        site, step = self.site(make.site), self.steps[make.good]
        drawn = {lot: self.received[lot, make.site] for lot in make.inputs}
        drawn |= {lot: Decimal(kg) for lot, kg in zip(make.inputs, make.drawn, strict=False)}
        total = sum(drawn.values(), Decimal(0))
        net = tenths(total * Decimal(make.part))
        if make.piece:
            self.pieces[make.id] = int(net / Decimal(make.piece))
            net = self.pieces[make.id] * Decimal(make.piece)
        self.weight[make.id], self.good[make.id] = net, make.good
        covers = (f"lot:{make.id}", *(f"lot:{lot}" for lot in drawn))
        made = [("Good", self.named(make.id)), ("Pieces", self.pieces.get(make.id, "")), ("Net weight", f"{net} kg")]
        made += [("Waste and samples", f"{total - net} kg"), ("Yield", f"{net / total:.3f}")]
        record = Paper(f"D-{make.id}-PR", "production-record", site["party_id"], make.until, covers, step)
        head = [("Order", f"{make.id}/26"), ("Run", f"{make.since} to {make.until}"), ("Lot made", make.id)]
        inputs = [(lot, self.named(lot), kg) for lot, kg in drawn.items()]
        papers = [self.book.paper(record, production(self.book, site, head, inputs, made))]
        if not make.alone:
            slip = Paper(f"D-{make.id}-WR", "warehouse-receipt", site["party_id"], make.until, covers, step)
            out = [(f"Issued to production, lot {lot}", f"{kg} kg, {make.since}") for lot, kg in drawn.items()]
            into = ("Taken into store", f"lot {make.id}, {net} kg, {make.until}")
            papers.append(self.book.paper(slip, note(self.book, site["party_id"], "STORE SLIP", [*out, into])))
        self._lot(make.id, make.site, make.since, make.until, papers)
        for lot, kg in drawn.items():
            self.book.row(
                "uses",
                output_lot_id=make.id,
                input_lot_id=lot,
                quantity=str(kg),
                unit="KGM",
                document_ids=";".join(papers),
            )

    def move(self, move: Move) -> None:
        """Tell of a sale and the movement that fulfils it."""
        leg = self.legs[move.lot] = self.legs.get(move.lot, 0) + 1
        items = self.items.get(move.lot, ())[: move.first or None]
        kg = sum((weight for _, weight in items), Decimal(0)) if items else self.weight[move.lot]
        self.received[move.lot, move.end] = kg
        seller, buyer = self.site(move.start)["party_id"], self.site(move.end)["party_id"]
        serial = sum(self.legs.values())
        trade = Trade(self, move, f"SH-{move.lot}-{leg}", seller, buyer, kg, serial)
        papers = [*trade.order_and_money(), *trade.transport(items)]
        self.book.row(
            "shipments", id=trade.id, lot_id=move.lot, from_party_id=seller, to_party_id=buyer,
            from_site_id=move.start, to_site_id=move.end, quantity=str(kg), unit="KGM", shipped=move.shipped,
            received=move.received, bill_of_lading=trade.lading, container=trade.box, document_ids=";".join(papers),
        )  # fmt: skip

    def _lot(self, id_: str, site: str, since: str, until: str, papers: Sequence[str]) -> None:
        self.book.row(
            "lots", id=id_, good_id=self.good[id_], site_id=site, quantity=str(self.weight[id_]), unit="KGM",
            produced_from=since, produced_until=until, document_ids=";".join(papers),
        )  # fmt: skip


@dataclass(frozen=True)
class Trade:
    """The papers of one sale and its movement."""

    ledger: Ledger
    move: Move
    id: str
    seller: str
    buyer: str
    kg: Decimal
    serial: int

    @property
    def lading(self) -> str:
        """The carrier's number of an ocean movement."""
        return f"{self.ledger.prefix}{self.serial:05d}" if self.move.mode == "sea" else ""

    @property
    def box(self) -> str:
        """The container of an ocean movement."""
        return container(f"{200300 + 7 * self.serial}") if self.move.mode == "sea" else ""

    @property
    def covers(self) -> tuple[str, ...]:
        """What each of these papers is about."""
        return (f"shipment:{self.id}", f"lot:{self.move.lot}")

    def order_and_money(self) -> list[str]:
        """File the purchase order, the invoice and the bank's advice; the two amounts are one number."""
        book, move, good = self.ledger.book, self.move, self.ledger.named(self.move.lot)
        money, price = move.price.split()
        amount = f"{money} {cents(self.kg * Decimal(price)):,}"
        order, number = f"PO-{self.id[3:]}", f"INV-{self.id[3:]}"
        head = [("Order number", order), ("Buyer", self._name(self.buyer)), ("Seller", self._name(self.seller))]
        asked = [("Good", good), ("Quantity", f"{self.kg} kg, as weighed"), ("Price", f"{money} {price} per kg")]
        rows = [(good, move.lot, self.kg, "kg", price, amount)]
        inv_head = [("Invoice number", number), ("Invoice date", move.shipped), ("Order number", order)]
        paid_head = [("Value date", later(move.shipped)), ("Invoice number", number)]
        sale = f"sale of {good.split(',')[0].lower()}"
        papers = [
            (Paper(f"D-{self.id}-PO", "purchase-order", self.buyer, move.ordered, self.covers, sale),
             note(book, self.buyer, "PURCHASE ORDER", [*head, ("Date", move.ordered), *asked])),
            (Paper(f"D-{self.id}-INV", "invoice", self.seller, move.shipped, self.covers, sale),
             invoice(book, (self.seller, self.buyer), inv_head, rows, amount)),
            (Paper(f"D-{self.id}-PAY", "payment", self.buyer, later(move.shipped), self.covers, sale),
             payment(book, (self.seller, self.buyer), paid_head, amount)),
        ]  # fmt: skip
        return [book.paper(paper, text) for paper, text in papers]

    def transport(self, items: Sequence[tuple[str, Decimal]]) -> list[str]:
        """File the carrier's paper and the receiver's slip."""
        book, move = self.ledger.book, self.move
        kind, code, title = TRANSPORT[move.mode]
        start, end = self.ledger.site(move.start), self.ledger.site(move.end)
        issuer = move.carrier or ("P-CARRIER" if move.mode == "sea" else self.seller)
        step = f"transport of {self.ledger.named(move.lot).split(',')[0].lower()}"
        head = [
            ("Number", self.lading or f"CN-{self.id[3:]}"), ("Consignor", self._name(self.seller)),
            ("Consignee", self._name(self.buyer)),
            ("Taken over", f"{start['name']}, {start['address']}"), ("On", move.shipped),
            ("Delivered", f"{end['name']}, {end['address']}"), ("Container", self.box), ("Lot", move.lot),
            ("Packages", len(items) or ""), ("Net weight", f"{self.kg} kg"),
        ]  # fmt: skip
        body = note(book, issuer, title, head)
        if items:
            body += "\n\n" + table(("Item", "kg"), items)
        got = [("Received", move.received), ("At", f"{end['name']}, {end['address']}"), ("Lot", move.lot)]
        got += [("Carrier's paper", self.lading or f"CN-{self.id[3:]}"), ("Weighed in", f"{self.kg} kg")]
        paper = Paper(f"D-{self.id}-{code}", kind, issuer, move.shipped, self.covers, step)
        slip = Paper(f"D-{self.id}-GR", "warehouse-receipt", self.buyer, move.received, self.covers, step)
        return [book.paper(paper, body), book.paper(slip, note(book, self.buyer, "GOODS RECEIVED", got))]

    def _name(self, party: str) -> str:
        return self.ledger.book.find("parties", party)["name"]


def later(day: str) -> str:
    """Return the 28th of the month after ``day``: when the buyers of these stories pay."""
    year, month = int(day[:4]), int(day[5:7])
    return f"{year + month // 12}-{month % 12 + 1:02d}-28"


def spread(tag: str, count: int, mean: str) -> tuple[tuple[str, Decimal], ...]:
    """Return ``count`` numbered items whose weights lie within 3 kg of ``mean``."""
    offs = [Decimal((at * 37) % 21 - 10) * 3 / 10 for at in range(count)]
    return tuple((f"{tag}{at + 1:03d}", tenths(Decimal(mean) + off)) for at, off in enumerate(offs))
