"""How the story of ``examples/cotton-shirts`` ends: one container, one entry, one detention; and who is who."""

from dataclasses import dataclass
from decimal import Decimal

from make_examples_book import Book, Paper, cents, container
from make_examples_chain import Ledger
from make_examples_papers import extract, invoice, members, note, payment, table

PRICE = {"G1": "6.85", "G2": "7.20", "G3": "6.60", "G4": "6.70"}
SIDES = ("P-SEW", "P-IMPORTER")
MAKER, IMPORTER = "Qingdao Haiyuncheng Garment Co., Ltd.", "Larkmoor Apparel, Inc."
ORDER, INVOICE, LADING, ENTRY = "LK-26-118", "HYC-26-0904", "QXZL2600871", "XQZ-0418877-2"
SHIPPED = [
    ("Bill of lading", LADING), ("Container", container("417062")), ("Vessel", "Quill Meridian, voyage 618E"),
    ("From", "Qingdao"), ("To", "Norfolk"),
]  # fmt: skip
MID = "CNQINHAI118QIN"
PORT, NOTICE = "Norfolk, Virginia", "QX-DN-26-0731"
DETAINED = f"""NOTICE OF DETENTION (invented copy)

Issued by:                 U.S. Customs and Border Protection (invented copy)
Notice number:             {NOTICE}
Port:                      {PORT}
Entry number:              {ENTRY}
Importer of record:        {IMPORTER}, 2140 Granby Pier, Norfolk, VA 23510, USA
Bill of lading:            {LADING}
Container:                 {container("417062")}
Goods:                     cotton shirts, lots G1, G2, G3, G4
Presented for examination: 2026-10-26
Detained:                  2026-10-30
Ground stated:             section 3 of Public Law 117-78
Asked for:                 records of every step back to the bale"""
SCOPES = {
    "P-SEW": ("manufacture of garments", "服装制造"),
    "P-WEAVE-1": ("weaving and dyeing of cotton fabrics", "棉布织造、染整"),
    "P-WEAVE-2": ("weaving and dyeing of cotton fabrics", "棉布织造、染整"),
    "P-SPIN-1": ("spinning of cotton yarn", "棉纱纺制"),
    "P-SPIN-2": ("spinning of cotton yarn", "棉纱纺制"),
    "P-SPIN-3": ("spinning of cotton yarn", "棉纱纺制"),
    "P-GIN-X": ("purchase and ginning of seed cotton; sale of lint and cottonseed", "籽棉收购、加工; 皮棉、棉籽销售"),
    "P-MACHINES": (
        "manufacture of machines for ginning, opening and carding, and of their parts",
        "轧花、开清、梳棉机械及配件制造",
    ),
    "P-VEHICLE-1": ("investment holding", ""),
    "P-VEHICLE-2": ("investment holding", ""),
}


@dataclass(frozen=True)
class Load:
    """What one container held."""

    pieces: dict[str, int]
    kg: dict[str, Decimal]

    @property
    def amounts(self) -> dict[str, Decimal]:
        """The invoiced amount of each lot."""
        return {lot: cents(count * Decimal(PRICE[lot])) for lot, count in self.pieces.items()}

    @property
    def total(self) -> str:
        """The invoice's total."""
        return f"USD {sum(self.amounts.values()):,}"


def arrival(ledger: Ledger) -> None:
    """Ship the four lots in one container."""
    book, load = (
        ledger.book,
        Load({lot: ledger.pieces[lot] for lot in PRICE}, {lot: ledger.amount[lot].value for lot in PRICE}),
    )
    covers = tuple(f"{kind}{lot}" for lot in PRICE for kind in ("shipment:SH-", "lot:"))
    texts = {**_sale(book, load), **_carriage(book, load)}
    papers = [
        book.paper(Paper(f"D-ENTRY-{code}", kind, issuer, day, covers, "import", states=_states(load, code)), text)
        for (code, kind, issuer, day), text in texts.items()
    ]
    for lot, kg in load.kg.items():
        book.row(
            "shipments", id=f"SH-{lot}", lot_id=lot, from_party_id=SIDES[0], to_party_id=SIDES[1], from_site_id="S-SEW",
            quantity=str(kg), unit="KGM", shipped="2026-09-10", received="2026-10-20", bill_of_lading=LADING,
            container=container("417062"), document_ids=";".join(papers),
        )  # fmt: skip


def _states(load: Load, code: str) -> dict[str, str]:
    """What each paper of the sale and the way states, as its text writes it."""
    total = {"amount": str(sum(load.amounts.values())), "currency": "USD"}
    sides = {"payer_id": SIDES[1], "payee_id": SIDES[0]}
    goods = {"quantity": str(sum(load.kg.values())), "unit": "KGM"}
    way = {"container": container("417062"), "bill_of_lading": LADING}
    return {
        "PO": {"number": ORDER},
        "DN": {"number": NOTICE, "issuer_name": "U.S. Customs and Border Protection (invented copy)", **way},
        "INV": {"number": INVOICE, "mid": MID, "refers_to": "D-ENTRY-PO", **total, **sides},
        "PAY": {"number": "PAY-HYC-26-0904", "refers_to": "D-ENTRY-INV", **total, **sides},
        "PL": {"number": "PL-HYC-26-0904", "refers_to": "D-ENTRY-PO", **goods},
        "BL": {"number": LADING, **goods, "container": container("417062")},
        "CE": {"number": ENTRY, "mid": MID, "hs": "6205.20", **way, **goods},
    }.get(code, {})


