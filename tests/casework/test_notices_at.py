"""Which notices stand at which command, by what binds the user, their role, and what was found."""

from dataclasses import replace

import pytest

from amparo.archive.workspace import Workspace
from amparo.casework.assess_case import Request, run
from amparo.casework.assessment.notices_at import AT, CONDITIONS, as_cautions, notices_at
from amparo.law.notices import notices
from amparo.wording import speak
from doors.running import EXAMPLES


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    return run(Workspace(home), Request(EXAMPLES / "small" / "ofac-fifty-percent"), today=None)


def ids(found, command, **told):
    return {one.id for one in notices_at(command, replace(found.case, **told), found.assessment)}


def test_only_the_law_that_binds_the_user_speaks(found):
    assert "us-dealing-with-blocked-party" in ids(found, "trace", jurisdictions=("US",))
    assert "us-dealing-with-blocked-party" not in ids(found, "trace", jurisdictions=("CN",))
    assert "eu-uk-funds-for-listed-party" in ids(found, "assess", jurisdictions=("EU",))
    assert ids(found, "trace", jurisdictions=()) == set()


def test_an_importers_own_entry_is_no_filing_for_another(found):
    assert "us-customs-business" not in ids(found, "remedies", jurisdictions=("US",), role="importer")
    assert "us-customs-business" in ids(found, "remedies", jurisdictions=("US",), role="legal-aid")


def test_who_may_help_a_listed_party_is_told_though_none_was_found(found):
    nobody = replace(found.assessment, hits=())
    for role, told in (("counsel", True), ("importer", False)):
        case = replace(found.case, role=role, jurisdictions=("US",))
        shown = {one.id for one in notices_at("assess", case, nobody)}
        assert ("us-dealing-with-blocked-party" in shown) is told


def test_every_step_asked_for_is_a_step_of_some_notice():
    assert set(CONDITIONS) <= {one.step for one in notices()}
    assert {step for steps in AT.values() for step in steps} <= set(CONDITIONS)


def test_notices_are_cautions_of_an_assessment_with_a_title_and_a_sentence(found):
    codes = {one.code for one in found.assessment.warnings}
    assert "help-may-need-licence" in codes
    for one in notices():
        (reason,) = as_cautions((one,))[0].because
        assert one.citation in speak().because(reason.code, dict(reason.params))
        assert speak().has(f"dossier.warning.{one.code}") or one.step == "contribute"
