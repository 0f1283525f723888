"""One sale of one lot and the movement that fulfils it: the order, the money, the carrier's paper, the receipt."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from make_examples_book import Amount, Book, Paper, cents, container
from make_examples_papers import invoice, named, note, payment, placed, table

TRANSPORT = {
    "sea": ("bill-of-lading", "BL", "OCEAN BILL OF LADING"),
    "rail": ("waybill", "WB", "RAIL CONSIGNMENT NOTE"),
    "road": ("waybill", "WB", "ROAD CONSIGNMENT NOTE"),
}


@dataclass(frozen=True)
class Move:
    """A sale: of the whole lot, of its ``first`` so many items, or of ``part`` of its quantity."""

    lot: str
    start: str
    end: str
    ordered: str
    shipped: str
    received: str
    price: str
    mode: str
    first: int = 0
    part: str = ""
    carrier: str = ""


@dataclass(frozen=True)
class Trade:
    """The papers of one sale and its movement; ``serial`` numbers the carrier's papers."""

    book: Book
    move: Move
    id: str
    good: str
    amount: Amount
    serial: str

    @property
    def seller(self) -> str:
        """Who runs the site from which the lot leaves."""
        return self.book.find("sites", self.move.start)["party_id"]

    @property
    def buyer(self) -> str:
        """Who runs the site to which the lot goes."""
        return self.book.find("sites", self.move.end)["party_id"]

    @property
    def lading(self) -> str:
        """The carrier's number of an ocean movement."""
        return self.serial if self.move.mode == "sea" else ""

    @property
    def box(self) -> str:
        """The container of an ocean movement."""
        return container(f"{200300 + 7 * int(self.serial[-5:])}") if self.move.mode == "sea" else ""

    @property
    def covers(self) -> tuple[str, ...]:
        """What each of these papers is about."""
        return (f"shipment:{self.id}", f"lot:{self.move.lot}")

    def papers(self, items: Sequence[tuple[str, Decimal]]) -> list[str]:
        """File all papers of the trade; return their ids."""
        kind, code, _ = TRANSPORT[self.move.mode]
        carrier = self.move.carrier or ("P-CARRIER" if self.move.mode == "sea" else self.seller)
        carriage = f"transport of {self._good}"
        goods = {"quantity": str(self.amount.value), "unit": self.amount.unit}
        sent = {
            **goods,
            "number": self._carriers_number,
            "container": self.box,
        }
        slip = Paper(
            f"D-{self.id}-GR", "warehouse-receipt", self.buyer, self.move.received, self.covers, carriage,
            states={**goods, "number": f"GR-{self.id[3:]}"},
        )  # fmt: skip
        paper = Paper(f"D-{self.id}-{code}", kind, carrier, self.move.shipped, self.covers, carriage, states=sent)
        filed = [*self._sale(), (paper, self._carriage(carrier, items)), (slip, self._receipt())]
        return [self.book.paper(paper, text) for paper, text in filed]

    def row(self, papers: Sequence[str]) -> None:
        """Enter the movement in ``shipments.csv``."""
        move = self.move
        self.book.row(
            "shipments", id=self.id, lot_id=move.lot, from_party_id=self.seller, to_party_id=self.buyer,
            from_site_id=move.start, to_site_id=move.end, quantity=str(self.amount.value), unit=self.amount.unit,
            shipped=move.shipped, received=move.received, bill_of_lading=self.lading, container=self.box,
            document_ids=";".join(papers),
        )  # fmt: skip

    @property
    def _good(self) -> str:
        return self.good.split(",")[0].lower()

    def _sale(self) -> list[tuple[Paper, str]]:
        """Order, invoice and the bank's advice; the two amounts are one number."""
        book, move, sides = self.book, self.move, (self.seller, self.buyer)
        money, price = move.price.split()
        amount = f"{money} {cents(self.amount.value * Decimal(price)):,}"
        order, number = ("Order number", f"PO-{self.id[3:]}"), ("Invoice number", f"INV-{self.id[3:]}")
        asked = [order, ("Buyer", named(book, sides[1])), ("Seller", named(book, sides[0])), ("Date", move.ordered)]
        asked += [("Good", self.good), ("Quantity", self.amount), ("Price", f"{move.price} per {self.amount.one}")]
        rows = [(self.good, move.lot, self.amount.value, self.amount.word, price, amount)]
        billed = [number, ("Invoice date", move.shipped), order]
        paid = later(move.shipped)
        sale = f"sale of {self._good}"
        sum_ = {"amount": f"{cents(self.amount.value * Decimal(price))}", "currency": money}
        sides_ = {"payer_id": sides[1], "payee_id": sides[0]}
        goods = {"quantity": str(self.amount.value), "unit": self.amount.unit}
        bill = {"number": number[1], "refers_to": f"D-{self.id}-PO"}
        advice = ("Number", f"PAY-{self.id[3:]}")
        settled = {"number": advice[1], "refers_to": f"D-{self.id}-INV"}
        return [
            (Paper(f"D-{self.id}-PO", "purchase-order", self.buyer, move.ordered, self.covers, sale,
                   states={"number": order[1], **goods}),
             note(book, self.buyer, "PURCHASE ORDER", asked)),
            (Paper(f"D-{self.id}-INV", "invoice", self.seller, move.shipped, self.covers, sale,
                   states={**bill, **sum_, **sides_, **goods}),
             invoice(book, sides, billed, rows, amount)),
            (Paper(f"D-{self.id}-PAY", "payment", self.buyer, paid, self.covers, sale,
                   states={**settled, **sum_, **sides_}),
             payment(book, sides, [advice, ("Value date", paid), number], amount)),
        ]  # fmt: skip

    def _carriage(self, carrier: str, items: Sequence[tuple[str, Decimal]]) -> str:
        book, move = self.book, self.move
        head = [
            ("Number", self._carriers_number), ("Consignor", named(book, self.seller)),
            ("Consignee", named(book, self.buyer)), ("Taken over", placed(book, move.start)), ("On", move.shipped),
            ("Delivered", placed(book, move.end)), ("Container", self.box), ("Lot", move.lot),
            ("Packages", len(items) or ""), ("Quantity", self.amount),
        ]  # fmt: skip
        text = note(book, carrier, TRANSPORT[move.mode][2], head)
        return f"{text}\n\n{table(('Item', 'kg'), items)}" if items else text

    def _receipt(self) -> str:
        move = self.move
        got = [
            ("Number", f"GR-{self.id[3:]}"),
            ("Received", move.received),
            ("At", placed(self.book, move.end)),
            ("Lot", move.lot),
        ]
        got += [("Carrier's paper", self._carriers_number), ("Taken in", self.amount)]
        return note(self.book, self.buyer, "GOODS RECEIVED", got)

    @property
    def _carriers_number(self) -> str:
        return self.lading or f"CN-{self.id[3:]}"


def later(day: str) -> str:
    """Return the 28th of the month after ``day``: when the buyers of these stories pay."""
    year, month = int(day[:4]), int(day[5:7])
    return f"{year + month // 12}-{month % 12 + 1:02d}-28"
