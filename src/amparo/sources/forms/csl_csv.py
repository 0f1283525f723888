"""The US Consolidated Screening List as one CSV file (data.trade.gov): eleven lists of three departments.

Fields are found by header; vintages differ in whether rows carry an ``_id``. Rows without one are joined where list and
name agree, their addresses together. Vessel details, licence requirement and policy, links and places of birth name
nobody; requirement, policy and remarks are kept as remarks.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from amparo.facts.ids import ListId, ListingId
from amparo.facts.listing import Listing, Spell
from amparo.facts.party import Identifier, Name
from amparo.facts.period import Span
from amparo.kernel.errors import Place, ShapeChangedError
from amparo.sources.countries import country_code
from amparo.sources.csv_rows import rows
from amparo.sources.days import written_day
from amparo.sources.forms.ofac_remarks import scheme_of
from amparo.sources.source import Entries, Found, Need, Reader, slug

NEEDS = (
    Need(
        "list",
        ("consolidated.csv", "csl.csv", "csl*.csv", "consolidated*.csv"),
        "https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.csv",
    ),
)
_REQUIRED = ("source", "name", "addresses", "alt_names", "programs", "start_date")
_SCHEMAS = {
    "individual": "Person",
    "vessel": "Vessel",
    "aircraft": "Airplane",
    "entity": "LegalEntity",
    "": "LegalEntity",
}
_ABBREVIATION = re.compile(r"\(([A-Z]{2,5})\)")
_SUCCESSORS = re.compile(r"[;,]? and any successor.*$", re.IGNORECASE)
_KEPT = ("title", "remarks", "license_requirement", "license_policy")


def reader(list_id: ListId, wanted: Callable[[str], bool]) -> Reader:
    """Return a reader of those rows whose list (``EL``, ``DPL``, ...) is wanted."""

    def read(files: Mapping[str, Found]) -> Entries:
        listings = [one for abbreviation, one in _listings(list_id, files["list"]) if wanted(abbreviation)]
        return Entries(joined_by_id(listings))

    return read


def joined_by_id(listings: Iterable[Listing]) -> tuple[Listing, ...]:
    """Return one listing for each id: names, addresses and the rest of its rows together, whatever their order."""
    grouped: dict[ListingId, list[Listing]] = defaultdict(list)
    for listing in listings:
        grouped[listing.id].append(listing)
    return tuple(_joined(group) for group in grouped.values())


def _joined(group: list[Listing]) -> Listing:
    first = min(group, key=repr)
    if len(group) == 1:
        return first
    names = {name for one in group for name in one.names[1:]} - {first.names[0]}
    return replace(
        first,
        names=(first.names[0], *sorted(names)),
        countries=tuple(sorted({code for one in group for code in one.countries})),
        addresses=tuple(sorted({line for one in group for line in one.addresses})),
        identifiers=tuple(sorted({number for one in group for number in one.identifiers}, key=repr)),
        birth_dates=tuple(sorted({day for one in group for day in one.birth_dates})),
        programmes=tuple(sorted({name for one in group for name in one.programmes})),
        spells=tuple(sorted({spell for one in group for spell in one.spells}, key=repr)),
        remarks="; ".join(sorted({one.remarks for one in group if one.remarks})),
        confirmed=all(one.confirmed for one in group),
    )


def _listings(list_id: ListId, file: Found) -> Iterable[tuple[str, Listing]]:
    table = rows(file.content, file.name)
    first = next(table, None)
    header = [] if first is None else [name.strip().lower() for name in first.fields]
    if not set(_REQUIRED) <= set(header):
        raise ShapeChangedError("table-without-columns", Place(file.name, 1), wanted=", ".join(_REQUIRED))
    for row in table:
        if len(row.fields) != len(header):
            at = Place(file.name, row.line)
            raise ShapeChangedError("row-of-other-shape", at, wanted=len(header), found=len(row.fields))
        cells = {name: " ".join(field.split()) for name, field in zip(header, row.fields, strict=True)}
        abbreviation = next(iter(_ABBREVIATION.findall(cells["source"])), cells["source"])
        yield abbreviation, _listing(list_id, cells, abbreviation, Place(file.name, row.line))


def _listing(list_id: ListId, cells: Mapping[str, str], abbreviation: str, at: Place) -> Listing:
    schema = _SCHEMAS.get(cells.get("type", "").lower())
    if schema is None:
        raise ShapeChangedError("entry-of-unknown-type", at, type=cells["type"])
    primary = _SUCCESSORS.sub("", cells["name"]).strip(" ,;")
    addresses = _parts(cells["addresses"])
    key = cells.get("_id") or f"{abbreviation.lower()}-{slug(primary)}"
    known = [*(line.rpartition(",")[2].strip() for line in addresses), cells.get("vessel_flag", "")]
    known += [*_parts(cells.get("nationalities", "")), *_parts(cells.get("citizenships", ""))]
    days = (written_day(text) for text in _parts(cells.get("dates_of_birth", "")))
    successors = _SUCCESSORS.search(cells["name"])
    kept = [cells.get(name, "") for name in _KEPT] + ([successors[0].strip(" ;,")] if successors else [])
    return Listing(
        id=ListingId(f"{list_id}:{key}"),
        list_id=list_id,
        names=tuple(dict.fromkeys([Name(primary), *(Name(text, "alias") for text in _parts(cells["alt_names"]))])),
        schema=schema,
        countries=tuple(sorted({code for name in known if name and (code := country_code(name))})),
        addresses=tuple(dict.fromkeys(addresses)),
        identifiers=_identifiers(cells),
        birth_dates=tuple(dict.fromkeys(day for day in days if day is not None)),
        programmes=tuple(dict.fromkeys([abbreviation, *_parts(cells["programs"])])),
        spells=_spells(cells),
        remarks="; ".join(text for text in kept if text),
        locator=f"{at.file}#{cells['name']}",
    )


def _parts(text: str) -> list[str]:
    parts = (part.strip().removeprefix("and ").strip() for part in text.split(";"))
    return [part for part in parts if part]


def _spells(cells: Mapping[str, str]) -> tuple[Spell, ...]:
    since, until = (written_day(cells.get(name, "")) for name in ("start_date", "end_date"))
    citation = cells.get("federal_register_notice", "")
    return (Spell(Span(since, until), citation=citation),) if since or until or citation else ()


def _identifiers(cells: Mapping[str, str]) -> tuple[Identifier, ...]:
    """Read ``Passport, 836238033, KP`` and the older ``US, 80-0890696, Tax ID No.``; others tell no number."""
    found = set()
    if cells.get("call_sign"):
        found.add(Identifier("call-sign", cells["call_sign"]))
    for statement in _parts(cells.get("ids", "")):
        parts = [part.strip() for part in statement.split(",")]
        schemes = [
            scheme for part in parts if (scheme := scheme_of(part)) or part == "Vessel Registration Identification"
        ]
        numbers = [part for part in parts if any(char.isdigit() for char in part)]
        if schemes and len(numbers) == 1:
            value = numbers[0]
            scheme = "imo" if value.startswith("IMO ") else schemes[0]
            country = next((part for part in parts if len(part) == 2 and part.isupper()), "")  # noqa: PLR2004 - ISO 3166
            if scheme:
                found.add(Identifier(scheme, value.removeprefix("IMO "), country_code(country) if country else None))
    return tuple(sorted(found, key=lambda one: (one.scheme, one.value, one.country or "")))
