"""Third parties' files add to a case; they never change what the user wrote, and never in silence."""

import json
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.facts.case import Case
from amparo.facts.quantity import Share, ShareRange
from amparo.kernel.errors import UserError
from amparo.wording.catalogue import speak
from bundle.whole import bundle, read

SITE = "https://example.org/site/M1"


def transformation(output: str, taken: str, amount: float, site: str = SITE) -> dict[str, object]:
    lgtin = "urn:epc:class:lgtin:9521321.000010."
    return {
        "type": "TransformationEvent",
        "eventTime": "2024-02-10T10:00:00+08:00",
        "eventTimeZoneOffset": "+08:00",
        "inputQuantityList": [{"epcClass": lgtin + taken, "quantity": amount, "uom": "KGM"}],
        "outputQuantityList": [{"epcClass": lgtin + output, "quantity": 400.5, "uom": "KGM"}],
        "readPoint": {"id": site},
    }


def shipping(lot: str, amount: float, bill: str) -> dict[str, object]:
    return {
        "type": "ObjectEvent",
        "eventTime": "2024-03-01T10:00:00+08:00",
        "eventTimeZoneOffset": "+08:00",
        "action": "OBSERVE",
        "bizStep": "shipping",
        "quantityList": [{"epcClass": f"urn:epc:class:lgtin:9521321.000010.{lot}", "quantity": amount, "uom": "KGM"}],
        "readPoint": {"id": SITE},
        "bizTransactionList": [{"type": "bol", "bizTransaction": bill}],
        "sourceList": [{"type": "owning_party", "source": "urn:example:party:P2"}],
        "destinationList": [{"type": "owning_party", "destination": "urn:example:party:P1"}],
    }


def epcis(*events: dict[str, object]) -> dict[str, bytes]:
    document = {
        "@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],
        "type": "EPCISDocument",
        "schemaVersion": "2.0",
        "creationDate": "2024-06-01T00:00:00Z",
        "epcisBody": {"eventList": list(events)},
    }
    return {"epcis/events.jsonld": json.dumps(document).encode()}


def bods(*statements: dict[str, object]) -> dict[str, bytes]:
    return {"bods/register.json": json.dumps(list(statements)).encode()}


def entity(record: str, name: str, number: str = "", kind: str = "entity") -> dict[str, object]:
    details: dict[str, object] = {"isComponent": False, "entityType": {"type": "registeredEntity"}, "name": name}
    if kind == "person":
        details = {"isComponent": False, "personType": "knownPerson", "names": [{"type": "legal", "fullName": name}]}
    if number:
        details["identifiers"] = [{"id": number, "scheme": "XI-LEI"}]
    return {
        "statementId": f"statement-{record}-0000000000000000",
        "declarationSubject": record,
        "recordId": record,
        "recordType": kind,
        "recordStatus": "new",
        "statementDate": "2024-01-01",
        "recordDetails": details,
    }


def relation(owned: str, owner: str, share: int) -> dict[str, object]:
    return {
        "statementId": f"statement-{owner}-{owned}-00000000000000",
        "declarationSubject": owned,
        "recordId": f"{owner}-{owned}",
        "recordType": "relationship",
        "recordStatus": "new",
        "statementDate": "2024-01-01",
        "recordDetails": {
            "isComponent": False,
            "subject": owned,
            "interestedParty": owner,
            "interests": [{"type": "shareholding", "directOrIndirect": "direct", "share": {"exact": share}}],
        },
    }


def codes(case: Case) -> list[str]:
    return [remark.code for remark in case.remarks]


