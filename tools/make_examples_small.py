"""The stories of ``examples/small``: one small bundle for each family of measures."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from make_examples_book import Book, Paper
from make_examples_chain import Ledger, Make, Raw
from make_examples_papers import extract, fields, members, note
from make_examples_trade import Move

STEPS = {"TOMATO": "growing", "PASTE": "paste making", "GLOVE": "knitting"}
GROWN = "harvest of the growers' own fields, field numbers on the slip"


def wro_before_the_act(folder: Path) -> Book:
    """Tell of tomato paste that came before the Act of 2021 applied."""
    ledger = Ledger(Book.opened(folder), STEPS, "QXZL31")
    raw = Raw("TO", "TOMATO", "S-FIELD", (("TO", Decimal("152000.0")),), "2021-08-16", "2021-08-20", GROWN)
    make = Make("PA", "PASTE", "S-WORKS", ("TO",), "0.166", "2021-08-23", "2021-08-24")
    moves = (
        Move("TO", "S-FIELD", "S-WORKS", "2021-03-01", "2021-08-20", "2021-08-21", "CNY 0.47", "road"),
        Move("PA", "S-WORKS", "S-WH", "2021-10-11", "2022-02-14", "2022-04-11", "USD 0.84", "sea"),
    )
    ledger.tell((raw,), (make,), moves)
    told = [("Lot", "PA"), ("Arrived", "2022-04-11"), ("Presented", "2022-04-13"), ("Detained", "2022-04-18")]
    told.append(("Ground stated", "order of 13 January 2021 on cotton and tomato products"))
    _filed(
        ledger.book, Paper("D-DETAINED", "notice", "", "2022-04-18", ("lot:PA",), "import"), "NOTICE OF DETENTION", told
    )
    return ledger.book


def ofac_fifty_percent(folder: Path) -> Book:
    """Tell of three firms on both sides of the 50 percent line."""
    book = Book.opened(folder)
    for party in book.tables["parties"]:
        if party["document_ids"]:
            extract(book, party, ("services to shipping", ""), "2026-09-01")
    for owned in ("P-A", "P-B", "P-C"):
        members(book, owned, "2026-09-01")
    asked = [("From", "P-A, P-B and P-C"), ("Good", "depth sounders"), ("Value", "USD 41,000.00")]
    covers = ("party:P-A", "party:P-B", "party:P-C")
    _filed(book, Paper("D-ASKED", "correspondence", "", "2026-11-03", covers, "sale"), "ORDERS RECEIVED", asked)
    return book


def bis_export(folder: Path) -> Book:
    """Tell of a sale to a listed buyer, and of one to the firm it owns."""
    book = Book.opened(folder)
    for party in book.tables["parties"]:
        if party["document_ids"]:
            extract(book, party, ("optical instruments", "光学仪器"), "2026-08-03")
    members(book, "P-SUB", "2026-08-03")
    for buyer, day in (("P-BUYER", "2026-09-14"), ("P-SUB", "2026-10-01")):
        paper = Paper(f"D-PO-{buyer[2:]}", "purchase-order", buyer, day, (f"party:{buyer}",), "sale")
        book.paper(paper, note(book, buyer, "PURCHASE ORDER", [("Good", "two infrared spectrometers"), ("Date", day)]))
        book.row("supplies", supplier_id="P-SELF", buyer_id=buyer, good_id="SPECTRO", from_=day, document_ids=paper.id)
    registered = [("Application", "registered 2026-11-16"), ("For", "two infrared spectrometers to P-BUYER")]
    paper = Paper("D-APPLICATION", "correspondence", "P-SELF", "2026-11-16", ("party:P-BUYER",), "licence")
    _filed(book, paper, "RECEIPT OF AN APPLICATION", registered)
    return book


def eu_regulation(folder: Path) -> Book:
    """Tell of an authority's question about an indicator in a chain inside the Union."""
    ledger = Ledger(Book.opened(folder), STEPS, "QXZL34")
    raw = Raw("TO", "TOMATO", "S-FIELD", (("TO", Decimal("88000.0")),), "2027-08-09", "2027-08-12", GROWN)
    make = Make("PA", "PASTE", "S-WORKS", ("TO",), "0.171", "2027-08-16", "2027-08-17")
    moves = (
        Move("TO", "S-FIELD", "S-WORKS", "2027-03-01", "2027-08-13", "2027-08-14", "EUR 0.14", "road"),
        Move("PA", "S-WORKS", "S-WH", "2027-07-05", "2027-10-04", "2027-10-07", "EUR 1.02", "road"),
    )
    ledger.tell((raw,), (make,), moves)
    book, covers = ledger.book, ("lot:PA", "site:S-FIELD")
    _filed(book, Paper("D-REQUEST", "notice", "", "2028-01-17", covers, "import"), "REQUEST FOR INFORMATION", [
        ("From", "competent authority (invented)"), ("Received", "2028-01-17"), ("About", "tomato paste, lot PA"),
    ])  # fmt: skip
    _filed(book, Paper("D-INSPECTED", "inspection", "", "2027-11-30", ("site:S-FIELD",), "growing"), "INSPECTION", [
        ("Days", "2027-11-24 and 2027-11-26"), ("Read", "payslips of two months and bank records"),
        ("Found", "wages of August paid on 29 October"), ("Interviews", "off site; no names were taken"),
    ])  # fmt: skip
    said = (("D-LETTER", "2027-10-04", "Lampione helpline (invented)", "Wages were held back to the season's end."),
            ("D-ANSWER", "2027-11-12", "Aziende Agricole Torrefiora", "Wages were paid every fortnight."))  # fmt: skip
    for id_, day, who, words in said:
        paper = Paper(id_, "correspondence", "", day, ("site:S-FIELD",), "growing")
        _filed(book, paper, "LETTER", [("From", who), ("Date", day), ("Says", words)])
    _filed(book, Paper("D-DECIDED", "decision", "", "2028-05-15", covers, "import"), "DECISION", [
        ("From", "competent authority (invented)"), ("Decided", "2028-05-15"), ("Received", "2028-05-22"),
        ("Says", "paste of lot PA may not be made available; withdrawal within the time set"),
    ])  # fmt: skip
    members(book, "P-MAKER", "2027-06-01")
    return book


