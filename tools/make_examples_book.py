"""One example bundle while it is being written: rows, papers, and numbers with valid check digits."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from stdnum import iso6346

COLUMNS = {
    "parties": "id,name,original_name,aliases,schema,country,region,address,uscc,lei,mid,birth_date,document_ids",
    "sites": "id,party_id,name,address,country,region,latitude,longitude,from,until",
    "holdings": "owner_id,owned_id,share_min,share_max,interest,from,until,document_ids",
    "goods": "id,name,hs,hs_revision,material",
    "lots": "id,good_id,site_id,quantity,unit,produced_from,produced_until,document_ids",
    "uses": "output_lot_id,input_lot_id,quantity,unit,document_ids",
    "shipments": "id,lot_id,from_party_id,to_party_id,from_site_id,to_site_id,quantity,unit,shipped,received,"
    "bill_of_lading,container,document_ids",
    "supplies": "supplier_id,buyer_id,good_id,from,until,quantity,unit,document_ids",
    "documents": "id,kind,file,issuer_id,date,language,translation_of,step,covers,redacted_share",
    "claims": "id,about_id,stance,statement,made_by,date,source",
    "indicators": "site_id,indicator,assessment,method,source_ref,date",
}

# What a paper states: columns that a bundle has only where some paper of it uses them.
STATED = (
    "number", "refers_to", "amount", "currency", "payer_id", "payee_id", "producer_id", "issuer_name",
    "issuer_address", "issuer_uscc", "mid",
    "quantity", "unit", "hs", "container", "bill_of_lading",
)  # fmt: skip
GENERATED = ("lots", "uses", "shipments", "supplies", "documents")


@dataclass
class Book:
    """The rows and files of one bundle, kept in the order in which the story tells them."""

    name: str
    tables: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    @classmethod
    def opened(cls, folder: Path) -> "Book":
        """Return a book over the tables that people wrote by hand in ``folder``, for the story to refer to."""
        book = cls(folder.name)
        for path in sorted(folder.glob("*.csv")):
            if path.stem not in GENERATED:
                with path.open(encoding="utf-8", newline="") as stream:
                    book.tables[path.stem] = list(csv.DictReader(stream))
        return book

    def row(self, table: str, **cells: str) -> None:
        """Add one row; a trailing underscore frees column names that Python keeps for itself (``from_``)."""
        tidy = {column.rstrip("_"): value for column, value in cells.items()}
        unknown = set(tidy) - set(COLUMNS[table].split(",")) - set(STATED if table == "documents" else ())
        if unknown:
            raise KeyError(table, unknown)
        self.tables.setdefault(table, []).append(tidy)

    def find(self, table: str, id_: str) -> dict[str, str]:
        """Return the row of a table that bears an id."""
        return next(row for row in self.tables[table] if row["id"] == id_)

    def paper(self, paper: "Paper", text: str) -> str:
        """File one document: its row and its text under ``documents/``; return its id."""
        file = f"documents/{paper.id}.{paper.suffix}"
        dated = paper.date in text or paper.suffix == "csv"
        whole = text.rstrip() if dated else f"{text.rstrip()}\n\nDated: {paper.date}"
        self.files[file] = f"{self.notice(paper)}{whole}\n"
        self.row(
            "documents",
            id=paper.id,
            kind=paper.kind,
            file=file,
            issuer_id=paper.issuer,
            date=paper.date,
            language=paper.language,
            translation_of=paper.translation_of,
            step=paper.step,
            covers=";".join(paper.covers),
            redacted_share=paper.redacted,
            **{**self._read_off(paper.issuer, whole), **paper.states},
        )
        return paper.id

    def _read_off(self, issuer: str, text: str) -> dict[str, str]:
        """Return the columns that tell who issued a paper, as far as its text names the issuer."""
        party = next((row for row in self.tables["parties"] if row["id"] == issuer), {})
        cells = {"issuer_name": "name", "issuer_address": "address", "issuer_uscc": "uscc"}
        told = {column: party.get(cell) or "" for column, cell in cells.items()}
        return {column: value for column, value in told.items() if value and value in text}

    def notice(self, paper: "Paper") -> str:
        """Return what stands at the head of every paper; a list as CSV has its issuer and day there."""
        line = f"SAMPLE: invented for the amparo example '{self.name}'. It tells of no real party, shipment or payment."
        if paper.suffix != "csv":
            return f"{line}\n\n"
        issuer = self.find("parties", paper.issuer)["name"]
        return f'"{line} Issued by {issuer}, {paper.date}."\n'

    def rendered(self) -> dict[str, bytes]:
        """Return every file of the bundle by its path."""
        out = {path: text.encode() for path, text in self.files.items()}
        for table, rows in self.tables.items():
            if table not in GENERATED:
                continue
            stream = io.StringIO()
            stated = [column for column in STATED if table == "documents" and any(row.get(column) for row in rows)]
            columns = [*COLUMNS[table].split(","), *stated]
            writer = csv.DictWriter(stream, columns, restval="", extrasaction="ignore", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
            out[f"{table}.csv"] = stream.getvalue().encode()
        return dict(sorted(out.items()))

    def write(self, folder: Path) -> None:
        """Write the generated files below ``folder``."""
        for path, content in self.rendered().items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


@dataclass(frozen=True)
class Paper:
    """What ``documents.csv`` says of one document; ``states`` are columns of what its text states."""

    id: str
    kind: str
    issuer: str
    date: str
    covers: tuple[str, ...] = ()
    step: str = ""
    language: str = "en"
    translation_of: str = ""
    redacted: str = "0"
    suffix: str = "txt"
    states: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Amount:
    """A quantity as a paper writes it."""

    value: Decimal
    unit: str = "KGM"

    @property
    def word(self) -> str:
        """The unit as people write it."""
        return {"KGM": "kg", "H87": "pieces"}[self.unit]

    @property
    def one(self) -> str:
        """The unit of one."""
        return {"KGM": "kg", "H87": "piece"}[self.unit]

    def __str__(self) -> str:
        return f"{self.value} {self.word}"


def container(serial: str) -> str:
    """Return an ISO 6346 container number under an owner code that nobody has registered."""
    stem = f"QXZU{serial:0>6}"
    return stem + iso6346.calc_check_digit(stem)


def tenths(value: Decimal) -> Decimal:
    """Return ``value`` rounded to one decimal: what a mill's scale shows."""
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)


def cents(value: Decimal) -> Decimal:
    """Return ``value`` rounded to two decimals."""
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)
