"""The stories of ``examples/listed-enterprise`` and of its workers, who keep a file of their own."""

from decimal import Decimal
from pathlib import Path

from make_examples_book import Book, Paper
from make_examples_chain import Ledger, Make, Raw
from make_examples_papers import extract, fields, members, note, table
from make_examples_trade import Move

FIRM, DAY = "P-SELF", "2026-07-06"
GROWN = "harvest of the cooperative's own fields, field numbers on the slip"
RAW = (
    Raw("T1", "TOMATO", "S-FIELD-1", (("T1", Decimal("412000.0")),), "2026-08-03", "2026-08-09", GROWN),
    Raw("T2", "TOMATO", "S-FIELD-2", (("T2", Decimal("236500.0")),), "2026-08-04", "2026-08-09", GROWN),
    Raw("T3", "TOMATO", "S-FIELD-1", (("T3", Decimal("318000.0")),), "2026-08-17", "2026-08-22", GROWN),
)
MAKES = (
    Make("PA1", "PASTE", "S-WORKS", ("T1", "T2"), "0.168", "2026-08-11", "2026-08-14"),
    Make("PA2", "PASTE", "S-WORKS", ("T3",), "0.171", "2026-08-24", "2026-08-26"),
)
MOVES = (
    Move("T1", "S-FIELD-1", "S-WORKS", "2026-03-02", "2026-08-09", "2026-08-10", "CNY 0.52", "road"),
    Move("T2", "S-FIELD-2", "S-WORKS", "2026-03-02", "2026-08-09", "2026-08-10", "CNY 0.53", "road"),
    Move("T3", "S-FIELD-1", "S-WORKS", "2026-03-02", "2026-08-22", "2026-08-23", "CNY 0.52", "road"),
    Move("PA1", "S-WORKS", "S-BUYER", "2026-05-18", "2026-09-14", "2026-11-05", "USD 0.86", "sea"),
    Move("PA2", "S-WORKS", "S-BUYER", "2026-05-18", "2026-09-14", "2026-11-05", "USD 0.86", "sea"),
)
HIRED = (
    ("2020", 61, "not shown", "not shown", "not shown"),
    ("2021", 74, 38, 29, 7),
    ("2022", 58, 12, 38, 8),
    ("2023", 49, 0, 41, 8),
    ("2024", 44, 0, 37, 7),
    ("2025", 18, 0, 15, 3),
)
WAGES = (
    ("Line operators", 148, 4620, 4980), ("Drivers and yard", 41, 4510, 4870),
    ("Laboratory and quality", 22, 5240, 5610), ("Maintenance", 37, 5130, 5480), ("Office", 28, 5020, 5390),
)  # fmt: skip


def tell(folder: Path) -> Book:
    """Return the enterprise's papers and lots; ``folder`` holds what was written by hand."""
    ledger = Ledger(Book.opened(folder), {"TOMATO": "growing", "PASTE": "paste making"}, "QXZL28")
    ledger.tell(RAW, MAKES, MOVES)
    book = ledger.book
    extract(
        book, book.find("parties", FIRM), ("processing and sale of tomato products", "番茄制品加工、销售"), "2026-02-02"
    )
    members(book, FIRM, "2026-02-16")
    for paper, text in (*_about_the_listing(book), *_about_hiring(book), _audit()):
        book.paper(paper, text)
    return book


def _about_the_listing(book: Book) -> list[tuple[Paper, str]]:
    listed = [("List", "SAMPLE list A (invented)"), ("Entry", "sample-uflpa-1"), ("Sub-list", "ii")]
    listed += [("Published", "2025-01-15"), ("Ground stated", "work with a government labour programme")]
    says = "No office has placed anybody at the works since 1 January 2023. All staff sign their own contracts."
    admits = (
        "In 2021 and 2022 fifty people came through the county labour office. Four months of our ledger are missing."
    )
    fair = "The programme named in the report was a public job fair; attendance was voluntary."
    return [
        (Paper("D-LISTED", "notice", "", "2025-01-15", (f"party:{FIRM}",), "listing"),
         f"NOTICE OF LISTING (invented copy)\n\n{fields(listed)}"),
        (Paper("D-STATEMENT", "affidavit", FIRM, DAY, (f"party:{FIRM}",), "hiring"),
         note(book, FIRM, "STATEMENT", [("Date", DAY)], says, admits)),
        (Paper("D-OFFICE-LETTER", "correspondence", "", "2025-03-20", (f"party:{FIRM}",), "hiring"),
         f"LETTER OF THE COUNTY LABOUR OFFICE (invented)\n\n{fields([('Date', '2025-03-20')])}\n\n{fair}"),
    ]  # fmt: skip


