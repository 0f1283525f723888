"""The story of ``examples/solar-modules``: three lots of modules, from quartz to port of entry.

One works makes polysilicon on two lines from two sources, one chain stops before raw material; NOTES.md tells.
"""

from decimal import Decimal
from pathlib import Path

from make_examples_bods import register_of
from make_examples_book import Book, Paper
from make_examples_chain import Ledger, Make, Raw
from make_examples_papers import extract, fields, note
from make_examples_trade import Move

QUARRIED = "quartz vein, face and bench as on the blasting plan"
RAW = (
    Raw("Q1", "QUARTZ", "S-QUARRY-YN", (("Q1", Decimal("34800.0")),), "2025-09-01", "2025-09-20", QUARRIED),
    Raw("Q2", "QUARTZ", "S-QUARRY-X", (("Q2", Decimal("17100.0")),), "2025-09-03", "2025-09-17", QUARRIED),
    Raw("Q3", "QUARTZ", "S-QUARRY-YN", (("Q3", Decimal("28700.0")),), "2025-10-06", "2025-10-24", QUARRIED),
    # The end of the third chain: wafers whose silicon the maker bought, and does not name.
    Raw(
        "W3",
        "WAFER",
        "S-WAFER-2",
        (("W3", Decimal(47600)),),
        "2026-03-10",
        "2026-03-24",
        "polysilicon bought from Zhenjiang Brisling Materials Trading; its maker is not stated",
        unit="H87",
    ),
)
MAKES = (
    Make("M1", "MGSI", "S-MG-YN", ("Q1",), "0.357", "2025-10-10", "2025-10-30"),
    Make("M2", "MGSI", "S-MG-X", ("Q2",), "0.358", "2025-10-12", "2025-10-28"),
    Make("M3", "MGSI", "S-MG-YN", ("Q3",), "0.356", "2025-11-10", "2025-11-29"),
    # Planted: two sources in one polysilicon lot.
    Make("P1", "POLY", "S-POLY", ("M1", "M2"), "0.800", "2026-01-08", "2026-01-29", line="line 1"),
    Make("P2", "POLY", "S-POLY", ("M3",), "0.810", "2026-01-12", "2026-02-02", line="line 2; feed bin 2 only"),
    Make("W1", "WAFER", "S-CELL", ("P1",), "57.4", "2026-03-02", "2026-03-12", drawn=("840.0",), unit="H87"),
    Make("W2", "WAFER", "S-CELL", ("P2",), "57.6", "2026-03-16", "2026-03-26", drawn=("850.0",), unit="H87"),
    Make("C1", "CELL", "S-CELL", ("W1",), "0.975", "2026-04-02", "2026-04-12", unit="H87"),
    Make("C2", "CELL", "S-CELL", ("W2",), "0.976", "2026-04-14", "2026-04-24", unit="H87"),
    Make("C3", "CELL", "S-CELL", ("W3",), "0.974", "2026-04-27", "2026-05-07", unit="H87"),
    Make("A1", "MODULE", "S-MODULE", ("C1",), "0.01381", "2026-06-15", "2026-06-24", unit="H87"),
    Make("A2", "MODULE", "S-MODULE", ("C2",), "0.01380", "2026-06-25", "2026-07-04", unit="H87"),
    Make("A3", "MODULE", "S-MODULE", ("C3",), "0.01382", "2026-07-06", "2026-07-15", unit="H87"),
)
MOVES = (
    Move("Q1", "S-QUARRY-YN", "S-MG-YN", "2025-08-04", "2025-09-24", "2025-09-25", "CNY 0.42", "road"),
    Move("Q2", "S-QUARRY-X", "S-MG-X", "2025-08-06", "2025-09-22", "2025-09-23", "CNY 0.39", "road"),
    Move("Q3", "S-QUARRY-YN", "S-MG-YN", "2025-09-08", "2025-10-28", "2025-10-29", "CNY 0.42", "road"),
    Move("M1", "S-MG-YN", "S-POLY", "2025-09-15", "2025-11-10", "2025-11-21", "CNY 11.80", "rail"),
    Move("M2", "S-MG-X", "S-POLY", "2025-09-16", "2025-11-08", "2025-11-17", "CNY 11.10", "rail"),
    Move("M3", "S-MG-YN", "S-POLY", "2025-10-13", "2025-12-05", "2025-12-16", "CNY 11.85", "rail"),
    Move("P1", "S-POLY", "S-CELL", "2025-12-22", "2026-02-09", "2026-02-13", "CNY 41.50", "rail", part="2400.0"),
    Move("P2", "S-POLY", "S-CELL", "2025-12-22", "2026-02-10", "2026-02-14", "CNY 43.20", "rail", part="2400.0"),
    Move("W3", "S-WAFER-2", "S-CELL", "2026-02-24", "2026-03-30", "2026-04-02", "CNY 1.22", "road"),
    Move("C1", "S-CELL", "S-MODULE", "2026-03-05", "2026-05-06", "2026-05-20", "USD 0.31", "sea"),
    Move("C2", "S-CELL", "S-MODULE", "2026-03-05", "2026-05-13", "2026-05-27", "USD 0.32", "sea"),
    Move("C3", "S-CELL", "S-MODULE", "2026-03-05", "2026-05-20", "2026-06-03", "USD 0.31", "sea"),
    Move("A1", "S-MODULE", "S-YARD", "2026-02-16", "2026-08-19", "2026-10-05", "USD 104.50", "sea"),
    Move("A2", "S-MODULE", "S-YARD", "2026-02-16", "2026-08-19", "2026-10-05", "USD 107.00", "sea"),
    Move("A3", "S-MODULE", "S-YARD", "2026-02-16", "2026-08-19", "2026-10-05", "USD 103.80", "sea"),
)
STEPS = {
    "QUARTZ": "quarrying", "MGSI": "smelting", "POLY": "polysilicon", "WAFER": "wafering", "CELL": "cell making",
    "MODULE": "module assembly",
}  # fmt: skip
HOLDINGS = (
    ("P-HOLD", "P-POLY", "60", "2020-04-15"),
    ("P-FUND", "P-POLY", "40", "2020-04-15"),
    ("P-HOLD", "P-MG-X", "100", "2015-08-10"),
)
SCOPES = {
    "P-MODULE": ("assembly of photovoltaic modules", ""),
    "P-CELL": ("manufacture of silicon wafers and photovoltaic cells", "硅片、光伏电池制造"),
    "P-POLY": ("manufacture of polysilicon", "多晶硅制造"),
    "P-MG-YN": ("smelting of industrial silicon", "工业硅冶炼"),
    "P-MG-X": ("smelting of industrial silicon", "工业硅冶炼"),
}
ENTRIES = {"A1": "XQZ-0511904-1", "A2": "XQZ-0511905-8", "A3": "XQZ-0511906-6"}


