"""The ten kinds of reconciliation, check by check: one file that fails it, one that passes, one that is silent."""

import ast
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

import amparo
from amparo.evidence.checks import checks
from amparo.evidence.reconcile import reconcile, reconciled
from amparo.facts.document import Stated
from amparo.facts.ids import DocumentId, GoodId, LotId, PartyId, ShipmentId, SiteId
from amparo.facts.money import Money
from amparo.facts.party import Identifier, Name
from amparo.facts.period import Span
from amparo.facts.quantity import Quantity
from amparo.facts.site import Capacity
from amparo.facts.stock import Stock
from amparo.wording import speak
from tracing.book import ON, Book, day, ids, mass, shirts

MOVE = ShipmentId("T-F-G")  # fabric from the weaver to the sewer: 900 kg, 12 to 20 April 2026
INVOICE, BILL = DocumentId("D-F-G-INV"), DocumentId("D-F-G-BL")
GOOD_IMO, BAD_IMO = "9074729", "9074728"


def found(book, check):
    """What one check says of a file: outcome codes, each once, in order."""
    one = next(one for one in reconciled(book.case, ON) if one.id == check)
    return one.codes


def outcome(book, check):
    one = next(one for one in reconciled(book.case, ON) if one.id == check)
    return one.agrees, one.contradicts, one.lacks, one.not_checked


def states(book, document, **told):
    listed = book.case.documents[DocumentId(document)]
    book.case.documents[DocumentId(document)] = replace(listed, states=replace(listed.states, **told))


def sent(book, shipment=MOVE, *, papers=(), **told):
    one = book.case.shipments[ShipmentId(shipment)]
    told = {"document_ids": (*one.document_ids, *ids(papers)), **told}
    book.case.shipments[ShipmentId(shipment)] = replace(one, **told)


def lot(book, id_, **told):
    book.case.lots[LotId(id_)] = replace(book.case.lots[LotId(id_)], **told)


def party(book, id_, **told):
    book.case.parties[PartyId(id_)] = replace(book.case.parties[PartyId(id_)], **told)


def site(book, id_, **told):
    book.case.sites[SiteId(id_)] = replace(book.case.sites[SiteId(id_)], **told)


def paid(book, amount="1000", kind="payment", *, currency="USD", billed="1000", **told):
    """Bill the fabric and pay for it."""
    states(book, INVOICE, amount=Money(Fraction(billed), "USD"))
    book.document("PAY", kind, when="2026-04-20", states=Stated(amount=Money(Fraction(amount), currency), **told))
    sent(book, papers=["PAY"])


# 1: every paper at a step


@pytest.mark.parametrize(("told", "lacks"), [({}, 1), ({"covers": ("lot:Y",)}, 0), ({"step": "4"}, 0)])
def test_every_paper_belongs_to_a_step(told, lacks):
    book = shirts()
    book.document("LOOSE", "photo", **told)
    assert outcome(book, "papers-at-steps")[2] == lacks


# 2: the chain of papers, parties, amounts

CHAIN = (("PO", "purchase-order"), ("PAY", "payment"), ("GR", "warehouse-receipt"))


def test_a_sale_has_order_record_invoice_payment_transport_and_receipt():
    book = shirts()
    codes = {one.code for check in reconciled(book.case, ON) if check.id == "document-chain" for one in check.because}
    assert codes == {"no-order", "no-payment", "no-receipt"}
    for id_, kind in CHAIN:
        book.document(id_, kind, when="2026-04-12", covers=tuple(f"shipment:{one}" for one in book.case.shipments))
    assert outcome(book, "document-chain") == (4, 0, 0, 0)


