"""An example in FollowTheMoney made a query of our own, and what of it could not be read."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from amparo.api.models import Example, Values
from amparo.facts.party import SCHEMAS, Identifier
from amparo.facts.period import Period
from amparo.kernel.errors import UserError
from amparo.screening.query import Query
from amparo.sources.countries import country_code
from amparo.sources.days import written_day
from amparo.sources.ftm import IDENTIFIERS
from amparo.sources.ftm_model import BASE, schemata

_NAMES = ("name", "alias", "weakAlias", "previousName", "abbreviation")
_PARTS = ("firstName", "secondName", "middleName", "fatherName", "lastName", "nameSuffix")
_COUNTRIES = ("country", "jurisdiction", "nationality", "citizenship", "flag", "mainCountry")
_FOREIGN = ("Address", "BankAccount", "CryptoWallet", "Position", "Security", "UserAccount")
"""Schemata of which no list here holds an entry."""
_KIND = {"Vehicle": "Vessel", "Asset": BASE, BASE: BASE}
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Read:
    """A query; the example as it was understood; properties passed over; whether no list here holds its like."""

    query: Query
    schema: str
    properties: Mapping[str, list[str]]
    unread: tuple[str, ...]
    foreign: bool


def read(example: Example) -> Read:
    """Read an example.

    Raises:
        UserError: there is no such schema, or it is not one that is matched.
    """
    schema = schemata().get(example.schema_)
    if schema is None or not (schema.matchable or schema.name in _KIND):
        raise UserError("schema-unknown", schema=example.schema_, known=", ".join(matchable()))
    told = {name: _texts(values) for name, values in example.properties.items()}
    known = {name: values for name, values in told.items() if values and schema.type_of(name)}
    names = [value for name in _NAMES for value in known.get(name, ())] or _from_parts(known)
    countries = [code for name in _COUNTRIES for value in known.get(name, ()) if (code := country_code(value))]
    numbers = [Identifier(scheme, value) for name, scheme in IDENTIFIERS.items() for value in known.get(name, ())]
    query = Query(
        tuple(dict.fromkeys(names)),
        schema.name if schema.name in SCHEMAS else _KIND.get(schema.name, "LegalEntity"),
        tuple(dict.fromkeys(countries)),
        _born(known.get("birthDate", ())),
        tuple(dict.fromkeys(numbers)),
    )
    unread = tuple(sorted(name for name in told if name not in known and told[name]))
    return Read(query, schema.name, known, unread, schema.name in _FOREIGN)


def matchable() -> tuple[str, ...]:
    """Return the schemata that can be asked about."""
    return tuple(name for name, schema in schemata().items() if schema.matchable or name == BASE)


def _texts(values: Values) -> list[str]:
    several = values if isinstance(values, list) else [values]
    texts = (_SPACES.sub(" ", str(value)).strip() for value in several if value is not None)
    return [text.encode("utf-8", "replace").decode("utf-8") for text in texts if text]


def _from_parts(known: Mapping[str, list[str]]) -> list[str]:
    """Return the name that its parts make, in the order in which they are written in one line."""
    whole = " ".join(value for name in _PARTS for value in known.get(name, ()))
    return [whole] if whole else []


def _born(values: Iterable[str]) -> Period | None:
    days = [day for value in values if (day := written_day(value))]
    return Period(min(day.first for day in days), max(day.last for day in days)) if days else None
