"""Parties reached through their owners, under each regime's own test."""

from collections.abc import Iterable, Mapping
from datetime import date

from amparo.casework.assessment.register import Register
from amparo.facts.case import Case
from amparo.facts.ids import PartyId
from amparo.findings.hit import Hit
from amparo.law.control_tests import ControlTest, control_tests
from amparo.tracing.ownership import Owned, closure
from amparo.tracing.papers import Papers


def owned_by_listed(case: Case, hits: Iterable[Hit], register: Register, on: date) -> Mapping[str, tuple[Owned, ...]]:
    """Return, for each ownership test that holds on the day, the parties it reaches.

    Seeds are the case's parties found on one of the test's lists; only their holdings in the file count.
    """
    hits = tuple(hits)
    papers = Papers(case, on)
    return {
        test.id: closure(case.holdings, _seeds(test, hits, register), test, on, papers)
        for test in control_tests().values()
        if test.spell_on(on) is not None
    }


def _seeds(test: ControlTest, hits: tuple[Hit, ...], register: Register) -> frozenset[PartyId]:
    return frozenset(
        hit.party_id
        for hit in hits
        if hit.decision != "rejected-by-user" and set(register.named(hit.list_id)) & set(test.seeds)
    )
