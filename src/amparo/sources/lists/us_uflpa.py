"""The UFLPA Entity List: section 2(d)(2)(B) of Public Law 117-78, in four sub-lists (i), (ii), (iv) and (v).

Read in three forms: the publisher's page saved as HTML, a table in CSV (one row an entity, or one for each
sub-list it is on), and the rows that travel with this package. An entity on two sub-lists is one entry with two spells.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from amparo.facts.ids import ListId, ListingId
from amparo.facts.listing import Listing, Spell
from amparo.facts.party import Name
from amparo.facts.period import Period, Span
from amparo.kernel.errors import IntegrityError, Place, ShapeChangedError
from amparo.sources.csv_rows import rows
from amparo.sources.days import written_day
from amparo.sources.forms.notice_names import entity
from amparo.sources.forms.notice_page import page_day, page_rows
from amparo.sources.source import Entries, Found, ListSource, Need, slug

_ID = ListId("us-uflpa")
_NAMED = ("listed name", "name of entity", "entity name", "entity", "name")
_ALIASES = ("aliases", "alias", "also known as")
_FORMER = ("former names", "formerly known as")
_SUBLIST = ("sublist", "sub-list", "section", "list")
_SINCE = ("effective date", "date", "from")
_UNTIL = ("until", "removed")
_CITATION = ("fr citation", "citation")
_CONFIRMED = ("confirmed",)
_COUNTRIES = ("cn",)


@dataclass(frozen=True, slots=True)
class _Row:
    names: tuple[Name, ...]
    spells: tuple[Spell, ...]
    locator: str
    reaches: str = ""
    confirmed: bool = True


def _read(files: Mapping[str, Found]) -> Entries:
    if "page" in files:
        day = page_day(files["page"])
        return Entries(_merged(_from_page(files["page"])), None if day is None else day.last)
    if "table" in files:
        return Entries(_merged(_from_table(files["table"])))
    return _from_package(files["package"])


def _from_page(file: Found) -> Iterable[_Row]:
    for row in page_rows(file):
        told = entity(row.written)
        yield _Row(
            told.names, (Spell(Span(since=row.since), row.sublist),), f"{file.name}#{told.names[0].text}", told.reaches
        )


def _from_table(file: Found) -> Iterable[_Row]:
    table = rows(file.content, file.name)
    first = next(table, None)
    header = [] if first is None else [name.strip().lower().replace("_", " ") for name in first.fields]
    at = {key: _column(header, names) for key, names in _COLUMNS.items()}
    if at["name"] is None or at["since"] is None or at["sublist"] is None:
        raise ShapeChangedError(
            "table-without-columns", Place(file.name, 1), wanted="listed_name, sublist, effective_date"
        )
    for row in table:
        place = Place(file.name, row.line)
        if len(row.fields) != len(header):
            raise ShapeChangedError("row-of-other-shape", place, wanted=len(header), found=len(row.fields))
        cells = {key: "" if column is None else row.fields[column].strip() for key, column in at.items()}
        yield _table_row(cells, place, file.name)


def _table_row(cells: Mapping[str, str], place: Place, file: str) -> _Row:
    told = entity(cells["name"])
    since = written_day(cells["since"])
    if since is None:
        raise ShapeChangedError("date-unreadable", place, value=cells["since"])
    span = Span(since, written_day(cells["until"]) if cells["until"] else None)
    confirmed = cells["confirmed"].lower() not in {"false", "no", "0"}
    sublists = [part.strip("() ") for part in re.split(r"[;|]", cells["sublist"]) if part.strip()]
    names = (
        *told.names,
        *(Name(part.strip(), "alias") for part in cells["aliases"].split(";") if part.strip()),
        *(Name(part.strip(), "former") for part in cells["former"].split(";") if part.strip()),
    )
    spells = tuple(Spell(span, sublist, cells["citation"], confirmed) for sublist in sublists)
    return _Row(names, spells, f"{file}#{cells['name']}", told.reaches, confirmed)


_COLUMNS = {
    "name": _NAMED,
    "aliases": _ALIASES,
    "former": _FORMER,
    "sublist": _SUBLIST,
    "since": _SINCE,
    "until": _UNTIL,
    "citation": _CITATION,
    "confirmed": _CONFIRMED,
}


def _column(header: list[str], wanted: tuple[str, ...]) -> int | None:
    return next((header.index(name) for name in wanted if name in header), None)


def _from_package(file: Found) -> Entries:
    try:
        content = tomllib.loads(file.content.decode("utf-8"))
        head = content["list"]
        listings = _merged(_package_row(entry, file.name) for entry in content["entity"])
        about = {slug(entry["name"]): entry for entry in content["entity"]}
        told = tuple(
            replace(
                listing,
                countries=tuple(about[key].get("countries", head["countries"])),
                remarks="; ".join(part for part in (listing.remarks, about[key].get("note", "")) if part),
            )
            for listing in listings
            for key in (listing.id.rpartition(":")[2],)
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError) as problem:
        raise IntegrityError("data-malformed", package="amparo.sources", module=file.name) from problem
    return Entries(told, head["as_of"], head["entities"])


def _package_row(entry: Mapping[str, Any], file: str) -> _Row:
    names = (
        Name(entry["name"]),
        *(Name(text, "alias") for text in entry.get("also", ())),
        *(Name(text, "former") for text in entry.get("formerly", ())),
        *(Name(gone["name"], "alias", _span(gone)) for gone in entry.get("withdrawn", ())),
    )
    spells = tuple(
        Spell(_span(spell), spell["sublist"], spell["citation"], spell["confirmed"]) for spell in entry["spells"]
    )
    return _Row(names, spells, f"{file}#{entry['name']}", entry.get("reaches", ""), entry["confirmed"])


def _span(table: Mapping[str, Any]) -> Span:
    since: date = table["from"]
    until: date | None = table.get("until")
    return Span(Period.day(since), None if until is None else Period.day(until))


def _merged(told: Iterable[_Row]) -> tuple[Listing, ...]:
    """One listing for each entity, whatever the number and order of its rows."""
    grouped: dict[str, list[_Row]] = defaultdict(list)
    for row in told:
        grouped[slug(row.names[0].text)].append(row)
    return tuple(_listing(key, group) for key, group in grouped.items())


def _listing(key: str, group: list[_Row]) -> Listing:
    primary = min(row.names[0] for row in group)
    others = {name for row in group for name in row.names[1:] if name.text != primary.text}
    spells = {spell for row in group for spell in row.spells}
    return Listing(
        id=ListingId(f"{_ID}:{key}"),
        list_id=_ID,
        names=(primary, *sorted(others)),
        schema="LegalEntity",
        countries=_COUNTRIES,
        spells=tuple(sorted(spells, key=lambda spell: (str(spell.span.since), spell.sublist, spell.citation))),
        remarks="; ".join(sorted({row.reaches for row in group if row.reaches})),
        confirmed=all(row.confirmed for row in group),
        locator=min(row.locator for row in group),
    )


SOURCE = ListSource(
    id=_ID,
    title="UFLPA Entity List",
    publisher="US Department of Homeland Security, Forced Labor Enforcement Task Force",
    licence="public domain (17 U.S.C. 105)",
    needs=(
        Need(
            "page",
            ("uflpa-entity-list.html", "*.html", "*.htm"),
            "https://www.dhs.gov/uflpa-entity-list",
            optional=True,
        ),
        Need("table", ("*.csv",), optional=True),
        Need("package", ("entities.toml",), optional=True),
    ),
    usual=144,
    read_files=_read,
    topics=("export.risk",),
)
