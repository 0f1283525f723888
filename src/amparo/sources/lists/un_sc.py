"""The United Nations Security Council Consolidated List, in its XML form (schema ``sc-sanctions.xsd``).

Ignored on purpose: version number, sort keys, the days of updates, the list type (always "UN List"). Titles,
designations, places of birth, gender and comments name nobody and are kept with the remarks. Notes on addresses,
aliases and documents, and births told of one alias only, stay unread.
"""

from collections.abc import Iterable, Mapping

from lxml import etree

from amparo.facts.ids import ListId, ListingId
from amparo.facts.listing import Listing, Spell
from amparo.facts.party import Identifier, Name, NameKind
from amparo.facts.period import Period, Span
from amparo.kernel.errors import Place, ShapeChangedError
from amparo.sources.countries import country_code
from amparo.sources.days import about, written_day, year
from amparo.sources.source import Entries, Found, ListSource, Need
from amparo.sources.xml_tree import children, local, parsed, place_of, text_of

_ID = ListId("un-sc")
_SECTIONS = {"INDIVIDUALS": ("INDIVIDUAL", "Person"), "ENTITIES": ("ENTITY", "LegalEntity")}
_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_QUALITIES: dict[str, NameKind] = {
    "good": "alias",
    "low": "weak-alias",
    "a.k.a.": "alias",
    "f.k.a.": "former",
    "": "alias",
}
_READ = {
    *_NAMES, "DATAID", "REFERENCE_NUMBER", "UN_LIST_TYPE", "LISTED_ON", "NAME_ORIGINAL_SCRIPT", "NATIONALITY",
    "INDIVIDUAL_ALIAS", "INDIVIDUAL_ADDRESS", "INDIVIDUAL_DATE_OF_BIRTH", "INDIVIDUAL_PLACE_OF_BIRTH",
    "INDIVIDUAL_DOCUMENT", "ENTITY_ALIAS", "ENTITY_ADDRESS", "TITLE", "DESIGNATION", "GENDER", "COMMENTS1",
}  # fmt: skip
_IGNORED = {
    "VERSIONNUM", "LIST_TYPE", "LAST_DAY_UPDATED", "SORT_KEY", "SORT_KEY_LAST_MOD", "SUBMITTED_BY", "SUBMITTED_ON",
    "DELISTED_ON", "NATIONALITY2", "CITY_OF_BIRTH", "COUNTRY_OF_BIRTH",
}  # fmt: skip
_ADDRESS = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY")


def _read(files: Mapping[str, Found]) -> Entries:
    file = files["list"]
    root = parsed(file.content, file.name)
    sections = list(root)
    told = {local(section) for section in sections}
    if local(root) != "CONSOLIDATED_LIST" or not told or not told <= set(_SECTIONS):
        raise ShapeChangedError("xml-of-other-shape", Place(file.name, 1), root=local(root))
    listings: list[Listing] = []
    for section in sections:
        tag, schema = _SECTIONS[local(section)]
        listings += [_listing(entry, tag, schema, file.name) for entry in children(section, tag)]
    generated = written_day(root.get("dateGenerated", "").replace("Z", ""))
    return Entries(tuple(listings), dated=None if generated is None else generated.first)


def _listing(entry: "etree._Element", tag: str, schema: str, file: str) -> Listing:
    place = place_of(entry, file)
    for child in entry:
        if child.tag not in _READ | _IGNORED:
            raise ShapeChangedError("field-unknown", place, field=str(child.tag))
    reference = text_of(entry, "REFERENCE_NUMBER")
    return Listing(
        id=ListingId(f"{_ID}:{text_of(entry, 'DATAID')}"),
        list_id=_ID,
        names=_names(entry, tag, place),
        schema=schema,
        countries=_countries(entry, tag),
        addresses=_addresses(entry, tag),
        identifiers=_identifiers(entry),
        birth_dates=_birth_dates(entry),
        programmes=tuple(part for part in (text_of(entry, "UN_LIST_TYPE"),) if part),
        spells=_spells(entry, reference, place),
        remarks=_remarks(entry),
        locator=f"{file}#{reference or text_of(entry, 'DATAID')}",
    )


