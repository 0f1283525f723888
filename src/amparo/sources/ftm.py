"""Lists in the FollowTheMoney form: one JSON object a line (followthemoney.tech), under a small header of our own.

The header is TOML: ``id, title, publisher, as_of`` and, where wanted, ``licence``, ``stands_in_for``, ``note`` and
``entities`` (the publisher's own count). An entity is an entry of the list unless the file marks others as such (by
topic, by a ``Sanction`` about it, or by ``target``) and not it. Relations, documents and other entities that name no
party are passed over; bad lines are remarked on and the rest is kept.
"""

import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from amparo.facts.case import Remark
from amparo.facts.ids import ListId, ListingId
from amparo.facts.listing import Coverage, Listing, Snapshot, Spell
from amparo.facts.party import SCHEMAS, Identifier, Name, NameKind
from amparo.facts.period import Period, Span
from amparo.kernel.errors import Place, UserError
from amparo.sources.countries import country_code
from amparo.sources.days import written_day
from amparo.sources.source import digest, in_order

SUFFIX = ".ftm.json"
_NAMES: tuple[tuple[str, NameKind], ...] = (
    ("name", "primary"),
    ("alias", "alias"),
    ("weakAlias", "weak-alias"),
    ("previousName", "former"),
)
_COUNTRIES = ("country", "jurisdiction", "nationality", "citizenship", "flag", "mainCountry")
IDENTIFIERS = {
    "registrationNumber": "registration",
    "ogrnCode": "registration",
    "licenseNumber": "licence",
    "taxNumber": "tax",
    "vatCode": "tax",
    "innCode": "tax",
    "uscCode": "uscc",
    "leiCode": "lei",
    "swiftBic": "bic",
    "bikCode": "bik",
    "dunsCode": "duns",
    "isinCode": "isin",
    "imoNumber": "imo",
    "mmsi": "mmsi",
    "callSign": "call-sign",
    "serialNumber": "serial-number",
    "passportNumber": "passport",
    "idNumber": "national-id",
    "socialSecurityNumber": "national-id",
}
_REMARKS = ("notes", "summary", "position", "sector")
_SAFE_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


@dataclass(frozen=True, slots=True)
class Header:
    """What the lines do not tell of their list."""

    id: ListId
    title: str
    publisher: str
    as_of: date
    licence: str = ""
    stands_in_for: tuple[ListId, ...] = ()
    note: str = ""
    entities: int | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]]
    target: bool | None
    line: int

    def all(self, *names: str) -> tuple[str, ...]:
        return tuple(value for name in names for value in self.properties.get(name, ()))


def read_header(content: bytes, file: str) -> Header:
    """Read a list's header.

    Raises:
        UserError: it is not TOML, a key is missing or of another type, or the id is not lower-case words and hyphens.
    """
    try:
        table = tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise UserError("list-header-broken", Place(file)) from problem
    as_of = table.get("as_of")
    if type(as_of) is not date:
        raise UserError("list-header-key", Place(file, column="as_of"), key="as_of")
    texts = {key: _text(table, key, file) for key in ("id", "title", "publisher")}
    if not _SAFE_ID.fullmatch(texts["id"]):
        raise UserError("list-header-id", Place(file, column="id"), id=texts["id"])
    played = table.get("stands_in_for", [])
    entities = table.get("entities")
    if not isinstance(played, list) or not isinstance(entities, int | None):
        raise UserError("list-header-key", Place(file), key="stands_in_for, entities")
    return Header(
        id=ListId(texts["id"]),
        title=texts["title"],
        publisher=texts["publisher"],
        as_of=as_of,
        licence=str(table.get("licence", "")),
        stands_in_for=tuple(ListId(str(name)) for name in played),
        note=str(table.get("note", "")),
        entities=entities,
    )


