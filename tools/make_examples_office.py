"""The story of ``examples/support-office``: twelve enterprises, what they sell to whom, and how their months went."""

from dataclasses import dataclass
from pathlib import Path

from make_examples_book import Book, Paper
from make_examples_papers import fields, named

# Supplier, buyer, good, from, until, tonnes.
SOLD = (
    ("E08", "E01", "COTTON", "2024-10", "2026-06", "1850"),
    ("E01", "E06", "YARN", "2024-11", "2026-07", "1240"),
    ("E06", "E02", "FABRIC", "2025-01", "2026-08", "610"),
    ("E01", "E09", "YARN", "2025-01", "2026-08", "205"),
    ("E09", "B01", "LINEN", "2023-03", "2024-12", "148"),
    ("E03", "B02", "PASTE", "2022-08", "2026-10", "7400"),
    ("E04", "B02", "PASTE", "2022-08", "2024-11", "3900"),
    ("E05", "E07", "MGSI", "2023-01", "2026-05", "5600"),
    ("E05", "B03", "MGSI", "2025-09", "2025-11", "6.1"),
    ("E10", "E03", "DRUM", "2022-01", "2026-09", "410"),
    ("E10", "E04", "DRUM", "2022-01", "2024-11", "230"),
    ("E11", "E01", "PARTS", "2023-01", "2026-06", "9"),
)
# Percent of the former output from which the office writes "running", and "reduced".
RUNNING, REDUCED = 95, 40
MONTHS = [f"{year}-{month:02d}" for year in range(2022, 2027) for month in range(1, 13)][:57]


@dataclass(frozen=True)
class Course:
    """How one enterprise fared: output and exports in thousand CNY a month before, staff before, then percent left.

    ``since`` is the month from which it was affected; empty where it was not.
    """

    output: int
    exports: int
    staff: int
    since: str
    left: int
    staff_left: int


COURSES = {
    "E01": Course(7650, 1500, 520, "2025-01", 72, 88), "E02": Course(3400, 2000, 610, "", 100, 100),
    "E03": Course(8150, 5000, 412, "2025-01", 67, 67), "E04": Course(3650, 2500, 205, "2024-12", 38, 60),
    "E05": Course(12500, 1000, 380, "2023-08", 64, 82), "E06": Course(6400, 1750, 460, "2025-01", 70, 85),
    "E07": Course(17500, 3300, 560, "2023-08", 58, 79), "E08": Course(4800, 330, 140, "2024-08", 55, 77),
    "E09": Course(3000, 1580, 330, "2025-01", 31, 64), "E10": Course(1830, 80, 96, "2024-12", 66, 82),
    "E11": Course(500, 0, 31, "2025-01", 74, 84), "E12": Course(750, 160, 88, "", 100, 100),
}  # fmt: skip


def tell(folder: Path) -> Book:
    """Return the office's papers, the supplies and the months; ``folder`` holds what was written by hand."""
    book = Book.opened(folder)
    for number, (supplier, buyer, good, since, until, tonnes) in enumerate(SOLD, 1):
        id_, name = f"D-SALE-{number:02d}", book.find("goods", good)["name"]
        told = [("Seller", named(book, supplier)), ("Buyer", named(book, buyer)), ("Good", name)]
        told += [("From", since), ("Until", until), ("Quantity in all", f"{tonnes} t")]
        covers = (f"party:{supplier}", f"party:{buyer}")
        book.paper(
            Paper(id_, "contract", supplier, since, covers, "supply"), f"SUPPLY CONTRACT, SUMMARY\n\n{fields(told)}"
        )
        book.row(
            "supplies", supplier_id=supplier, buyer_id=buyer, good_id=good, from_=since, until=until, quantity=tonnes,
            unit="TNE", document_ids=id_,
        )  # fmt: skip
    for id_ in COURSES:
        intake(book, id_)
    book.files["panel.csv"] = panel()
    return book


def intake(book: Book, id_: str) -> None:
    """File what an enterprise wrote on the office's form."""
    course, last = COURSES[id_], f"{COURSES[id_].staff * COURSES[id_].staff_left // 100}"
    told = [
        ("Enterprise", named(book, id_)),
        ("Form received", "2026-10-12"),
        ("Affected since", course.since or "not stated"),
    ]
    told += [("Staff before", course.staff), ("Staff in September 2026", last), ("Output left, percent", course.left)]
    text = f"INTAKE FORM\n\n{fields(told)}\n\nCounts only: the office asks for no worker's name and keeps none."
    book.paper(Paper(f"D-FORM-{id_}", "questionnaire", id_, "2026-10-12", (f"party:{id_}",), "intake"), text)


def panel() -> str:
    """Return the months of the twelve as CSV: output and exports in thousand CNY."""
    lines = ["unit,period,output,exports,employees,status,treated_from"]
    for number, (id_, course) in enumerate(COURSES.items(), 1):
        for at, month in enumerate(MONTHS):
            lines.append(",".join(map(str, _month(course, (id_, number), (at, month)))))
    return "\n".join(lines) + "\n"


def _month(course: Course, unit: tuple[str, int], when: tuple[int, str]) -> tuple[object, ...]:
    at, month = when
    after = sum(1 for other in MONTHS[: at + 1] if course.since and other >= course.since)
    # Affected enterprises come down over six months, and then stay; everybody wavers by up to four percent.
    part = 100 - (100 - course.left) * min(after, 6) // 6
    staff = 100 - (100 - course.staff_left) * min(after, 15) // 15
    wave = 96 + (at * 7 + unit[1] * 5) % 9
    output, exports = course.output * wave * part // 10000, course.exports * wave * max(0, 2 * part - 100) // 10000
    status = "running" if part >= RUNNING else "reduced" if part >= REDUCED else "stopped"
    return unit[0], month, output, exports, course.staff * staff // 100, status, course.since