@pytest.mark.parametrize(
    ("payer", "payee", "codes"),
    [
        ("PSEW", "PWEAVE", ()),
        ("PBANK", "PWEAVE", ("payment-parties-differ",)),
        ("PSEW", "PSPIN", ("payment-parties-differ",)),
    ],
)
@pytest.mark.parametrize("kind", ["payment", "bank-statement"])
def test_who_paid_whom_is_who_was_billed_by_whom(payer, payee, codes, kind):
    book = shirts()
    book.party("PBANK")
    states(book, INVOICE, payer_id=PartyId("PSEW"), payee_id=PartyId("PWEAVE"))
    paid(book, kind=kind, payer_id=PartyId(payer), payee_id=PartyId(payee))
    assert found(book, "payment-parties") == codes


@pytest.mark.parametrize(("payer", "codes"), [("PSPIN", ("payment-parties-differ",)), ("PBANK", ()), ("PSEW", ())])
def test_where_the_invoice_names_nobody_a_stranger_who_trades_contradicts_and_a_bank_does_not(payer, codes):
    book = shirts()
    book.party("PBANK")
    paid(book, payer_id=PartyId(payer), payee_id=PartyId("PWEAVE"))
    assert found(book, "payment-parties") == codes


@pytest.mark.parametrize(("payer", "codes"), [("PSEW", ()), ("PSPIN", ("invoice-parties-differ",))])
def test_an_invoice_bills_a_party_to_the_shipment(payer, codes):
    book = shirts()
    states(book, INVOICE, payer_id=PartyId(payer))
    assert found(book, "payment-parties") == codes


@pytest.mark.parametrize(
    ("amount", "codes"),
    [
        ("1000", ()),
        ("940", ()),  # banks keep something
        ("1062", ()),
        ("937", ("amounts-differ",)),
        ("1063", ("amounts-differ",)),
        ("10000", ("amounts-differ",)),
    ],
)
def test_what_was_paid_is_what_was_billed_within_bank_fees(amount, codes):
    book = shirts()
    paid(book, amount)
    assert found(book, "payment-amounts") == codes
    assert [one.concerns != () for one in reconcile(book.case, ON)] == [True] * len(codes)


def test_parts_that_were_paid_are_added_and_an_advice_and_its_statement_are_one_payment():
    book = shirts()
    paid(book, "400")
    book.document("PAY2", "payment", when="2026-04-25", states=Stated(amount=Money(Fraction(600), "USD")))
    book.document("BANK", "bank-statement", when="2026-04-25", states=Stated(amount=Money(Fraction(995), "USD")))
    assert found(book, "payment-amounts") == ("amounts-differ",)
    sent(book, papers=["PAY2", "BANK"])
    assert found(book, "payment-amounts") == ()


def test_a_payment_settles_the_invoices_that_it_names():
    book = shirts()
    paid(book, "1700", refers_to=(INVOICE, DocumentId("D-Y-F-INV")))
    states(book, "D-Y-F-INV", amount=Money(Fraction(700), "USD"))
    assert found(book, "payment-amounts") == ()
    states(book, "D-Y-F-INV", amount=Money(Fraction(900), "USD"))
    assert found(book, "payment-amounts") == ("amounts-differ",)


@pytest.mark.parametrize(("currency", "unchecked"), [("USD", 0), ("EUR", 1), ("", 1)])
def test_other_money_is_not_compared(currency, unchecked):
    book = shirts()
    paid(book, "7", currency=currency, billed="7")
    agrees, contradicts, _, not_checked = outcome(book, "payment-amounts")
    assert (agrees, contradicts, not_checked) == (1 - unchecked, 0, unchecked)


def test_what_is_still_to_be_paid_by_a_payment_that_is_missing_is_not_judged():
    book = shirts()
    paid(book, "400")
    book.document("REST", "payment", when="2026-05-25", present=False)
    sent(book, papers=["REST"])
    assert outcome(book, "payment-amounts")[1::2] == (0, 1)


# 3: quantities, items, capacity, stock


@pytest.mark.parametrize(
    ("document", "told", "codes"),
    [
        (BILL, "900", ()),
        (BILL, "904", ()),
        (BILL, "800", ("quantity-differs",)),
        ("D-G", "790", ()),
        ("D-G", "900", ("quantity-differs",)),
    ],
)
def test_a_paper_tells_the_quantity_of_its_row(document, told, codes):
    book = shirts()
    states(book, document, quantity=mass(told))
    assert found(book, "paper-quantities") == codes


