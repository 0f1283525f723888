"""A package says what papers on file carry, nothing that the file contradicts, and logs what it leaves out."""

import hashlib
import io
import re
from dataclasses import replace

import docx as word
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.facts.ids import Subject
from amparo.findings.exposure import Exposure
from amparo.kernel.errors import UserError
from amparo.remedies.catalogue import routes
from amparo.reports import package
from amparo.reports.package.comparison import compared, fingerprint
from amparo.reports.package.drafting import draft
from amparo.reports.package.genealogy import lots_behind, steps_of
from amparo.reports.package.manifest import NAME, Difference, verify
from amparo.reports.package.model import LeaveOut, Request
from amparo.reports.package.portal import plain_text
from amparo.reports.package.speaking import ranges
from reports import invented_case as told
from reports.words import side_taking

REVIEW = "us-applicability-review"
CONTENTS = {document.file: f"content of {document.id}".encode() for document in told.DOCUMENTS.values()}
DOCUMENTS = {
    key: replace(document, sha256=hashlib.sha256(CONTENTS[document.file]).hexdigest() if document.present else None)
    for key, document in told.DOCUMENTS.items()
}
# The invented case without what stands against its lot, and with papers at every step.
LOTS = {
    **told.CASE.lots,
    "L3": replace(told.CASE.lots["L3"], document_ids=("D5",)),
    "L5": replace(told.CASE.lots["L5"], document_ids=("D8",)),
}
USES = tuple(replace(use, document_ids=("D3", "D4")) for use in told.CASE.uses)
CASE = replace(told.CASE, documents=DOCUMENTS, lots=LOTS, uses=USES)
OUTSIDE = Exposure(Subject("lot", "L1"), "us-uflpa-s3", "origin", "traced-outside-scope", "Pub. L. 117-78")
CALM = replace(told.ASSESSMENT, contradictions=(), exposures=(OUTSIDE,))


def bound(assessment=CALM, case=CASE, request=None, contents=None):
    made = draft(assessment, case, request or Request(REVIEW))
    return package.bind(made, assessment, case, told.wording(), titles=told.TITLES, contents=contents or CONTENTS)


def code_of(assessment=CALM, case=CASE, request=None):
    with pytest.raises(UserError) as caught:
        draft(assessment, case, request or Request(REVIEW))
    assert told.wording().error(caught.value)
    return caught.value.code


def text_of(content):
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def test_inputs_stand_before_what_is_made_of_them():
    assert lots_behind(CASE, ("L1",)) == ("L4", "L5", "L3", "L2", "L1")
    assert [step.number for step in steps_of(CASE, lots_behind(CASE, ("L1",)))] == [1, 2, 3, 4, 5, 6]


def test_exhibits_run_in_the_order_of_steps_and_each_statement_names_its_own():
    made = draft(CALM, CASE, Request(REVIEW))
    assert [exhibit.number for exhibit in made.exhibits] == list(range(1, len(made.exhibits) + 1))
    firsts = [exhibit.steps[0] for exhibit in made.exhibits if exhibit.document.translation_of is None]
    assert firsts == sorted(firsts)
    filed = {one for step in made.steps for statement in step.statements for one in statement.on_file}
    assert filed == {exhibit.document.id for exhibit in made.exhibits}


def test_a_statement_without_a_document_on_file_is_kept_out_and_told_inside():
    case = replace(CASE, lots={**LOTS, "L3": replace(LOTS["L3"], document_ids=())}, uses=USES)
    made = draft(CALM, case, Request(REVIEW))
    assert [one.reason.code for one in made.unsupported] == ["package-lot-made"]
    files = bound(case=case)
    sentence = "Lot L3 (Cotton yarn, 1400 KGM) was made by"
    assert sentence not in text_of(files.filing["filing.pdf"])
    assert sentence in text_of(files.internal["internal-report.pdf"])
    assert sentence not in files.filing[NAME].decode("utf-8")


def test_the_claim_that_goods_are_outside_enters_only_where_every_ground_was_traced_outside():
    assert [reason.code for reason in draft(CALM, CASE, Request(REVIEW)).claim] == ["package-claim-outside"]
    doubtful = replace(CALM, exposures=(OUTSIDE, replace(OUTSIDE, ground="maker-listed", verdict="unresolved")))
    assert draft(doubtful, CASE, Request(REVIEW)).claim == ()


