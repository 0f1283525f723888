"""EPCIS: the same story in JSON and in XML gives the same facts."""

import json
from datetime import date
from fractions import Fraction

import pytest

from amparo.facts.quantity import Quantity
from amparo.sources.catalogue import foreign_readers

READERS = foreign_readers()
COTTON, YARN = "urn:epc:class:lgtin:9521321.000010.B1", "urn:epc:class:lgtin:9521321.000020.Y1"
COTTON_KEY, YARN_KEY = "(01)09521321000100(10)B1", "(01)09521321000209(10)Y1"
SSCC, SSCC_KEY = "urn:epc:id:sscc:0614141.1234567890", "(00)106141412345678908"


def amount(epc, number, unit="KGM"):
    return {"epcClass": epc, "quantity": number, "uom": unit}


def event(kind="TransformationEvent", day="2026-03-24", **told):
    return {"type": kind, "eventTime": f"{day}T18:00:00.000+08:00", "eventTimeZoneOffset": "+08:00", **told}


def spun(**told):
    return event(
        inputQuantityList=[amount(COTTON, 2613.3)],
        outputQuantityList=[amount(YARN, 2400)],
        readPoint={"id": "https://example.org/site/S-1"},
        **told,
    )


def shipped(step, day, **told):
    return event("ObjectEvent", day, action="OBSERVE", bizStep=step, quantityList=[amount(YARN, 2400)], **told)


def document(*events):
    return json.dumps(
        {"type": "EPCISDocument", "schemaVersion": "2.0", "epcisBody": {"eventList": list(events)}}, indent=1
    ).encode()


def read(*events):
    return READERS["epcis-json"].read({"epcis/a.json": document(*events)})


def test_a_transformation_tells_lots_their_day_place_and_use():
    told = read(spun())
    yarn, cotton = told.lots
    assert (yarn.id, yarn.site_id, yarn.produced_from.first) == (
        YARN_KEY,
        "https://example.org/site/S-1",
        date(2026, 3, 24),
    )
    assert cotton.quantity is None
    (use,) = told.uses
    assert (use.output_lot_id, use.input_lot_id, use.quantity) == (
        YARN_KEY,
        COTTON_KEY,
        Quantity(Fraction(26133, 10), "KGM"),
    )
    (paper,) = told.documents
    assert use.document_ids == (paper.id,)
    assert (paper.kind, paper.file, paper.present, paper.covers) == (
        "production-record",
        "epcis/a.json",
        True,
        (f"lot:{YARN_KEY}", f"lot:{COTTON_KEY}"),
    )


def test_several_outputs_share_their_inputs_in_parts_nobody_tells():
    told = read(
        event(inputQuantityList=[amount(COTTON, 10)], outputQuantityList=[amount(YARN, 4), amount(f"{YARN}B", 5)])
    )
    assert [use.quantity for use in told.uses] == [None, None]


def test_events_of_one_transformation_id_are_one_process():
    other = "urn:epc:class:lgtin:9521321.000010.B2"
    told = read(
        event(transformationID="T1", inputQuantityList=[amount(COTTON, 10)]),
        event(transformationID="T1", inputQuantityList=[amount(other, 5), amount(COTTON, 1)], day="2026-03-25"),
        event(transformationID="T1", outputQuantityList=[amount(YARN, 14)], day="2026-03-26"),
    )
    assert {(use.input_lot_id, use.quantity.amount) for use in told.uses} == {
        (COTTON_KEY, 11),
        ("(01)09521321000100(10)B2", 5),
    }


def test_an_error_declaration_voids_the_event_and_what_replaces_it_counts():
    wrong = spun(eventID="urn:uuid:1")
    declared = {**wrong, "errorDeclaration": {"reason": "incorrect_data", "correctiveEventIDs": ["urn:uuid:2"]}}
    right = event(eventID="urn:uuid:2", inputQuantityList=[amount(COTTON, 5)], outputQuantityList=[amount(YARN, 4)])
    told = read(wrong, right, declared)
    assert [use.quantity.amount for use in told.uses] == [5]
    assert [remark.code for remark in told.remarks] == ["epcis-event-voided"]


def test_an_event_without_an_id_is_voided_by_its_like():
    wrong = spun()
    assert read(wrong, {**wrong, "errorDeclaration": {"reason": "did_not_occur"}}).uses == ()


def test_leaving_and_arriving_under_one_despatch_are_one_shipment():
    papers = [{"type": "desadv", "bizTransaction": "urn:example:desadv:7"}]
    parties = {
        "sourceList": [{"type": "owning_party", "source": "urn:example:party:P-1"}],
        "destinationList": [{"type": "owning_party", "destination": "urn:example:party:P-2"}],
    }
    told = read(
        shipped("shipping", "2026-04-01", bizTransactionList=papers, readPoint={"id": "urn:x:A"}, **parties),
        shipped("receiving", "2026-04-09", bizTransactionList=papers, readPoint={"id": "urn:x:B"}),
    )
    (one,) = told.shipments
    assert (one.from_party_id, one.to_party_id) == ("urn:example:party:P-1", "urn:example:party:P-2")
    assert (one.from_site_id, one.to_site_id) == ("urn:x:A", "urn:x:B")
    assert (one.shipped.first, one.received.first) == (date(2026, 4, 1), date(2026, 4, 9))
    assert [paper.kind for paper in told.documents] == ["waybill", "warehouse-receipt"]
    assert len(one.document_ids) == 2


