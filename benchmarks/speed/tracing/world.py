"""An invented garment chain of any size: the same size and seed give the same case."""

import random
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from amparo.facts.case import Case
from amparo.facts.document import Document
from amparo.facts.flow import Shipment
from amparo.facts.good import Good
from amparo.facts.ids import DocumentId, GoodId, LotId, PartyId, ShipmentId, SiteId
from amparo.facts.lot import Lot, Use
from amparo.facts.party import Name, Party
from amparo.facts.period import Period
from amparo.facts.quantity import Quantity
from amparo.facts.site import Site
from amparo.findings.chain import Grade
from amparo.kernel.errors import Place
from amparo.tracing.mark import Mark

ON = date(2026, 11, 22)
# Good, tariff number, part of all lots, days between this step and the one before.
LAYERS = (
    ("COTTON", "520100", 30, 0),
    ("YARN", "520523", 25, 30),
    ("FABRIC", "520832", 20, 30),
    ("SHIRT", "620520", 25, 30),
)
SITES_OF_LAYER = 60
INPUTS = 3
FIRST = date(2025, 1, 1)
PAPERS = ("invoice", "production-record", "batch-record", "bill-of-lading")


def world(lots: int, seed: int = 7) -> tuple[Case, tuple[Mark, ...]]:
    """Return a case of so many lots, and marks on a few of its gins and mills."""
    chance = random.Random(seed)  # noqa: S311 - an invented world, no secret
    case = Case("speed", ON, "importer", None, (), {})
    uses: list[Use] = []
    before: list[LotId] = []
    day = FIRST
    for layer, (good, hs, part, days) in enumerate(LAYERS):
        case.goods[GoodId(good)] = Good(GoodId(good), good.lower(), hs, "2022", "cotton")
        sites = [_site(case, layer, number) for number in range(SITES_OF_LAYER)]
        day += timedelta(days=days)
        made: list[LotId] = []
        for number in range(lots * part // 100):
            lot = LotId(f"{good[0]}{number}")
            site = chance.choice(sites)
            held = Quantity(Fraction(200 if before else 1000), "KGM")
            case.lots[lot] = Lot(
                lot, GoodId(good), site, held, Period.day(day), Period.day(day),
                (_paper(case, chance, f"D-{lot}", day),), Place("lots.csv", len(case.lots) + 2),
            )  # fmt: skip
            made.append(lot)
            for taken in chance.sample(before, INPUTS) if before else ():
                paper = _paper(case, chance, f"D-{lot}-{taken}", day)
                drawn = Quantity(Fraction(chance.randint(600, 1000), 10), "KGM")
                uses.append(Use(lot, taken, drawn, (paper,), Place("uses.csv", len(uses) + 2)))
                _ship(case, chance, taken, site, day)
        before = made
    marked = replace(case, uses=tuple(uses))
    marks = (
        Mark("region:CN-XJ", {}, {SiteId(f"S0-{number}"): Grade.E3 for number in range(6)}),
        *(Mark(f"listing:L{number}", {PartyId(f"P{number % 3}-{number}"): Grade.E3}, {}) for number in range(6)),
    )
    return marked, marks


def _site(case: Case, layer: int, number: int) -> SiteId:
    party, site = PartyId(f"P{layer}-{number}"), SiteId(f"S{layer}-{number}")
    case.parties[party] = Party(party, (Name(f"Company {party}"),))
    case.sites[site] = Site(site, party)
    return site


def _paper(case: Case, chance: random.Random, name: str, day: date) -> DocumentId:
    id_ = DocumentId(name)
    kind = chance.choice(PAPERS)
    case.documents[id_] = Document(
        id_, kind, f"documents/{name}", date=Period.day(day), present=True, sha256=f"sha-{name}"
    )
    return id_


def _ship(case: Case, chance: random.Random, lot: LotId, to: SiteId, day: date) -> None:
    id_ = ShipmentId(f"H{len(case.shipments)}")
    start = case.lots[lot].site_id
    assert start is not None  # noqa: S101 - every lot of this world has a site
    case.shipments[id_] = Shipment(
        id_, lot, case.sites[start].party_id, case.sites[to].party_id, start, to, Quantity(Fraction(100), "KGM"),
        Period.day(day - timedelta(days=9)), Period.day(day - timedelta(days=2)),
        document_ids=(_paper(case, chance, f"D-{id_}", day - timedelta(days=9)),),
        at=Place("shipments.csv", len(case.shipments) + 2),
    )  # fmt: skip
