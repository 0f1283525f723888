"""Bills of lading as customs data vendors export them: one shipment a row, under whatever headers each vendor uses.

Rows of one bill number are one document. A weight in kilograms, or in a unit column's unit, is the quantity.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from amparo.facts.case import Remark
from amparo.facts.document import Document
from amparo.facts.flow import Shipment
from amparo.facts.good import Good
from amparo.facts.ids import DocumentId, GoodId, LotId, PartyId, ShipmentId
from amparo.facts.lot import Lot
from amparo.facts.party import Name, Party
from amparo.facts.period import Period
from amparo.facts.quantity import Quantity
from amparo.kernel.errors import Place, ShapeChangedError
from amparo.sources.countries import country_code
from amparo.sources.csv_rows import Row, rows
from amparo.sources.days import written_day
from amparo.sources.foreign import Foreign, ForeignReader

# Field to the headers that vendors give it, in lower case with single spaces.
HEADERS: dict[str, tuple[str, ...]] = {
    "bill": (
        "bill of lading", "bill of lading number", "bill of lading nbr", "bol", "bol number", "b/l", "b/l number",
        "b/l no", "house bill of lading", "master bill of lading", "bill number", "hbl", "mbl",
    ),
    "shipper": (
        "shipper", "shipper name", "shipper (original format)", "exporter", "exporter name", "supplier", "seller",
        "shipper party name",
    ),
    "consignee": (
        "consignee", "consignee name", "consignee (original format)", "importer", "importer name", "buyer",
        "consignee party name",
    ),
    "shipper address": ("shipper address", "shipper full address", "exporter address"),
    "consignee address": ("consignee address", "consignee full address", "importer address"),
    "shipper country": ("shipper country", "country of origin", "origin country", "exporter country"),
    "consignee country": ("consignee country", "destination country", "country of destination", "importer country"),
    "arrived": ("arrival date", "actual arrival date", "estimated arrival date", "date", "import date", "arrived"),
    "departed": ("departure date", "shipment date", "ship date", "export date", "estimated departure date", "departed"),
    "container": ("container", "container number", "container numbers", "container no", "containers"),
    "description": ("description", "product description", "cargo description", "goods description", "goods shipped"),
    "hs": ("hs code", "hs", "hts code", "hscode", "harmonized code", "hs code (6 digit)", "tariff code"),
    "kilograms": ("weight (kg)", "weight kg", "gross weight (kg)", "net weight (kg)", "weight in kg", "kg"),
    "tonnes": ("weight (t)", "metric tons", "metric tonnes", "weight (mt)"),
    "quantity": ("quantity", "qty", "piece count", "manifest quantity"),
    "unit": ("unit", "uom", "quantity unit", "unit of measure"),
    "lot": ("lot", "lot number", "batch", "batch number", "lot id"),
}  # fmt: skip
UNITS = {
    "kg": "KGM", "kgs": "KGM", "kgm": "KGM", "kilograms": "KGM", "t": "TNE", "mt": "TNE", "tne": "TNE", "tons": "TNE",
    "tonnes": "TNE", "lb": "LBR", "lbs": "LBR", "lbr": "LBR", "pcs": "C62", "pieces": "C62", "pce": "C62", "pc": "C62",
}  # fmt: skip
_DELIMITERS = (",", ";", "\t")


def _read(files: Mapping[str, bytes]) -> Foreign:
    gathered = _Gathered()
    for name in sorted(files):
        gathered.read(files[name], name)
    return gathered.foreign()


@dataclass(slots=True)
class _Gathered:
    parties: dict[PartyId, Party] = field(default_factory=dict)
    goods: dict[GoodId, Good] = field(default_factory=dict)
    lots: dict[LotId, Lot] = field(default_factory=dict)
    shipments: list[Shipment] = field(default_factory=list)
    documents: dict[DocumentId, Document] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    def read(self, content: bytes, file: str) -> None:
        try:
            told = list(_table(content, file))
        except ShapeChangedError as problem:
            self.remarks.append(Remark("bol-unreadable", problem.place or Place(file)))
            return
        columns = _columns(told[0]) if told else {}
        if "bill" not in columns or not {"shipper", "consignee"} & set(columns):
            self.remarks.append(Remark("bol-columns-missing", Place(file, 1)))
            return
        for row in told[1:]:
            cells = {name: row.fields[at].strip() for name, at in columns.items() if at < len(row.fields)}
            if len(row.fields) != len(told[0].fields) or not cells["bill"]:
                self.remarks.append(Remark("foreign-record-unreadable", Place(file, row.line)))
            else:
                self.ship(cells, Place(file, row.line))

    def ship(self, cells: Mapping[str, str], at: Place) -> None:
        quantity = _quantity(cells)
        if quantity is None and any(cells.get(name) for name in ("kilograms", "tonnes", "quantity")):
            self.remarks.append(Remark("bol-quantity-unreadable", at))
        paper = self.paper(cells, at)
        good = self.good(cells, at)
        lot = None
        if cells.get("lot") and good is not None:
            lot = LotId(cells["lot"])
            self.lots.setdefault(lot, Lot(lot, good, document_ids=(paper,), at=at))
        self.shipments.append(
            Shipment(
                id=ShipmentId(f"{at.file}#{at.line}"),
                lot_id=lot,
                from_party_id=self.party(cells, "shipper", paper, at),
                to_party_id=self.party(cells, "consignee", paper, at),
                quantity=quantity,
                shipped=_day(cells, "departed"),
                received=_day(cells, "arrived"),
                bill_of_lading=cells["bill"],
                container=cells.get("container", ""),
                document_ids=(paper,),
                at=at,
            )
        )

    def paper(self, cells: Mapping[str, str], at: Place) -> DocumentId:
        paper = DocumentId(f"{at.file}#{cells['bill']}")
        day = _day(cells, "departed") or _day(cells, "arrived")
        self.documents.setdefault(paper, Document(paper, "bill-of-lading", file=at.file, date=day, present=True, at=at))
        return paper

    def good(self, cells: Mapping[str, str], at: Place) -> GoodId | None:
        hs = re.sub(r"\D", "", cells.get("hs", "").split(";")[0])
        name = cells.get("description", "")
        if not hs and not name:
            return None
        good = GoodId(f"bol:{hs or _slug(name)}")
        self.goods.setdefault(good, Good(good, name=name or hs, hs=hs, at=at))
        return good

    def party(self, cells: Mapping[str, str], role: str, paper: DocumentId, at: Place) -> PartyId | None:
        name = " ".join(cells.get(role, "").split())
        if not name:
            return None
        party = PartyId(f"bol:{_slug(name)}")
        country = country_code(cells.get(f"{role} country", ""))
        address = cells.get(f"{role} address") or None
        self.parties.setdefault(
            party, Party(party, (Name(name),), country=country, address=address, document_ids=(paper,), at=at)
        )
        return party

    def foreign(self) -> Foreign:
        return Foreign(
            parties=tuple(self.parties.values()),
            goods=tuple(self.goods.values()),
            lots=tuple(self.lots.values()),
            shipments=tuple(self.shipments),
            documents=tuple(self.documents.values()),
            remarks=tuple(self.remarks),
        )


def _table(content: bytes, file: str) -> Iterator[Row]:
    first = content.split(b"\n", 1)[0].decode("utf-8", "replace")
    yield from rows(content, file, max(_DELIMITERS, key=first.count))


def _columns(header: Row) -> dict[str, int]:
    names = [" ".join(re.sub(r"[_#]", " ", name.lower()).split()) for name in header.fields]
    found = {}
    for told, headers in HEADERS.items():
        at = next((names.index(name) for name in headers if name in names), None)
        if at is not None:
            found[told] = at
    return found


def _quantity(cells: Mapping[str, str]) -> Quantity | None:
    for name, unit in (
        ("kilograms", "KGM"),
        ("tonnes", "TNE"),
        ("quantity", UNITS.get(cells.get("unit", "").lower(), "C62")),
    ):
        text = re.sub(r"[,\s](?=\d{3}(\D|$))", "", cells.get(name, ""))
        if text:
            try:
                amount = Decimal(text)
            except InvalidOperation:
                return None
            return Quantity(Fraction(amount), unit) if amount.is_finite() and amount >= 0 else None
    return None


def _day(cells: Mapping[str, str], name: str) -> Period | None:
    return written_day(cells[name]) if cells.get(name) else None


def _slug(name: str) -> str:
    return "-".join(re.findall(r"\w+", name.casefold()))


READER = ForeignReader("bill-of-lading", ("bol/*.csv", "bol/*.tsv"), _read)
