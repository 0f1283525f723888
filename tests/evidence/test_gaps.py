"""Which paper is missing, for what, and from whom."""

from dataclasses import replace

import pytest

from amparo.evidence.checklists import asked_for, checklists
from amparo.evidence.gaps import gaps
from amparo.facts.document import KINDS
from amparo.facts.ids import DocumentId, LotId
from amparo.findings.evidence import Gap
from amparo.tracing.commodities import commodities
from amparo.tracing.trace import trace
from tracing.book import ON, Book, holding, ids, redacted
from tracing.book import shirts as from_the_bale


def found(case) -> tuple[Gap, ...]:
    return gaps(case, trace(case, [], ON), ON)


def shirts() -> Book:
    """Shirts documented to the bale, with what each gin paid its growers."""
    book = from_the_bale()
    for lot in ("B1", "B2"):
        bought(book, lot)
    return book


def bought(book: Book, lot: str, *, kind="payment", grower="PGROWER", covers=(), when="2026-01-05", **told) -> None:
    book.document(f"D-{lot}-BOUGHT", kind, when=when, covers=(f"lot:{lot}", *covers), **told)
    id_ = DocumentId(f"D-{lot}-BOUGHT")
    states = replace(book.case.documents[id_].states, payee_id=grower)
    book.case.documents[id_] = replace(book.case.documents[id_], states=states)


def test_a_chain_documented_throughout_has_no_gap():
    assert found(shirts().case) == ()


@pytest.mark.parametrize("record", ["D-Y", "D-F", "D-G", "D-B1"])
def test_a_production_record_taken_from_the_list_is_named_and_would_close_the_trace(record):
    first = found(shirts().without(record))[0]
    assert first.document_id == record
    assert str(first.subject) == f"lot:{record.removeprefix('D-')}"
    assert {"production-record", "bale-list"} & set(first.kind.split(" or "))
    assert [reason.code for reason in first.because][:2] == ["document-not-listed", "would-close-trace"]
    assert first.weight >= 10_000


def test_a_record_whose_file_is_missing_is_named_with_its_kind_and_its_issuer_is_asked():
    book = shirts()
    listed = book.case.documents[DocumentId("D-Y")]
    book.case.documents[DocumentId("D-Y")] = replace(listed, present=False, issuer_id="PSPIN")
    (gap,) = found(book.case)
    assert (gap.document_id, gap.kind, gap.asked_of) == ("D-Y", "production-record", "party:PSPIN")


def test_a_record_that_nothing_names_any_more_is_asked_for_by_kind_and_step():
    book = shirts()
    case = book.without("D-Y")
    case.lots[LotId("Y")] = replace(case.lots[LotId("Y")], document_ids=())
    case = replace(case, uses=tuple(replace(use, document_ids=()) for use in case.uses if use.output_lot_id == "Y"))
    first = found(case)[0]
    assert first.document_id is None
    assert (str(first.subject), first.step, first.asked_of) == ("lot:Y", "production", "party:PSPIN")
    assert first.kind == "production-record or batch-record"
    assert "use-not-proved" in {reason.code for reason in first.because}


def test_a_missing_paper_that_changes_nothing_weighs_less():
    weights = {gap.document_id: gap.weight for gap in found(shirts().without("D-F-G-BL"))}
    assert weights == {"D-F-G-BL": 0}


def test_two_missing_records_close_nothing_alone():
    case = shirts().without("D-Y")
    case = replace(case, documents={id_: one for id_, one in case.documents.items() if id_ != "D-F"})
    assert {gap.document_id for gap in found(case)} == {"D-Y", "D-F"}
    assert all(gap.weight < 10_000 for gap in found(case))


def test_a_larger_part_of_the_input_weighs_more():
    case = shirts().without("D-B1")
    case = replace(case, documents={id_: one for id_, one in case.documents.items() if id_ != "D-B2"})
    weights = {gap.document_id: gap.weight for gap in found(case)}
    assert weights["D-B1"] > weights["D-B2"] > 0


def test_closing_the_first_gap_closes_the_trace():
    book = shirts()
    case = book.without("D-Y")
    gap = found(case)[0]
    kind = gap.kind.split(" or ")[0]
    book.document(str(gap.document_id), kind)
    tracing = trace(book.case, [], ON)
    assert tracing.lots[LotId("G")].closed
    assert found(book.case) == ()


def test_the_end_of_a_chain_is_a_gap_for_its_maker():
    book = Book()
    book.lot("Y", "YARN", "SSPIN", 900, "2026-02-01", docs=["D"])
    book.document("D", "production-record")
    (gap,) = found(book.case)
    assert (str(gap.subject), gap.step, gap.asked_of) == ("lot:Y", "input", "party:PSPIN")