@pytest.mark.parametrize("verdict", ["confirmed", "probable", "possible", "contradicted"])
def test_no_review_is_filed_for_goods_that_the_measure_is_found_to_meet(verdict):
    met = replace(CALM, exposures=(OUTSIDE, replace(OUTSIDE, ground="maker-listed", verdict=verdict)))
    assert code_of(met) == "package-nothing-to-file"
    assert code_of(met, request=Request(REVIEW, lots=("L1",))) == "package-claim-contradicted"


def test_what_the_file_contradicts_is_not_filed_and_leaving_out_the_paper_does_not_help():
    against = replace(CALM, contradictions=told.ASSESSMENT.contradictions)
    assert code_of(against) == "package-nothing-to-file"
    assert code_of(against, request=Request(REVIEW, lots=("L1",))) == "package-claim-contradicted"
    hidden = Request(REVIEW, lots=("L1",), leave_out=(LeaveOut("D4", "not needed"),))
    assert code_of(against, request=hidden) == "package-left-out-contradicts"


def test_leaving_a_linked_document_out_is_logged_and_shown_and_needs_a_reason():
    request = Request(REVIEW, leave_out=(LeaveOut("D1", "holds a price"),))
    made = draft(CALM, CASE, request)
    assert [(one.document_id, one.why, one.told) for one in made.omissions] == [
        ("D1", "asked-for", "holds a price"),
        ("D6", "not-in-the-file", ""),
    ]
    inside = text_of(bound(request=request).internal["internal-report.pdf"])
    assert "holds a price" in inside
    assert code_of(request=Request(REVIEW, leave_out=(LeaveOut("D1", " "),))) == "package-reason-missing"


def test_a_dropped_adverse_document_shows_as_adverse():
    elsewhere = replace(told.ASSESSMENT.contradictions[0], subject=Subject("lot", "L9"), concerns=())
    made = draft(replace(CALM, contradictions=(elsewhere,)), CASE, Request(REVIEW, leave_out=(LeaveOut("D4", "long"),)))
    assert [one.adverse for one in made.omissions if one.document_id == "D4"] == [("double-allocation",)]


def test_records_of_single_workers_stay_out_unless_asked_for_and_then_bear_no_name():
    payroll = replace(DOCUMENTS["D5"], kind="payroll")
    case = replace(CASE, documents={**DOCUMENTS, "D5": payroll})
    assert [one.why for one in draft(CALM, case, Request(REVIEW)).omissions if one.document_id == "D5"] == [
        "worker-record"
    ]
    request = Request(REVIEW, worker_records=True)
    coded = [exhibit for exhibit in draft(CALM, case, request).exhibits if exhibit.document.id == "D5"]
    assert [exhibit.coded for exhibit in coded] == [True]
    assert "documents/d5.pdf" not in text_of(bound(case=case, request=request).filing["filing.pdf"])


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
    changed = {**CONTENTS, "documents/d1.pdf": b"other"}
    gone = {key: value for key, value in CONTENTS.items() if key != "documents/d1.pdf"}
    for contents, code in ((gone, "package-exhibit-missing"), (changed, "package-exhibit-changed")):
        with pytest.raises(UserError) as caught:
            bound(contents=contents)
        assert caught.value.code == code


def test_two_runs_give_the_same_bytes():
    assert bound() == bound()


@pytest.mark.parametrize("harm", ["take", "change", "add"])
def test_one_document_taken_changed_or_added_is_found_by_the_manifest(harm):
    files = dict(bound().filing)
    assert verify(files) == ()
    path = "exhibits/0001.pdf"
    if harm == "take":
        del files[path]
        assert verify(files) == (Difference(path, "missing"),)
    elif harm == "change":
        files[path] += b" "
        assert verify(files) == (Difference(path, "changed"),)
    else:
        files["exhibits/0099.pdf"] = b"new"
        assert verify(files) == (Difference("exhibits/0099.pdf", "added"),)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"format": 1, "files": [1], "chain": []}'])
