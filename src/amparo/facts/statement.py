"""Statements about conduct: always with who made them and when, never as this program's own."""

from dataclasses import dataclass
from typing import Literal

from amparo.facts.ids import SiteId, Subject
from amparo.facts.period import Period
from amparo.kernel.errors import Place

Stance = Literal["alleges", "denies", "finds"]
Assessment = Literal["present", "not-observed", "unknown"]
Freedom = Literal["yes", "no", "unknown"]

# Not one of the ILO's eleven: the number of the Abolition of Forced Labour Convention, 1957.
STATE_IMPOSED = 105


@dataclass(frozen=True, slots=True)
class Claim:
    """A row of ``claims.csv``: what somebody alleges, denies or finds."""

    id: str
    about: Subject
    stance: Stance
    statement: str
    made_by: str
    date: Period | None = None
    source: str = ""
    at: Place | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of ``indicators.csv``: one of the ILO's eleven indicators at one site.

    "Not observed" is what somebody looked for and did not see; it never means absent. ``source_ref`` is the
    user's own code, never a name. ``indicator`` is 1 to 11, or :data:`STATE_IMPOSED` for work imposed by a state
    (ILO Convention 105). ``free_to_speak``: whether people could speak without being overheard or prepared.
    """

    site_id: SiteId
    indicator: int
    assessment: Assessment
    method: str = ""
    source_ref: str = ""
    date: Period | None = None
    at: Place | None = None
    free_to_speak: Freedom = "unknown"