def _names(entry: "etree._Element", tag: str, place: Place) -> tuple[Name, ...]:
    names = [Name(_joined(text_of(entry, part) for part in _NAMES))]
    original = text_of(entry, "NAME_ORIGINAL_SCRIPT")
    names += [Name(" ".join(original.split()), "original")] if original else []
    for alias in children(entry, f"{tag}_ALIAS"):
        quality = _QUALITIES.get(text_of(alias, "QUALITY").lower())
        if quality is None:
            raise ShapeChangedError("field-unknown", place, field=text_of(alias, "QUALITY"))
        text = " ".join(text_of(alias, "ALIAS_NAME").split())
        names += [Name(text, quality)] if text else []
    return tuple(dict.fromkeys(names))


def _joined(parts: Iterable[str]) -> str:
    return " ".join(" ".join(parts).split())


def _addresses(entry: "etree._Element", tag: str) -> tuple[str, ...]:
    lines = (
        ", ".join(part for name in _ADDRESS if (part := " ".join(text_of(address, name).split())))
        for address in children(entry, f"{tag}_ADDRESS")
    )
    return tuple(dict.fromkeys(line for line in lines if line))


def _countries(entry: "etree._Element", tag: str) -> tuple[str, ...]:
    named = [text_of(address, "COUNTRY") for address in children(entry, f"{tag}_ADDRESS")]
    named += [
        (value.text or "").strip() for block in children(entry, "NATIONALITY") for value in children(block, "VALUE")
    ]
    return tuple(sorted({code for name in named if name and (code := country_code(name))}))


def _identifiers(entry: "etree._Element") -> tuple[Identifier, ...]:
    found = set()
    for document in children(entry, "INDIVIDUAL_DOCUMENT"):
        number = text_of(document, "NUMBER")
        kind = text_of(document, "TYPE_OF_DOCUMENT").lower()
        country = text_of(document, "ISSUING_COUNTRY") or text_of(document, "COUNTRY_OF_ISSUE")
        if number:
            scheme = "national-id" if kind.startswith("national identification") else "passport"
            found.add(Identifier(scheme, number, country_code(country) if country else None))
    return tuple(sorted(found, key=lambda one: (one.scheme, one.value, one.country or "")))


def _birth_dates(entry: "etree._Element") -> tuple[Period, ...]:
    days = (_birth_date(block) for block in children(entry, "INDIVIDUAL_DATE_OF_BIRTH"))
    return tuple(dict.fromkeys(day for day in days if day is not None))


def _birth_date(block: "etree._Element") -> Period | None:
    first, last = text_of(block, "FROM_YEAR"), text_of(block, "TO_YEAR")
    if first.isdigit() and last.isdigit() and int(first) <= int(last):
        return Period(year(int(first)).first, year(int(last)).last)
    day = written_day(text_of(block, "DATE") or text_of(block, "YEAR"))
    if day is None:
        return None
    return about(day) if text_of(block, "TYPE_OF_DATE") == "APPROXIMATELY" else day


def _spells(entry: "etree._Element", reference: str, place: Place) -> tuple[Spell, ...]:
    text = text_of(entry, "LISTED_ON")
    if not text:
        return ()
    listed = written_day(text)
    if listed is None:
        raise ShapeChangedError("date-unreadable", place, value=text)
    return (Spell(Span(since=listed), citation=reference),)


def _remarks(entry: "etree._Element") -> str:
    parts: list[str] = []
    for name in ("TITLE", "DESIGNATION"):
        parts += [(value.text or "").strip() for block in children(entry, name) for value in children(block, "VALUE")]
    for place in children(entry, "INDIVIDUAL_PLACE_OF_BIRTH"):
        born = ", ".join(part for name in _ADDRESS if (part := text_of(place, name)))
        parts += [f"POB {born}"] if born else []
    parts += [text_of(entry, "GENDER"), " ".join(text_of(entry, "COMMENTS1").split())]
    return "; ".join(part for part in parts if part)


SOURCE = ListSource(
    id=_ID,
    title="United Nations Security Council Consolidated List",
    publisher="United Nations Security Council",
    licence="United Nations terms of use (un.org/en/about-us/terms-of-use): reuse with attribution",
    needs=(
        Need(
            "list",
            ("un_consolidated.xml", "consolidated*.xml", "un*.xml"),
            "https://scsanctions.un.org/resources/xml/en/consolidated.xml",
        ),
    ),
    usual=900,
    read_files=_read,
    topics=("sanction",),
)
