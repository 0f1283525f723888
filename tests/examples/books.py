"""Plain arithmetic over an example's tables and papers: it knows the published form of a bundle, nothing of amparo."""

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from stdnum import iso6346, lei
from stdnum.cn import uscc

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
NUMBERED = ("parties", "sites", "goods", "lots", "shipments", "documents")
# What becomes of one unit of input, by the HS headings of the two goods: kilograms of kilograms, but wafers of a
# kilogram of polysilicon (57 of 182 mm and 150 micrometres, kerf included), cells of a wafer, modules of a cell
# (72 to one).
YIELDS = {
    ("", "5201"): ("0.30", "0.45"),
    ("5201", "5205"): ("0.70", "0.90"),
    ("5205", "5208"): ("0.93", "0.99"),
    ("5208", "6205"): ("0.75", "0.92"),
    ("0702", "2002"): ("0.14", "0.21"),
    ("2506", "2804"): ("0.33", "0.39"),
    ("2804", "2804"): ("0.71", "0.91"),
    ("2804", "3818"): ("50", "65"),
    ("3818", "8541"): ("0.95", "1.00"),
    ("8541", "8541"): ("0.0136", "0.0139"),
}

Row = dict[str, str]


@dataclass(frozen=True)
class Bundle:
    """The rows of one example by table, and the texts of its papers by document id."""

    folder: Path
    tables: dict[str, list[Row]]
    papers: dict[str, str]

    def rows(self, table: str) -> list[Row]:
        """Return the rows of a table; none where the example lacks it."""
        return self.tables.get(table, [])

    def by_id(self, table: str) -> dict[str, Row]:
        """Return the rows of a table by their id."""
        return {row["id"]: row for row in self.rows(table)}


def opened(name: str) -> Bundle:
    """Read one example's tables and papers."""
    folder = EXAMPLES / name
    tables = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            tables[path.stem] = list(csv.DictReader(stream))
    files = {row["id"]: folder / row["file"] for row in tables.get("documents", [])}
    papers = {id_: path.read_text("utf-8") for id_, path in files.items() if path.is_file()}
    return Bundle(folder, tables, papers)


def several(cell: str) -> list[str]:
    """Return the values of a cell."""
    return [part for part in cell.split(";") if part]


def mass(row: Row) -> Fraction:
    """Return a row's quantity."""
    return Fraction(row["quantity"])


def overdrawn(bundle: Bundle) -> dict[str, Fraction]:
    """Return the lots of which more is used than there is, with how much more."""
    used: dict[str, Fraction] = defaultdict(Fraction)
    for use in bundle.rows("uses"):
        used[use["input_lot_id"]] += mass(use)
    lots = bundle.by_id("lots")
    return {lot: used[lot] - mass(lots[lot]) for lot in sorted(used) if used[lot] > mass(lots[lot])}


def oversold(bundle: Bundle) -> dict[tuple[str, str], Fraction]:
    """Return (lot, site) from which more of a lot was shipped than was made or received there."""
    held: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for lot in bundle.rows("lots"):
        held[lot["id"], lot["site_id"]] += mass(lot)
    for row in bundle.rows("shipments"):
        held[row["lot_id"], row["to_site_id"]] += mass(row)
    for row in bundle.rows("shipments"):
        held[row["lot_id"], row["from_site_id"]] -= mass(row)
    return {key: -left for key, left in sorted(held.items()) if left < 0}


def not_received(bundle: Bundle) -> list[str]:
    """Return the uses of more of a lot than had come to the site that used it."""
    lots = bundle.by_id("lots")
    came: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for row in bundle.rows("shipments"):
        came[row["lot_id"], row["to_site_id"]] += mass(row)
    for lot in lots.values():
        came[lot["id"], lot["site_id"]] += mass(lot)
    return [
        f"{use['output_lot_id']}<-{use['input_lot_id']}"
        for use in bundle.rows("uses")
        if mass(use) > came[use["input_lot_id"], lots[use["output_lot_id"]]["site_id"]]
    ]


def out_of_time(bundle: Bundle) -> list[str]:
    """Return what is dated before that on which it depends."""
    lots, found = bundle.by_id("lots"), []
    arrived: dict[tuple[str, str], str] = {}
    for row in sorted(bundle.rows("shipments"), key=lambda row: row["shipped"]):
        lot = lots[row["lot_id"]]
        here = arrived.get((lot["id"], row["from_site_id"]), lot["produced_until"])
        if not here <= row["shipped"] <= row["received"]:
            found.append(row["id"])
        arrived[lot["id"], row["to_site_id"]] = row["received"]
    for use in bundle.rows("uses"):
        into, source = lots[use["output_lot_id"]], lots[use["input_lot_id"]]
        came = arrived.get((source["id"], into["site_id"]), source["produced_until"])
        if into["produced_from"] < max(came, source["produced_until"]):
            found.append(f"{into['id']}<-{source['id']}")
    return found


def odd_yields(bundle: Bundle) -> list[str]:
    """Return the lots whose mass is out of proportion to what went into them."""
    lots, goods = bundle.by_id("lots"), bundle.by_id("goods")
    inputs: dict[str, list[Row]] = defaultdict(list)
    for use in bundle.rows("uses"):
        inputs[use["output_lot_id"]].append(use)
    found = []
    for made, uses in inputs.items():
        heading = goods[lots[made]["good_id"]]["hs"][:4]
        main = [use for use in uses if (goods[lots[use["input_lot_id"]]["good_id"]]["hs"][:4], heading) in YIELDS]
        source = goods[lots[main[0]["input_lot_id"]]["good_id"]]["hs"][:4]
        low, high = YIELDS[source, heading]
        part = mass(lots[made]) / sum((mass(use) for use in main), Fraction(0))
        if not Fraction(low) <= part <= Fraction(high):
            found.append(made)
    return found