def test_where_the_file_begins_after_the_first_stage_the_earliest_maker_is_asked_whence_the_material_came():
    told = {(str(gap.subject), gap.step, gap.asked_of): gap for gap in found(from_the_bale().case)}
    assert set(told) == {("lot:B1", "input", "party:PGIN1"), ("lot:B2", "input", "party:PGIN2")}
    for gap in told.values():
        assert [reason.code for reason in gap.because] == ["first-stage-not-on-file", "checklist-asks-unconfirmed"]
        assert 0 < gap.weight < 1_000


@pytest.mark.parametrize(
    "told",
    [
        {"grower": "PGIN1"},  # the maker's own word
        {"grower": "PSPIN"},  # whoever bought it
        {"covers": ("shipment:T-B1-Y",)},  # a paper of its sale
        {"covers": ("lot:Y",)},  # a paper of its use
        {"kind": "certificate"},
        {"present": False},
        {"when": "2027-01-01"},
    ],
    ids=str,
)
def test_no_other_paper_of_the_lot_tells_of_the_stage_before(told):
    book = from_the_bale()
    bought(book, "B1", **told)
    begins = [gap for gap in found(book.case) if gap.because[0].code == "first-stage-not-on-file"]
    assert {str(gap.subject) for gap in begins} == {"lot:B1", "lot:B2"}


def test_a_lot_of_the_first_stage_itself_settles_where_the_material_came_from():
    book = from_the_bale()
    book.good("SEED", "120729", "seed cotton")
    for bale, gin in (("B1", "SGIN1"), ("B2", "SGIN2")):
        book.lot(f"S{bale}", "SEED", "SFARM", 1500, "2025-12-20")
        book.use(bale, f"S{bale}", 1500)
        book.ship(f"T-S{bale}", f"S{bale}", "SFARM", gin, 1500, "2025-12-28", "2025-12-30")
    assert "first-stage-not-on-file" not in {reason.code for gap in found(book.case) for reason in gap.because}


def test_every_raw_stage_that_is_made_from_an_earlier_one_is_asked_where_it_came_from():
    for commodity in commodities().values():
        fed = {step.end for step in commodity.yields}
        for stage in commodity.stages:
            asked = asked_for((f"{commodity.id}/{stage.id}",), "source")
            assert bool(asked) == (stage.raw and stage.id in fed), (commodity.id, stage.id)


def test_an_unpapered_supply_and_an_ownership_record_are_asked_for():
    book = Book()
    book.supply("P1", "P2")
    book.case = replace(book.case, holdings=(holding("P1", "P2", "60", document_ids=ids(["OWN"])),))
    told = {(str(gap.subject), gap.step, gap.document_id) for gap in found(book.case)}
    assert told == {("party:P1", "supply", None), ("party:P2", "holding", "OWN")}


def test_a_shipment_of_a_finished_lot_without_papers_is_a_gap():
    book = shirts()
    book.ship("T-G", "G", "SSEW", "SDC", 790, "2026-06-01", "2026-07-01")
    (gap,) = found(book.case)
    assert (str(gap.subject), gap.step) == ("shipment:T-G", "movement")


def test_a_way_of_which_nothing_is_on_file_is_asked_for_and_closes_nothing():
    found_gaps = found(replace(shirts().case, shipments={}))
    assert [(str(gap.subject), gap.step) for gap in found_gaps] == [
        (f"lot:{lot}", "movement") for lot in ("Y", "F", "B1", "B2")
    ]
    assert all(gap.weight < 10_000 for gap in found_gaps)


def test_a_translation_is_asked_for_only_where_authorities_want_one():
    book = shirts()
    listed = book.case.documents[DocumentId("D-Y")]
    book.case.documents[DocumentId("D-Y")] = replace(listed, language="zh")
    assert found(book.case) == ()
    case = replace(book.case, jurisdictions=("US",))
    (gap,) = found(case)
    assert (gap.kind, str(gap.subject)) == ("translation", "document:D-Y")
    book.document("D-Y-EN", "translation", language="en", translation_of=DocumentId("D-Y"))
    assert found(replace(book.case, jurisdictions=("US",))) == ()


@pytest.mark.parametrize(("percent", "flagged"), [(20, False), (21, True)])
def test_more_than_a_fifth_blacked_out_is_flagged(percent, flagged):
    book = shirts()
    listed = book.case.documents[DocumentId("D-Y")]
    book.case.documents[DocumentId("D-Y")] = replace(listed, redacted_share=redacted(percent))
    assert [gap.step for gap in found(book.case)] == (["redaction"] if flagged else [])


def test_every_checklist_speaks_of_known_stages_and_kinds():
    stages = {f"{one.id}/{stage.id}" for one in commodities().values() for stage in one.stages}
    for items in checklists().values():
        for item in items:
            assert set(item.stages) <= stages, item
            assert set(item.kinds) <= set(KINDS), item
            assert item.guidance
            assert item.source


def test_every_commodity_has_a_checklist():
    assert set(commodities()) <= set(checklists())


def test_a_good_of_no_known_commodity_falls_back_to_the_general_list():
    assert {item.checklist for item in asked_for((), "production")} == {"general"}
    assert {item.checklist for item in asked_for(("cotton/yarn",), "production")} == {"cotton"}
