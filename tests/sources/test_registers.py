import json
from datetime import date
from fractions import Fraction

import pytest

from amparo.facts.truth import Truth
from amparo.sources.catalogue import foreign_readers

READERS = foreign_readers()


def statement(record, kind, day="2020-01-01", status="new", **details):
    return {
        "statementId": f"{record}-{day}",
        "statementDate": day,
        "recordId": record,
        "recordType": kind,
        "recordStatus": status,
        "recordDetails": details,
    }


def entity(record, name=None, day="2020-01-01"):
    return statement(
        record, "entity", day, name=name or record, entityType={"type": "registeredEntity"}, jurisdiction={"code": "CN"}
    )


def relation(record, owner, owned, *interests, day="2020-01-01", status="new", **details):
    return statement(
        record, "relationship", day, status, subject=owned, interestedParty=owner, interests=list(interests), **details
    )


def interest(kind="shareholding", how="direct", **told):
    return {"type": kind, "directOrIndirect": how, **told}


def bods(*statements):
    return READERS["bods"].read({"bods/a.json": json.dumps(list(statements), indent=1).encode()})


def told(holding):
    return (holding.owner_id, holding.owned_id, holding.interest, str(holding.share) if holding.share else "")


def test_parties_and_their_interests_are_read():
    person = statement(
        "p",
        "person",
        names=[{"type": "legal", "fullName": "Imaginary Ann"}],
        birthDate="1990-06-12",
        nationalities=[{"code": "IE"}],
    )
    facts = bods(
        person,
        entity("c"),
        relation("r", "p", "c", interest(share={"exact": 75}, startDate="2019-09-11"), interest("boardMember")),
    )
    one, other = facts.parties
    assert (one.id, one.name, one.schema, one.country, str(one.birth_date)) == (
        "bods:p",
        "Imaginary Ann",
        "Person",
        "ie",
        "1990-06-12",
    )
    assert (other.schema, other.country) == ("Company", "cn")
    assert [told(holding) for holding in facts.holdings] == [
        ("bods:p", "bods:c", "shareholding", "75 %"),
        ("bods:p", "bods:c", "other", ""),
    ]
    assert facts.holdings[0].document_ids == ("bods/a.json",)


@pytest.mark.parametrize(
    ("share", "low", "high"),
    [
        ({"exact": 50}, Fraction(1, 2), Fraction(1, 2)),
        ({"exact": 33.33}, Fraction(3333, 10000), Fraction(3333, 10000)),
        ({"minimum": 25, "maximum": 50}, Fraction(1, 4), Fraction(1, 2)),
        ({"exclusiveMinimum": 75}, Fraction(3, 4), Fraction(1)),
        ({"maximum": 10}, Fraction(0), Fraction(1, 10)),
    ],
)
def test_a_share_may_be_a_range(share, low, high):
    (holding,) = bods(entity("a"), entity("b"), relation("r", "a", "b", interest(share=share))).holdings
    assert (holding.share.lo.of_one, holding.share.hi.of_one) == (low, high)


@pytest.mark.parametrize(
    "share", [{"exact": 101}, {"exact": -1}, {"minimum": 60, "maximum": 40}, {"exact": "half"}, {"exact": "NaN"}]
)
def test_an_impossible_share_is_left_out_and_told(share):
    facts = bods(entity("a"), entity("b"), relation("r", "a", "b", interest(share=share)))
    assert facts.holdings[0].share is None
    assert [remark.code for remark in facts.remarks] == ["share-impossible"]


def test_an_indirect_interest_is_left_to_its_components():
    steps = [
        relation("r1", "a", "b", interest(share={"exact": 60}), isComponent=True),
        relation("r2", "b", "c", interest(share={"exact": 50}), isComponent=True),
    ]
    indirect = relation(
        "r3",
        "a",
        "c",
        interest(how="indirect", share={"exact": 30}),
        interest("votingRights", share={"exact": 5}),
        componentRecords=["b", "r1", "r2"],
    )
    whole = bods(entity("a"), entity("b"), entity("c"), *steps, indirect)
    assert sorted(told(holding) for holding in whole.holdings) == [
        ("bods:a", "bods:b", "shareholding", "60 %"),
        ("bods:a", "bods:c", "voting-rights", "5 %"),
        ("bods:b", "bods:c", "shareholding", "50 %"),
    ]
    partial = bods(entity("a"), entity("c"), indirect)
    assert ("bods:a", "bods:c", "shareholding", "30 %") in [told(holding) for holding in partial.holdings]
    assert "bods-indirect-kept" in [remark.code for remark in partial.remarks]


