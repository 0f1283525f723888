"""A hit of a case's party set aside by a person, who says why: bound to the party and to the listing as they are."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from amparo.archive.bundle import open_bundle
from amparo.archive.suppressions import FILE, Suppression, append, read_book
from amparo.archive.workspace import Workspace
from amparo.casework.assessment.decided import party_pair
from amparo.casework.assessment.names import screen_parties
from amparo.casework.assessment.register import register_on
from amparo.casework.suppress_hits import Suppressed
from amparo.facts.ids import PartyId
from amparo.kernel.errors import Place, UserError
from amparo.kernel.progress import SILENT
from amparo.sources.bundle.reading import read_case


@dataclass(frozen=True, slots=True)
class Request:
    """Which hit of which party; ``on`` wins over the case's own day. ``listing`` empty: the party's only hit."""

    bundle: Path
    party: str
    by: str
    reason: str
    listing: str = ""
    on: date | None = None
    suppressions: Path | None = None


def run(workspace: Workspace, request: Request, *, today: date) -> Suppressed:
    """Set a hit of a party aside; a case is assessed with what the workspace's file holds.

    Raises:
        UserError: nobody or no reason is named, the bundle cannot be read, or it has no such party or hit.
        IntegrityError: the file of decisions was tampered with.
    """
    if not request.by.strip():
        raise UserError("suppression-by-missing")
    if not request.reason.strip():
        raise UserError("suppression-reason-missing", row=request.party)
    files = open_bundle(request.bundle)
    case = read_case(files, files.name)
    party = case.parties.get(PartyId(request.party))
    if party is None:
        raise UserError("option-id", id=request.party, option="--party")
    on = request.on or case.on or today
    register = register_on(workspace, case.samples, on)
    _, hits = screen_parties(replace(case, parties={party.id: party}), register, on, SILENT)
    chosen = [hit for hit in hits if request.listing in ("", hit.listing_id)]
    if not chosen:
        raise UserError("suppression-no-such-hit", Place(files.name), row=request.party, listing=request.listing)
    if len(chosen) > 1:
        known = ", ".join(hit.listing_id for hit in chosen)
        raise UserError("suppression-which-listing", Place(files.name), row=request.party, listings=known)
    (hit,) = chosen
    listing = next(
        one
        for snapshot in register.snapshots
        for one in snapshot.listings
        if (one.list_id, one.id) == (hit.list_id, hit.listing_id)
    )
    path = request.suppressions or workspace.home / FILE
    pair = party_pair(case, party, listing)
    if pair in {entry.pair for entry in read_book(path).standing()}:
        return Suppressed((), 1)
    entry = Suppression(
        number=0, by=request.by.strip(), on=today.isoformat(), reason=request.reason.strip(), list_id=hit.list_id,
        listing_id=hit.listing_id, pair=pair, query=party.name, listed_name=hit.listed_name,
    )  # fmt: skip
    return Suppressed((append(path, [entry]).entries[-1],), 0)
