"""The comma-separated form in which OFAC publishes its lists: primary names, addresses, alternate names, overflow.

Form: "SDN list data formats", ``DAT_SPEC.TXT`` of OFAC. Fields have no header; ``-0-`` is a null; a remark longer than
its field goes on, unseparated, in the comments file. The files close with Control-Z and carry no date.

Fields of the primary file: number, name, type, programmes, title, call sign, vessel type, tonnage, gross registered
tonnage, flag, owner, remarks. Vessel type, tonnages, owner and title name nobody and are kept with the remarks.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from amparo.facts.ids import ListId, ListingId
from amparo.facts.listing import Listing
from amparo.facts.party import Identifier, Name, NameKind
from amparo.kernel.errors import Place, ShapeChangedError
from amparo.sources.countries import country_code
from amparo.sources.csv_rows import Row, closed, rows
from amparo.sources.forms.ofac_remarks import Told, told
from amparo.sources.source import Entries, Found, Need, Reader

NULL = "-0-"
SCHEMAS = {"individual": "Person", "vessel": "Vessel", "aircraft": "Airplane", "": "LegalEntity"}
KINDS: dict[str, NameKind] = {"aka": "alias", "nka": "alias", "fka": "former"}
WIDTHS = {"primary": 12, "addresses": 6, "aliases": 5, "comments": 2}
_HALF_NULLS = ("-", "-0")
DETAILS = (4, 6, 7, 8, 10)


def needs(primary: str, addresses: str, aliases: str, comments: str, folder: str) -> tuple[Need, ...]:
    """Return the four files of one of OFAC's lists."""
    return (
        Need("primary", (primary,), f"{folder}/{primary.upper()}"),
        Need("addresses", (addresses,), f"{folder}/{addresses.upper()}"),
        Need("aliases", (aliases,), f"{folder}/{aliases.upper()}"),
        Need("comments", (comments,), f"{folder}/{comments.upper()}", optional=True),
    )


def reader(list_id: ListId) -> Reader:
    """Return the reader of one of OFAC's lists."""

    def read(files: Mapping[str, Found]) -> Entries:
        tables = {role: _table(role, file) for role, file in files.items()}
        _check_closed(files)
        primary, file = tables["primary"], files["primary"].name
        known = {row.fields[0] for row in primary}
        extra = _Extra(
            addresses=_grouped(tables["addresses"], known, files["addresses"].name),
            aliases=_grouped(tables["aliases"], known, files["aliases"].name),
            comments={row.fields[0]: row.fields[1] for row in tables.get("comments", ())},
        )
        return Entries(tuple(_listing(list_id, row, extra, file) for row in primary))

    return read


@dataclass(frozen=True, slots=True)
class _Extra:
    addresses: Mapping[str, list[Row]]
    aliases: Mapping[str, list[Row]]
    comments: Mapping[str, str]


def _check_closed(files: Mapping[str, Found]) -> None:
    """A file broken off at the end of a row looks whole, but for the Control-Z that its fellows have."""
    required = [file for role, file in files.items() if role != "comments"]
    if any(closed(file.content) for file in required):
        for file in required:
            if not closed(file.content):
                raise ShapeChangedError("file-broken-off", Place(file.name, file.content.count(b"\n") + 1))


def _table(role: str, file: Found) -> list[Row]:
    table: list[Row] = []
    last = Place(file.name, file.content.rstrip(b"\r\n\x1a ").count(b"\n") + 1)
    for row in rows(file.content, file.name):
        place = Place(file.name, row.line)
        if len(row.fields) != WIDTHS[role] or not row.fields[0].strip().isdigit():
            if table and place == last:
                raise ShapeChangedError("file-broken-off", place)
            raise ShapeChangedError("row-of-other-shape", place, wanted=WIDTHS[role], found=len(row.fields))
        if row.fields[-1] in _HALF_NULLS:
            raise ShapeChangedError("file-broken-off", place)
        table.append(Row(row.line, _values(row.fields)))
    return table


def _values(fields: tuple[str, ...]) -> tuple[str, ...]:
    """Nulls as empty text, blanks stripped; the last field keeps them, since its text may go on in another file."""
    told = ["" if (text := field.strip()) == NULL else text for field in fields]
    return (*told[:-1], fields[-1] if told[-1] else "")


def _grouped(table: Iterable[Row], known: set[str], file: str) -> Mapping[str, list[Row]]:
    """Rows by entry number; a row about an entry that the primary file lacks shows that one of the two is cut."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in table:
        if row.fields[0] not in known:
            raise ShapeChangedError("row-of-unknown-entry", Place(file, row.line), entry=row.fields[0])
        grouped[row.fields[0]].append(row)
    return grouped


def _listing(list_id: ListId, row: Row, extra: _Extra, file: str) -> Listing:
    number, name, type_, programmes = row.fields[:4]
    schema = SCHEMAS.get(type_.lower())
    if schema is None:
        raise ShapeChangedError("entry-of-unknown-type", Place(file, row.line), type=type_)
    text = (row.fields[11] + extra.comments.get(number, "")).strip()
    facts = told(text)
    addresses = sorted(extra.addresses.get(number, ()), key=lambda one: int(one.fields[1]))
    return Listing(
        id=ListingId(f"{list_id}:{number}"),
        list_id=list_id,
        names=_names(name, extra.aliases.get(number, ()), facts),
        schema=schema,
        countries=_countries(addresses, row.fields[9], facts),
        addresses=tuple(line for line in (_address(one) for one in addresses) if line),
        identifiers=_identifiers(row.fields[5], facts),
        birth_dates=facts.birth_dates,
        programmes=tuple(part.strip() for part in programmes.split("] [") if part.strip()),
        remarks="; ".join(part for part in (*(row.fields[at] for at in DETAILS), text) if part),
        locator=f"{file}#{number}",
    )


def _names(primary: str, aliases: Iterable[Row], facts: Told) -> tuple[Name, ...]:
    ordered = sorted(aliases, key=lambda row: int(row.fields[1]))
    names = [Name(primary)]
    names += [Name(row.fields[3], KINDS.get(row.fields[2].lower(), "alias")) for row in ordered if row.fields[3]]
    names += [Name(alias, "weak-alias") for alias in facts.weak_aliases]
    return tuple(dict.fromkeys(names))


def _address(row: Row) -> str:
    return ", ".join(part for part in row.fields[2:5] if part)


def _countries(addresses: Iterable[Row], flag: str, facts: Told) -> tuple[str, ...]:
    named = [row.fields[4] for row in addresses] + [flag, *facts.countries]
    return tuple(sorted({code for name in named if name and (code := country_code(name))}))


def _identifiers(call_sign: str, facts: Told) -> tuple[Identifier, ...]:
    signed = (Identifier("call-sign", call_sign),) if call_sign else ()
    return tuple(sorted({*signed, *facts.identifiers}, key=lambda one: (one.scheme, one.value, one.country or "")))