def test_versions_of_a_statement_follow_one_another_and_a_closed_one_ends():
    facts = bods(
        entity("a"),
        entity("b"),
        relation("r", "a", "b", interest(share={"exact": 100}, startDate="2010-01-01"), day="2015-05-05"),
        relation(
            "r", "a", "b", interest(share={"exact": 40}, startDate="2021-09-24"), day="2021-10-01", status="updated"
        ),
        relation(
            "r", "a", "b", interest(share={"exact": 40}, startDate="2021-09-24"), day="2023-03-03", status="closed"
        ),
    )

    def share_on(day):
        return [str(one.share) for one in facts.holdings if one.span.holds_on(day) is Truth.TRUE]

    assert share_on(date(2021, 9, 23)) == ["100 %"]
    assert share_on(date(2021, 9, 24)) == ["40 %"]
    assert share_on(date(2023, 3, 3)) == ["40 %"]
    assert share_on(date(2023, 3, 4)) == []


def test_a_share_restated_without_a_new_beginning_changes_when_it_was_stated():
    facts = bods(
        entity("a"),
        entity("b"),
        relation("r", "a", "b", interest(share={"exact": 50}, startDate="2019-09-11"), day="2019-09-11"),
        relation(
            "r", "a", "b", interest(share={"exact": 100}, startDate="2019-09-11"), day="2022-01-21", status="updated"
        ),
    )
    assert [(str(one.share), str(one.span.since), str(one.span.until)) for one in facts.holdings] == [
        ("50 %", "2019-09-11", "2022-01-20"),
        ("100 %", "2022-01-21", "None"),
    ]


def test_owners_who_own_each_other_are_both_kept():
    facts = bods(
        entity("a"),
        entity("b"),
        relation("r", "a", "b", interest(share={"exact": 100})),
        relation("s", "b", "a", interest(share={"exact": 100})),
    )
    assert len(facts.holdings) == 2


def test_a_party_that_cannot_be_named_is_told_and_not_made_up():
    facts = bods(entity("a"), relation("r", {"reason": "subjectUnableToConfirmOrIdentifyBeneficialOwner"}, "a"))
    assert len(facts.parties) == 1
    assert facts.holdings == ()
    (remark,) = facts.remarks
    assert dict(remark.params)["reason"] == "subjectUnableToConfirmOrIdentifyBeneficialOwner"


def test_a_former_name_is_kept_as_one():
    facts = bods(entity("a", "Old Co."), entity("a", "New Co.", "2021-01-01"))
    assert [(name.text, name.kind) for name in facts.parties[0].names] == [
        ("New Co.", "primary"),
        ("Old Co.", "former"),
    ]


def test_bad_statements_are_told_by_line():
    facts = bods(entity("a"), {"recordId": "x"}, statement("y", "sculpture"))
    assert [remark.code for remark in facts.remarks] == ["foreign-record-unreadable", "foreign-record-unreadable"]
    assert all(remark.place.line for remark in facts.remarks)
    assert READERS["bods"].read({"bods/a.json": b"\xff\xfe"}).remarks[0].code == "foreign-not-text"


def lei(code, name="Pretend Holdings"):
    return f"""<lei:LEIRecord><lei:LEI>{code}</lei:LEI><lei:Entity><lei:LegalName xml:lang="en">{name}</lei:LegalName>
<lei:OtherEntityNames>
<lei:OtherEntityName type="PREVIOUS_LEGAL_NAME">Old Name</lei:OtherEntityName></lei:OtherEntityNames>
<lei:LegalAddress><lei:FirstAddressLine>1 Nowhere</lei:FirstAddressLine>
<lei:City>Urumqi</lei:City><lei:Region>CN-XJ</lei:Region><lei:Country>CN</lei:Country></lei:LegalAddress>
<lei:RegistrationAuthority><lei:RegistrationAuthorityEntityID>916501</lei:RegistrationAuthorityEntityID></lei:RegistrationAuthority>
</lei:Entity></lei:LEIRecord>"""