def test_a_manifest_that_is_none_is_refused(content):
    with pytest.raises(UserError):
        verify({NAME: content})


def test_the_editable_filing_opens_and_says_the_same():
    document = word.Document(io.BytesIO(bound().filing["filing.docx"]))
    written = "\n".join(paragraph.text for paragraph in document.paragraphs)
    written += "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert "Request for review: Detained shirts, entry of 12 October 2026" in written
    assert "临海织造有限公司" in written
    assert "1400 KGM of lot L3 (Cotton yarn) went into lot L2." in written
    assert len(document.inline_shapes) == 1
    assert document.core_properties.created.date() == told.ON


HOSTILE = "<&>{{ }} #import \u202e مرحبا ئۇيغۇر 新疆 😀 " + "x" * 10_000


def test_hostile_names_are_shown_in_every_form():
    goods = {key: replace(good, name=HOSTILE) for key, good in CASE.goods.items()}
    files = bound(case=replace(CASE, goods=goods, title=HOSTILE))
    first = pypdf.PdfReader(io.BytesIO(files.filing["filing.pdf"])).pages[0].extract_text()
    assert "#import" in first
    document = word.Document(io.BytesIO(files.filing["filing.docx"]))
    assert "<&>{{ }} #import [U+202E]" in document.paragraphs[0].text
    for path, content in files.filing.items():
        if path.startswith("portal/"):
            assert re.fullmatch(rb"[A-Za-z0-9 ]*\n", content)


@pytest.mark.parametrize("layout", package.layouts().values(), ids=lambda layout: layout.id)
def test_every_layout_is_drawn_for_each_of_its_routes_with_full_and_with_bare_cases(layout):
    nothing = {"sites": {}, "goods": {}, "lots": {}, "shipments": {}, "documents": {}}
    none = dict.fromkeys(("holdings", "uses", "claims", "indicators", "events"), ())
    bare = replace(CASE, parties={"P1": CASE.parties["P1"]}, **nothing, **none)
    for route_id in layout.routes:
        assert route_id in routes(), route_id
        remedy = replace(CALM.remedies[0], route_id=route_id, open="yes")
        assessment = replace(CALM, remedies=(remedy,))
        files = bound(assessment, CASE, Request(route_id))
        assert side_taking(text_of(files.filing["filing.pdf"])) == []
        empty = replace(assessment, screenings=(), hits=(), chains=(), exposures=(), gaps=())
        if layout.about == "lots":
            assert code_of(empty, bare, Request(route_id)) == "package-nothing-to-file"
        else:
            assert bound(empty, bare, Request(route_id)).filing["filing.pdf"]


def test_an_identical_chain_is_told_and_a_new_maker_too():
    made = draft(CALM, CASE, Request(REVIEW))
    earlier = bound().filing[NAME]
    assert [one.code for one in compared(made, CASE, earlier).comparison] == ["package-chain-identical"]
    moved = replace(CASE, sites={**CASE.sites, "S5": replace(CASE.sites["S5"], party_id="P6")})
    codes = {one.code for one in compared(draft(CALM, moved, Request(REVIEW)), moved, earlier).comparison}
    assert codes == {"package-stage-new", "package-stage-gone"}
    assert fingerprint(CASE, made.lots) == sorted(fingerprint(CASE, made.lots))


@given(st.text(max_size=80))
def test_portal_texts_hold_letters_digits_and_single_spaces_only(text):
    assert re.fullmatch(r"([A-Za-z0-9]+( [A-Za-z0-9]+)*)?", plain_text(text))


def test_portal_texts_keep_figures_and_names_readable():
    assert plain_text("Men's shirts: 2613.3 kg, 52 % of 新疆") == "Mens shirts 2613 point 3 kg 52 percent of xin jiang"


@given(st.sets(st.integers(1, 60), max_size=20))
def test_runs_of_numbers_tell_every_number_once(numbers):
    told_numbers = []
    for run in ranges(sorted(numbers)).split(", "):
        first, _, last = run.partition("-")
        told_numbers += range(int(first), int(last or first) + 1) if first else []
    assert told_numbers == sorted(numbers)
