"""A package says what papers on file carry, in order, with exhibits, and says no more than that."""

import io
import re
from dataclasses import replace

import docx as word
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.facts.document import Stated
from amparo.facts.ids import Subject
from amparo.facts.party import Identifier
from amparo.facts.statement import Claim
from amparo.kernel.errors import UserError
from amparo.reports.package.carrying import Carrying
from amparo.reports.package.comparison import compared, fingerprint
from amparo.reports.package.drafting import draft
from amparo.reports.package.genealogy import lots_behind, steps_of
from amparo.reports.package.manifest import NAME
from amparo.reports.package.model import LeaveOut, Request
from amparo.reports.package.portal import in_words, parted, plain_text
from amparo.reports.package.speaking import ranges
from reports import invented_case as told
from reports.package_case import (
    CALM,
    CASE,
    CONTENTS,
    DOCUMENTS,
    MET,
    OUTSIDE,
    REVIEW,
    bound,
    changed,
    code_of,
    going,
    reviewed,
    spoken,
    text_of,
)  # fmt: skip


def test_inputs_stand_before_what_is_made_of_them():
    behind = lots_behind(CASE, ("L1",))
    assert behind == ("L4", "L5", "L3", "L2", "L1")
    steps = steps_of(Carrying(CASE, told.ON), behind, told.ON)
    assert [(step.number, step.kind) for step in steps] == [
        (1, "origin"), (2, "origin"), (3, "making"), (4, "making"), (5, "making"), (6, "movement"),
    ]  # fmt: skip


def test_a_lot_whose_inputs_are_not_told_is_no_raw_material():
    uses = tuple(use for use in CASE.uses if use.output_lot_id != "L3")
    steps = steps_of(Carrying(replace(CASE, uses=uses), told.ON), ("L3",), told.ON)
    assert [step.kind for step in steps] == ["start"]


def test_exhibits_run_in_the_order_of_steps_and_each_statement_names_its_own():
    made = draft(CALM, CASE, Request(REVIEW))
    assert [exhibit.number for exhibit in made.exhibits] == list(range(1, len(made.exhibits) + 1))
    firsts = [exhibit.steps[0] for exhibit in made.exhibits if exhibit.steps]
    assert firsts == sorted(firsts)
    filed = {one for statement in made.statements for one in statement.on_file}
    assert filed == {exhibit.document.id for exhibit in made.exhibits}


def test_records_of_one_file_are_one_exhibit():
    case = changed("R2", file=DOCUMENTS["R1"].file, sha256=DOCUMENTS["R1"].sha256)
    made = draft(CALM, case, Request(REVIEW))
    assert [[one.id for one in exhibit.documents] for exhibit in made.exhibits if exhibit.also] == [["R2", "R1"]]


def test_the_claim_that_goods_are_outside_enters_only_where_every_ground_was_traced_outside():
    assert [reason.code for reason in draft(CALM, CASE, Request(REVIEW)).claim] == ["package-claim-outside"]
    doubtful = replace(CALM, exposures=(OUTSIDE, replace(OUTSIDE, ground="maker-listed", verdict="unresolved")))
    assert code_of(doubtful) == "package-nothing-to-file"
    named = draft(doubtful, CASE, Request(REVIEW, lots=("L1",)))
    assert named.claim == ()


@pytest.mark.parametrize("verdict", ["confirmed", "probable", "possible", "contradicted"])
def test_no_review_is_filed_for_goods_that_the_measure_is_found_to_meet(verdict):
    met = replace(CALM, exposures=(OUTSIDE, replace(OUTSIDE, ground="maker-listed", verdict=verdict)))
    assert code_of(met) == "package-nothing-to-file"
    assert code_of(met, request=Request(REVIEW, lots=("L1",))) == "package-claim-contradicted"


