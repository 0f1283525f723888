"""A name that is only somewhat alike is shown, and carries nothing beyond possible."""

import json

import pytest

from amparo.casework.assessment import names
from hostile.small import FILES, told, verdicts

LISTED = "Wenhollow Lanternfen Cotton Ginning Co., Ltd."


def listed(stands_in_for: str, **more: list[str]) -> dict[str, str]:
    """Return a sample list that names one firm, and papers for the holding."""
    properties = {"name": [LISTED], "country": ["cn"], "topics": ["sanction"], **more}
    return {
        "lists/x.toml": (
            'id = "sample-x"\ntitle = "SAMPLE"\npublisher = "Nobody"\nas_of = 2026-01-01\n'
            f'stands_in_for = ["{stands_in_for}"]\n'
        ),
        "lists/x.ftm.json": json.dumps({"id": "e", "schema": "Company", "properties": properties}),
    }


def called(name: str) -> dict[str, str]:
    return {"parties.csv": FILES["parties.csv"].replace("Lanternfen Ginning Co", f'"{name}"')}


def decided(assessment):
    return {hit.decision for hit in assessment.hits if hit.party_id == "C" and hit.list_id == "sample-x"}


@pytest.fixture(params=[False, True], ids=["nearly the same", "only alike"])
def in_doubt(request, monkeypatch):
    """Whether the name is less alike than a match asks for, whatever the scorer of the day gives it."""
    if request.param:
        monkeypatch.setattr(names, "SURE", 1001)
    return request.param


def test_how_far_a_name_carries_follows_how_alike_it_is(tmp_path, in_doubt):
    assessment = told(tmp_path, listed("us-uflpa", program=["ii"]) | called(LISTED.upper()))
    assert decided(assessment) == {"possible" if in_doubt else "match"}
    assert verdicts(assessment)["maker-listed"] == ("possible" if in_doubt else "confirmed")
    results = {one.result for one in assessment.screenings if (one.party_id, one.list_id) == ("C", "sample-x")}
    assert results == {"undecided" if in_doubt else "hit"}


def test_what_an_owner_in_doubt_owns_is_no_more_than_possible(tmp_path, in_doubt):
    holdings = {
        "holdings.csv": "owner_id,owned_id,share_min,share_max,document_ids\nC,B,60,60,D4\n",
        "documents.csv": FILES["documents.csv"] + "D4,ownership-record,d/4.txt,B,2026-01-02,party:B\n",
        "d/4.txt": "o",
    }
    assessment = told(tmp_path, listed("us-ofac-sdn") | called(LISTED) | holdings)
    owned = [one for one in assessment.exposures if one.measure_id == "us-ofac-50pct" and str(one.subject) == "party:B"]
    assert len(owned) == 1
    doubt = "owner-listing-in-doubt" in {reason.code for reason in owned[0].because}
    assert (doubt, owned[0].verdict == "possible") == (in_doubt, in_doubt)