def tell(folder: Path) -> Book:
    """Return the bundle's generated part; ``folder`` holds what was written by hand."""
    ledger = Ledger(Book.opened(folder), STEPS, "QXZL27")
    ledger.tell(RAW, MAKES, MOVES)
    book = ledger.book
    # The only word on the third chain's silicon: who sold it to the wafer maker, and when.
    book.row("supplies", supplier_id="P-TRADER", buyer_id="P-WAFER-2", good_id="POLY", from_="2026-01", until="2026-03")
    for lot, number in ENTRIES.items():
        entered(ledger, lot, number)
    for party in book.tables["parties"]:
        if party["document_ids"]:
            extract(book, party, SCOPES[party["id"]], "2026-02-02")
    lines_and_visit(book)
    book.files["bods/register.json"] = register_of(book, HOLDINGS)
    return book


def entered(ledger: Ledger, lot: str, number: str) -> None:
    """File the entry and the notices of one lot, and tie them to its shipment."""
    book, shipment = ledger.book, ledger.book.find("shipments", f"SH-{lot}-1")
    covers = (f"shipment:{shipment['id']}", f"lot:{lot}")
    facts = [("Entry number", number), ("Lot", lot), ("Container", shipment["container"])]
    entry = [*facts, ("Importer of record", "Solwick Array Supply, LLC"), ("Tariff heading", "8541.43")]
    entry += [("Quantity", ledger.amount[lot]), ("Country of origin declared", "Viet Nam"), ("Arrived", "2026-10-05")]
    presented = ("Presented for examination", "2026-10-09")
    detained = [*facts, presented, ("Detained", "2026-10-14"), ("Ground stated", "section 3 of Public Law 117-78")]
    texts = {
        ("CE", "customs-entry", "P-BROKER", "2026-10-05"): note(book, "P-BROKER", "ENTRY SUMMARY", entry),
        ("DN", "notice", "", "2026-10-14"): f"NOTICE OF DETENTION (invented copy)\n\n{fields(detained)}",
    }
    if lot != "A2":
        ground = "no decision to release within 30 days of presentation"
        excluded = fields([*facts, presented, ("Excluded", "2026-11-09"), ("Ground stated", ground)])
        texts["EX", "decision", "", "2026-11-09"] = f"NOTICE OF EXCLUSION (invented copy)\n\n{excluded}"
    papers = [
        book.paper(Paper(f"D-{lot}-{code}", kind, issuer, day, covers, "import"), text)
        for (code, kind, issuer, day), text in texts.items()
    ]
    shipment["document_ids"] = ";".join([shipment["document_ids"], *papers])


def lines_and_visit(book: Book) -> None:
    """File what the works says of its two lines, what its log shows, and what a visitor saw."""
    log = Paper("D-P2-LINE", "batch-record", "P-POLY", "2026-02-02", ("lot:P2", "lot:M3"), "polysilicon")
    head = [("Line", "2"), ("Run", "2026-01-12 to 2026-02-02"), ("Feed bin", "2"), ("Charged", "lot M3, 10217.2 kg")]
    book.paper(log, note(book, "P-POLY", "LINE LOG", head, "No other lot was charged to feed bin 2 during the run."))
    lines = Paper("D-LINES", "affidavit", "P-POLY", "2026-02-20", ("site:S-POLY",), "polysilicon")
    says = "We state that lines 1 and 2 have separate feed bins and that no silicon moves between them."
    book.paper(lines, note(book, "P-POLY", "STATEMENT", [("Date", "2026-02-20")], says))
    visit = Paper("D-VISIT", "audit", "", "2026-04-15", ("site:S-POLY",), "polysilicon")
    saw = [
        ("Visitor", "Aldermoor Assurance (invented)"), ("Site", "Kundulun polysilicon works"),
        ("Date", "2026-04-15, one day, announced"), ("Interviews", "11, of which 2 off site; no names were taken"),
        ("Seen", "two feed bins, one common crushing hall"),
        ("Not seen", "how the crushing hall is emptied between runs; time sheets other than of March 2026"),
    ]  # fmt: skip
    book.paper(visit, f"REPORT OF A VISIT\n\n{fields(saw)}")