def test_events_that_repeat_the_tables_add_only_their_papers():
    own = read(bundle())
    case = read(bundle() | epcis(transformation("L2", "L1", 450), shipping("L2", 400.5, "BL-1")))
    assert list(case.lots) == list(own.lots)
    assert [(use.output_lot_id, use.input_lot_id, use.quantity) for use in case.uses] == [
        (use.output_lot_id, use.input_lot_id, use.quantity) for use in own.uses
    ]
    assert list(case.shipments) == ["S1"]
    assert (case.parties, case.sites, case.goods) == (own.parties, own.sites, own.goods)
    assert len(case.uses[0].document_ids) == 2
    assert len(case.shipments["S1"].document_ids) == 2
    added = {name: one for name, one in case.documents.items() if name not in own.documents}
    assert set(case.uses[0].document_ids) - {"D1"} <= set(added)
    assert all(one.present and one.sha256 for one in added.values())
    assert {text for one in added.values() for text in one.covers} <= {"lot:L1", "lot:L2"}
    assert codes(case) == []


def test_a_row_that_both_tell_stays_as_the_user_wrote_it_and_the_difference_is_said():
    own = read(bundle())
    case = read(bundle() | epcis(transformation("L2", "L1", 500), shipping("L2", 399, "BL-1")))
    assert case.uses[0].quantity == own.uses[0].quantity
    assert case.shipments["S1"].quantity == own.shipments["S1"].quantity
    assert codes(case) == ["foreign-row-differs", "foreign-row-differs"]
    told = [speak("en").say(f"reason.{one.code}", **dict(one.params)) for one in case.remarks]
    assert "lot:L2 (500 KGM)" in told[0]
    assert "shipment:S1 (399 KGM)" in told[1]


def test_a_movement_under_another_bill_is_another_movement():
    case = read(bundle() | epcis(shipping("L2", 400.5, "BL-2")))
    assert len(case.shipments) == 2
    other = next(one for name, one in case.shipments.items() if name != "S1")
    assert (other.lot_id, other.from_party_id, other.to_party_id, other.from_site_id) == ("L2", "P2", "P1", "M1")


def test_a_lot_that_only_events_tell_is_added_with_the_good_of_its_kind():
    case = read(bundle() | epcis(transformation("L2", "L1", 450), transformation("L2", "L7", 5)))
    new = next(name for name in case.lots if name.endswith("L7"))
    assert case.lots[new].good_id in case.goods
    assert ("L2", new) in {(use.output_lot_id, use.input_lot_id) for use in case.uses}


def test_events_that_would_close_a_circle_are_left_out_and_named():
    case = read(bundle() | epcis(transformation("L1", "L2", 3)))
    assert [(use.output_lot_id, use.input_lot_id) for use in case.uses] == [("L2", "L1")]
    assert "foreign-row-left-out" in codes(case)


def test_an_unknown_place_of_an_event_is_not_invented():
    case = read(bundle() | epcis(transformation("L8", "L1", 450, "https://example.org/site/M9")))
    new = next(name for name in case.lots if name.endswith("L8"))
    assert case.lots[new].site_id is None


def test_a_register_adds_owners_under_their_own_ids():
    case = read(
        bundle() | bods(entity("P2", "Riverbend Spinning"), entity("h1", "Hill Holding"), relation("P2", "h1", 60))
    )
    owner = next(name for name in case.parties if name.endswith("h1"))
    assert [(one.owner_id, one.owned_id) for one in case.holdings] == [("P1", "P2"), (owner, "P2")]
    assert case.holdings[1].share == ShareRange(Share.percent(60), Share.percent(60))
    assert codes(case) == []


def test_a_holding_that_both_tell_keeps_the_users_figures():
    case = read(bundle() | bods(entity("P1", "Meadow Shirts"), entity("P2", "RB Spinning"), relation("P2", "P1", 40)))
    assert [one.share for one in case.holdings] == [ShareRange(Share.percent(25), Share(Fraction(61, 200)))]
    assert codes(case) == ["foreign-row-differs"]
    assert case.holdings[0].document_ids[:1] == ("D1",)
    assert len(case.holdings[0].document_ids) == 2


