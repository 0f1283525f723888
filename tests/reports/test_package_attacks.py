"""Ways to get a statement filed that no paper carries, or that the file contradicts: none works."""

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from amparo.facts.document import Document
from amparo.facts.event import Event
from amparo.facts.ids import Subject
from amparo.facts.period import Period
from amparo.facts.statement import Claim, Indicator
from amparo.reports import package
from amparo.reports.package.model import LeaveOut, Request
from reports import invented_case as told
from reports.package_case import (
    CALM,
    CASE,
    DOCUMENTS,
    MET,
    OUTSIDE,
    REVIEW,
    changed,
    code_of,
    going,
    spoken,
)  # fmt: skip

MADE = "Lot L3 (Cotton yarn, 1400 kg) was made by"
EXCEPTION = going("us-exception", replace(CALM, exposures=(MET,)))


def kept_out(case, said=MADE):
    """Assert that a statement is in no paper that is filed, and is told inside; return what is filed."""
    filed, inside = spoken(EXCEPTION, case, Request("us-exception"))
    assert said not in filed
    assert said in inside
    return filed


def without(*keys):
    return {key: document for key, document in DOCUMENTS.items() if key not in keys}


def test_a_statement_that_names_no_document():
    uses = tuple(replace(use, document_ids=()) for use in CASE.uses)
    kept_out(replace(CASE, documents=without("R3"), uses=uses))


def test_a_statement_whose_document_is_listed_and_not_in_the_file():
    kept_out(changed("R3", present=False, sha256=None))


def test_a_statement_carried_by_an_empty_file():
    empty = hashlib.sha256(b"").hexdigest()
    kept_out(changed("R3", sha256=empty))


@pytest.mark.parametrize("kind", ["photo", "map", "affidavit", "other", "moon-letter"])
def test_a_statement_carried_by_a_picture_or_a_mere_declaration(kind):
    kept_out(changed("R3", kind=kind))


def test_a_statement_carried_by_a_paper_of_a_later_day():
    kept_out(changed("R3", date=Period.day(date(2027, 1, 1))))


def test_a_statement_carried_by_a_translation_without_its_original():
    kept_out(changed("R3", kind="translation", translation_of="R9"))


def test_a_statement_about_a_day_that_has_not_come():
    lots = {**CASE.lots, "L3": replace(CASE.lots["L3"], produced_from=Period.day(date(2027, 3, 1)))}
    kept_out(replace(CASE, lots=lots))


def test_a_picture_or_a_table_that_shows_what_no_paper_carries():
    text = kept_out(replace(CASE, documents=without("R3"), uses=tuple(replace(u, document_ids=()) for u in CASE.uses)))
    assert "Silk Gate Spinning Mill" not in text
    assert "Spinning hall 2" not in text


def test_a_chain_claimed_outside_with_a_step_that_no_paper_carries():
    bare = replace(CASE, documents=without("R3"), uses=tuple(replace(use, document_ids=()) for use in CASE.uses))
    assert code_of(case=bare) == "package-nothing-to-file"


def test_a_claim_whose_only_paper_is_left_out():
    request = Request(REVIEW, leave_out=(LeaveOut("R3", "holds a price"),))
    assert code_of(request=request) == "package-left-out-carries"


def test_a_claim_that_the_findings_do_not_carry_without_what_is_left_out():
    weaker = replace(CALM, exposures=(replace(OUTSIDE, verdict="unresolved"),))
    request = Request(REVIEW, leave_out=(LeaveOut("N1", "not needed"),))
    assert code_of(request=request, filed=weaker) == "package-left-out-weakens"


def test_what_the_file_contradicts_and_the_paper_that_does_so_left_out():
    clash = replace(told.ASSESSMENT.contradictions[0], document_ids=("R3",))
    against = replace(CALM, contradictions=(clash,))
    assert code_of(against) == "package-nothing-to-file"
    assert code_of(against, request=Request(REVIEW, lots=("L1",))) == "package-claim-contradicted"
    hidden = Request(REVIEW, lots=("L1",), leave_out=(LeaveOut("R3", "not needed"),))
    assert code_of(against, request=hidden) == "package-left-out-contradicts"


