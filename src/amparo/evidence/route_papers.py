"""Papers that one route asks for beside those of the tracing, and that are not on file: gaps of that route.

What each route asks for is data (``route_papers.toml``); a route without rows there asks for nothing of its own.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from amparo.evidence.desk import Desk
from amparo.evidence.rows import row
from amparo.facts.case import Case
from amparo.facts.evidence import Evidence
from amparo.facts.ids import LotId, PartyId, Subject
from amparo.findings.evidence import Gap
from amparo.findings.reason import Reason, because
from amparo.kernel.registry import toml_files

PACKAGE = "amparo.evidence"
STEP = "route-paper"
# Without these the claim of the route has nothing to stand on; a paper that closes a trace still goes before them.
WEIGHT = 1000


@dataclass(frozen=True, slots=True)
class RoutePaper:
    """One thing that a route asks for: of each ``maker``, or once for the ``case``."""

    route: str
    of: str
    kinds: tuple[str, ...]
    text: str
    guidance: str
    source: str
    confirmed: bool


@cache
def route_papers() -> tuple[RoutePaper, ...]:
    """Return what every route asks for of its own."""
    table = dict(toml_files(PACKAGE))["route_papers.toml"]
    return tuple(RoutePaper(**{**one, "kinds": tuple(one["kinds"])}) for one in table["paper"])


def route_gaps(case: Case, route: str, on: date, lots: Collection[str] = ()) -> Iterator[Gap]:
    """Yield a gap for each paper of a route that is not on file.

    Args:
        case: the user's records.
        route: its id.
        on: a document dated later does not count yet.
        lots: the lots that the route is about; empty: all.
    """
    desk = Desk(case, on)
    makers = _makers(case, lots)
    for asked in route_papers():
        if asked.route != route:
            continue
        if asked.of == "case":
            if not any(one.kind in asked.kinds and one.issuer_id not in makers for one in desk.documents.values()):
                yield _gap(Subject("case", case.name), "case", asked, _told(asked))
            continue
        for maker in makers:
            if not _on_file(desk, maker, asked.kinds):
                reason = because("route-paper-missing", *row(case.parties[maker].at), party=maker, route=route)
                yield _gap(Subject("party", maker), f"party:{maker}", asked, reason, _told(asked))


def _makers(case: Case, lots: Collection[str]) -> tuple[PartyId, ...]:
    """Return who made the lots and what went into them, in the order of the file."""
    wanted = {LotId(one) for one in lots} or set(case.lots)
    open_lots = list(wanted)
    while open_lots:
        lot = open_lots.pop()
        fresh = {use.input_lot_id for use in case.uses if use.output_lot_id == lot} - wanted
        wanted |= fresh
        open_lots.extend(fresh)
    told = (case.party_of(one.site_id) for one in case.lots.values() if one.id in wanted)
    return tuple(dict.fromkeys(party for party in told if party is not None))


def _on_file(desk: Desk, maker: PartyId, kinds: tuple[str, ...]) -> bool:
    places = {f"site:{site.id}" for site in desk.case.sites.values() if site.party_id == maker}
    about = {f"party:{maker}", *places}
    named = set(desk.case.parties[maker].document_ids)
    return any(
        one.kind in kinds and (about & set(one.covers) or one.id in named) and one.translation_of is None
        for one in desk.documents.values()
    )


def _told(asked: RoutePaper) -> Reason:
    code = "checklist-asks" if asked.confirmed else "checklist-asks-unconfirmed"
    return because(code, Evidence(f"law:{asked.route}", asked.source), text=asked.text, guidance=asked.guidance)


def _gap(subject: Subject, holder: str, asked: RoutePaper, *reasons: Reason) -> Gap:
    return Gap(subject, STEP, " or ".join(asked.kinds), holder, None, WEIGHT, reasons)
