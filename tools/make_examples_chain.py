"""A chain of lots told step by step: what was raised, made and moved, each with the papers it leaves behind."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from make_examples_book import Amount, Book, Paper, tenths
from make_examples_papers import bales, note, production
from make_examples_trade import Move, Trade


@dataclass(frozen=True)
class Grown:
    """What a raw lot was made of, where its grower is told: brought in on a farm's field and sold from there."""

    lot: str
    good: str
    farm: str
    field: str
    since: str
    until: str
    ordered: str
    delivered: str
    price: str


@dataclass(frozen=True)
class Raw:
    """A lot at the beginning of what is told: ``items`` are its bales, bags or pallets, each with its quantity.

    ``source`` says what it was got from, and ``part`` how much of that it is; an empty ``part`` leaves it open.
    ``grown`` tells of the lot it was got from, where that is on file.
    """

    id: str
    good: str
    site: str
    items: tuple[tuple[str, Decimal], ...]
    since: str
    until: str
    source: str
    part: str = ""
    unit: str = "KGM"
    grown: Grown | None = None


@dataclass(frozen=True)
class Make:
    """One lot made from others; each is drawn as far as it is at the site, or as ``drawn`` says.

    ``part`` is what becomes of one unit of input. ``piece`` is the net weight in kg of one piece, where pieces are
    packed and kilograms told. ``alone`` leaves the lot with its production record as its only paper; ``line`` is
    what the record says of the line on which it ran.
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
    unit: str = "KGM"
    line: str = ""


@dataclass
class Ledger:
    """What the story has told so far. ``steps`` names the production step of each good."""

    book: Book
    steps: dict[str, str]
    prefix: str
    items: dict[str, tuple[tuple[str, Decimal], ...]] = field(default_factory=dict)
    amount: dict[str, Amount] = field(default_factory=dict)
    good: dict[str, str] = field(default_factory=dict)
    pieces: dict[str, int] = field(default_factory=dict)
    at: dict[tuple[str, str], Amount] = field(default_factory=dict)
    legs: dict[str, int] = field(default_factory=dict)

    def tell(self, raws: Sequence[Raw], makes: Sequence[Make], moves: Sequence[Move]) -> None:
        """Tell a whole chain; each lot is made before it first moves."""
        waiting = {make.id: make for make in makes}
        for raw in raws:
            self.raise_(raw)
        for move in moves:
            if move.lot in waiting:
                self._make_with_inputs(move.lot, waiting)
            self.move(move)
        for lot in list(waiting):
            self._make_with_inputs(lot, waiting)

    def _make_with_inputs(self, lot: str, waiting: dict[str, Make]) -> None:
        if lot in waiting:
            make = waiting.pop(lot)
            for one in make.inputs:
                self._make_with_inputs(one, waiting)
            self.make(make)

    def named(self, lot: str) -> str:
        """Return the name of a lot's good."""
        return self.book.find("goods", self.good[lot])["name"]

    def raise_(self, raw: Raw) -> None:
        """Tell of a lot at the beginning of the chain: its list, its record and its weighing slip."""
        book, site = self.book, self.book.find("sites", raw.site)
        net = Amount(sum((weight for _, weight in raw.items), Decimal(0)), raw.unit)
        gross = Amount(tenths(net.value / Decimal(raw.part)), raw.unit) if raw.part else None
        if raw.grown is not None and gross is not None:
            self._grow(raw.grown, gross, raw.site)
        self.items[raw.id] = raw.items
        self._enter(raw.id, raw.good, raw.site, net)
        maker, step, covers = site["party_id"], self.steps[raw.good], (f"lot:{raw.id}",)
        told = weighing(net)
        listing = Paper(f"D-{raw.id}-LIST", "bale-list", maker, raw.until, covers, step, suffix="csv", states=told)
        record = Paper(
            f"D-{raw.id}-PR", "production-record", maker, raw.until, covers, step,
            states={**told, "number": f"PR-{raw.id}"},
        )  # fmt: skip
        slip = Paper(
            f"D-{raw.id}-WS", "weighing-slip", maker, raw.until, covers, step,
            states={**told, "number": f"WS-{raw.id}"},
        )  # fmt: skip
        papers = [book.paper(listing, bales(raw.items))] if len(raw.items) > 1 else []
        papers.append(book.paper(record, self._raw_record(raw, site, net, gross)))
        weighed = [
            ("Number", f"WS-{raw.id}"),
            ("Lot", raw.id),
            ("Items", len(raw.items)),
            ("Quantity", net),
            ("Weighed", raw.until),
        ]
        papers.append(book.paper(slip, note(book, maker, "WEIGHING SLIP", weighed)))
        self._lot(raw, papers)
        if raw.grown is not None and gross is not None:
            use = {"output_lot_id": raw.id, "input_lot_id": raw.grown.lot}
            self.book.row("uses", **use, quantity=str(gross.value), unit=gross.unit, document_ids=";".join(papers))

    def _grow(self, grown: Grown, amount: Amount, gin: str) -> None:
        """Tell of what a farm brought in and sold: its record, its weighing slip, and the papers of the sale."""
        book, farm = self.book, self.book.find("sites", grown.farm)
        self._enter(grown.lot, grown.good, grown.farm, amount)
        step, covers = self.steps[grown.good], (f"lot:{grown.lot}",)
        brought = [
            ("Number", f"HR-{grown.lot}"),
            ("Field", grown.field),
            ("Farm", f"{farm['name']}, {farm['address']}"),
        ]
        brought += [("Brought in", f"{grown.since} to {grown.until}"), ("Lot", grown.lot), ("Quantity", amount)]
        scale = [("Number", f"WS-{grown.lot}"), ("Lot", grown.lot), ("Quantity", amount), ("Weighed", grown.until)]
        papers = []
        for code, kind, title, head in (
            ("HR", "production-record", "HARVEST RECORD", brought),
            ("WS", "weighing-slip", "WEIGHING SLIP", scale),
        ):
            states = {**weighing(amount), "number": f"{code}-{grown.lot}"}
            paper = Paper(f"D-{grown.lot}-{code}", kind, farm["party_id"], grown.until, covers, step, states=states)
            papers.append(book.paper(paper, note(book, farm["party_id"], title, head)))
        book.row(
            "lots", id=grown.lot, good_id=grown.good, site_id=grown.farm, quantity=str(amount.value), unit=amount.unit,
            produced_from=grown.since, produced_until=grown.until, document_ids=";".join(papers),
        )  # fmt: skip
        move = Move(grown.lot, grown.farm, gin, grown.ordered, grown.delivered, grown.delivered, grown.price, "road")
        trade = Trade(book, move, f"SH-{grown.lot}-1", self.named(grown.lot), amount, "")
        trade.row(trade.papers(()))

    def _raw_record(self, raw: Raw, site: dict[str, str], net: Amount, gross: Amount | None) -> str:
        head = [
            ("Number", f"PR-{raw.id}"),
            ("Run", f"{raw.since} to {raw.until}"),
            ("Lot", raw.id),
            ("Items", len(raw.items)),
        ]
        head += [("First item", raw.items[0][0]), ("Last item", raw.items[-1][0])]
        made = [("Good", self.named(raw.id)), ("Quantity", net), ("Outturn", raw.part)]
        drawn = (raw.grown.lot if raw.grown else "-", raw.source, gross or "not stated")
        return production(self.book, site, head, [drawn], made)

    def make(self, make: Make) -> None:
        """Tell of a lot made from others: its production record and, mostly, the store's own slip."""
        site, step = self.book.find("sites", make.site), self.steps[make.good]
        drawn = {lot: self.at[lot, make.site] for lot in make.inputs}
        for lot, value in zip(make.inputs, make.drawn, strict=False):
            drawn[lot] = Amount(Decimal(value), drawn[lot].unit)
        total = sum((one.value for one in drawn.values()), Decimal(0))
        net = self._net(make, total)
        self._enter(make.id, make.good, make.site, net)
        covers = (f"lot:{make.id}", *(f"lot:{lot}" for lot in drawn))
        told = weighing(net)
        record = Paper(
            f"D-{make.id}-PR", "production-record", site["party_id"], make.until, covers, step,
            states={**told, "number": f"PR-{make.id}"},
        )  # fmt: skip
        papers = [self.book.paper(record, self._record(make, site, drawn, net))]
        if not make.alone:
            slip = Paper(
                f"D-{make.id}-WR", "warehouse-receipt", site["party_id"], make.until, covers, step,
                states={**told, "number": f"WR-{make.id}"},
            )  # fmt: skip
            out = [("Number", f"WR-{make.id}")]
            out += [(f"Issued to production, lot {lot}", f"{one}, {make.since}") for lot, one in drawn.items()]
            into = ("Taken into store", f"lot {make.id}, {net}, {make.until}")
            papers.append(self.book.paper(slip, note(self.book, site["party_id"], "STORE SLIP", [*out, into])))
        self._lot(make, papers)
        for lot, one in drawn.items():
            use = {"output_lot_id": make.id, "input_lot_id": lot, "quantity": str(one.value), "unit": one.unit}
            self.book.row("uses", **use, document_ids=";".join(papers))

    def _net(self, make: Make, total: Decimal) -> Amount:
        net = tenths(total * Decimal(make.part))
        if make.unit != "KGM":
            return Amount(Decimal(int(net)), make.unit)
        if not make.piece:
            return Amount(net)
        self.pieces[make.id] = int(net / Decimal(make.piece))
        return Amount(self.pieces[make.id] * Decimal(make.piece))

    def _record(self, make: Make, site: dict[str, str], drawn: dict[str, Amount], net: Amount) -> str:
        total = sum((one.value for one in drawn.values()), Decimal(0))
        head = [
            ("Number", f"PR-{make.id}"),
            ("Order", f"{make.id}/26"),
            ("Run", f"{make.since} to {make.until}"),
            ("Lot made", make.id),
        ]
        head.append(("Line", make.line))
        made = [("Good", self.named(make.id)), ("Pieces", self.pieces.get(make.id, "")), ("Quantity", net)]
        if {one.unit for one in drawn.values()} == {net.unit}:
            made += [("Waste and samples", Amount(total - net.value, net.unit)), ("Yield", f"{net.value / total:.3f}")]
        inputs = [(lot, self.named(lot), one) for lot, one in drawn.items()]
        return production(self.book, site, head, inputs, made)

    def move(self, move: Move) -> None:
        """Tell of a sale and the movement that fulfils it."""
        leg = self.legs[move.lot] = self.legs.get(move.lot, 0) + 1
        items = self.items.get(move.lot, ())[: move.first or None]
        amount = self.amount[move.lot]
        if move.first or move.part:
            value = Decimal(move.part) if move.part else sum((weight for _, weight in items), Decimal(0))
            amount = Amount(value, amount.unit)
        self.at[move.lot, move.end] = amount
        serial = f"{self.prefix}{sum(self.legs.values()):05d}"
        trade = Trade(self.book, move, f"SH-{move.lot}-{leg}", self.named(move.lot), amount, serial)
        trade.row(trade.papers(items if len(items) > 1 and not move.part else ()))

    def _enter(self, lot: str, good: str, site: str, amount: Amount) -> None:
        self.good[lot], self.amount[lot], self.at[lot, site] = good, amount, amount

    def _lot(self, made: Raw | Make, papers: Sequence[str]) -> None:
        amount = self.amount[made.id]
        self.book.row(
            "lots", id=made.id, good_id=made.good, site_id=made.site, quantity=str(amount.value), unit=amount.unit,
            produced_from=made.since, produced_until=made.until, document_ids=";".join(papers),
        )  # fmt: skip


def weighing(amount: Amount) -> dict[str, str]:
    """Return the columns of a paper that states a quantity."""
    return {"quantity": str(amount.value), "unit": amount.unit}


def spread(tag: str, count: int, mean: str) -> tuple[tuple[str, Decimal], ...]:
    """Return ``count`` numbered items whose weights lie within 3 kg of ``mean``."""
    offs = [Decimal((at * 37) % 21 - 10) * 3 / 10 for at in range(count)]
    return tuple((f"{tag}{at + 1:03d}", tenths(Decimal(mean) + off)) for at, off in enumerate(offs))