def _about_hiring(book: Book) -> list[tuple[Paper, str]]:
    here, covers = "hiring", ("site:S-WORKS",)
    hired = table(("Year", "Hired", "Through the labour office", "At the gate or by advertisement", "By staff"), HIRED)
    wages = table(("Job group", "People", "Median month 2024, CNY", "Median month 2025, CNY"), WAGES)
    rules = (
        "Posts are advertised at the gate and in two newspapers. Identity papers are copied and handed back at once."
    )
    notice = "Either side may end the contract on thirty days' notice; the worker need give no reason."
    names = "Counts only: no name, number or address of any person is in this file."
    return [
        (Paper("D-HIRED", "other", FIRM, "2026-04-20", covers, here),
         note(book, FIRM, "HIRING BY CHANNEL, FROM THE LEDGER", [("Years", "2020 to 2025")], hired, names)),
        (Paper("D-WAGES", "payroll", FIRM, "2026-04-20", covers, here),
         note(book, FIRM, "WAGES BY JOB GROUP", [("People", sum(row[1] for row in WAGES))], wages, names)),
        (Paper("D-RULES", "other", FIRM, "2023-01-03", covers, here),
         note(book, FIRM, "RULES OF HIRING", [("In force from", "2023-01-03")], rules)),
        (Paper("D-FORM", "labour-contract", FIRM, "2023-01-03", covers, here),
         note(book, FIRM, "FORM OF LABOUR CONTRACT (blank)", [("In force from", "2023-01-03")], notice)),
        (Paper("D-HOURS", "payroll", FIRM, "2025-10-31", covers, here),
         note(book, FIRM, "WEEKLY HOURS, SEASON 2025", [("Weeks above 60", "5 of 8"), ("Longest", "66")], names)),
    ]  # fmt: skip


def _audit() -> tuple[Paper, str]:
    found = [
        ("Auditor", "Fallowmere Audit (invented)"), ("Days on site", "2026-05-27 and 2026-05-28, announced"),
        ("Interviews", "33, all on site; no names were taken"),
        ("Section 4", "38 of 371 staff came through the county labour office in 2021; none in 2023 to 2025"),
        ("Section 4, limits", "the ledger of 2020 to 2022 is on paper; four months of it were not shown"),
        ("Section 6", "weekly hours above 60 in five of eight weeks of the season 2025"),
        ("Section 9, limits", "people could not be sure of not being overheard"),
    ]  # fmt: skip
    paper = Paper("D-AUDIT", "audit", "", "2026-05-29", ("site:S-WORKS", f"party:{FIRM}"), "hiring")
    return paper, f"REPORT OF AN AUDIT\n\n{fields(found)}"


def tell_of_workers(folder: Path) -> Book:
    """Return the papers of the workers' own file: counts and forms, and nobody's name."""
    book = Book.opened(folder)
    firm, union, covers = "P-EMPLOYER", "P-UNION", ("party:P-EMPLOYER",)
    groups = (
        ("Line operators", 58, "3.1"),
        ("Drivers and yard", 17, "4.4"),
        ("Laboratory", 5, "5.2"),
        ("Office", 16, "4.0"),
    )
    tally = table(("Job group", "People", "Mean years of service"), groups)
    told = [
        ("Told to staff", "2026-02-27"),
        ("Ground stated", "loss of export orders"),
        ("People concerned", "96 of 372"),
    ]
    asked = (
        "Severance was due on handover. Ninety-six people have not received it. We ask for payment within thirty days."
    )
    replies = "Severance will be paid when the orders of the 2026 season are settled. We do not refuse it."
    heard = "The committee asked that sole earners be kept first. The employer took note and did not change the plan."
    filed = [
        (Paper("D-PLAN", "notice", firm, "2026-02-27", covers, "layoff"), note(book, firm, "LAYOFF PLAN", told)),
        (Paper("D-MINUTES", "correspondence", union, "2026-03-06", covers, "layoff"),
         note(book, union, "MINUTES OF A HEARING", [("Date", "2026-03-06")], heard)),
        (Paper("D-REPORTED", "correspondence", "P-OFFICE", "2026-03-10", covers, "layoff"),
         note(book, "P-OFFICE", "RECEIPT OF A LAYOFF PLAN", [("Received", "2026-03-10"), ("From", "the employer")])),
        (Paper("D-ENDED", "notice", firm, "2026-04-10", covers, "layoff"),
         note(book, firm, "END OF CONTRACTS", [("With effect from", "2026-04-10"), ("People", "96")])),
        (Paper("D-FORM", "labour-contract", firm, "2023-01-03", covers, "contract"),
         note(book, firm, "FORM OF LABOUR CONTRACT (blank)", [("Notice by the worker", "thirty days")])),
        (Paper("D-TALLY", "other", union, "2026-05-04", covers, "severance"),
         note(book, union, "PEOPLE LAID OFF, BY JOB GROUP", [("People", "96")], tally, "Counts only.")),
        (Paper("D-CLAIM", "correspondence", union, "2026-06-01", covers, "severance"),
         note(book, union, "LETTER", [("To", "the employer"), ("Date", "2026-06-01")], asked)),
        (Paper("D-REPLY", "correspondence", firm, "2026-06-08", covers, "severance"),
         note(book, firm, "LETTER", [("To", "the union committee"), ("Date", "2026-06-08")], replies)),
    ]  # fmt: skip
    for paper, text in filed:
        book.paper(paper, text)
    return book