def test_a_party_s_filing_about_which_the_file_contradicts_itself():
    clash = replace(told.ASSESSMENT.contradictions[0], subject=Subject("party", "P4"), concerns=())
    against = going("fletf-removal", replace(CALM, contradictions=(clash,)))
    assert code_of(against, request=Request("fletf-removal", parties=("P4",))) == "package-contradicted"


def test_a_claim_about_conduct_whose_source_is_no_document_on_file():
    for source in ("somebody said so", "document T9", "T1x", ""):
        claim = Claim("C9", Subject("party", "P4"), "denies", "All is well there.", "P4", None, source)
        kept_out(replace(CASE, claims=(*CASE.claims, claim)), "All is well there.")


def test_claims_for_and_against_stay_out_by_the_same_rule_and_are_counted():
    text, _ = spoken(EXCEPTION, request=Request("us-exception"))
    assert "All were hired singly." in text
    assert "Workers were assigned." not in text
    assert "1 that allege" in text


def test_an_indicator_not_observed_that_nobody_wrote_down():
    case = replace(CASE, documents=without("A1"))
    text, _ = spoken(EXCEPTION, case, Request("us-exception"))
    assert "payroll read" not in text
    assert "1 not observed" in text


def test_an_indicator_carried_by_what_was_written_before_anybody_looked():
    text, _ = spoken(EXCEPTION, changed("A1", date=Period.day(date(2025, 1, 1))), Request("us-exception"))
    assert "payroll read" not in text


def test_an_exception_for_goods_made_where_an_indicator_is_present():
    case = replace(CASE, indicators=(*CASE.indicators, Indicator("S4", 11, "present", "time sheets")))
    assert code_of(EXCEPTION, case, Request("us-exception")) == "package-nothing-to-file"
    assert code_of(EXCEPTION, case, Request("us-exception", lots=("L1",))) == "package-claim-contradicted"


def test_an_event_that_no_paper_tells():
    events = (Event("excluded", Period.day(date(2026, 11, 3)), ("lot:L1",)),)
    text, inside = spoken(EXCEPTION, replace(CASE, events=events), Request("us-exception"))
    assert "3 November 2026" not in text
    assert "Event: excluded, 3 November 2026." in inside


def test_a_record_of_workers_as_the_only_paper_of_a_statement():
    payroll = Document("W1", "payroll", "documents/W1.pdf", present=True, sha256="0" * 64)
    party = replace(CASE.parties["P4"], document_ids=("W1",))
    case = replace(CASE, parties={**CASE.parties, "P4": party}, documents={**without("G1", "T1"), "W1": payroll})
    removal = going("fletf-removal")
    made = package.draft(removal, case, Request("fletf-removal", parties=("P4",)))
    assert "package-party" in {one.reason.code for one in made.unsupported}
    assert [one.why for one in made.omissions if one.document_id == "W1"] == ["worker-record"]


def test_a_complaint_names_nobody_at_whose_site_nothing_was_observed():
    looked = Indicator("S2", 5, "not-observed", "visit")
    made = package.draft(
        going("us-allegation"), replace(CASE, indicators=(*CASE.indicators, looked)), Request("us-allegation")
    )
    assert made.parties == ("P4",)


def test_a_statement_carried_only_by_a_paper_that_others_put_in_question():
    doubt = replace(told.ASSESSMENT.contradictions[0], subject=Subject("document", "R3"), concerns=())
    doubtful = replace(EXCEPTION, contradictions=(doubt,))
    filed, inside = spoken(doubtful, CASE, Request("us-exception"))
    assert MADE not in filed
    assert MADE in inside
