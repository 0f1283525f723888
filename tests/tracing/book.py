"""Writing small cases in tests: rows are added one by one and keep a line of the file they would stand in."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from amparo.facts.case import Case
from amparo.facts.document import Document
from amparo.facts.event import Event
from amparo.facts.flow import Shipment, Supply
from amparo.facts.good import Good
from amparo.facts.holding import Holding, Interest
from amparo.facts.ids import DocumentId, GoodId, LotId, PartyId, ShipmentId, SiteId
from amparo.facts.lot import Lot, Use
from amparo.facts.party import Name, Party
from amparo.facts.period import Period, Span
from amparo.facts.quantity import Quantity, Share, ShareRange
from amparo.facts.site import Site
from amparo.kernel.errors import Place

ON = date(2026, 11, 22)
GOODS = {
    "COTTON": ("520100", "cotton"),
    "YARN": ("520523", "cotton"),
    "FABRIC": ("520832", "cotton"),
    "SHIRT": ("620520", "cotton"),
    "BUTTON": ("960621", ""),
}


def day(text: str | None) -> Period | None:
    """``2026-03-04`` is a day, ``2026-03`` a month, ``2026`` a year."""
    if text is None:
        return None
    if len(text) == 4:
        return Period(date(int(text), 1, 1), date(int(text), 12, 31))
    if len(text) == 7:
        year, month = int(text[:4]), int(text[5:])
        after = date(year + month // 12, month % 12 + 1, 1)
        return Period(date(year, month, 1), date.fromordinal(after.toordinal() - 1))
    return Period.day(date.fromisoformat(text))


def mass(amount: str | int | Fraction | None, unit: str = "KGM") -> Quantity | None:
    return None if amount is None else Quantity(Fraction(amount), unit)


@dataclass
class Book:
    case: Case = field(default_factory=lambda: Case("test", ON, "importer", None, (), {}))
    line: int = 1

    def at(self, file: str) -> Place:
        self.line += 1
        return Place(file, self.line)

    def party(self, id_: str, **told) -> None:
        self.case.parties[PartyId(id_)] = Party(
            PartyId(id_), (Name(f"Company {id_}"),), at=self.at("parties.csv"), **told
        )

    def site(self, id_: str, party: str | None = None, **told) -> None:
        party = party or id_.replace("S", "P", 1)
        if PartyId(party) not in self.case.parties:
            self.party(party)
        self.case.sites[SiteId(id_)] = Site(SiteId(id_), PartyId(party), at=self.at("sites.csv"), **told)

    def good(self, id_: str, hs: str = "", material: str = "") -> None:
        self.case.goods[GoodId(id_)] = Good(GoodId(id_), id_.lower(), hs, "2022", material, self.at("goods.csv"))

    def lot(self, id_: str, good: str, site: str | None, kg, made=None, until=None, docs=(), unit="KGM") -> None:  # noqa: PLR0917
        if site is not None and SiteId(site) not in self.case.sites:
            self.site(site)
        if GoodId(good) not in self.case.goods:
            self.good(good, *GOODS.get(good, ("", "")))
        self.case.lots[LotId(id_)] = Lot(
            LotId(id_), GoodId(good), None if site is None else SiteId(site), mass(kg, unit), day(made),
            day(until or made), ids(docs), self.at("lots.csv"),
        )  # fmt: skip

    def use(self, output: str, taken: str, kg, docs=(), unit="KGM") -> None:
        use = Use(LotId(output), LotId(taken), mass(kg, unit), ids(docs), self.at("uses.csv"))
        self.case = replace(self.case, uses=(*self.case.uses, use))

    def ship(self, id_: str, lot: str, start: str, end: str, kg, sent=None, came=None, docs=(), **told) -> None:  # noqa: PLR0917
        for site in (start, end):
            if SiteId(site) not in self.case.sites:
                self.site(site)
        self.case.shipments[ShipmentId(id_)] = Shipment(
            ShipmentId(id_), LotId(lot), self.case.sites[SiteId(start)].party_id, self.case.sites[SiteId(end)].party_id,
            SiteId(start), SiteId(end), mass(kg), day(sent), day(came), document_ids=ids(docs),
            at=self.at("shipments.csv"), **told,
        )  # fmt: skip

    def supply(self, supplier: str, buyer: str, good: str | None = None, docs=(), since=None) -> None:
        for party in (supplier, buyer):
            if PartyId(party) not in self.case.parties:
                self.party(party)
        supply = Supply(
            PartyId(supplier), PartyId(buyer), None if good is None else GoodId(good), Span(day(since), None), None,
            ids(docs), self.at("supplies.csv"),
        )  # fmt: skip
        self.case = replace(self.case, supplies=(*self.case.supplies, supply))

    def document(self, id_: str, kind: str, *, when="2026-01-01", present=True, **told) -> None:
        told = {"sha256": f"sha-{id_}", **told}
        self.case.documents[DocumentId(id_)] = Document(
            DocumentId(id_),
            kind,
            f"documents/{id_}",
            date=day(when),
            present=present,
            at=self.at("documents.csv"),
            **told,
        )

    def event(self, kind: str, when: str, *refs: str) -> None:
        period = day(when)
        assert period is not None
        self.case = replace(self.case, events=(*self.case.events, Event(kind, period, refs, self.at("case.toml"))))

    def without(self, document: str) -> Case:
        """The same case after one document was taken away."""
        documents = {id_: one for id_, one in self.case.documents.items() if id_ != document}
        return replace(self.case, documents=documents)


def ids(docs: Iterable[str]) -> tuple[DocumentId, ...]:
    return tuple(DocumentId(id_) for id_ in docs)


def holding(
    owner: str, owned: str, percent: str | int | tuple[str, str] | None, interest: Interest = "shareholding", **told
):
    lo, hi = percent if isinstance(percent, tuple) else (percent, percent)
    share = None if lo is None or hi is None else ShareRange(Share.percent(lo), Share.percent(hi))
    return Holding(PartyId(owner), PartyId(owned), share, interest, **told)


def shirts() -> Book:
    """A chain documented to the bale: two bales, yarn, fabric, shirts, with papers on every step."""
    book = Book()
    for id_, site, kg in (("B1", "SGIN1", 600), ("B2", "SGIN2", 500)):
        book.lot(id_, "COTTON", site, kg, "2026-01-10", docs=[f"D-{id_}"])
        book.document(f"D-{id_}", "bale-list", when="2026-01-10")
    step(book, "Y", "YARN", "SSPIN", "935", "2026-03-01", {"B1": 600, "B2": 500})
    step(book, "F", "FABRIC", "SWEAVE", "900", "2026-04-01", {"Y": 935})
    step(book, "G", "SHIRT", "SSEW", "790", "2026-05-01", {"F": 900})
    return book


def step(book: Book, lot: str, good: str, site: str, kg, made: str, inputs: dict[str, int | str]) -> None:  # noqa: PLR0917
    """Make a lot of others: each input shipped to the site, one production record."""
    record = f"D-{lot}"
    book.lot(lot, good, site, kg, made, docs=[record])
    book.document(record, "production-record", when=made)
    month = int(made[5:7]) - 1
    for taken, amount in inputs.items():
        book.use(lot, taken, amount, docs=[record])
        start = book.case.lots[LotId(taken)].site_id
        assert start is not None
        papers = [f"D-{taken}-{lot}-INV", f"D-{taken}-{lot}-BL"]
        sent, came = f"2026-{month:02d}-12", f"2026-{month:02d}-20"
        book.ship(f"T-{taken}-{lot}", taken, start, site, amount, sent, came, docs=papers)
        book.document(papers[0], "invoice", when=sent)
        book.document(papers[1], "bill-of-lading", when=sent)


def redacted(percent: int) -> Decimal:
    return Decimal(percent) / 100