def test_one_bill_for_two_shipments_tells_their_sum_or_either():
    book = shirts()
    book.ship("T-2", "F", "SWEAVE", "SSEW", 100, "2026-04-12", "2026-04-20", docs=[BILL])
    for told, codes in (("1000", ()), ("900", ()), ("100", ()), ("950", ("quantity-differs",))):
        states(book, BILL, quantity=mass(told))
        assert found(book, "paper-quantities") == codes


def test_pieces_are_not_held_against_kilograms():
    book = shirts()
    states(book, BILL, quantity=Quantity(Fraction(5), "C62"))
    assert found(book, "paper-quantities") == ()


@pytest.mark.parametrize(
    ("marks", "codes"), [(("1", "2", "3"), ()), (("1", "2"), ("items-not-listed",)), (("9",), ("items-not-listed",))]
)
def test_a_list_bears_every_mark_of_its_lot(marks, codes):
    book = shirts()
    lot(book, "B1", item_ids=("1", "2", "3"))
    states(book, "D-B1", item_ids=marks)
    assert found(book, "item-lists") == codes


@pytest.mark.parametrize(("marks", "codes"), [(("4", "5"), ()), (("3", "4"), ("item-in-two-lots",))])
def test_one_bale_is_not_in_two_lots(marks, codes):
    book = shirts()
    lot(book, "B1", item_ids=("1", "2", "3"))
    states(book, "D-B1", item_ids=("1", "2", "3"))
    lot(book, "B2", item_ids=marks)
    states(book, "D-B2", item_ids=marks)
    assert found(book, "item-lists") == codes


@pytest.mark.parametrize(
    ("a_day", "until", "codes"),
    [("100", "2026-03-10", ()), ("93", "2026-03-10", ("made-beyond-capacity",)), ("93", "2026-03-11", ())],
)
def test_a_place_makes_no_more_than_it_can(a_day, until, codes):
    book = shirts()
    lot(book, "Y", produced_from=day("2026-03-01"), produced_until=day(until))  # 935 kg
    site(book, "SSPIN", capacity=Capacity(Quantity(Fraction(a_day), "KGM"), 1))
    assert found(book, "site-capacity") == codes


def counted(book, closing, *, until="2026-03-31", good="COTTON", opening=50):
    book.case = replace(
        book.case,
        stocks=tuple(
            Stock(SiteId("SSPIN"), GoodId(good), day(when), mass(amount))
            for when, amount in (("2026-01-31", opening), (until, closing))
        ),
    )


@pytest.mark.parametrize(
    ("closing", "codes"), [(50, ()), (0, ("stock-does-not-add-up",)), (90, ("stock-does-not-add-up",))]
)
def test_what_was_there_and_came_is_what_went_and_is_there(closing, codes):
    book = shirts()  # 600 and 500 kg came in February and went into the yarn on 1 March
    counted(book, closing)
    assert found(book, "stock-balance") == codes


@pytest.mark.parametrize(("closing", "codes"), [(50, ()), (1150, ()), (600, ()), (1200, ("stock-does-not-add-up",))])
def test_an_imprecise_day_widens_what_can_have_been_there(closing, codes):
    book = shirts()
    lot(book, "Y", produced_from=day("2026"), produced_until=day("2026"))
    counted(book, closing, until="2026-02-28")
    assert found(book, "stock-balance") == codes


# 4: dates


@pytest.mark.parametrize(
    ("kind", "when", "codes"),
    [
        ("purchase-order", "2026-04-12", ()),
        ("purchase-order", "2026-04-15", ("order-after-shipment",)),
        ("purchase-order", "2026-04-25", ("order-after-arrival",)),
        ("customs-entry", "2026-04-15", ()),
        ("customs-entry", "2026-04-11", ("entry-before-shipment",)),
        ("customs-entry", "2026-04", ()),
    ],
)
def test_order_transport_arrival_entry_follow_each_other(kind, when, codes):
    book = shirts()
    book.document("X", kind, when=when)
    sent(book, papers=["X"])
    assert found(book, "transport-dates") == codes


