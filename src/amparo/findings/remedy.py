"""Lawful steps that are open, and by when."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from amparo.facts.ids import RouteId
from amparo.findings.reason import Reason

Open = Literal["yes", "no", "needs-fact"]
State = Literal["dated", "awaited", "no-limit", "set-by-notice", "not-applicable", "undecided"]


@dataclass(frozen=True, slots=True)
class Remedy:
    """One route, held against this case.

    ``measure_ids`` are the exposures' measures that open it. ``missing_facts`` say what would decide a
    ``needs-fact``; ``near_miss`` what would have to be so for a ``no`` (never identity, ownership or place).
    """

    route_id: RouteId
    name: str
    open: Open
    forum: str
    who_may_file: tuple[str, ...]
    standard_of_proof: str
    steps: tuple[str, ...]
    papers: tuple[str, ...]
    citation: str
    confirmed: bool
    note: str = ""
    measure_ids: tuple[str, ...] = ()
    missing_facts: tuple[str, ...] = ()
    near_miss: tuple[str, ...] = ()
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """One date of one route.

    ``due`` is the legal date when trigger and calendar are certain; ``earliest`` and ``latest`` bound it
    otherwise and ``due`` is then the earliest. ``cautious`` is an internal date on or before ``earliest``.
    ``whose`` tells whose act it is (``party``, ``authority``) or ``operation-of-law``. A date that no event
    triggers yet is not given: ``due`` is ``None`` and ``because`` names the event awaited. ``premature``: the act
    was filed, or would be filed on the day of asking, before the period opens. ``done``: the act is on file in time,
    or something on file came first and left nothing to do or to take effect; it is then never ``passed``.
    ``state`` says why there is a date or none: ``undecided`` where the file contradicts itself or nobody can count.
    """

    route_id: RouteId
    step: str
    trigger: str
    rule: str
    citation: str
    confirmed: bool
    whose: str = "party"
    due: date | None = None
    earliest: date | None = None
    latest: date | None = None
    cautious: date | None = None
    provisional: bool = False
    premature: bool = False
    passed: bool = False
    done: bool = False
    state: State = "awaited"
    because: tuple[Reason, ...] = ()
