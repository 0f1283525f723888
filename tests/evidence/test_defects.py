"""Every planted defect is found, and a sound chain raises nothing."""

import random

import pytest

from amparo.evidence.reconcile import reconcile
from amparo.tracing.trace import trace
from tracing.book import ON
from tracing.defects import DEFECTS, sound

SEEDS = range(40)


def codes(case):
    return {one.code for one in (*trace(case, [], ON).contradictions, *reconcile(case, ON))}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sound_chain_raises_nothing(seed):
    case = sound(seed).case
    assert codes(case) == set()
    assert all(lot.closed for lot in trace(case, [], ON).lots.values())


@pytest.mark.parametrize("name", DEFECTS)
def test_every_planted_defect_is_found(name):
    defect, code = DEFECTS[name]
    missed = []
    for seed in SEEDS:
        case = sound(seed).case
        if not case.uses:
            continue
        if code not in codes(defect(random.Random(seed), case)):  # noqa: S311 - a simulation
            missed.append(seed)
    assert missed == []
