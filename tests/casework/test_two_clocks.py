"""Two lots of one case, one imported before the Act applied and one after: each has the clock of its own measure."""

import shutil
from datetime import date

import pytest

from amparo.findings.assessment import Assessment
from examples.assessing import assess
from examples.books import EXAMPLES

LATER = {"2022-05-02": "2022-07-04", "2022-05-03": "2022-07-05", "2022-05-06": "2022-07-08"}


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> Assessment:
    folder = tmp_path_factory.mktemp("two") / "bundle"
    shutil.copytree(EXAMPLES / "small" / "wro-named-makers", folder)
    text = (folder / "case.toml").read_text("utf-8")
    for before, after in LATER.items():
        text = text.replace(before, after)
    (folder / "case.toml").write_text(text, "utf-8")
    return assess(folder, folder.parent / "home", date(2022, 7, 20))


def days(found: Assessment, route: str, step: str) -> set[str]:
    return {str(one.due) for one in found.deadlines if (one.route_id, one.step) == (route, step) and one.due}


def test_the_lot_of_after_the_act_is_held_under_it(found):
    met = {(str(one.subject), one.measure_id) for one in found.exposures if one.verdict in {"possible", "confirmed"}}
    assert ("lot:HP", "us-uflpa-s3") in met
    assert ("lot:SI", "us-uflpa-s3") not in met


def test_only_it_has_thirty_days_and_a_protest_from_the_deemed_exclusion(found):
    assert days(found, "us-applicability-review", "deemed-exclusion") == {"2022-08-04"}
    assert days(found, "us-protest", "filing") == {"2022-09-12", "2023-01-31"}


def test_the_others_keep_three_months_from_importation(found):
    assert days(found, "us-wro-admissibility", "proof") == {"2022-05-23", "2022-06-14"}
