"""Parties reached through their owners, under each regime's own test."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from amparo.casework.assessment.register import Register
from amparo.casework.assessment.sheets import surely_listed
from amparo.facts.case import Case
from amparo.facts.ids import PartyId
from amparo.findings.hit import Hit
from amparo.findings.reason import because
from amparo.law.control_tests import ControlTest, control_tests
from amparo.tracing.control import controlled, integrated
from amparo.tracing.ownership import Owned, closure
from amparo.tracing.papers import Papers
from amparo.tracing.standing import Held, Ownership, standings


def ownership(case: Case, hits: Iterable[Hit], register: Register, on: date) -> tuple[Ownership, ...]:
    """Return how the parties of a case stand under each ownership test that holds, or may hold, on the day."""
    hits = tuple(hits)
    sure_hits = _sure(hits, register, on)
    found = []
    for test in control_tests().values():
        spell = test.spell_on(on)
        if spell is None:
            continue
        seeds, sure = _seeds(test, hits, register), _seeds(test, sure_hits, register)
        parts = integrated(case.holdings, seeds, on)
        control = {one.party_id: one for one in controlled(case.holdings, seeds, on)}
        stood = {one.party_id: one for one in standings(case.holdings, seeds, sure, test, on)}
        parties = tuple(Held(one, parts.get(party), control.get(party)) for party, one in stood.items())
        not_kept = tuple(name for name in test.seeds if not register.playing(name))
        found.append(Ownership(test, spell, tuple(sorted(seeds)), tuple(sorted(seeds - sure)), parties, not_kept))
    return tuple(found)


def owned_by_listed(case: Case, hits: Iterable[Hit], register: Register, on: date) -> Mapping[str, tuple[Owned, ...]]:
    """Return, for each ownership test that holds on the day, the parties it reaches.

    Seeds are the case's parties found on one of the test's lists; only their holdings in the file count.
    """
    hits = tuple(hits)
    sure = _sure(hits, register, on)
    papers = Papers(case, on)
    found = {}
    for test in control_tests().values():
        if test.spell_on(on) is None:
            continue
        seeds = _seeds(test, hits, register)
        known = _seeds(test, sure, register)
        owned = closure(case.holdings, seeds, test, on, papers)
        if known != seeds:
            owned = _in_doubt(owned, closure(case.holdings, known, test, on, papers))
        found[test.id] = owned
    return found


def _sure(hits: tuple[Hit, ...], register: Register, on: date) -> tuple[Hit, ...]:
    """Return the hits that are certainly the listed party, certainly listed on the day."""
    return tuple(hit for hit in hits if hit.decision == "match" and surely_listed((hit,), register, on).values)


def _in_doubt(owned: tuple[Owned, ...], surely: tuple[Owned, ...]) -> tuple[Owned, ...]:
    """Return what is owned, uncertain wherever it takes an owner whose own listing is in doubt."""
    certain = {one.party_id: one for one in surely if one.certain}
    doubt = because("owner-listing-in-doubt")
    return tuple(certain.get(one.party_id, replace(one, certain=False, because=(*one.because, doubt))) for one in owned)


def _seeds(test: ControlTest, hits: tuple[Hit, ...], register: Register) -> frozenset[PartyId]:
    return frozenset(
        hit.party_id
        for hit in hits
        if hit.decision != "rejected-by-user" and set(register.named(hit.list_id)) & set(test.seeds)
    )
