"""What is asked of a register, and what it answers."""

from dataclasses import dataclass

from amparo.facts.listing import Listing
from amparo.facts.party import Identifier
from amparo.facts.period import Period
from amparo.findings.reason import Reason


@dataclass(frozen=True, slots=True)
class Query:
    """A party to screen: its names in any script, and whatever else is known of it.

    ``schema`` is a FollowTheMoney schema; countries are ISO 3166-1 alpha-2, lower case.
    """

    names: tuple[str, ...]
    schema: str = "LegalEntity"
    countries: tuple[str, ...] = ()
    birth_date: Period | None = None
    identifiers: tuple[Identifier, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A listing that the query may be.

    ``score`` and ``name_score`` are in thousandths; the latter leaves out everything but the names. ``listed_name``
    is the listing's first name, ``matched_name`` the one that is alike, ``query_name`` the query's name it is like.
    """

    listing: Listing
    listed_name: str
    matched_name: str
    query_name: str
    score: int
    name_score: int
    because: tuple[Reason, ...] = ()
