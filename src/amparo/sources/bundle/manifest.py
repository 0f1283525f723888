"""What the case is: ``case.toml``, or the sheet ``case`` of a workbook.

A sheet holds rows ``key, value``; an event is a row ``event, <kind>, <date>, <refs>``.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from amparo.facts import event as events
from amparo.facts.case import FilingAs, Remark, Role
from amparo.facts.period import Period
from amparo.kernel.errors import Place, UserError
from amparo.sources.bundle import cells
from amparo.sources.bundle.keyed import Entry, read_keyed
from amparo.sources.bundle.remarks import noticed
from amparo.sources.bundle.subjects import Subjects
from amparo.sources.countries import country_code

KEYS = ("title", "on", "role", "filing_as", "jurisdictions", "event")
ROLES: tuple[Role, ...] = get_args(Role)
UNIONS = ("EU", "UN")  # legal orders that are no country
FILING: tuple[FilingAs, ...] = get_args(FilingAs)


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event whose refs are not yet held against the ids of the case."""

    kind: str
    date: Period
    refs: tuple[str, ...]
    at: Place


@dataclass(frozen=True, slots=True)
class Manifest:
    """The head of a case."""

    title: str
    on: date | None
    role: Role
    filing_as: FilingAs | None
    jurisdictions: tuple[str, ...]
    events: tuple[EventRow, ...]


def read_manifest(files: Mapping[str, bytes], remarks: list[Remark]) -> Manifest:
    """Read the head of the case.

    Raises:
        UserError: there is no ``case.toml``, it is not TOML, lacks ``title`` or ``role``, or a value cannot be.
    """
    settings = read_keyed(files, "case")
    if settings is None:
        raise UserError("file-missing", file="case.toml")
    for key, entry in settings.entries.items():
        if key not in KEYS:
            remarks.append(noticed("key-unknown", entry.at))
    events_told = settings.entry("event")
    if events_told is not None and events_told.value and not settings.tables("event"):
        raise UserError("event-not-a-table", events_told.at)
    filing = settings.text("filing_as")
    return Manifest(
        title=settings.required("title").text,
        on=_on(settings.entry("on")),
        role=cells.choice_of(settings.required("role").text, ROLES, settings.required("role").at),
        filing_as=cells.choice_of(filing, FILING, settings.place("filing_as")) if filing else None,
        jurisdictions=_jurisdictions(settings.entry("jurisdictions"), remarks),
        events=tuple(_event(table) for table in settings.tables("event")),
    )


def _on(entry: Entry | None) -> date | None:
    if entry is None or not entry.text:
        return None
    period = cells.period_of(entry.text, entry.at)
    if not period.is_day:
        raise UserError("date-not-one-day", entry.at, value=cells.shown(entry.text))
    return period.first


def _jurisdictions(entry: Entry | None, remarks: list[Remark]) -> tuple[str, ...]:
    if entry is None:
        return ()
    codes = []
    for text in entry.values:
        union = text.upper() if text.upper() in UNIONS else None
        code = union or country_code(text)
        if code is None:
            remarks.append(noticed("country-unknown", entry.at, value=cells.shown(text)))
        codes.append((code or text).upper())
    return tuple(dict.fromkeys(codes))


def _event(table: Mapping[str, Entry]) -> EventRow:
    at = table[""].at
    kind, when, refs = table.get("kind"), table.get("date"), table.get("refs")
    if kind is None or not kind.text:
        raise UserError("event-incomplete", at, name="kind")
    if when is None or not when.text:
        raise UserError("event-incomplete", at, name="date")
    known = cells.choice_of(kind.text, events.KINDS, kind.at)
    return EventRow(known, cells.period_of(when.text, when.at), refs.values if refs else (), at)


def events_of(
    manifest: Manifest, subjects: Subjects, documents: Collection[str], remarks: list[Remark]
) -> tuple[events.Event, ...]:
    """Return the events with their refs held against the ids of the case; one that names none of them is remarked on.

    An event whose refs all miss concerns nothing, so a day of import would be lost in silence.
    """
    found = []
    for row in manifest.events:
        refs = tuple(subjects.ref(text, row.at) for text in row.refs)
        unknown = [ref for ref in refs if not (subjects.names(ref) or ref in documents)]
        unknown = [ref for ref in unknown if not ref.startswith(events.ROUTE_REF)]
        if row.kind not in events.OF_STEPS:  # whose refs name the step of a route
            remarks.extend(noticed("event-ref-unknown", row.at, ref=cells.shown(ref)) for ref in unknown)
        found.append(events.Event(row.kind, row.date, refs, row.at))
    return tuple(found)
