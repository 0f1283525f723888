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
    "arbitration-accepted", "award-received", "date-set", "released", "exported", "filed", "interrupted",
)  # fmt: skip

# Known before their day comes: a plan, and a last day that an authority has set.
AHEAD = frozenset({"layoff-planned", "date-set"})
# Their refs name the step of a route (``us-seizure-petition/petition``).
OF_STEPS = frozenset({"date-set", "filed", "interrupted"})
# What somebody comes to know or meets with leaves no paper of an authority: where it is not told, nobody knows.
# All other kinds are acts that leave one: where none is on file, the act is taken not to have been done yet.
UNTOLD_UNKNOWN = frozenset({"harm-known", "situation-met", "breach-known"})
ROUTE_REF = "route:"


@dataclass(frozen=True, slots=True)
class Event:
    """An ``[[event]]`` of ``case.toml``; ``refs`` name what it concerns (``lot:L1``, ``shipment:S1``).

    ``date-set`` is the last day an authority set or extended for one step, ``filed`` the day a step was taken,
    ``interrupted`` the day from which a period runs anew; their refs name the step
    (``us-seizure-petition/petition``). A ref ``route:us-protest`` says to which route any other event belongs.
    """

    kind: str
    date: Period
    refs: tuple[str, ...] = ()
    at: Place | None = None

    @property
    def routes(self) -> tuple[str, ...]:
        """Ids of the routes, or of their steps, that the event says it belongs to; none: any that it may start."""
        named = (ref.removeprefix(ROUTE_REF) for ref in self.refs if ref.startswith(ROUTE_REF))
        bare = (ref for ref in self.refs if self.kind in OF_STEPS and ":" not in ref)
        return (*named, *bare)

    def known_on(self, day: dt.date) -> bool:
        """Whether the event can be known on ``day``: it has begun by then, or it is of a kind known ahead."""
        return self.date.first <= day or self.kind in AHEAD
