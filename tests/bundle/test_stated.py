"""The optional columns: what papers state, how much a place can make, what was counted, how units did over time."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from amparo.facts.money import Money
from amparo.facts.quantity import Quantity
from amparo.facts.site import Capacity
from amparo.facts.statement import STATE_IMPOSED
from bundle.whole import FILES, bundle, read, refusal, replaced

STATED = (
    "id,kind,file,number,refers_to,amount,currency,payer_id,payee_id,producer_id,issuer_name,issuer_uscc,mid,quantity,"
    "unit,gross_weight,net_weight,weight_unit,hs,container,seal,vessel_imo,bill_of_lading,item_ids\n"
    "D1,invoice,docs/invoice.txt,INV 7,PO-1,1200.50,usd,P1,P2,P2,Riverbend;河湾,{uscc},CN RIV SPI 12 URU,400.5,KGM,"
    "420,400.5,KGM,6105.10;620520,CSQU3054383;CSQU3054384,S-9,IMO 9074729,BL-1,B1;B2\n"
).replace("{uscc}", "9111 0000 6000 3734 1L")


def test_what_a_paper_states_is_read_several_values_where_a_paper_may_hold_several():
    states = read(bundle(documents__csv=STATED)).documents["D1"].states
    assert (states.number, states.refers_to) == ("INV 7", ("PO-1",))
    assert states.amount == Money(Fraction("1200.5"), "USD")
    assert (states.payer_id, states.payee_id, states.producer_id) == ("P1", "P2", "P2")
    assert states.issuer_name == ("Riverbend", "河湾")
    assert states.issuer_uscc == "91110000600037341L"
    assert states.mid == ("CNRIVSPI12URU",)
    assert states.quantity == states.net_weight == Quantity(Fraction("400.5"), "KGM")
    assert states.gross_weight == Quantity(Fraction(420), "KGM")
    assert states.hs == ("610510", "620520")
    assert states.containers == ("CSQU3054383", "CSQU3054384")
    assert (states.seals, states.bill_of_lading, states.item_ids) == (("S-9",), "BL-1", ("B1", "B2"))


@pytest.mark.parametrize(
    ("old", "new", "code", "column"),
    [
        ("1200.50", "-1200.50", "amount-negative", "amount"),
        ("1200.50", "1 200", "not-a-number", "amount"),
        (",usd,", ",dollars,", "currency-malformed", "currency"),
        (",P1,P2,P2,", ",P9,P2,P2,", "id-unknown", "payer_id"),
        (",P1,P2,P2,", ",P1,P2,P9,", "id-unknown", "producer_id"),
        ("420,400.5,KGM", "420,400.5,", "unit-missing", "weight_unit"),
        ("620520", "shirts", "hs-malformed", "hs"),
    ],
)
def test_what_cannot_be_stated_is_refused_with_its_place(old, new, code, column):
    assert old in STATED
    problem = refusal(bundle(documents__csv=STATED.replace(old, new)))
    assert problem.place is not None
    assert (problem.code, problem.place.file, problem.place.line, problem.place.column) == (
        code, "documents.csv", 2, column,
    )  # fmt: skip


def test_a_word_that_a_paper_is_said_to_cover_and_that_names_nothing_is_remarked_on():
    case = read(replaced("documents.csv", "L2;shipment:S1", "L2;shipment:S1;cotton"))
    (remark,) = case.remarks
    assert (remark.code, remark.place.column) == ("document-covers-word", "covers")
    assert case.documents["D1"].covers[-1] == "cotton"


@pytest.mark.parametrize(("per", "days"), [("", 1), ("day", 1), ("month", 28), ("Year", 365)])
def test_a_place_may_tell_how_much_it_can_make(per, days):
    sites = f"id,party_id,capacity,capacity_unit,capacity_per\nM1,P2,30,TNE,{per}\n"
    assert read(bundle(sites__csv=sites)).sites["M1"].capacity == Capacity(Quantity(Fraction(30), "TNE"), days)


def test_a_party_tells_when_it_was_founded_and_a_lot_when_it_was_harvested():
    parties = FILES["parties.csv"].replace(",document_ids\n", ",document_ids,founded,dissolved\n", 1)
    parties = parties.replace("1 Main St,,,,,\n", "1 Main St,,,,,,2001,2024-05\n").replace("D1;D9\n", "D1;D9,,\n")
    lots = (
        "id,good_id,site_id,quantity,unit,harvested_from,harvested_until,item_ids\nL1,G1,M1,1,KGM,2023-09,2023-10,B1\n"
        "L2,G2,,1,KGM,,,\n"
    )
    case = read(bundle(parties__csv=parties, lots__csv=lots))
    existed = case.parties["P1"].existed
    assert existed.since is not None
    assert existed.since.first == date(2001, 1, 1)
    lot = case.lots["L1"]
    assert lot.harvested_until is not None
    assert (lot.harvested_until.last, lot.item_ids) == (date(2023, 10, 31), ("B1",))


def test_a_shipment_tells_its_ship_seals_weight_and_ports():
    shipments = FILES["shipments.csv"].replace(
        "document_ids\n", "document_ids,vessel_imo,seal,gross_weight,weight_unit,port_from,port_to\n"
    )
    shipments = shipments.replace(",D1\n", ",D1,9074729,S-1;S-2,410,KGM,cn tao,Norfolk\n")
    case = read(bundle(shipments__csv=shipments))
    sent = case.shipments["S1"]
    assert (sent.vessel_imo, sent.seals, sent.port_from) == ("9074729", ("S-1", "S-2"), "CNTAO")
    assert sent.gross_weight == Quantity(Fraction(410), "KGM")
    (remark,) = case.remarks
    assert (remark.code, remark.place.column) == ("port-unknown", "port_to")


def test_stock_is_counted_with_a_day_and_a_quantity():
    stocks = "site_id,good_id,date,quantity,unit\nM1,G1,2024-01-31,12,KGM\n"
    (one,) = read(bundle(stocks__csv=stocks)).stocks
    assert (one.site_id, one.good_id, one.quantity) == ("M1", "G1", Quantity(Fraction(12), "KGM"))
    for old, column in (("M1", "site_id"), ("2024-01-31", "date"), (",12,", "quantity")):
        problem = refusal(bundle(stocks__csv=stocks.replace(old, ",," if old == ",12," else "")))
        assert problem.place is not None
        assert (problem.code, problem.place.column) == ("cell-empty", column)


def test_work_imposed_by_a_state_stands_beside_the_eleven_with_whether_people_could_speak():
    rows = "site_id,indicator,assessment,free_to_speak\nM1,c105,unknown,no\nM1,3,present,\n"
    state, third = read(bundle(indicators__csv=rows)).indicators
    assert (state.indicator, state.free_to_speak) == (STATE_IMPOSED, "no")
    assert (third.indicator, third.free_to_speak) == (3, "unknown")


PANEL = (
    "unit,period,output,exports,employees,status,treated_from,rain,note\n"
    "E1,2021,10.5,,120,running,2022-06,3.25,dry\nE1,2022,0,1,90,cut,2022-06,,\nE2,2021,7,2,15,running,,1,\n"
)


def test_a_panel_is_kept_row_by_row_and_an_empty_cell_is_not_zero():
    case = read(bundle(panel__csv=PANEL))
    first, second, third = case.panel
    assert (first.unit, first.output, first.exports, first.employees) == ("E1", Decimal("10.5"), None, Decimal(120))
    assert first.covariates == (("rain", Decimal("3.25")),)
    assert (second.output, second.covariates) == (Decimal(0), ())
    assert (third.treated_from, third.status) == (None, "running")
    (remark,) = case.remarks
    assert (remark.code, remark.place.column) == ("column-unknown", "note")


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "column"),
    [
        ("E2,2021", "E1,2022", "panel-twice", 4, "period"),
        ("E2,2021", ",2021", "cell-empty", 4, "unit"),
        ("E2,2021", "E2,last year", "date-form", 4, "period"),
        ("10.5", "ten", "not-a-number", 2, "output"),
        ("10.5", "-10.5", "quantity-negative", 2, "output"),
        ("3.25", "3,25", "row-too-wide", 2, "note"),
        (",1,\n", ",one,\n", "not-a-number", 4, "rain"),
        ("2022-06,3.25", "soon,3.25", "date-form", 2, "treated_from"),
    ],
)
def test_a_panel_is_strict(old, new, code, line, column):
    assert old in PANEL
    problem = refusal(bundle(panel__csv=PANEL.replace(old, new, 1)))
    assert problem.place is not None
    assert (problem.code, problem.place.line, problem.place.column) == (code, line, column)
