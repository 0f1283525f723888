"""What happened to the case, and when."""

import datetime as dt
from dataclasses import dataclass

from amparo.facts.period import Period
from amparo.kernel.errors import Place

KINDS = (
    "imported", "presented", "detained", "excluded", "seized", "protested", "accelerated-disposition-requested",
    "protest-denied", "proof-refused", "listed", "published", "notified", "removal-denied",
    "application-registered", "proposal-circulated", "determined", "situation-met", "harm-known",
    "request-received", "reply-received", "complaint-received", "layoff-planned", "laid-off", "breach-known",
    "arbitration-accepted", "award-received", "date-set",
)  # fmt: skip

# Known before their day comes: a plan, and a last day that an authority has set.
AHEAD = frozenset({"layoff-planned", "date-set"})


@dataclass(frozen=True, slots=True)
class Event:
    """An ``[[event]]`` of ``case.toml``; ``refs`` name what it concerns (``lot:L1``, ``shipment:S1``).

    ``date-set`` is the last day an authority set or extended for one step; its refs name the step
    (``us-seizure-petition/petition``).
    """

    kind: str
    date: Period
    refs: tuple[str, ...] = ()
    at: Place | None = None

    def known_on(self, day: dt.date) -> bool:
        """Whether the event can be known on ``day``: it has begun by then, or it is of a kind known ahead."""
        return self.date.first <= day or self.kind in AHEAD
