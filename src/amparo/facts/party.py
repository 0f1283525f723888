"""Persons, companies, vessels: whoever can be named, on a list or in a case."""

from dataclasses import dataclass, field
from typing import Literal

from amparo.facts.ids import DocumentId, PartyId
from amparo.facts.period import ALWAYS, Period, Span
from amparo.kernel.errors import Place

NameKind = Literal["primary", "original", "alias", "weak-alias", "former"]
SCHEMAS = ("Person", "Company", "Organization", "LegalEntity", "PublicBody", "Vessel", "Airplane")


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name as its source writes it; ``span`` bounds a name that was given up or withdrawn, and orders nothing."""

    text: str
    kind: NameKind = "primary"
    span: Span = field(default=ALWAYS, compare=False)


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """A number that names one party within a scheme (``uscc``, ``lei``, ``imo``, ``passport``, ``mid`` ...)."""

    scheme: str
    value: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A row of ``parties.csv``. ``schema`` is one of :data:`SCHEMAS`; countries are ISO 3166-1 alpha-2, lower case.

    ``existed`` runs from the day it was founded to the day it was dissolved, as far as told.
    """

    id: PartyId
    names: tuple[Name, ...]
    schema: str = "LegalEntity"
    country: str | None = None
    region: str | None = None
    address: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    birth_date: Period | None = None
    document_ids: tuple[DocumentId, ...] = ()
    at: Place | None = None
    existed: Span = ALWAYS

    @property
    def name(self) -> str:
        """The name shown: the first one given."""
        return self.names[0].text