@pytest.mark.parametrize(
    ("ordered", "codes"),
    [("2026-04-01", ()), ("2026-04-12", ()), ("2026-04-13", ("invoice-before-order",)), ("2026", ())],
)
def test_nothing_is_billed_before_it_is_ordered(ordered, codes):
    book = shirts()
    book.document("PO", "contract", when=ordered)
    sent(book, papers=["PO"])
    assert found(book, "payment-dates") == codes


@pytest.mark.parametrize(
    ("country", "made", "codes"),
    [
        ("us", "2025-11-10", ()),
        ("us", "2026-04", ()),
        ("us", "2026-07-02", ()),
        ("au", "2026-05-19", ()),
        ("au", "2025-12-15", ("outside-season",)),
        ("cn", "2026-06-15", ("outside-season",)),
        ("zz", "2026-06-15", ()),
    ],
)
def test_raw_material_is_worked_in_its_season_and_an_unconfirmed_table_puts_only_the_paper_in_question(
    country, made, codes
):
    book = Book()
    book.lot("B1", "COTTON", "SGIN", 100, made)
    site(book, "SGIN", country=country)
    assert found(book, "harvest-season") == codes
    assert all(one.concerns == () for one in reconcile(book.case, ON))


@pytest.mark.parametrize(("harvested", "codes"), [("2025-12", ()), ("2026-02", ("made-before-harvest",))])
def test_nothing_is_made_before_what_it_was_made_from_was_harvested(harvested, codes):
    book = shirts()
    lot(book, "B1", harvested_from=day(harvested), harvested_until=day(harvested))
    assert found(book, "harvest-season") == codes
    assert all(one.concerns for one in reconcile(book.case, ON))


@pytest.mark.parametrize(
    ("since", "until", "codes"),
    [
        ("2001", None, ()),
        ("2026-04-01", None, ()),
        ("2026-04-13", None, ("paper-outside-existence", "made-outside-existence")),
        (None, "2026-03-31", ("paper-outside-existence", "made-outside-existence")),
        (None, "2026-04", ()),
    ],
)
def test_nobody_issues_or_makes_anything_before_being_founded_or_after_being_dissolved(since, until, codes):
    book = shirts()
    listed = book.case.documents[INVOICE]
    book.case.documents[INVOICE] = replace(listed, issuer_id=PartyId("PWEAVE"))
    party(book, "PWEAVE", existed=Span(day(since), day(until)))
    assert found(book, "party-existence") == codes


# 5: parties


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        ({"issuer_name": ("Qingdao Haiyun Garment Company Limited",)}, ()),
        ({"issuer_name": ("QINGDAO HAIYUN GARMENT CO.,LTD.",)}, ()),
        ({"issuer_name": ("Qingdao Haiyan Garment Co., Ltd.",)}, ("issuer-differs",)),
        ({"issuer_name": ("青岛海云服装有限公司",)}, ()),
        ({"issuer_name": ("青岛海燕服装有限公司",)}, ("issuer-differs",)),
        ({"issuer_name": ("Циндао Хайюнь",)}, ()),
        ({"issuer_uscc": "91110000600037341L"}, ()),
        ({"issuer_uscc": "91110000600037342L"}, ("issuer-differs",)),
        ({"issuer_address": "118 Shandong Rd., Qingdao"}, ()),
        ({"issuer_address": "No. 9 Harbour Street, Dalian"}, ("issuer-differs",)),
    ],
)
def test_the_issuer_is_on_the_paper_as_in_the_file_in_either_script(told, codes):
    book = shirts()
    names = (Name("Qingdao Haiyun Garment Co., Ltd."), Name("青岛海云服装有限公司", "original"))
    numbers = (Identifier("uscc", "91110000600037341L"),)
    book.party("PQ", identifiers=numbers, address="No. 118 Shandong Road, Shibei District, Qingdao, Shandong, China")
    party(book, "PQ", names=names)
    book.document("Q", "certificate", issuer_id=PartyId("PQ"), covers=("lot:G",), states=Stated(**told))
    assert found(book, "issuer-identity") == codes