def test_a_logistic_unit_stands_for_what_was_packed_into_it():
    told = read(
        event("AggregationEvent", "2026-04-01", action="ADD", parentID=SSCC, childQuantityList=[amount(YARN, 900)]),
        event("ObjectEvent", "2026-04-02", action="OBSERVE", bizStep="shipping", epcList=[SSCC]),
        event("AggregationEvent", "2026-04-03", action="DELETE", parentID=SSCC),
        event("ObjectEvent", "2026-04-04", action="OBSERVE", bizStep="shipping", epcList=[SSCC]),
    )
    packed, empty = told.shipments
    assert (packed.lot_id, packed.quantity.amount) == (YARN_KEY, 900)
    assert (empty.lot_id, empty.container) == (None, SSCC_KEY)
    assert [lot.id for lot in told.lots] == [YARN_KEY]


def test_units_packed_in_a_circle_end():
    told = read(
        event("AggregationEvent", action="ADD", parentID=SSCC, childEPCs=[SSCC]),
        event("ObjectEvent", action="OBSERVE", bizStep="shipping", epcList=[SSCC]),
    )
    assert len(told.shipments) == 1


@pytest.mark.parametrize(
    "harm",
    [
        {"eventTime": "soon"},
        {"type": "Party"},
        {"outputQuantityList": [amount(YARN, -1)]},
        {"inputQuantityList": [{"quantity": 1}]},
        {"inputQuantityList": [amount(COTTON, "NaN")]},
    ],
)
def test_a_bad_event_is_told_by_line_and_the_rest_kept(harm):
    told = read({**spun(), **harm}, spun())
    assert len(told.uses) == 1
    assert [(remark.code, remark.place.line) for remark in told.remarks] == [("epcis-event-unreadable", 6)]


def test_what_stands_before_a_break_is_kept():
    content = document(spun(), spun())
    told = READERS["epcis-json"].read({"epcis/a.json": content[: content.rindex(b"readPoint")]})
    assert len(told.uses) == 1
    assert [remark.code for remark in told.remarks] == ["foreign-json-broken"]


def test_a_file_cut_anywhere_is_told_unless_every_event_was_read():
    content = document(spun(), spun()).rstrip()
    listed = content.rindex(b"]")
    for cut in range(1, len(content)):
        told = READERS["epcis-json"].read({"epcis/a.json": content[:cut]})
        assert told.remarks or cut > listed, content[:cut][-40:]


def test_things_counted_one_by_one_are_lots_of_one():
    told = read(
        event("ObjectEvent", action="ADD", bizStep="commissioning", epcList=["urn:epc:id:sgtin:4012345.077889.25"])
    )
    assert (told.lots[0].id, told.lots[0].quantity) == ("(01)04012345778892(21)25", Quantity(Fraction(1), "C62"))


def test_the_same_story_in_xml_gives_the_same_facts():
    xml = f"""<?xml version="1.0"?>
<epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:1"><EPCISBody><EventList>
<extension><TransformationEvent><eventTime>2026-03-24T18:00:00+08:00</eventTime><eventTimeZoneOffset>+08:00</eventTimeZoneOffset>
<inputQuantityList><quantityElement><epcClass>{COTTON}</epcClass><quantity>2613.3</quantity><uom>KGM</uom></quantityElement></inputQuantityList>
<outputQuantityList><quantityElement><epcClass>{YARN}</epcClass><quantity>2400</quantity><uom>KGM</uom></quantityElement></outputQuantityList>
<readPoint><id>https://example.org/site/S-1</id></readPoint></TransformationEvent></extension>
<ObjectEvent><eventTime>2026-04-01T09:00:00Z</eventTime><eventTimeZoneOffset>+00:00</eventTimeZoneOffset>
<baseExtension><eventID>urn:uuid:9</eventID></baseExtension>
<epcList/><action>OBSERVE</action><bizStep>urn:epcglobal:cbv:bizstep:shipping</bizStep>
<bizTransactionList><bizTransaction type="urn:epcglobal:cbv:btt:desadv">D1</bizTransaction></bizTransactionList>
<extension><quantityList><quantityElement><epcClass>{YARN}</epcClass><quantity>2400</quantity><uom>KGM</uom></quantityElement></quantityList>
<sourceList>
<source type="urn:epcglobal:cbv:sdt:owning_party">urn:example:party:P-1</source></sourceList></extension></ObjectEvent>
<ObjectEvent><eventTime>never</eventTime></ObjectEvent>
</EventList></EPCISBody></epcis:EPCISDocument>"""
    told = READERS["epcis-xml"].read({"epcis/a.xml": xml.encode()})
    same = read(
        spun(),
        shipped(
            "shipping",
            "2026-04-01",
            eventID="urn:uuid:9",
            bizTransactionList=[{"type": "desadv", "bizTransaction": "D1"}],
            sourceList=[{"type": "owning_party", "source": "urn:example:party:P-1"}],
        ),
    )
    assert [(lot.id, lot.site_id, lot.quantity, lot.produced_from) for lot in told.lots] == [
        (lot.id, lot.site_id, lot.quantity, lot.produced_from) for lot in same.lots
    ]
    assert [(use.output_lot_id, use.input_lot_id, use.quantity) for use in told.uses] == [
        (use.output_lot_id, use.input_lot_id, use.quantity) for use in same.uses
    ]
    assert [(one.lot_id, one.from_party_id, one.quantity, one.shipped) for one in told.shipments] == [
        (one.lot_id, one.from_party_id, one.quantity, one.shipped) for one in same.shipments
    ]
    assert [remark.code for remark in told.remarks] == ["epcis-event-unreadable"]


def test_a_file_that_is_no_xml_is_told():
    told = READERS["epcis-xml"].read({"epcis/a.xml": b"<EPCISDocument>"})
    assert [remark.code for remark in told.remarks] == ["foreign-xml-broken"]