def _sale(book: Book, load: Load) -> dict[tuple[str, str, str, str], str]:
    good = "Men's woven cotton shirts"
    rows = [
        (good, lot, count, "pieces", PRICE[lot], f"USD {load.amounts[lot]:,}") for lot, count in load.pieces.items()
    ]
    asked = [
        ("Order number", ORDER),
        ("Date", "2026-03-30"),
        ("Seller", MAKER),
        ("Good", f"{sum(load.pieces.values())} {good.lower()}"),
    ]
    fibre = "100 % cotton. The seller names the bales of each lot."
    cartons = [(lot, count, -(-count // 30), f"{load.kg[lot]} kg") for lot, count in load.pieces.items()]
    head = [("Number", "PL-HYC-26-0904"), ("Invoice number", INVOICE), ("Order number", ORDER)]
    packed = table(("Lot", "Pieces", "Cartons", "Net weight"), cartons)
    numbers = [("Invoice number", INVOICE), ("Invoice date", "2026-09-04"), ("Order number", ORDER)]
    numbers.append(("Manufacturer ID", MID))
    paid = [("Number", "PAY-HYC-26-0904"), ("Value date", "2026-09-29"), ("Invoice number", INVOICE)]
    return {
        ("PO", "purchase-order", SIDES[1], "2026-03-30"): note(book, SIDES[1], "PURCHASE ORDER", asked, fibre),
        ("INV", "invoice", SIDES[0], "2026-09-04"): invoice(book, SIDES, numbers, rows, load.total),
        ("PAY", "payment", SIDES[1], "2026-09-29"): payment(book, SIDES, paid, load.total),
        ("PL", "packing-list", SIDES[0], "2026-09-04"): note(book, SIDES[0], "PACKING LIST", head, packed),
    }


def _carriage(book: Book, load: Load) -> dict[tuple[str, str, str, str], str]:
    kg = ("Net weight", f"{sum(load.kg.values())} kg")
    lading = [*SHIPPED, ("Shipper", MAKER), ("Consignee", IMPORTER), kg, ("On board", "2026-09-10")]
    entry = [
        ("Entry number", ENTRY),
        ("Port of entry", PORT),
        *SHIPPED,
        ("Importer of record", IMPORTER),
        ("Manufacturer ID", MID),
    ]
    entry += [
        ("Arrived", "2026-10-20"),
        ("Tariff heading", "6205.20"),
        ("Pieces", str(sum(load.pieces.values()))),
        kg,
        ("Value", load.total),
    ]
    return {
        ("BL", "bill-of-lading", "P-CARRIER", "2026-09-10"): note(book, "P-CARRIER", "OCEAN BILL OF LADING", lading),
        ("CE", "customs-entry", "P-BROKER", "2026-10-20"): note(book, "P-BROKER", "ENTRY SUMMARY", entry),
        ("DN", "notice", "", "2026-10-30"): DETAINED,
    }


def records_of_parties(book: Book) -> None:
    """File what registers and letters say of the parties."""
    for party in book.tables["parties"]:
        if party["document_ids"]:
            extract(book, party, SCOPES[party["id"]], "2026-02-02")
    for owned in ("P-WEAVE-2", "P-VEHICLE-1", "P-VEHICLE-2"):
        members(book, owned, "2026-02-16")
    letter = Paper("D-LETTER-GIN-X", "correspondence", "P-GIN-X", "2026-03-12", ("party:P-GIN-X",), "parties")
    says = "We state that our seasonal workers apply at our gate, sign yearly contracts and may leave at any time."
    to = [("To", "Yancheng Tanxihe Spinning Co., Ltd."), ("Date", "2026-03-12")]
    book.paper(letter, note(book, "P-GIN-X", "LETTER", to, says))
    machines(book)


def machines(book: Book) -> None:
    """File the sale of card wire by the firm whose name looks like the listed gin's."""
    sides, total, number = ("P-MACHINES", "P-SPIN-1"), "CNY 9,240.00", ("Invoice number", "QYM-26-0114")
    rows = [("Metallic card wire, sets", "-", 22, "sets", "420.00", total)]
    bill = Paper(
        "D-MACHINES-INV", "invoice", "P-MACHINES", "2026-01-14", ("party:P-MACHINES",), "machine parts",
        states={"number": number[1], "amount": "9240.00", "currency": "CNY"},
    )  # fmt: skip
    book.paper(bill, invoice(book, sides, [number, ("Invoice date", "2026-01-14")], rows, total))
    paid = Paper(
        "D-MACHINES-PAY", "payment", "P-SPIN-1", "2026-02-28", ("party:P-MACHINES",), "machine parts",
        states={"refers_to": "D-MACHINES-INV", "amount": "9240.00", "currency": "CNY"},
    )  # fmt: skip
    book.paper(paid, payment(book, sides, [("Value date", "2026-02-28"), number], total))