@pytest.mark.parametrize(
    ("code", "codes"),
    [
        ("CNQINHAI118QIN", ()),
        ("CNQINHAI119QIN", ("maker-code-differs",)),
        ("CNQINHAI118SHA", ()),
        ("CNQINHAI118NAN", ("maker-code-differs",)),
        ("VNQINHAI118QIN", ("maker-code-differs",)),
    ],
)
def test_a_manufacturer_code_is_built_again_from_name_and_address(code, codes):
    book = Book()
    book.party("P1", country="cn", identifiers=(Identifier("mid", code),), address="No. 118 Shandong Road, Qingdao")
    party(book, "P1", names=(Name("Qingdao Haiyun Garment Co., Ltd."),))
    assert found(book, "maker-codes") == codes


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        ({"mid": ("CNCOMPSE",)}, ()),
        ({"mid": ("CNOTHER",)}, ("maker-on-paper-differs",)),
        ({"producer_id": PartyId("PSEW")}, ()),
        ({"producer_id": PartyId("PWEAVE")}, ("maker-on-paper-differs",)),
    ],
)
def test_the_maker_on_the_entry_is_the_maker_on_file(told, codes):
    book = shirts()
    book.ship("T-US", "G", "SSEW", "SPORT", 790, "2026-06-01", "2026-07-01", docs=["E"])
    book.document("E", "customs-entry", when="2026-07-02", states=Stated(**told))
    party(book, "PSEW", country="cn")
    assert found(book, "entry-maker") == codes


# 6: transport


@pytest.mark.parametrize(("number", "codes"), [("CSQU3054383", ()), ("CSQU3054384", ("container-fails-check",))])
def test_a_container_number_on_a_paper_keeps_its_check_digit(number, codes):
    book = shirts()
    states(book, BILL, containers=(number,))
    assert found(book, "container-numbers") == codes


@pytest.mark.parametrize(
    ("number", "codes"), [(f"IMO {GOOD_IMO}", ()), (GOOD_IMO, ()), (BAD_IMO, ("ship-number-fails-check",))]
)
def test_a_ship_number_keeps_its_check_digit(number, codes):
    book = shirts()
    sent(book, vessel_imo=number)
    assert found(book, "ship-numbers") == codes
    assert all(one.concerns == () for one in reconcile(book.case, ON))


@pytest.mark.parametrize(
    ("row", "told", "codes"),
    [
        ({"bill_of_lading": "QX-1"}, {"number": "qx1"}, ()),
        ({"bill_of_lading": "QX-1"}, {"number": "QX2"}, ("bill-of-lading-differs",)),
        ({"container": "CSQU3054383;MSKU6011672"}, {"containers": ("MSKU6011672",)}, ()),
        ({"container": "CSQU3054383"}, {"containers": ("MSKU6011672",)}, ("container-differs",)),
        ({"seals": ("S1", "CUSTOMS-7")}, {"seals": ("s1",)}, ()),
        ({"seals": ("S1",)}, {"seals": ("S2",)}, ("seal-differs",)),
        ({"vessel_imo": GOOD_IMO}, {"vessel_imo": f"IMO{GOOD_IMO}"}, ()),
        ({"vessel_imo": GOOD_IMO}, {"vessel_imo": "9176187"}, ("ship-differs",)),
    ],
)
def test_bill_container_seal_and_ship_are_the_same_on_row_and_paper(row, told, codes):
    book = shirts()
    sent(book, **row)
    states(book, BILL, **told)
    assert found(book, "transport-marks") == codes


