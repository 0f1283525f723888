"""Papers of a sale that nothing else asks for are asked for too, and weigh less than what leaves a trace open."""

from amparo.evidence.chain_gaps import chain_gaps
from amparo.evidence.gaps import gaps
from amparo.tracing.trace import trace
from tracing.book import ON, shirts


def found(book):
    return list(chain_gaps(book.case, trace(book.case, [], ON), ON))


def test_buyer_and_seller_are_asked_for_what_each_has():
    asked = {(gap.step, gap.asked_of) for gap in found(shirts()) if gap.subject.id == "T-F-G"}
    assert asked == {("order", "party:PSEW"), ("paying", "party:PSEW"), ("receipt", "party:PSEW")}


def test_the_whole_chain_on_file_asks_for_nothing():
    book = shirts()
    for id_, kind in (("PO", "contract"), ("PAY", "bank-statement"), ("GR", "inspection")):
        book.document(id_, kind, covers=tuple(f"shipment:{one}" for one in book.case.shipments))
    assert found(book) == []


def test_they_weigh_less_than_what_would_close_a_trace_and_more_rests_on_what_is_nearer_the_goods():
    book = shirts()
    del book.case.documents["D-Y"]
    closing = gaps(book.case, trace(book.case, [], ON), ON)[0]
    weights = {gap.subject.id: gap.weight for gap in found(book)}
    assert closing.weight > max(weights.values())
    assert weights["T-F-G"] >= weights["T-B1-Y"]


def test_goods_that_stay_with_one_party_are_not_sold():
    book = shirts()
    for id_, one in list(book.case.shipments.items()):
        book.case.shipments[id_] = type(one)(
            one.id, one.lot_id, "PSEW", "PSEW", one.from_site_id, one.to_site_id, one.quantity, one.shipped,
            one.received, document_ids=one.document_ids,
        )  # fmt: skip
    assert {gap.step for gap in found(book)} == {"receipt"}
