"""What screening concluded about one party and one list."""

from dataclasses import dataclass
from typing import Literal

from amparo.facts.ids import ListId, ListingId, PartyId
from amparo.findings.reason import Reason

ScreeningResult = Literal["hit", "not-found", "not-covered", "undecided"]
Decision = Literal["match", "possible", "rejected-by-user"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A listed name that a party's name may be.

    ``score`` is in [0, 1000] (thousandths, so that it is exact in print); ``match`` where a name
    is nearly the same on a confirmed listing, ``possible`` otherwise. ``name_score`` leaves out corroboration.
    """

    party_id: PartyId
    listing_id: ListingId
    list_id: ListId
    listed_name: str
    matched_name: str
    query_name: str
    score: int
    name_score: int
    decision: Decision
    listing_confirmed: bool
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Screening:
    """The result for one party against one list.

    "Not found" says only that this snapshot, as far as it is known here, holds no such name. "Not covered":
    no snapshot of the list was looked at. "Undecided": something was found that nobody has decided on.
    """

    party_id: PartyId
    list_id: ListId
    result: ScreeningResult
    because: tuple[Reason, ...] = ()