def test_leaving_a_linked_document_out_is_logged_and_shown_and_needs_a_reason():
    request = Request(REVIEW, leave_out=(LeaveOut("I1", "holds a price"),))
    case = replace(CASE, documents={**DOCUMENTS, "I2": replace(DOCUMENTS["I1"], id="I2", file="documents/N1.pdf")})
    made = draft(CALM, case, request)
    assert [(one.document_id, one.why, one.told) for one in made.omissions] == [("I1", "asked-for", "holds a price")]
    assert "holds a price" in text_of(bound(case=case, request=request).internal["internal-report.pdf"])
    assert code_of(request=Request(REVIEW, leave_out=(LeaveOut("I1", " "),))) == "package-reason-missing"


def test_a_dropped_adverse_document_shows_as_adverse():
    elsewhere = replace(told.ASSESSMENT.contradictions[0], subject=OUTSIDE.subject, concerns=(), document_ids=("T1",))
    elsewhere = replace(elsewhere, subject=replace(OUTSIDE.subject, id="L9"))
    request = Request(REVIEW, leave_out=(LeaveOut("T1", "long"),))
    made = draft(replace(CALM, contradictions=(elsewhere,)), CASE, request)
    assert [one.adverse for one in made.omissions if one.document_id == "T1"] == [(elsewhere.code,)]


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (Request("moon-route"), "package-route-unknown"),
        (Request("us-protest"), "package-route-not-considered"),
        (Request(REVIEW, lots=("L77",)), "package-id-unknown"),
        (Request(REVIEW, leave_out=(LeaveOut("D77", "why"),)), "package-id-unknown"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_a_sentence(request_, code):
    assert code_of(request=request_) == code


def test_a_route_that_is_not_open_gets_no_package():
    shut = replace(CALM, remedies=tuple(replace(remedy, open="no") for remedy in CALM.remedies))
    assert code_of(shut) == "package-route-not-open"


def test_an_exhibit_that_is_gone_or_was_changed_since_stops_the_package():
    file = DOCUMENTS["R1"].file
    gone = {key: value for key, value in CONTENTS.items() if key != file}
    for contents, code in ((gone, "package-exhibit-missing"), ({**CONTENTS, file: b"x"}, "package-exhibit-changed")):
        with pytest.raises(UserError) as caught:
            bound(contents=contents)
        assert caught.value.code == code


def test_two_runs_give_the_same_bytes():
    assert bound() == reviewed()


def test_the_filing_speaks_in_words_and_not_in_codes():
    text = text_of(reviewed().filing["filing.pdf"])
    assert "Executive summary" in text
    assert "1400 kg of lot L3 (Cotton yarn) went into lot L2." in text
    assert re.search(r"KGM|lot:L|party:P|site:S|shipment:S|SRC-2|us-uflpa", text) is None


def test_the_case_s_own_title_is_not_filed():
    case = replace(CASE, title="Goods proven free of everything")
    files = bound(case=case)
    assert "proven" not in text_of(files.filing["filing.pdf"])
    assert "proven" in text_of(files.internal["internal-report.pdf"])


def test_a_part_of_the_filing_that_would_be_empty_is_told_inside_instead():
    files = bound(case=replace(CASE, events=()))
    assert "What happened" not in text_of(files.filing["filing.pdf"])
    assert "what happened" in text_of(files.internal["internal-report.pdf"])


def test_the_editable_filing_opens_and_says_the_same():
    document = word.Document(io.BytesIO(reviewed().filing["filing.docx"]))
    written = "\n".join(paragraph.text for paragraph in document.paragraphs)
    written += "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert "Request for review: Men's cotton shirts, lot L1" in written
    assert "临海织造有限公司" in written
    assert "1400 kg of lot L3 (Cotton yarn) went into lot L2." in written
    assert "Contents" in [paragraph.text for paragraph in document.paragraphs]
    assert len(document.inline_shapes) == 1
    assert document.core_properties.created.date() == told.ON


def test_a_filing_ahead_of_its_day_is_told_as_such_and_states_no_exclusion():
    early = replace(told.ASSESSMENT.deadlines[0], route_id="us-protest", premature=True)
    ahead = replace(going("us-protest"), deadlines=(early,))
    files = bound(ahead, request=Request("us-protest"))
    assert "is a draft and protests nothing" in text_of(files.filing["filing.pdf"])
    assert "Too early to file today" in text_of(files.internal["internal-report.pdf"])


def test_the_summary_tracing_report_names_each_stage_with_its_records():
    text = text_of(reviewed().filing["summary-tracing-report.pdf"])
    for party in ("Linhai Weaving Co., Ltd.", "Silk Gate Spinning Mill"):
        assert party in text
    assert "production record: Ex." in text


def earlier(**changes):
    return dict((bound(**changes) if changes else reviewed()).filing)


def papered():
    """The case with a business record at every stage, as an identical chain asks for."""
    records = {key: replace(DOCUMENTS[key], kind="production-record", file=DOCUMENTS[key].file) for key in ("B4", "B5")}
    return replace(CASE, documents={**DOCUMENTS, **records})


def test_an_identical_chain_is_told_and_a_new_maker_keeps_the_claim_out():
    case = papered()
    made = draft(CALM, case, Request(REVIEW))
    before = earlier(case=case)
    same = compared(made, case, told.ON, before)
    assert same.identical
    assert [one.code for one in same.comparison] == ["package-chain-identical"]
    moved = replace(case, sites={**case.sites, "S5": replace(case.sites["S5"], party_id="P6")})
    other = compared(draft(CALM, moved, Request(REVIEW)), moved, told.ON, before)
    assert not other.identical
    assert {"package-stage-new", "package-stage-gone"} <= {one.code for one in other.comparison}
    assert fingerprint(case, ("L1",), told.ON) == sorted(fingerprint(case, ("L1",), told.ON))


def test_a_chain_with_a_stage_without_a_business_record_is_not_told_as_identical():
    made = draft(CALM, CASE, Request(REVIEW))
    found = compared(made, CASE, told.ON, earlier())
    assert not found.identical
    assert "package-stage-unrecorded" in {one.code for one in found.comparison}


def test_an_earlier_package_that_was_altered_is_not_compared_with():
    before = earlier()
    before["filing.pdf"] += b" "
    with pytest.raises(UserError) as caught:
        compared(draft(CALM, CASE, Request(REVIEW)), CASE, told.ON, before)
    assert caught.value.code == "package-earlier-altered"


def test_an_exception_is_asked_for_goods_within_the_measure_only():
    assert code_of(going("us-exception"), request=Request("us-exception")) == "package-nothing-to-file"
    met = going("us-exception", replace(CALM, exposures=(MET,)))
    assert draft(met, CASE, Request("us-exception")).subjects == (MET.subject,)


@settings(deadline=None)
@given(st.text(max_size=80))
def test_portal_texts_hold_letters_digits_and_single_spaces_only(text):
    assert re.fullmatch(r"([A-Za-z0-9]+( [A-Za-z0-9]+)*)?", plain_text(text))


def test_a_run_of_numbers_is_told_in_words_where_no_sign_may_stand():
    assert plain_text(in_words("Ex. 28, 31-35")) == "Ex 28 and 31 to 35"
    text = reviewed().filing["portal/request.txt"].decode()
    assert "lot L1" in text
    assert "above" not in text
    assert "below" not in text


def test_a_published_list_is_named_as_the_source_of_what_it_says_and_as_no_exhibit():
    claim = Claim(
        "C9", Subject("party", "P4"), "alleges", "It is listed.", "Somebody", None, "lists/sample-a.toml, row 2"
    )
    sample = replace(told.ASSESSMENT.snapshots[0], list_id="sample-a", title="Sample list")
    filed, _ = spoken(
        going("us-allegation"), replace(CASE, claims=(claim,), samples=(sample,)), Request("us-allegation")
    )
    assert "Published list, no exhibit: Sample list" in filed
    assert "lists/sample-a.toml" not in filed
    assert "which is no exhibit" in filed


def test_portal_texts_keep_figures_and_names_readable():
    assert plain_text("Men's shirts: 2613.3 kg, 52 % of 新疆") == "Mens shirts 2613 point 3 kg 52 percent of xin jiang"
    assert plain_text("Łódź, تارىم") == "lodz tarim" or plain_text("Łódź") == "lodz"


@given(st.lists(st.text("ab ", min_size=1, max_size=30).map(lambda one: " ".join(one.split())), max_size=12))
def test_a_text_longer_than_its_field_is_parted_and_never_cut(items):
    items = [item for item in items if item]
    limit = 12
    parts = parted(items, limit)
    if any(len(word_) > limit for item in items for word_ in item.split()):
        assert parts is None
    else:
        assert all(len(part) <= limit for part in parts)
        assert " ".join(parts).split() == " ".join(items).split()


@given(st.sets(st.integers(1, 60), max_size=20))
def test_runs_of_numbers_tell_every_number_once(numbers):
    told_numbers = []
    for run in ranges(sorted(numbers)).split(", "):
        first, _, last = run.partition("-")
        told_numbers += range(int(first), int(last or first) + 1) if first else []
    assert told_numbers == sorted(numbers)


def test_an_address_a_number_and_a_name_are_filed_only_where_a_paper_states_them():
    uscc = Identifier("uscc", "91370203MAY004137J")
    party = replace(CASE.parties["P3"], address="No. 1 Silk Gate", identifiers=(uscc, Identifier("lei", "L" * 20)))
    site = replace(CASE.sites["S3"], address="No. 1 Silk Gate")
    case = replace(CASE, parties={**CASE.parties, "P3": party}, sites={**CASE.sites, "S3": site})
    filed, inside = spoken(case=case)
    assert "Silk Gate Spinning Mill" in filed
    for told_only in ("No. 1 Silk Gate", uscc.value, "L" * 20, "\u4e1d\u95e8\u7eba\u7eb1\u5382"):
        assert told_only not in filed
        assert told_only in inside
    states = Stated(issuer_address="No. 1, Silk Gate", issuer_uscc=uscc.value)
    read_off = {**case.documents, "R3": replace(DOCUMENTS["R3"], states=states)}
    filed, _ = spoken(case=replace(case, documents=read_off))
    assert "No. 1 Silk Gate" in filed
    assert uscc.value in filed
    assert "L" * 20 not in filed


def test_a_payment_or_a_notice_shows_no_making():
    paid = replace(DOCUMENTS["R3"], id="PAY", kind="payment", covers=("lot:L3",), file="documents/I1.pdf")
    made = draft(CALM, replace(CASE, documents={**DOCUMENTS, "PAY": paid}), Request(REVIEW))
    told_by = {
        one.reason.code: one.on_file for step in made.steps for one in step.statements if step.subject.id == "L3"
    }
    assert told_by["package-lot-made"] == ("R3",)


def test_the_goods_beside_in_the_same_entry_are_named_as_not_spoken_of():
    entry = replace(
        DOCUMENTS["N1"], id="CE", kind="customs-entry", covers=("lot:L1", "lot:L9"), file="documents/CE.pdf",
        states=Stated(number="XQZ-1"),
    )  # fmt: skip
    case = replace(
        CASE,
        documents={**DOCUMENTS, "CE": entry},
        lots={**CASE.lots, "L9": replace(CASE.lots["L1"], id="L9")},
        shipments={"SH1": replace(CASE.shipments["SH1"], document_ids=("I1", "CE"))},
    )
    filed, _ = spoken(case=case, request=Request(REVIEW, lots=("L1",)))
    assert "XQZ-1" in filed
    assert "does not speak of those goods" in filed
    assert "lot L9" in filed


def test_the_manifest_lists_what_is_stated():
    assert b"went into lot L2" in reviewed().filing[NAME]
