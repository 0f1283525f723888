from datetime import date

import pytest

from amparo.facts.quantity import Quantity
from amparo.sources.catalogue import foreign_readers

READ = foreign_readers()["bill-of-lading"].read

VENDORS = {
    "one": "Bill of Lading Number,Shipper Name,Shipper Country,Consignee Name,Arrival Date,Weight (KG),"
    "Product Description,HS Code,Container Number\n"
    'BL1,"Pretend Mill, Ltd.",China,Imaginary Shirts,2026-10-01,"1,200.5",cotton shirts,6205.20,MSKU1\n',
    "another": "bol\texporter\torigin_country\timporter\tdate\tquantity\tunit\tgoods description\ths\tcontainer\n"
    "BL1\tPretend Mill, Ltd.\tCN\tImaginary Shirts\t10/01/2026\t1200.5\tkgs\tcotton shirts\t620520\tMSKU1\n",
}


@pytest.mark.parametrize("vendor", VENDORS)
def test_vendors_headers_differ_and_the_facts_are_the_same(vendor):
    facts = READ({"bol/a.csv": VENDORS[vendor].encode()})
    mill, shirts = facts.parties
    assert (mill.id, mill.name, mill.country) == ("bol:pretend-mill-ltd", "Pretend Mill, Ltd.", "cn")
    assert shirts.name == "Imaginary Shirts"
    (shipment,) = facts.shipments
    assert (shipment.from_party_id, shipment.to_party_id) == (mill.id, shirts.id)
    assert (shipment.bill_of_lading, shipment.container, shipment.received.first) == ("BL1", "MSKU1", date(2026, 10, 1))
    assert shipment.quantity == Quantity(shipment.quantity.amount, "KGM")
    assert float(shipment.quantity.amount) == 1200.5
    assert facts.goods[0].hs == "620520"
    (paper,) = facts.documents
    assert (paper.kind, paper.present, shipment.document_ids) == ("bill-of-lading", True, (paper.id,))
    assert facts.remarks == ()


def test_rows_of_one_bill_are_one_document():
    table = b"bol,shipper,consignee,lot,hs\nB1,A,C,L1,52\nB1,A,C,L2,52\nB2,B,C,,\n"
    facts = READ({"bol/a.csv": table})
    assert [paper.id for paper in facts.documents] == ["bol/a.csv#B1", "bol/a.csv#B2"]
    assert [shipment.lot_id for shipment in facts.shipments] == ["L1", "L2", None]


def test_bad_rows_are_told_by_line_and_the_rest_kept():
    table = b"bol,shipper,consignee,kg\nB1,A,C,many\n,A,C,1\nB2,A,C,-5\nB3,A,C\nB4,A,C,7\n"
    facts = READ({"bol/a.csv": table})
    assert [shipment.bill_of_lading for shipment in facts.shipments] == ["B1", "B2", "B4"]
    assert [shipment.quantity is None for shipment in facts.shipments] == [True, True, False]
    assert [(remark.code, remark.place.line) for remark in facts.remarks] == [
        ("bol-quantity-unreadable", 2),
        ("foreign-record-unreadable", 3),
        ("bol-quantity-unreadable", 4),
        ("foreign-record-unreadable", 5),
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"a,b\n1,2\n", "bol-columns-missing"),
        (b"", "bol-columns-missing"),
        (b'bol,"shipper', "bol-unreadable"),
        (b"\x00", "bol-unreadable"),
    ],
)
def test_a_table_that_is_none_is_told(content, code):
    assert [remark.code for remark in READ({"bol/a.csv": content}).remarks] == [code]