@pytest.mark.parametrize(("came", "codes"), [("2026-04-20", ()), ("2026-04-13", ("faster-than-any-ship",))])
def test_no_ship_is_that_fast(came, codes):
    book = shirts()
    site(book, "SWEAVE", latitude="36.08", longitude="120.35")
    site(book, "SSEW", latitude="-33.9", longitude="151.2")
    sent(book, bill_of_lading="B", received=day(came if codes else "2026-05-20"))
    assert found(book, "route") == codes


@pytest.mark.parametrize(("port", "lacks"), [("CNTAO", 0), ("VNHPH", 1)])
def test_a_port_in_another_country_asks_for_the_way_between_and_contradicts_nothing(port, lacks):
    book = shirts()
    site(book, "SWEAVE", country="cn")
    sent(book, port_from=port)
    assert outcome(book, "route")[1:3] == (0, lacks)


@pytest.mark.parametrize(
    ("kind", "told", "codes"),
    [
        ("packing-list", {"gross_weight": mass("944")}, ()),
        ("packing-list", {"gross_weight": mass("1000")}, ("weight-differs",)),
        ("customs-entry", {"gross_weight": mass("0.94", "TNE")}, ()),
        ("customs-entry", {"gross_weight": mass("800")}, ("weight-differs", "net-above-gross")),
        ("packing-list", {"gross_weight": mass("940"), "net_weight": mass("960")}, ("net-above-gross",)),
    ],
)
def test_weights_on_bill_packing_list_and_entry_agree_and_packing_weighs_something(kind, told, codes):
    book = shirts()
    states(book, BILL, gross_weight=mass("940"))
    book.document("W", kind, when="2026-04-15", states=Stated(**told))
    sent(book, papers=["W"])
    assert found(book, "weights") == codes


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        (("520832",), ()),
        (("5208329090",), ()),
        (("5208",), ()),
        (("520932",), ("heading-differs",)),
        (("6205", "5208"), ()),
    ],
)
def test_the_tariff_number_on_a_paper_is_that_of_the_goods(told, codes):
    book = shirts()
    states(book, BILL, hs=told)
    assert found(book, "headings") == codes


# 7: translations and what is blacked out


@pytest.mark.parametrize(("language", "translated", "lacks"), [("zh", False, 1), ("zh", True, 0), ("en", False, 0)])
def test_a_paper_in_another_language_has_a_translation(language, translated, lacks):
    book = shirts()
    book.case = replace(book.case, jurisdictions=("US",))
    book.case.documents[BILL] = replace(book.case.documents[BILL], language=language)
    if translated:
        book.document("TR", "translation", translation_of=BILL, language="en")
    agrees, _, lacking, silent = outcome(book, "translations")
    assert (lacking, silent) == (lacks, len(book.case.documents) - 1 - translated)
    assert agrees == 1 - lacks + translated


@pytest.mark.parametrize(
    ("original", "translation", "outcomes"),
    [
        ({"number": "7"}, {"number": "7"}, (2, 0, 0)),
        ({"number": "7"}, {"number": "8"}, (1, 1, 0)),
        ({"number": "7"}, {}, (2, 0, 0)),
        ({}, {"number": "7"}, (1, 0, 1)),
        ({"mid": ("A", "B")}, {"mid": ("B", "A")}, (2, 0, 0)),
        ({"issuer_name": ("Huaxi",)}, {"issuer_name": ("Translator",)}, (2, 0, 0)),
    ],
)
def test_a_translation_states_what_its_original_states_and_adds_nothing(original, translation, outcomes):
    book = Book()
    book.case = replace(book.case, jurisdictions=("US",))
    book.document("D", "invoice", language="zh", states=Stated(**original))
    book.document("D-EN", "translation", language="en", translation_of=DocumentId("D"), states=Stated(**translation))
    agrees, contradicts, _, silent = outcome(book, "translations")
    assert (agrees, contradicts, silent) == outcomes