def uk_asset_freeze(folder: Path) -> Book:
    """Tell of two firms, one above one half and one at it."""
    book = Book.opened(folder)
    for party in book.tables["parties"]:
        if party["document_ids"]:
            extract(book, party, ("wholesale trade", ""), "2026-07-01")
    for owned in ("P-SELF", "P-HALF"):
        members(book, owned, "2026-07-01")
    return book


def canada_9897(folder: Path) -> Book:
    """Tell of gloves that an officer classed under tariff item 9897.00.00."""
    ledger = Ledger(Book.opened(folder), STEPS, "QXZL36")
    raw = Raw(
        "GL", "GLOVE", "S-WORKS", (("GL", Decimal(36000)),), "2026-05-04", "2026-05-22", "cotton yarn of three makers",
        unit="H87",
    )  # fmt: skip
    move = Move("GL", "S-WORKS", "S-WH", "2026-02-23", "2026-06-29", "2026-08-17", "USD 0.44", "sea")
    ledger.tell((raw,), (), (move,))
    told = [("Lot", "GL"), ("Arrived", "2026-08-17"), ("Held", "2026-08-24"), ("Determined", "2026-09-21")]
    told.append(("Tariff item", "9897.00.00"))
    paper = Paper("D-DETERMINED", "decision", "", "2026-09-21", ("lot:GL",), "import")
    _filed(ledger.book, paper, "NOTICE OF DETERMINATION", told)
    says = "We have begun to pay recruitment fees back and will have done so by March 2027."
    letter = Paper("D-LETTER", "correspondence", "P-MAKER", "2026-08-03", ("site:S-WORKS",), "knitting")
    books = Paper("D-BOOKS", "correspondence", "P-OFFICE", "2026-10-05", ("site:S-WORKS",), "knitting")
    kept = "The pay books of the works are kept with us in Shenzhen."
    ledger.book.paper(books, note(ledger.book, "P-OFFICE", "LETTER", [("Date", "2026-10-05")], kept))
    ledger.book.paper(letter, note(ledger.book, "P-MAKER", "LETTER", [("Date", "2026-08-03")], says))
    return ledger.book


