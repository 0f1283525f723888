"""A hit of a party that a person set aside: in sight, and no ground for anything, until either record changes."""

import shutil

import pytest

from amparo.archive.workspace import Workspace
from amparo.casework import assess_case, suppress_party
from amparo.kernel.errors import UserError
from casework_screening.a_workspace import NOW
from doors.running import EXAMPLES

PARTY = "P-GIN-X"


@pytest.fixture
def case(tmp_path):
    return shutil.copytree(EXAMPLES / "cotton-shirts", tmp_path / "cotton-shirts")


def assessed(case, home):
    result = assess_case.run(Workspace(home), assess_case.Request(case), today=NOW).assessment
    return result, [hit for hit in result.hits if hit.party_id == PARTY]


def set_aside(case, home, **more):
    (hit, *_) = assessed(case, home)[1]
    told = {"by": "A. Lee", "reason": "Another gin of that name", "listing": hit.listing_id, **more}
    return suppress_party.run(Workspace(home), suppress_party.Request(case, PARTY, **told), today=NOW)


@pytest.mark.slow
def test_a_hit_set_aside_is_in_sight_and_reaches_nothing(case, tmp_path):
    before, hits = assessed(case, tmp_path / "home")
    for hit in hits:
        set_aside(case, tmp_path / "home", listing=hit.listing_id)
    after, rejected = assessed(case, tmp_path / "home")
    assert {hit.decision for hit in rejected} == {"rejected-by-user"}
    assert len(rejected) == len(hits)
    assert rejected[0].because[0].code == "hit-set-aside"
    reached = {exposure.measure_id for exposure in before.exposures if exposure.subject.id == PARTY}
    still = {one.measure_id for one in after.exposures if one.subject.id == PARTY and one.verdict == "confirmed"}
    assert reached
    assert still < reached


def test_it_lapses_when_the_file_tells_something_else_of_the_party(case, tmp_path):
    set_aside(case, tmp_path / "home")
    parties = case / "parties.csv"
    header, *rows = parties.read_text("utf-8").splitlines()
    at = header.split(",").index("aliases")
    changed = []
    for row in rows:
        cells = row.split(",")
        if cells[0] == PARTY:
            cells[at] = "Another Spelling"
        changed.append(",".join(cells))
    parties.write_text("\n".join([header, *changed]) + "\n", "utf-8")
    _, hits = assessed(case, tmp_path / "home")
    assert "hit-set-aside-lapsed" in {hit.because[0].code for hit in hits}
    assert "rejected-by-user" not in {hit.decision for hit in hits}


@pytest.mark.slow
def test_a_decision_about_one_case_is_none_about_another(case, tmp_path):
    set_aside(case, tmp_path / "home")
    other = case.rename(tmp_path / "other-case")
    assert "rejected-by-user" not in {hit.decision for hit in assessed(other, tmp_path / "home")[1]}


def test_a_party_that_is_not_there_is_told(case, tmp_path):
    with pytest.raises(UserError) as told:
        suppress_party.run(Workspace(tmp_path), suppress_party.Request(case, "P-NOBODY", "A. Lee", "x"), today=NOW)
    assert told.value.code == "option-id"
