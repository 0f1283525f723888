"""A listing as an entity of FollowTheMoney, with its stays on the list as entities of their own beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from amparo.casework.standing_register import StandingList
from amparo.facts.listing import Listing, Spell
from amparo.facts.party import Identifier
from amparo.facts.period import ALWAYS, Period
from amparo.sources.ftm_model import schemata

_NAMES = {
    "primary": "name",
    "original": "name",
    "alias": "alias",
    "weak-alias": "weakAlias",
    "former": "previousName",
}
_NUMBERS = {
    "registration": ("registrationNumber",),
    "licence": ("licenseNumber",),
    "tax": ("taxNumber",),
    "inn": ("innCode",),
    "ogrn": ("ogrnCode",),
    "uscc": ("uscCode",),
    "lei": ("leiCode",),
    "bic": ("swiftBic",),
    "duns": ("dunsCode",),
    "isin": ("isinCode",),
    "bik": ("bikCode",),
    "imo": ("imoNumber",),
    "mmsi": ("mmsi",),
    "call-sign": ("callSign",),
    "serial-number": ("serialNumber",),
    "passport": ("passportNumber", "idNumber"),
}
_ANY_NUMBER = ("idNumber", "registrationNumber")
_WALLET = "wallet-"
SANCTIONS = "sanctions"


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity: ``properties`` hold texts or entities. Days are ISO dates; ``confirmed`` as of the listing."""

    id: str
    caption: str
    schema: str
    properties: "Mapping[str, tuple[str | Entity, ...]]"
    datasets: tuple[str, ...]
    target: bool = True
    confirmed: bool = True
    first_seen: str | None = None
    last_seen: str | None = None
    last_change: str | None = None


def entity_of(listing: Listing, told: StandingList, on: date) -> Entity:
    """Return a listing as an entity, its texts only.

    Args:
        listing: the entry.
        told: its list.
        on: the day; a change that lies after it is none yet.

    Returns:
        An entity whose ``first_seen`` is the first day that the list tells of the entry, ``last_change`` the last one,
        and ``last_seen`` the day of the snapshot. Numbers that the schema has no property for are in the notes.
    """
    found: dict[str, list[str]] = {}
    for name in listing.names:
        found.setdefault(_NAMES[name.kind], []).append(name.text)
    notes = [listing.remarks] if listing.remarks else []
    for number in listing.identifiers:
        prop = _property_of(number, listing.schema)
        if prop is None:
            notes.append(f"{number.scheme}: {number.value}")
        else:
            found.setdefault(prop, []).append(number.value)
    found["country"] = list(listing.countries)
    found["address"] = list(listing.addresses)
    if schemata()[listing.schema].type_of("birthDate"):
        found["birthDate"] = [day for born in listing.birth_dates for day in _days(born)]
    found["program"] = [*listing.programmes, *(spell.sublist for spell in listing.spells if spell.sublist)]
    found["topics"] = list(told.topics)
    found["notes"] = notes
    found["publisher"] = [told.publisher]
    ends = [one for spell in listing.spells for one in (spell.span.since, spell.span.until) if one is not None]
    begun = [one.first for spell in listing.spells if (one := spell.span.since) is not None]
    changed = [one.last for one in ends if one.last <= on]
    return Entity(
        id=listing.id,
        caption=listing.name,
        schema=listing.schema,
        properties={key: tuple(dict.fromkeys(values)) for key, values in sorted(found.items()) if values},
        datasets=(listing.list_id,),
        confirmed=listing.confirmed,
        first_seen=min(begun).isoformat() if begun else None,
        last_seen=told.as_of,
        last_change=max(changed).isoformat() if changed else None,
    )


def sanctions_of(listing: Listing, told: StandingList) -> tuple[Entity, ...]:
    """Return the stays on the list as ``Sanction`` entities: at least one, by the day they began."""
    return tuple(_sanction(listing, told, at, spell) for at, spell in enumerate(listing.spells or (Spell(ALWAYS),), 1))


def nested(entity: Entity, adjacent: Mapping[str, tuple[Entity, ...]]) -> Entity:
    """Return an entity with others in its properties."""
    own: dict[str, tuple[str | Entity, ...]] = {**entity.properties, **adjacent}
    return replace(entity, properties=dict(sorted(own.items())))


def _sanction(listing: Listing, told: StandingList, at: int, spell: Spell) -> Entity:
    programmes = (spell.sublist,) if spell.sublist else listing.programmes
    properties = {
        "authority": (told.publisher,),
        "authorityId": (spell.citation,) if spell.citation else (),
        "program": programmes,
        "startDate": () if spell.span.since is None else _days(spell.span.since),
        "endDate": () if spell.span.until is None else _days(spell.span.until),
        "sourceUrl": (told.url,) if told.url else (),
    }
    return Entity(
        id=f"{listing.id}~{at}",
        caption=(programmes or (told.title,))[0],
        schema="Sanction",
        properties={key: values for key, values in sorted(properties.items()) if values},
        datasets=(listing.list_id,),
        target=False,
        confirmed=spell.confirmed,
        last_seen=told.as_of,
    )


def _property_of(number: Identifier, schema: str) -> str | None:
    if number.scheme.startswith(_WALLET):
        return None
    wanted = (*_NUMBERS.get(number.scheme, ()), *_ANY_NUMBER)
    return next((prop for prop in wanted if schemata()[schema].type_of(prop)), None)


def _days(period: Period) -> tuple[str, ...]:
    """Return an imprecise day as FollowTheMoney writes it: a year, a month, a day, or the two ends of a range."""
    first, last = period.first, period.last
    if first == last:
        return (first.isoformat(),)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return tuple(dict.fromkeys((f"{first.year:04}", f"{last.year:04}")))
    if first.day == 1 and (first.year, first.month) == (last.year, last.month):
        return (f"{first.year:04}-{first.month:02}",)
    return (first.isoformat(), last.isoformat())