def related(child, parent, kind="IS_DIRECTLY_CONSOLIDATED_BY", status="ACTIVE"):
    return f"""<rr:RelationshipRecord><rr:Relationship><rr:StartNode><rr:NodeID>{child}</rr:NodeID></rr:StartNode>
<rr:EndNode><rr:NodeID>{parent}</rr:NodeID></rr:EndNode><rr:RelationshipType>{kind}</rr:RelationshipType>
<rr:RelationshipPeriods>
<rr:RelationshipPeriod><rr:StartDate>2018-02-06T00:00:00Z</rr:StartDate>
<rr:PeriodType>RELATIONSHIP_PERIOD</rr:PeriodType></rr:RelationshipPeriod></rr:RelationshipPeriods>
<rr:RelationshipStatus>{status}</rr:RelationshipStatus></rr:Relationship></rr:RelationshipRecord>"""


def gleif(*records):
    xml = f'<?xml version="1.0"?><d xmlns:lei="http://lei" xmlns:rr="http://rr">{"".join(records)}</d>'
    return READERS["gleif"].read({"gleif/a.xml": xml.encode()})


A, B, C = ("0" * 19 + letter for letter in "ABC")


def test_a_legal_entity_is_read_with_its_names_place_and_numbers():
    (party,) = gleif(lei(A)).parties
    assert [(name.text, name.kind) for name in party.names] == [("Pretend Holdings", "primary"), ("Old Name", "former")]
    assert (party.country, party.region, party.address) == ("cn", "CN-XJ", "1 Nowhere, Urumqi, CN-XJ, CN")
    assert [(number.scheme, number.value) for number in party.identifiers] == [("lei", A), ("registration", "916501")]


def test_consolidation_is_control_without_a_percentage_and_an_ultimate_parent_is_not_told_twice():
    facts = gleif(lei(A), related(A, B), related(B, C), related(A, C, "IS_ULTIMATELY_CONSOLIDATED_BY"))
    assert [told(holding) for holding in facts.holdings] == [
        (f"lei:{B}", f"lei:{A}", "consolidation", ""),
        (f"lei:{C}", f"lei:{B}", "consolidation", ""),
    ]
    assert {party.id for party in facts.parties} == {f"lei:{code}" for code in (A, B, C)}


def test_an_ultimate_parent_that_no_direct_one_leads_to_is_kept():
    facts = gleif(related(A, B), related(A, C, "IS_ULTIMATELY_CONSOLIDATED_BY"))
    assert {holding.owner_id for holding in facts.holdings} == {f"lei:{B}", f"lei:{C}"}


def test_direct_parents_in_a_circle_end():
    facts = gleif(related(A, B), related(B, A), related(A, A, "IS_ULTIMATELY_CONSOLIDATED_BY"))
    assert len(facts.holdings) == 2


def test_fund_relations_and_ended_ones_tell_no_control():
    facts = gleif(related(A, B, "IS_FUND-MANAGED_BY"), related(A, B, status="INACTIVE"), related(A, "short"))
    assert facts.holdings == ()
    assert [remark.code for remark in facts.remarks] == ["foreign-record-unreadable"]


def test_a_followthemoney_network_is_read():
    lines = [
        {"id": "a", "schema": "Company", "properties": {"name": ["A"], "country": ["cn"], "uscCode": ["91"]}},
        {"id": "b", "schema": "Person", "properties": {"name": ["B"], "birthDate": ["1970"]}},
        {
            "id": "o",
            "schema": "Ownership",
            "properties": {"owner": ["b"], "asset": ["a"], "percentage": ["51.5%"], "startDate": ["2020"]},
        },
        {"id": "x", "schema": "Ownership", "properties": {"owner": ["b"]}},
        {"id": "n", "schema": "Company", "properties": {}},
    ]
    facts = READERS["ftm"].read({"ftm/a.json": "\n".join(map(json.dumps, lines)).encode()})
    assert [told(holding) for holding in facts.holdings] == [("ftm:b", "ftm:a", "shareholding", "51.5 %")]
    assert facts.parties[0].identifiers[0].scheme == "uscc"
    assert [remark.code for remark in facts.remarks] == ["foreign-record-unreadable", "ftm-entity-nameless"]