def prc_conflict(folder: Path) -> Book:
    """Tell of a supply that ended because a buyer abroad asked for it."""
    book = Book.opened(folder)
    book.row(
        "supplies",
        supplier_id="P-SUPPLIER",
        buyer_id="P-SELF",
        good_id="YARN",
        from_="2023-01",
        until="2026-03",
        quantity="310",
        unit="TNE",
        document_ids="D-YARN",
    )
    book.row(
        "supplies", supplier_id="P-SELF", buyer_id="P-BUYER", good_id="COAT", from_="2023-04", document_ids="D-COAT"
    )
    yarn = Paper("D-YARN", "contract", "P-SELF", "2023-01-09", ("party:P-SUPPLIER",), "supply of yarn")
    book.paper(yarn, note(book, "P-SELF", "FRAME CONTRACT", [("Good", "cotton yarn"), ("Ended", "2026-03-31")]))
    coat = Paper("D-COAT", "contract", "P-BUYER", "2023-04-03", ("party:P-BUYER",), "supply of jackets")
    book.paper(coat, note(book, "P-BUYER", "FRAME CONTRACT", [("Good", "cotton jackets")]))
    asks = "Please end purchases from Maralbexi Tarimgul Yarn and send us your suppliers' records to the bale."
    letter = Paper("D-ASKED", "correspondence", "P-BUYER", "2026-02-18", ("party:P-SELF",), "supply of jackets")
    book.paper(letter, note(book, "P-BUYER", "LETTER", [("Date", "2026-02-18")], asks))
    says = "Our orders were ended because of a foreign measure. We keep our rights."
    claim = Paper("D-CLAIM", "correspondence", "P-SUPPLIER", "2026-04-20", ("party:P-SELF",), "supply of yarn")
    book.paper(claim, note(book, "P-SUPPLIER", "LETTER", [("Date", "2026-04-20")], says))
    return book


def prc_layoff(folder: Path) -> Book:
    """Tell of a claim for severance that the commission has taken up."""
    book, covers = Book.opened(folder), ("party:P-EMPLOYER",)
    told = [("With effect from", "2026-08-31"), ("People", "44 of 203"), ("Ground stated", "orders fell away")]
    ended = Paper("D-ENDED", "notice", "P-EMPLOYER", "2026-08-31", covers, "layoff")
    book.paper(ended, note(book, "P-EMPLOYER", "END OF CONTRACTS", told))
    taken = [("Claim", "severance of 44 people, by job group; no names in this file"), ("Accepted", "2026-10-09")]
    paper = Paper("D-ACCEPTED", "decision", "P-COMMISSION", "2026-10-09", covers, "arbitration")
    book.paper(paper, note(book, "P-COMMISSION", "NOTICE OF ACCEPTANCE", taken))
    return book


def _filed(book: Book, paper: Paper, title: str, told: list[tuple[str, str]]) -> None:
    book.paper(paper, f"{title} (invented copy)\n\n{fields(told)}")


STORIES: dict[str, Callable[[Path], Book]] = {
    "small/bis-export": bis_export,
    "small/canada-9897": canada_9897,
    "small/eu-forced-labour-regulation": eu_regulation,
    "small/ofac-fifty-percent": ofac_fifty_percent,
    "small/prc-conflict": prc_conflict,
    "small/prc-layoff": prc_layoff,
    "small/uk-asset-freeze": uk_asset_freeze,
    "small/wro-before-the-act": wro_before_the_act,
}