# 8: one file, one number


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        ({"amount": Money(Fraction(10), "USD")}, ()),
        ({"amount": Money(Fraction(11), "USD")}, ("one-file-two-papers",)),
        ({"number": "8"}, ("one-file-two-papers",)),
    ],
)
def test_one_file_does_not_tell_two_figures(told, codes):
    book = Book()
    first = Stated(number="7", amount=Money(Fraction(10), "USD"))
    book.document("D1", "invoice", sha256="same", states=first)
    book.document("D2", "invoice", sha256="same", states=replace(first, **told))
    assert found(book, "one-file") == codes


@pytest.mark.parametrize(
    ("number", "quantity", "codes"),
    [("INV 7", "10", ()), ("inv-7", "11", ("one-number-two-papers",)), ("8", "11", ())],
)
def test_one_number_is_one_paper(number, quantity, codes):
    book = shirts()
    for id_, own, amount in (("D1", "INV-7", "10"), ("D2", number, quantity)):
        book.document(id_, "invoice", issuer_id=PartyId("PSEW"), states=Stated(number=own, quantity=mass(amount)))
    assert found(book, "one-number") == codes


# 10: the clock


@pytest.mark.parametrize(
    ("presented", "detained", "after", "result"),
    [
        ("2026-11-01", "2026-11-05", None, (1, 0, 0, 0)),
        ("2026-11-06", "2026-11-05", None, (0, 1, 0, 0)),
        (None, "2026-11-05", None, (0, 0, 0, 1)),
        ("2026-10-01", "2026-10-05", None, (0, 0, 1, 0)),
        ("2026-10-01", "2026-10-05", "excluded", (1, 0, 0, 0)),
    ],
)
def test_the_clock_begins_with_presentation(presented, detained, after, result):
    book = shirts()
    for kind, when in (("presented", presented), ("detained", detained), (after, "2026-11-01")):
        if kind and when:
            book.event(kind, when, "lot:G")
    assert outcome(book, "detention-clock") == result


def test_two_extensions_of_one_step_are_all_there_are():
    book = shirts()
    for when in ("2026-12-01", "2026-12-20"):
        book.event("date-set", when, "us-applicability-review/documents")
    assert outcome(book, "detention-clock")[2] == 1


# all of them


def test_every_one_of_the_ten_kinds_that_papers_alone_decide_is_held():
    assert {one.number for one in checks()} == {1, 2, 3, 4, 5, 6, 7, 8, 10}


def test_a_silent_file_agrees_with_nothing_and_contradicts_nothing_of_what_it_does_not_tell():
    silent = {
        "payment-parties", "payment-amounts", "paper-quantities", "site-capacity", "stock-balance", "issuer-identity",
        "maker-codes", "entry-maker", "transport-marks", "route", "weights", "headings", "one-number",
    }  # fmt: skip
    for one in reconciled(shirts().case, ON):
        assert one.contradicts == 0
        if one.id in silent:
            assert one.agrees == 0, one.id


def test_every_check_and_every_code_has_its_words():
    catalogue = speak("en")
    assert [one.id for one in checks() if not catalogue.has(f"check.{one.id}")] == []
    folder = Path(amparo.__file__).parent / "evidence" / "checks"
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) > 1:
                code = node.args[0 if node.func.id == "against" else 1]
                if node.func.id in {"lacking", "unchecked", "against"} and isinstance(code, ast.Constant):
                    key = f"{'contradiction' if node.func.id == 'against' else 'reason'}.{code.value}"
                    assert catalogue.has(key), (path.name, key)


def test_papers_of_a_later_day_are_held_against_nothing():
    book = shirts()
    paid(book, "10")
    listed = book.case.documents[DocumentId("PAY")]
    book.case.documents[DocumentId("PAY")] = replace(listed, date=day("2026-12-01"))
    assert reconcile(book.case, ON) == ()
    assert reconcile(book.case, date(2026, 12, 1)) != ()
