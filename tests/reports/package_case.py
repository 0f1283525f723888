"""The invented case with a paper at every step and nothing against its lot, so that all of it may be filed."""

import hashlib
import io
from dataclasses import replace
from datetime import date
from functools import cache

import pypdf
import pytest

from amparo.facts.document import Document, Stated
from amparo.facts.event import Event
from amparo.facts.ids import Subject
from amparo.facts.period import Period
from amparo.facts.statement import Claim, Indicator
from amparo.findings.exposure import Exposure
from amparo.kernel.errors import UserError
from amparo.reports import package
from amparo.reports.dossier.teller import Teller
from amparo.reports.package.filing import filing
from amparo.reports.package.internal import internal
from amparo.reports.package.model import Request
from amparo.reports.package.portal import portal_texts
from amparo.reports.package.speaking import Speaker
from amparo.reports.package.tracing_report import tracing_report
from amparo.reports.paper import texts
from reports import invented_case as told

REVIEW = "us-applicability-review"
PAPERS = (
    ("R1", "production-record", "P2", "lot:L1"), ("R2", "production-record", "P2", "lot:L2"),
    ("R3", "production-record", "P3", "lot:L3"), ("B4", "bale-list", "P4", "lot:L4"),
    ("B5", "bale-list", "P5", "lot:L5"), ("I1", "invoice", "P2", "shipment:SH1"),
    ("G1", "registration", "P4", "party:P4"), ("N1", "notice", "", "lot:L1"), ("A1", "audit", "", "site:S4"),
    ("T1", "correspondence", "P4", "party:P4"),
)  # fmt: skip
DOCUMENTS = {
    key: Document(
        key, kind, f"documents/{key}.pdf", issuer or None, Period.day(date(2026, 10, 20)), "en", covers=(covers,),
        present=True, sha256=hashlib.sha256(f"content of {key}".encode()).hexdigest(),
    )
    for key, kind, issuer, covers in PAPERS
}  # fmt: skip
DOCUMENTS["R1"] = replace(DOCUMENTS["R1"], states=Stated(issuer_name=("Linhai Weaving Co., Ltd.", "临海织造有限公司")))
CONTENTS = {document.file: f"content of {document.id}".encode() for document in DOCUMENTS.values()}
RECORDS = {"L1": "R1", "L2": "R2", "L3": "R3"}
CASE = replace(
    told.CASE,
    documents=DOCUMENTS,
    lots={key: replace(lot, document_ids=()) for key, lot in told.CASE.lots.items()},
    uses=tuple(replace(use, document_ids=(RECORDS[use.output_lot_id],)) for use in told.CASE.uses),
    shipments={"SH1": replace(told.CASE.shipments["SH1"], document_ids=())},
    holdings=(),
    events=(Event("detained", Period.day(date(2026, 10, 15)), ("lot:L1",)),),
    claims=(
        Claim("C1", Subject("party", "P4"), "alleges", "Workers were assigned.", "An invented institute", None, "p. 3"),
        Claim("C2", Subject("party", "P4"), "denies", "All were hired singly.", "P4", None, "document T1"),
    ),
    indicators=(Indicator("S4", 8, "not-observed", "payroll read", "SRC-2", Period.day(date(2026, 5, 2))),),
)
OUTSIDE = Exposure(Subject("lot", "L1"), "us-uflpa-s3", "origin", "traced-outside-scope", "Pub. L. 117-78")
MET = replace(OUTSIDE, verdict="confirmed")
CALM = replace(told.ASSESSMENT, contradictions=(), exposures=(OUTSIDE,))


def going(route_id, assessment=CALM):
    """Return the assessment with one route open."""
    return replace(assessment, remedies=(replace(told.ROUTE, route_id=route_id, open="yes"),))


def changed(key, **fields):
    """Return the case with one document changed."""
    return replace(CASE, documents={**DOCUMENTS, key: replace(DOCUMENTS[key], **fields)})


@cache
def reviewed():
    """The package of the case as it stands, drawn once for all who only read it."""
    return bound()


def bound(assessment=CALM, case=CASE, request=None, contents=None, filed=None):
    made = package.draft(assessment, case, request or Request(REVIEW), filed)
    return package.bind(
        made, assessment, case, told.wording(), titles=told.TITLES, contents=CONTENTS if contents is None else contents
    )


def spoken(assessment=CALM, case=CASE, request=None, filed=None):
    """Return what is filed and what is told inside, as words, without drawing either."""
    made = package.draft(assessment, case, request or Request(REVIEW), filed)
    speaker = Speaker(made, Teller(assessment, case, told.wording(), told.TITLES))
    portal = portal_texts(speaker)
    filed_papers = [filing(speaker), *(one for one in (tracing_report(speaker),) if one is not None)]
    words = [text for paper in filed_papers for text in texts(paper)]
    said = [speaker.sentence(one) for one in made.statements if one.supported]
    return "\n".join((*words, *said, *portal.texts.values())), "\n".join(texts(internal(speaker, portal, "")))


def code_of(assessment=CALM, case=CASE, request=None, filed=None):
    with pytest.raises(UserError) as caught:
        package.draft(assessment, case, request or Request(REVIEW), filed)
    assert told.wording().error(caught.value)
    return caught.value.code


def text_of(content):
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
