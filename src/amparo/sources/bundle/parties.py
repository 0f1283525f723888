"""Who is in the case: ``parties.csv``, ``sites.csv``, ``holdings.csv``."""

from collections.abc import Collection, Mapping
from typing import get_args

from amparo.facts.case import Remark
from amparo.facts.holding import Holding, Interest
from amparo.facts.ids import PartyId, SiteId
from amparo.facts.party import SCHEMAS, Identifier, Name, Party
from amparo.facts.site import Capacity, Site
from amparo.kernel.errors import UserError
from amparo.sources.bundle import cells
from amparo.sources.bundle.remarks import noticed
from amparo.sources.bundle.table import Columns, Row, read_table
from amparo.sources.countries import country_code
from amparo.text import identifiers, regions

PARTIES = Columns(
    ("id", "name"),
    ("original_name", "aliases", "schema", "country", "region", "address", "uscc", "lei", "mid", "birth_date",
     "document_ids", "founded", "dissolved"),
)  # fmt: skip
SITES = Columns(
    ("id", "party_id"),
    (
        "name",
        "address",
        "country",
        "region",
        "latitude",
        "longitude",
        "from",
        "until",
        "capacity",
        "capacity_unit",
        "capacity_per",
    ),
)
HOLDINGS = Columns(("owner_id", "owned_id", "share_min", "share_max"), ("interest", "from", "until", "document_ids"))
SCHEMES = ("uscc", "lei", "mid")
INTERESTS: tuple[Interest, ...] = get_args(Interest)
# The fewest days each can have: what it allows in a day is then never reckoned too small.
DAYS = {"day": 1, "week": 7, "month": 28, "year": 365}
DEGREES = {"latitude": 90, "longitude": 180}


def read_parties(files: Mapping[str, bytes], remarks: list[Remark]) -> dict[PartyId, Party]:
    """Return the parties by id, in the order of the file.

    Raises:
        UserError: the file is missing or a row cannot be read.
    """
    if "parties.csv" not in files:
        raise UserError("file-missing", file="parties.csv")
    table = read_table(files, "parties.csv", PARTIES)
    remarks.extend(table.remarks)
    lines: dict[str, int] = {}
    parties = (_party(row, PartyId(cells.new_id(row, lines)), remarks) for row in table.rows)
    return {party.id: party for party in parties}


def _party(row: Row, party_id: PartyId, remarks: list[Remark]) -> Party:
    return Party(
        party_id,
        _names(row),
        schema=cells.choice(row, "schema", SCHEMAS, "LegalEntity"),
        country=country(row, remarks),
        region=region(row, remarks),
        address=row.text("address") or None,
        identifiers=tuple(_identifiers(row, remarks)),
        birth_date=cells.period(row, "birth_date"),
        document_ids=cells.documents_of(row),
        at=row.place(),
        existed=cells.span(row, remarks, ("founded", "dissolved")),
    )


def _names(row: Row) -> tuple[Name, ...]:
    originals = cells.several(row, "original_name")
    first = row.text("name") if originals else cells.required(row, "name")
    names = [Name(first)] if first else []
    names += [Name(text, "original") for text in originals]
    names += [Name(text, "alias") for text in cells.several(row, "aliases")]
    return tuple({name.text: name for name in reversed(names)}[text] for text in dict.fromkeys(n.text for n in names))


def _identifiers(row: Row, remarks: list[Remark]) -> list[Identifier]:
    found = []
    for scheme in SCHEMES:
        for text in cells.several(row, scheme):
            value = identifiers.compact(scheme, text)
            if not identifiers.is_valid(scheme, value):
                remarks.append(noticed("identifier-invalid", row.place(scheme), value=cells.shown(text)))
            found.append(Identifier(scheme, value))
    return found


def country(row: Row, remarks: list[Remark]) -> str | None:
    """Return the lower-case ISO 3166-1 code in ``country``; what is no such code is kept and remarked on."""
    text = row.text("country")
    if not text:
        return None
    code = country_code(text)
    if code is None:
        remarks.append(noticed("country-unknown", row.place("country"), value=cells.shown(text)))
    return code or text.lower()


def region(row: Row, remarks: list[Remark]) -> str | None:
    """Return the code in ``region`` as written; one that no gazetteer here knows is remarked on."""
    text = row.text("region")
    if text and not regions.is_known(text):
        remarks.append(noticed("region-unknown", row.place("region"), value=cells.shown(text)))
    return text or None


def read_sites(files: Mapping[str, bytes], parties: Collection[PartyId], remarks: list[Remark]) -> dict[SiteId, Site]:
    """Return the sites by id, in the order of the file."""
    table = read_table(files, "sites.csv", SITES)
    remarks.extend(table.remarks)
    lines: dict[str, int] = {}
    sites = (_site(row, SiteId(cells.new_id(row, lines)), parties, remarks) for row in table.rows)
    return {site.id: site for site in sites}


def _site(row: Row, site_id: SiteId, parties: Collection[PartyId], remarks: list[Remark]) -> Site:
    return Site(
        site_id,
        cells.reference(row, "party_id", parties, "parties.csv"),
        name=row.text("name"),
        address=row.text("address") or None,
        country=country(row, remarks),
        region=region(row, remarks),
        latitude=_degrees(row, "latitude"),
        longitude=_degrees(row, "longitude"),
        span=cells.span(row, remarks),
        at=row.place(),
        capacity=_capacity(row),
    )


def _capacity(row: Row) -> Capacity | None:
    most = cells.quantity(row, "capacity", "capacity_unit")
    return None if most is None else Capacity(most, DAYS[cells.choice(row, "capacity_per", tuple(DAYS), "day")])


def _degrees(row: Row, column: str) -> str | None:
    value = cells.number(row, column)
    if value is None:
        return None
    if abs(value) > DEGREES[column]:
        raise UserError("degrees-out-of-range", row.place(column), value=row.text(column), most=DEGREES[column])
    return row.text(column)


def read_holdings(
    files: Mapping[str, bytes], parties: Collection[PartyId], remarks: list[Remark]
) -> tuple[Holding, ...]:
    """Return the holdings in the order of the file."""
    table = read_table(files, "holdings.csv", HOLDINGS)
    remarks.extend(table.remarks)
    return tuple(
        Holding(
            cells.reference(row, "owner_id", parties, "parties.csv"),
            cells.reference(row, "owned_id", parties, "parties.csv"),
            cells.share_range(row),
            interest=cells.choice(row, "interest", INTERESTS, "shareholding"),
            span=cells.span(row, remarks),
            document_ids=cells.documents_of(row),
            at=row.place(),
        )
        for row in table.rows
    )
