"""A step that some law may forbid waits until its notice is read, and what was read is recorded with its day."""

from datetime import date

import pytest

from amparo.casework.acknowledging import Acknowledgement, acknowledgements, asked, insist, unread
from amparo.kernel.errors import UserError

TODAY = date(2026, 11, 22)
SURVEY = "cn-supply-chain-survey"


def test_what_was_read_is_kept_with_its_day_each_once():
    found = acknowledgements([SURVEY, f"{SURVEY}=2026-11-20", "eu-uk-personal-data"], TODAY)
    assert found == (
        Acknowledgement(SURVEY, date(2026, 11, 20)),
        Acknowledgement("eu-uk-personal-data", TODAY),
    )


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("nothing", "notice-unknown"),
        ("", "notice-unknown"),
        (f"{SURVEY}=yesterday", "notice-day"),
        (f"{SURVEY}=2026-11-23", "notice-day-ahead"),
    ],
)
def test_what_cannot_have_been_read_is_refused(told, code):
    with pytest.raises(UserError) as refused:
        acknowledgements([told], TODAY)
    assert refused.value.code == code


def test_only_the_law_that_binds_has_notices_to_read():
    wanted = asked(("survey-supply-chain", "send-data-to-foreign-authority"), ["CN"])
    assert {SURVEY, "cn-state-secrets", "cn-data-to-foreign-authority"} <= {one.id for one in wanted}
    assert asked(("survey-supply-chain",), ["US"]) == ()


def test_a_step_waits_for_every_notice_and_says_how_to_go_on():
    wanted = asked(("survey-supply-chain",), ["CN"])
    given = acknowledgements([SURVEY], TODAY)
    assert SURVEY not in {one.id for one in unread(wanted, given)}
    with pytest.raises(UserError) as refused:
        insist(wanted, given, "the question")
    assert "--acknowledge cn-state-secrets" in dict(refused.value.params)["options"]
    insist(wanted, acknowledgements([one.id for one in wanted], TODAY), "the question")
