"""Parties held against every list: hits, and one screening result for each party and list."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from amparo.casework.assessment.cautions import short_of
from amparo.casework.assessment.decided import decision_told, party_pair
from amparo.casework.assessment.register import Register
from amparo.casework.suppressing import NOTHING_DECIDED, Suppressing
from amparo.facts.case import Case
from amparo.facts.evidence import Evidence
from amparo.facts.ids import ListId
from amparo.facts.listing import Listing, Snapshot
from amparo.facts.party import Party
from amparo.facts.truth import Truth
from amparo.findings.hit import Decision, Hit, Screening
from amparo.findings.reason import Reason, because
from amparo.kernel.progress import Progress, track
from amparo.screening.index import build
from amparo.screening.match import Candidate, Query, screen

THRESHOLD = 700
SURE = 900  # thousandths: a name less alike may be another party's, and carries no verdict beyond possible
LIMIT = 10


def screen_parties(
    case: Case, register: Register, on: date, progress: Progress, suppressing: Suppressing = NOTHING_DECIDED
) -> tuple[list[Screening], list[Hit]]:
    """Return the screening of every party of the case against every list of the register, in the case's order.

    ``suppressing`` holds what people have decided about hits; one set aside stays in sight and decides nothing.
    """
    listed = {
        (listing.list_id, listing.id): (snapshot, listing)
        for snapshot in register.snapshots
        for listing in snapshot.listings
        if listing.listed_on(on)
    }
    # An alias that was withdrawn names nobody after its time; the listing itself is kept whole for the record.
    index = build([replace(listing, names=listing.names_on(on)) for _, listing in listed.values()])
    screenings: list[Screening] = []
    hits: list[Hit] = []
    for party in track(case.parties.values(), "screening", progress, total=len(case.parties)):
        found = [
            _hit(party, candidate, *listed[candidate.listing.list_id, candidate.listing.id], on)
            for candidate in screen(index, _query(party), threshold=THRESHOLD, limit=LIMIT + suppressing.most)
        ]
        found = [_decided(case, party, hit, listed[hit.list_id, hit.listing_id][1], suppressing) for hit in found]
        hits.extend(found)
        screenings.extend(_result(party, snapshot, found) for snapshot in register.snapshots)
        screenings.extend(
            Screening(party.id, list_id, "not-covered", (because("list-not-kept", list=list_id),))
            for list_id in register.missing
        )
    return screenings, hits


def _query(party: Party) -> Query:
    return Query(
        names=tuple(name.text for name in party.names),
        schema=party.schema,
        countries=(party.country,) if party.country else (),
        birth_date=party.birth_date,
        identifiers=party.identifiers,
    )


def _decided(case: Case, party: Party, hit: Hit, listing: Listing, suppressing: Suppressing) -> Hit:
    judged = suppressing.judge(hit.list_id, hit.listing_id, party_pair(case, party, listing))
    decision: Decision = "rejected-by-user" if judged.state == "rejected" else hit.decision
    return replace(hit, decision=decision, because=(*decision_told(judged), *hit.because))


def _hit(party: Party, candidate: Candidate, snapshot: Snapshot, listing: Listing, on: date) -> Hit:
    decision: Decision = "match" if listing.confirmed and candidate.score >= SURE else "possible"
    return Hit(
        party_id=party.id,
        listing_id=listing.id,
        list_id=listing.list_id,
        listed_name=listing.name,
        matched_name=candidate.matched_name,
        query_name=candidate.query_name,
        score=candidate.score,
        name_score=candidate.name_score,
        decision=decision,
        listing_confirmed=listing.confirmed,
        because=(*_standing(snapshot, listing, on), *candidate.because),
    )


def _standing(snapshot: Snapshot, listing: Listing, on: date) -> Iterable[Reason]:
    source = Evidence(f"list:{snapshot.list_id}@{snapshot.as_of.isoformat()}", listing.locator or listing.id)
    if snapshot.sample:
        yield because("listed-on-sample", source, name=listing.name, title=snapshot.title)
    else:
        yield because("listed-by", source, name=listing.name, publisher=snapshot.publisher, title=snapshot.title)
    if not listing.confirmed:
        yield because("listing-unconfirmed", source, name=listing.name)
    stays = listing.spells_on(on)
    if stays and all(stay.span.holds_on(on) is Truth.UNKNOWN for stay in stays):
        yield because("listing-day-uncertain", source, name=listing.name, day=on.isoformat())


def _result(party: Party, snapshot: Snapshot, hits: list[Hit]) -> Screening:
    mine = [hit for hit in hits if hit.list_id == snapshot.list_id]
    source = Evidence(f"list:{snapshot.list_id}@{snapshot.as_of.isoformat()}")
    list_id: ListId = snapshot.list_id
    if any(hit.decision == "match" for hit in mine):
        return Screening(party.id, list_id, "hit", (because("names-found", source, count=len(mine)),))
    if mine and all(hit.decision == "rejected-by-user" for hit in mine):
        return Screening(party.id, list_id, "not-found", (because("names-set-aside", source, count=len(mine)),))
    if mine:
        return Screening(party.id, list_id, "undecided", (because("names-undecided", source, count=len(mine)),))
    if not _comparable(party):
        return Screening(party.id, list_id, "undecided", (because("name-not-comparable", source, list=list_id),))
    reason = because("name-not-in-snapshot", source, list=list_id, as_of=snapshot.as_of.isoformat())
    if snapshot.coverage.complete:
        return Screening(party.id, list_id, "not-found", (reason,))
    return Screening(party.id, list_id, "not-found", (reason, short_of(snapshot, source)))


def _comparable(party: Party) -> bool:
    """Whether some name holds a letter or a digit: a name of signs alone is held against nothing."""
    return any(mark.isalnum() for name in party.names for mark in name.text)