def test_an_equal_number_joins_parties_and_says_so():
    files = bundle()
    files["parties.csv"] = files["parties.csv"].replace(b"1 Main St,,,,", b"1 Main St,,5299000J2N45DDNE4Y28,,")
    case = read(files | bods(entity("x9", "MEADOW SHIRTS INC", "5299000J2N45DDNE4Y28")))
    assert list(case.parties) == ["P1", "P2"]
    assert codes(case) == ["foreign-party-joined"]


def test_an_equal_id_with_another_number_keeps_parties_apart_and_says_so():
    files = bundle()
    files["parties.csv"] = files["parties.csv"].replace(b"1 Main St,,,,", b"1 Main St,,5299000J2N45DDNE4Y28,,")
    case = read(files | bods(entity("P1", "Meadow Shirts", "549300MLUDYVRQOOXS22")))
    assert len(case.parties) == 3
    assert codes(case) == ["foreign-party-apart"]


def test_an_equal_id_under_another_name_is_said():
    assert codes(read(bundle() | bods(entity("P1", "Quite Another Firm")))) == ["foreign-party-names-differ"]


def test_an_equal_name_joins_firms_and_never_persons():
    assert codes(read(bundle() | bods(entity("x1", "MEADOW SHIRTS")))) == ["foreign-party-joined"]
    case = read(bundle() | bods(entity("x1", "Meadow Shirts", kind="person")))
    assert len(case.parties) == 3


def test_a_bill_of_lading_that_the_tables_tell_already_adds_only_its_paper():
    table = (
        b"Bill of Lading,Shipper,Consignee,Arrival Date,Weight (kg)\n"
        b"BL1,RIVERBEND SPINNING,Meadow Shirts,2024-05-01,400.5\n"
        b"BL9,Riverbend Spinning,Meadow Shirts,2024-05-20,10\n"
    )
    case = read(bundle() | {"bol/export.csv": table})
    assert list(case.parties) == ["P1", "P2"]
    assert len(case.shipments) == 2
    assert len(case.shipments["S1"].document_ids) == 2
    assert codes(case) == ["foreign-party-joined", "foreign-party-joined"]


def test_a_file_that_no_reader_takes_is_named():
    assert codes(read(bundle() | {"epcis/notes.docx": b"x"})) == ["file-unused"]


THIRD = ["epcis/a.jsonld", "epcis/b.xml", "bods/a.json", "gleif/a.xml", "bol/a.csv", "ftm/a.json"]


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(THIRD),
    st.binary(max_size=120) | st.text(alphabet='{}[]":,<>/aP1L2 \n', max_size=80).map(str.encode),
)
def test_no_bytes_of_a_third_party_end_the_reading(name, content):
    assert isinstance(read(bundle() | {name: content}), Case)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 900), st.integers(0, 9), st.sampled_from([b"", b"null", b'"', b"}", b"1e999", b"-5", b"P1"]))
def test_no_spoilt_event_ends_the_reading(at, cut, piece):
    whole = epcis(transformation("L2", "L1", 450), shipping("L2", 400.5, "BL-1"))["epcis/events.jsonld"]
    spoilt = {"epcis/events.jsonld": whole[:at] + piece + whole[at + cut :]}
    case = read(bundle() | spoilt)
    known = set(case.parties), set(case.sites), set(case.lots), set(case.goods)
    for shipment in case.shipments.values():
        assert {shipment.from_party_id, shipment.to_party_id} - {None} <= known[0]
        assert {shipment.from_site_id, shipment.to_site_id} - {None} <= known[1]
        assert {shipment.lot_id} - {None} <= known[2]
    for lot in case.lots.values():
        assert lot.good_id in known[3]
        assert {lot.site_id} - {None} <= known[1]


def test_the_users_own_slip_still_ends_the_reading():
    with pytest.raises(UserError):
        read(bundle(uses__csv="output_lot_id,input_lot_id,quantity,unit\nL2,L9,1,KGM\n") | epcis())
