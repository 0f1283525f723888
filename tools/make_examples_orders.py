"""The stories of ``examples/small`` about named makers, listed enterprises and orders that pull apart."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from make_examples_book import Book, Paper
from make_examples_chain import Ledger, Make, Raw
from make_examples_papers import extract, fields, members, note
from make_examples_trade import Move

STEPS = {
    "COTTON": "ginning", "YARN": "spinning", "SILICON": "smelting", "HAIR": "hair work", "CATHODE": "refining",
    "GLOVE": "dipping", "CHARCOAL": "burning",
}  # fmt: skip


def wro_named_makers(folder: Path) -> Book:
    """Tell of three lots under three orders on named makers: one refused, one seized, one in time."""
    ledger = Ledger(Book.opened(folder), STEPS, "QXZL37")
    raws = (
        Raw("CO", "COTTON", "S-FIELD", (("CO", Decimal("41200.0")),), "2021-10-04", "2021-10-08", "seed cotton", "0.4"),
        Raw("SI", "SILICON", "S-SILICON", (("SI", Decimal("60000.0")),), "2021-11-15", "2021-11-26", "quartz", "0.35"),
        Raw(
            "HP", "HAIR", "S-HAIR", (("HP", Decimal(5200)),), "2022-01-17", "2022-01-28", "hair, bought in bundles",
            unit="H87",
        ),
    )  # fmt: skip
    make = Make("YA", "YARN", "S-MILL", ("CO",), "0.82", "2021-11-08", "2021-11-19")
    moves = (
        Move("CO", "S-FIELD", "S-MILL", "2021-09-06", "2021-10-18", "2021-10-28", "CNY 17.60", "rail"),
        Move("YA", "S-MILL", "S-WH", "2021-09-20", "2021-12-27", "2022-02-21", "USD 4.10", "sea"),
        Move("SI", "S-SILICON", "S-WH", "2021-10-11", "2022-01-10", "2022-03-14", "USD 3.35", "sea"),
        Move("HP", "S-HAIR", "S-WH", "2021-12-06", "2022-03-07", "2022-05-02", "USD 11.20", "sea"),
    )
    ledger.tell(raws, (make,), moves)
    book = ledger.book
    _filed(book, Paper("D-DETAINED-YA", "notice", "", "2022-02-25", ("lot:YA",)), "NOTICE OF DETENTION", [
        ("Lot", "YA"), ("Arrived", "2022-02-21"), ("Presented", "2022-02-22"), ("Detained", "2022-02-25"),
        ("Ground stated", "order of 30 November 2020 on a named maker of cotton"),
    ])  # fmt: skip
    _filed(book, Paper("D-EXCLUDED-YA", "notice", "", "2022-03-14", ("lot:YA",)), "NOTICE OF EXCLUSION", [
        ("Lot", "YA"), ("Proof", "not found enough"), ("Excluded", "2022-03-14"),
    ])  # fmt: skip
    _filed(book, Paper("D-DENIED-YA", "decision", "", "2022-04-22", ("lot:YA",)), "PROTEST DENIED", [
        ("Lot", "YA"), ("Protest filed", "2022-03-28"), ("Denied", "2022-04-22"),
    ])  # fmt: skip
    _filed(book, Paper("D-SEIZED-SI", "notice", "", "2022-05-23", ("lot:SI",)), "NOTICE OF SEIZURE", [
        ("Lot", "SI"), ("Arrived", "2022-03-14"), ("Seized", "2022-05-23"), ("Under", "19 U.S.C. 1595a(c)"),
    ])  # fmt: skip
    extended = Paper("D-EXTENDED-SI", "correspondence", "", "2022-06-06", ("lot:SI",))
    _filed(book, extended, "TIME EXTENDED", [("Lot", "SI"), ("Petition may be filed until", "2022-07-22")])
    _filed(book, Paper("D-DETAINED-HP", "notice", "", "2022-05-06", ("lot:HP",)), "NOTICE OF DETENTION", [
        ("Lot", "HP"), ("Arrived", "2022-05-02"), ("Presented", "2022-05-03"), ("Detained", "2022-05-06"),
        ("Ground stated", "order of 17 June 2020 on a named maker of hair products"),
    ])  # fmt: skip
    return book


def wro_modification(folder: Path) -> Book:
    """Tell of a smelter named in an order that says what it has changed since."""
    cells = (("CA", Decimal("99400.0")),)
    raw = Raw("CA", "CATHODE", "S-SMELTER", cells, "2026-06-01", "2026-06-12", "concentrate of its own mine", "0.27")
    move = Move("CA", "S-SMELTER", "S-WH", "2026-03-16", "2026-07-06", "2026-08-10", "USD 9.05", "sea")
    ledger = Ledger(Book.opened(folder), STEPS, "QXZL38")
    ledger.tell((raw,), (), (move,))
    book, site = ledger.book, ("site:S-SMELTER",)
    _filed(book, Paper("D-DETAINED", "notice", "", "2026-08-14", ("lot:CA",)), "NOTICE OF DETENTION", [
        ("Lot", "CA"), ("Arrived", "2026-08-10"), ("Detained", "2026-08-14"),
        ("Ground stated", "order of 1 July 2026 (invented)"),
    ])  # fmt: skip
    _filed(book, Paper("D-AUDIT", "audit", "", "2026-09-18", site), "AUDIT", [
        ("Days", "2026-09-08 to 2026-09-10, unannounced"), ("Interviews", "34, off site; no names were taken"),
        ("Found", "papers are with those who own them; fees of 11 people are not yet paid back"),
    ])  # fmt: skip
    plan = Paper("D-PLAN", "correspondence", "P-SELF", "2026-09-21", site, "refining")
    says = "All papers were given back by 30 April 2026. The contractor was changed. Fees are paid back by March 2027."
    book.paper(plan, note(book, "P-SELF", "PLAN OF CORRECTION", [("Date", "2026-09-21")], says))
    return book


def prc_countermeasures(folder: Path) -> Book:
    """Tell of an audit that a buyer asks for, by a body that persons in China may be barred from dealing with."""
    book = Book.opened(folder)
    book.row(
        "supplies", supplier_id="P-SPINNER", buyer_id="P-SELF", good_id="YARN", from_="2024-03", document_ids="D-YARN"
    )
    book.row(
        "supplies", supplier_id="P-SELF", buyer_id="P-BUYER", good_id="KNIT", from_="2024-06", document_ids="D-KNIT"
    )
    _written(book, _paper("D-YARN", "contract", "P-SELF", "2024-03-11", "P-SPINNER"), "FRAME CONTRACT", "Cotton yarn.")
    _written(
        book, _paper("D-KNIT", "contract", "P-BUYER", "2024-06-03", "P-SELF"), "FRAME CONTRACT", "Cotton pullovers."
    )
    asks = "Please have your mill audited by Larkmere Social Assurance before the end of the year."
    _written(book, _paper("D-ASKED", "correspondence", "P-BUYER", "2026-09-28", "P-SELF"), "LETTER", asks)
    says = "We have done no audit in China since the decision of 5 August 2026."
    _written(book, _paper("D-REPLY", "correspondence", "P-AUDITOR", "2026-10-12", "P-SELF"), "LETTER", says)
    return book


def prc_unreliable_entity(folder: Path) -> Book:
    """Tell of a buyer abroad that was put on the list of unreliable entities and given a period of grace."""
    book = Book.opened(folder)
    _filed(book, Paper("D-REG-SELF", "registration", "", "2026-06-01", ("party:P-SELF",)), "REGISTER EXTRACT", [
        ("Name", "Tern & Hollow Outfitters, Inc."), ("Extract of", "2026-06-01"),
    ])  # fmt: skip
    _filed(book, Paper("D-LISTED", "notice", "", "2025-02-04", ("party:P-SELF",)), "NOTICE OF A LISTING", [
        ("List", "SAMPLE list G (invented)"), ("Published", "2025-02-04"),
        ("Ground stated", "normal dealings cut off against market rules"),
        ("Period of grace", "until 2026-12-31, as prolonged"),
    ])  # fmt: skip
    says = "Orders were ended for reasons of price. New orders were placed on 12 October 2026."
    _written(book, _paper("D-ANSWER", "correspondence", "P-SELF", "2026-10-30", "P-SUPPLIER"), "LETTER", says)
    return book


def prc_listed_auditor(folder: Path) -> Book:
    """Tell of an audit body under countermeasures, whose own file this is."""
    book = Book.opened(folder)
    _filed(book, Paper("D-REG-SELF", "registration", "", "2026-09-01", ("party:P-SELF",)), "REGISTER EXTRACT", [
        ("Name", "Ousterwick Assurance Ltd"), ("Extract of", "2026-09-01"),
    ])  # fmt: skip
    _filed(book, Paper("D-LISTED", "notice", "", "2026-08-05", ("party:P-SELF",)), "NOTICE OF A LISTING", [
        ("List", "SAMPLE list F (invented)"), ("Published", "2026-08-05"), ("Ground stated", "audits of works"),
    ])  # fmt: skip
    return book


def prc_prohibition_order(folder: Path) -> Book:
    """Tell of a trading house that two orders bind in opposite ways."""
    book = Book.opened(folder)
    for seller, buyer, good, since in (
        ("P-RESIN", "P-SELF", "RESIN", "2025-02"),
        ("P-SELF", "P-BUYER", "PIPE", "2025-04"),
        ("P-REFINER", "P-SELF", "OIL", "2025-09"),
    ):
        id_ = f"D-{good}"
        book.row("supplies", supplier_id=seller, buyer_id=buyer, good_id=good, from_=since, document_ids=id_)
        told = f"Supply of {book.find('goods', good)['name'].lower()} by {book.find('parties', seller)['name']}."
        _written(book, _paper(id_, "contract", buyer, f"{since}-03", seller), "FRAME CONTRACT", told)
    asks = "We will handle no payment for or with Dongying Tuanxikou Refining, wherever the oil goes."
    _written(book, _paper("D-BANK", "correspondence", "P-BANK", "2026-11-03", "P-SELF"), "LETTER", asks)
    _filed(book, Paper("D-SUBPOENA", "notice", "", "2026-10-20", ("party:P-SELF",)), "REQUEST FOR RECORDS", [
        ("From", "a prosecutor in the United States (invented)"), ("In", "a criminal matter"),
        ("Asks for", "books on fuel oil since 2025"),
    ])  # fmt: skip
    return book


def listed_in_three_orders(folder: Path) -> Book:
    """Tell of an enterprise that the United States, the Union and the United Kingdom list."""
    book, own = Book.opened(folder), ("party:P-SELF",)
    extract(book, book.find("parties", "P-SELF"), ("survey instruments", "测绘仪器"), "2026-08-10")
    sub = Paper("D-REG-SUB", "registration", "", "2026-08-12", ("party:P-SUB",), "parties")
    _filed(book, sub, "EXTRACT FROM THE TRADE REGISTER", [("Name", "Yuntaling Benelux B.V.")])
    members(book, "P-SUB", "2026-08-12")
    members(book, "P-CAL", "2026-08-10")
    _filed(book, Paper("D-EU-ACT", "notice", "", "2026-10-12", own), "LETTER WITH THE REASONS OF A LISTING", [
        ("List", "SAMPLE list J (invented)"), ("Published", "2026-10-05"), ("Received", "2026-10-12"),
        ("Ground stated", "supply of devices to detention sites"),
    ])  # fmt: skip
    _filed(book, Paper("D-BIS", "correspondence", "", "2026-11-09", own), "RECEIPT OF A REQUEST FOR REMOVAL", [
        ("List", "SAMPLE list C (invented)"), ("Given to the members of the committee", "2026-11-09"),
    ])  # fmt: skip
    return book


def mexico_resolution(folder: Path) -> Book:
    """Tell of gloves that a resolution names, stopped at the port."""
    raw = Raw(
        "GL", "GLOVE", "S-WORKS", (("GL", Decimal(52000)),), "2026-05-11", "2026-05-29", "latex of eleven estates",
        unit="H87",
    )  # fmt: skip
    move = Move("GL", "S-WORKS", "S-WH", "2026-03-09", "2026-07-13", "2026-09-07", "USD 0.31", "sea")
    ledger = Ledger(Book.opened(folder), STEPS, "QXZL39")
    ledger.tell((raw,), (), (move,))
    _filed(ledger.book, Paper("D-STOPPED", "notice", "", "2026-09-09", ("lot:GL",)), "NOTICE OF A STOP", [
        ("Lot", "GL"), ("Arrived", "2026-09-07"), ("Stopped", "2026-09-09"),
        ("Ground stated", "resolution of the labour ministry (invented) on the works' gloves"),
    ])  # fmt: skip
    return ledger.book


def worker_civil_action(folder: Path) -> Book:
    """Tell of people who worked under guard, and of the buyer of what they made."""
    cells = (("CH", Decimal("18400.0")),)
    raw = Raw("CH", "CHARCOAL", "S-YARD", cells, "2024-02-05", "2024-02-16", "hardwood, bought by the cart", "0.23")
    move = Move("CH", "S-YARD", "S-WH", "2023-12-04", "2024-03-25", "2024-05-20", "USD 0.92", "sea")
    ledger = Ledger(Book.opened(folder), STEPS, "QXZL40")
    ledger.tell((raw,), (), (move,))
    book = ledger.book
    _filed(book, Paper("D-HEARD", "affidavit", "", "2024-03-08", ("site:S-YARD",)), "WHAT NINE PEOPLE SAID", [
        ("Heard by", "Lampione helpline (invented)"), ("Where", "in another country, without anybody of the yard"),
        ("Names", "not in this file"), ("Say", "they served sentences, were guarded at the kilns and were not paid"),
    ])  # fmt: skip
    says = "We did not know who worked at the yard."
    _written(book, _paper("D-ANSWER", "correspondence", "P-BUYER", "2026-02-11", "P-YARD"), "LETTER", says)
    return book


def _paper(id_: str, kind: str, issuer: str, day: str, about: str) -> Paper:
    return Paper(id_, kind, issuer, day, (f"party:{about}",))


def _filed(book: Book, paper: Paper, title: str, told: list[tuple[str, str]]) -> None:
    book.paper(paper, f"{title} (invented copy)\n\n{fields(told)}")


def _written(book: Book, paper: Paper, title: str, says: str) -> None:
    book.paper(paper, note(book, paper.issuer, title, [("Date", paper.date)], says))


STORIES: dict[str, Callable[[Path], Book]] = {
    "small/listed-in-three-orders": listed_in_three_orders,
    "small/mexico-resolution": mexico_resolution,
    "small/prc-countermeasures": prc_countermeasures,
    "small/prc-listed-auditor": prc_listed_auditor,
    "small/prc-prohibition-order": prc_prohibition_order,
    "small/prc-unreliable-entity": prc_unreliable_entity,
    "small/worker-civil-action": worker_civil_action,
    "small/wro-modification": wro_modification,
    "small/wro-named-makers": wro_named_makers,
}
