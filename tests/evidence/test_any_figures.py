"""Whatever papers state, every check ends, says the same again, and leaves out what is told of nothing."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.evidence.desk import Desk
from amparo.evidence.ledger import as_json, from_json, ledger_of
from amparo.evidence.reconcile import reconcile, reconciled
from amparo.facts.document import KINDS, Stated
from amparo.facts.ids import DocumentId, PartyId
from amparo.facts.money import Money
from amparo.facts.period import Period, Span
from amparo.facts.quantity import Quantity
from amparo.wording import speak
from tracing.book import ON, shirts

TEXT = st.text(max_size=12)
AMOUNT = st.fractions(min_value=0, max_value=10**12)
QUANTITY = st.none() | st.builds(Quantity, AMOUNT, st.sampled_from(["KGM", "TNE", "C62", "XX"]))
PARTY = st.none() | st.sampled_from(["PSEW", "PWEAVE", "PSPIN", "PNOBODY"]).map(PartyId)
DAY = st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(Period.day)
TEXTS = st.lists(TEXT, max_size=2).map(tuple)
STATED = st.builds(
    Stated,
    number=TEXT,
    refers_to=st.lists(st.sampled_from(["D-F-G-INV", "NONE", "D-Y"]), max_size=2).map(
        lambda ids: tuple(map(DocumentId, ids))
    ),
    amount=st.none() | st.builds(Money, AMOUNT, st.sampled_from(["USD", "", "XXX"])),
    payer_id=PARTY,
    payee_id=PARTY,
    producer_id=PARTY,
    issuer_name=TEXTS,
    issuer_address=TEXT,
    issuer_uscc=TEXT,
    mid=TEXTS,
    quantity=QUANTITY,
    gross_weight=QUANTITY,
    net_weight=QUANTITY,
    hs=st.lists(st.text("0123456789", min_size=2, max_size=10), max_size=2).map(tuple),
    containers=TEXTS,
    seals=TEXTS,
    vessel_imo=TEXT,
    bill_of_lading=TEXT,
    item_ids=TEXTS,
)
PAPERS = st.lists(
    st.tuples(
        STATED, st.sampled_from(KINDS), DAY, PARTY, st.sampled_from(["lot:F", "shipment:T-F-G", "lot:NONE", "word"])
    ),
    max_size=4,
)  # fmt: skip


def told(papers, since=None, until=None, address=""):
    book = shirts()
    for number, (states, kind, when, issuer, covers) in enumerate(papers):
        id_ = f"N{number}"
        book.document(id_, kind, when=None, issuer_id=issuer, covers=(covers,), states=states)
        listed = book.case.documents[DocumentId(id_)]
        book.case.documents[DocumentId(id_)] = replace(listed, date=when)
    weaver = book.case.parties[PartyId("PWEAVE")]
    book.case.parties[PartyId("PWEAVE")] = replace(weaver, existed=Span(since, until), address=address, country="cn")
    return book.case


@settings(max_examples=40, deadline=None)
@given(PAPERS, DAY, DAY, TEXT)
def test_no_figure_stops_the_checks_and_every_finding_has_its_sentence(papers, since, until, address):
    case = told(papers, since, until, address)
    found, checks = reconcile(case, ON), reconciled(case, ON)
    assert (found, checks) == (reconcile(case, ON), reconciled(case, ON))
    for one in (*found, *checks):
        for reason in one.because:
            assert speak().because(reason.code, dict(reason.params))
    for one in found:
        assert speak().has(f"contradiction.{one.code}"), one.code
    assert len(found) <= sum(one.contradicts for one in checks)


@settings(max_examples=25, deadline=None)
@given(PAPERS)
def test_papers_of_no_lot_and_no_shipment_put_no_goods_in_question(papers):
    loose = [(states, kind, when, issuer, "word") for states, kind, when, issuer, _ in papers]
    for one in reconcile(told(loose), ON):
        assert not {subject.kind for subject in one.concerns} & {"lot", "shipment"}, one


@settings(max_examples=25, deadline=None)
@given(PAPERS)
def test_any_ledger_is_written_and_read_again(papers):
    ledger = ledger_of(told(papers), ON, name="p")
    assert from_json(as_json(ledger), "p") == ledger


def test_a_paper_is_put_where_rows_name_it_and_where_it_covers():
    desk = Desk(shirts().case, ON)
    assert [str(one) for one in desk.places(DocumentId("D-F-G-INV"))] == ["shipment:T-F-G"]
    assert [str(one) for one in desk.places(DocumentId("D-G"))] == ["lot:G"]
    assert desk.places(DocumentId("NONE")) == ()