def unknown_ids(bundle: Bundle) -> list[str]:
    """Return cells that name a row which no table holds."""
    ids = {table: set(bundle.by_id(table)) for table in NUMBERED}
    named = {
        "party_id": "parties", "from_party_id": "parties", "to_party_id": "parties", "owner_id": "parties",
        "owned_id": "parties", "supplier_id": "parties", "buyer_id": "parties", "issuer_id": "parties",
        "site_id": "sites", "from_site_id": "sites", "to_site_id": "sites", "good_id": "goods", "lot_id": "lots",
        "output_lot_id": "lots", "input_lot_id": "lots", "translation_of": "documents", "document_ids": "documents",
    }  # fmt: skip
    return [
        f"{table}.{column}={one}"
        for table, rows in bundle.tables.items()
        for row in rows
        for column, home in named.items()
        for one in several(row.get(column, ""))
        if one not in ids[home]
    ]


def loose_papers(bundle: Bundle) -> list[str]:
    """Return the papers without a file, and those that say they cover what no table holds."""
    kinds = {"party": "parties", "site": "sites", "good": "goods", "lot": "lots", "shipment": "shipments"}
    ids = {kind: set(bundle.by_id(table)) for kind, table in kinds.items()}
    found = [row["id"] for row in bundle.rows("documents") if row["id"] not in bundle.papers]
    for row in bundle.rows("documents"):
        covers = [one.partition(":") for one in several(row["covers"])]
        if not covers or any(kind in ids and id_ not in ids[kind] for kind, _, id_ in covers):
            found.append(row["id"])
    return found


def stray_files(bundle: Bundle) -> list[str]:
    """Return the files under ``documents/`` that no row names."""
    named = {row["file"] for row in bundle.rows("documents")}
    on_disk = {f"documents/{path.name}" for path in (bundle.folder / "documents").glob("*")}
    return sorted(on_disk - named)


def bad_numbers(bundle: Bundle) -> list[str]:
    """Return registration and container numbers whose check digit is wrong, and codes that two parties share."""
    codes = [row["uscc"] for row in bundle.rows("parties") if row.get("uscc")]
    found = [code for code in codes if not uscc.is_valid(code)]
    found += [code for code in set(codes) if codes.count(code) > 1]
    found += [row["lei"] for row in bundle.rows("parties") if row.get("lei") and not lei.is_valid(row["lei"])]
    boxes = {row["container"] for row in bundle.rows("shipments") if row.get("container")}
    return found + [box for box in sorted(boxes) if not iso6346.is_valid(box)]


def stated(text: str, label: str) -> str:
    """Return what stands behind ``label:`` on a paper, or nothing."""
    found = re.search(rf"^{re.escape(label)}: +(.+)$", text, re.MULTILINE)
    return found.group(1).strip() if found else ""


def money(text: str) -> tuple[str, Fraction]:
    """Return currency and amount of ``USD 1,234.50``."""
    currency, _, amount = text.partition(" ")
    return currency, Fraction(amount.replace(",", ""))


def unpaid(bundle: Bundle) -> list[str]:
    """Return invoices without a payment of the same number, parties and amount, or whose lines do not add up."""
    papers = {kind: [row for row in bundle.rows("documents") if row["kind"] == kind] for kind in ("invoice", "payment")}
    paid = {
        (stated(text, "Invoice number"), stated(text, "Payer"), stated(text, "Payee"), stated(text, "Amount paid"))
        for text in (bundle.papers[row["id"]] for row in papers["payment"])
    }
    found = []
    for row in papers["invoice"]:
        text = bundle.papers[row["id"]]
        total = stated(text, "Total")
        side = (stated(text, "Invoice number"), stated(text, "Buyer"), stated(text, "Seller"), total)
        lines = [money(line) for line in re.findall(r"[A-Z]{3} [\d,]+\.\d\d$", text, re.MULTILINE)][:-1]
        if side not in paid or sum(amount for _, amount in lines) != money(total)[1]:
            found.append(row["id"])
    return found


def papers_that_disagree(bundle: Bundle) -> list[str]:
    """Return the papers of lots and shipments that do not state the quantity and the days of their rows."""
    found = []
    documents = bundle.by_id("documents")
    for table, first, last in (("lots", "produced_from", "produced_until"), ("shipments", "shipped", "received")):
        for row in bundle.rows(table):
            texts = {documents[id_]["kind"]: bundle.papers[id_] for id_ in several(row["document_ids"])}
            whole = "\n".join(texts.values())
            amount = f"{float(row['quantity']):.3f}".rstrip("0").rstrip(".")
            if not re.search(rf"(?<![\d.]){re.escape(amount)}0*(?!\d)", whole):
                found.append(f"{row['id']} quantity")
            found += [f"{row['id']} {column}" for column in (first, last) if row[column] not in whole]
    return found


def bale_lists_that_disagree(bundle: Bundle) -> list[str]:
    """Return the lots whose listed bales do not weigh what the lot weighs."""
    lots, found = bundle.by_id("lots"), []
    for row in bundle.rows("documents"):
        if row["kind"] != "bale-list":
            continue
        lines = list(csv.reader(bundle.papers[row["id"]].splitlines()))[2:]
        lot = row["covers"].removeprefix("lot:")
        if sum((Fraction(weight) for _, weight in lines), Fraction(0)) != mass(lots[lot]):
            found.append(lot)
    return found