def _text(table: Mapping[str, Any], key: str, file: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise UserError("list-header-key", Place(file, column=key), key=key)
    return value.strip()


def read_ftm(
    files: Mapping[str, bytes], header: Header, *, sample: bool = False
) -> tuple[Snapshot, tuple[Remark, ...]]:
    """Read a list.

    Args:
        files: contents by name; those that end in ``.json``, ``.jsonl`` or ``.ftm`` are read, in the order of names.
        header: what the lines do not tell.
        sample: whether the list is invented and came with a case.

    Returns:
        The snapshot, and a remark for each line that could not be read.
    """
    remarks: list[Remark] = []
    wanted = {name: content for name, content in files.items() if name.endswith((".json", ".jsonl", ".ftm"))}
    listings: list[Listing] = []
    for name in sorted(wanted):
        listings += _listings(list(_lines(wanted[name], name, remarks)), header.id, name, remarks)
    unique = {listing.id: listing for listing in listings}
    known = in_order(tuple(unique.values()), Place(min(wanted, default=str(header.id))))
    snapshot = Snapshot(
        list_id=header.id,
        title=header.title,
        publisher=header.publisher,
        as_of=header.as_of,
        sha256=digest(wanted),
        listings=known,
        coverage=Coverage(len(known), len(known), header.entities, "publisher" if header.entities else ""),
        sample=sample,
        stands_in_for=header.stands_in_for,
    )
    return snapshot, tuple(remarks)


def _lines(content: bytes, file: str, remarks: list[Remark]) -> Iterator[_Line]:
    for number, raw in enumerate(content.split(b"\n"), start=1):
        if not raw.strip():
            continue
        try:
            entity = json.loads(raw.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            remarks.append(Remark("ftm-line-unreadable", Place(file, number)))
            continue
        if not isinstance(entity, dict) or not isinstance(entity.get("properties"), dict) or not entity.get("id"):
            remarks.append(Remark("ftm-line-unreadable", Place(file, number)))
            continue
        target = entity.get("target")
        yield _Line(
            id=str(entity["id"]),
            schema=str(entity.get("schema", "")),
            properties={str(key): _strings(values) for key, values in entity["properties"].items()},
            target=target if isinstance(target, bool) else None,
            line=number,
        )


def _strings(values: object) -> tuple[str, ...]:
    told = values if isinstance(values, list) else [values]
    return tuple(text for value in told if isinstance(value, str) and (text := " ".join(value.split())))


def _listings(lines: list[_Line], list_id: ListId, file: str, remarks: list[Remark]) -> list[Listing]:
    stays: dict[str, list[_Line]] = defaultdict(list)
    for line in lines:
        if line.schema == "Sanction":
            remarks += _odd_days(line, file)
            for about in line.all("entity"):
                stays[about].append(line)
    places = {
        line.id: line.all("full") or (", ".join(line.all("street", "city", "state", "country")),) for line in lines
    }
    parties = [line for line in lines if line.schema in SCHEMAS]
    marked = {line.id for line in parties if line.target or line.all("topics") or line.id in stays}
    found = []
    for line in parties:
        if line.target is False or (marked and line.id not in marked):
            continue
        remarks += _unread(line, file, "birthDate")
        names = _names(line)
        if not names:
            remarks.append(Remark("ftm-entity-nameless", Place(file, line.line), (("entity", line.id),)))
            continue
        listing = _listing(line, names, list_id, _stays(line, stays.get(line.id, ())))
        linked = tuple(text for place in line.all("addressEntity") for text in places.get(place, ()) if text)
        addresses = tuple(dict.fromkeys((*line.all("address"), *linked)))
        found.append(replace(listing, addresses=addresses, locator=f"{file}#{line.id}"))
    return found


def _odd_days(stay: _Line, file: str) -> Iterator[Remark]:
    """Yield a remark for each day of a stay on the list that is none, and for a stay that ends before it begins."""
    for key in ("startDate", "listingDate", "endDate"):
        yield from _unread(stay, file, key)
    since, until = _first_day(stay, "startDate", "listingDate"), _first_day(stay, "endDate")
    if since is not None and until is not None and until.last < since.first:
        told = (("since", str(since)), ("until", str(until)))
        yield Remark("ftm-days-reversed", Place(file, stay.line), told)


def _unread(line: _Line, file: str, key: str) -> Iterator[Remark]:
    for text in line.all(key):
        if written_day(text) is None:
            yield Remark("ftm-day-unreadable", Place(file, line.line, key), (("told", text),))


def _stays(line: _Line, told: Iterable[_Line]) -> tuple[Spell, ...]:
    spells = tuple(spell for stay in told for spell in _spells(stay))
    spells = spells or tuple(Spell(Span(), sublist=name) for name in line.all("program"))
    return tuple(sorted(spells, key=lambda one: (str(one.span.since), one.sublist, str(one.span.until))))


def _listing(line: _Line, names: tuple[Name, ...], list_id: ListId, spells: tuple[Spell, ...]) -> Listing:
    days = (written_day(text) for text in line.all("birthDate"))
    return Listing(
        id=ListingId(f"{list_id}:{line.id}"),
        list_id=list_id,
        names=names,
        schema=line.schema,
        countries=tuple(sorted({code for name in line.all(*_COUNTRIES) if (code := country_code(name))})),
        identifiers=_identifiers(line),
        birth_dates=tuple(dict.fromkeys(day for day in days if day is not None)),
        programmes=tuple(dict.fromkeys(line.all("program", "programId"))),
        spells=spells,
        remarks="; ".join(line.all(*_REMARKS)),
    )


def _names(line: _Line) -> tuple[Name, ...]:
    names = [Name(text, kind) for key, kind in _NAMES for text in line.all(key)]
    first = next((name for name in names if name.kind == "primary"), None)
    if first is None:
        return tuple(
            dict.fromkeys(Name(name.text, "primary" if at == 0 else name.kind) for at, name in enumerate(names))
        )
    others = (Name(name.text, "alias") if name.kind == "primary" else name for name in names if name.text != first.text)
    return tuple(dict.fromkeys([first, *others]))


def _identifiers(line: _Line) -> tuple[Identifier, ...]:
    found = {Identifier(scheme, value) for key, scheme in IDENTIFIERS.items() for value in line.all(key)}
    return tuple(sorted(found, key=lambda one: (one.scheme, one.value)))


def _spells(stay: _Line) -> Iterator[Spell]:
    since, until = _first_day(stay, "startDate", "listingDate"), _first_day(stay, "endDate")
    for sublist in stay.all("program") or ("",):
        yield Spell(Span(since, until), sublist, "; ".join(stay.all("authorityId", "unscId")))


def _first_day(stay: _Line, *names: str) -> Period | None:
    return next((day for text in stay.all(*names) if (day := written_day(text))), None)
