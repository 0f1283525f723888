"""What every reader of third parties' files must hold to: run over the catalogue and the standards' own examples."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.sources.catalogue import foreign_readers
from amparo.sources.foreign import Foreign

READERS = foreign_readers()
TRACE = Path(__file__).parents[3] / "shared" / "data" / "trace"
KEYS = (
    "type", "eventTime", "eventID", "epcList", "quantityList", "inputQuantityList", "outputQuantityList", "bizStep",
    "readPoint", "sourceList", "bizTransactionList", "errorDeclaration", "transformationID", "parentID", "action",
    "recordId", "recordType", "recordStatus", "recordDetails", "statementDate", "properties", "schema", "id",
)  # fmt: skip
INSIDE = ("interests", "share", "exact", "names", "fullName", "subject", "interestedParty", "componentRecords", "owner")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.just("2026-01-01"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS + INSIDE), inner, max_size=4),
    max_leaves=12,
)
EVERY = pytest.mark.parametrize("reader", sorted(READERS))
shared = pytest.mark.skipif(not TRACE.is_dir(), reason="the shared trace files do not lie beside the project")


@EVERY
@settings(max_examples=40, deadline=None)
@given(content=st.binary(max_size=200))
def test_no_bytes_break_a_reader(reader, content):
    assert isinstance(READERS[reader].read({"x": content}), Foreign)


@EVERY
@settings(max_examples=30, deadline=None)
@given(content=JSON)
def test_no_json_breaks_a_reader(reader, content):
    assert isinstance(READERS[reader].read({"x": json.dumps(content).encode()}), Foreign)


@EVERY
@settings(max_examples=30, deadline=None)
@given(told=st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(KEYS, JSON)), max_size=3))
def test_no_record_with_known_keys_and_wild_values_breaks_a_reader(reader, told):
    whole = {"type": "TransformationEvent", "eventTime": "2026-01-01", "recordId": "a", "recordType": "relationship"}
    records = [{**whole, "id": "a", "schema": "Ownership", **record} for record in told]
    assert isinstance(READERS[reader].read({"x": json.dumps(records).encode()}), Foreign)


@EVERY
def test_a_reader_says_which_files_of_a_bundle_are_its_own(reader):
    assert READERS[reader].patterns
    folder, _, pattern = READERS[reader].patterns[0].partition("/")
    assert READERS[reader].takes(f"{folder.upper()}/{pattern.replace('*', 'Some File')}")
    assert not READERS[reader].takes("parties.csv")


def test_no_file_of_a_bundle_has_two_readers():
    names = ["epcis/a.json", "epcis/a.jsonld", "epcis/a.xml", "bods/a.json", "gleif/a.xml", "bol/a.csv", "ftm/a.json"]
    assert {name: sum(reader.takes(name) for reader in READERS.values()) for name in names} == dict.fromkeys(names, 1)


def read(reader, *paths):
    return READERS[reader].read({path: (TRACE / path).read_bytes() for path in paths})


@shared
@pytest.mark.shared
def test_both_forms_of_the_standards_transformation_example_tell_the_same_lots():
    plain = read("epcis-json", "epcis/Example_9.6.4-TransformationEvent.jsonld")
    linked = read("epcis-json", "epcis/Example_9.6.4-TransformationEventWithDigitalLink.jsonld")
    assert [lot.id for lot in plain.lots] == [lot.id for lot in linked.lots]
    assert len(plain.uses) == 20


@shared
@pytest.mark.shared
def test_the_standards_examples_are_read_without_a_bad_event():
    for path in sorted((TRACE / "epcis").glob("*.jsonld")):
        if "context" not in path.name:
            facts = read("epcis-json", f"epcis/{path.name}")
            assert {remark.code for remark in facts.remarks} <= {"epcis-event-voided"}, path.name


@shared
@pytest.mark.shared
def test_all_kinds_of_event_of_the_older_form_are_read():
    facts = read("epcis-xml", "openepcis/All_eventTypes_1.2.xml")
    assert (len(facts.lots), len(facts.uses), [remark.code for remark in facts.remarks]) == (
        10,
        20,
        ["epcis-event-voided"],
    )


@shared
@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "parties", "holdings", "remarks"),
    [
        ("bods/fermcat.json", 4, 6, []),
        ("bods/tecido.json", 3, 15, []),
        ("bods/indirect-ownership.json", 3, 2, []),
        ("bods/mixed-direct-and-indirect-ownership.json", 3, 3, []),
        ("bods-fixtures/edge-cases/10-circular-ownership.json", 2, 2, []),
        ("bods-fixtures/edge-cases/11-anonymous-person.json", 1, 0, ["bods-party-not-named"]),
    ],
)
def test_the_ownership_standards_examples_are_read(file, parties, holdings, remarks):
    facts = read("bods", file)
    assert (len(facts.parties), len(facts.holdings), [remark.code for remark in facts.remarks]) == (
        parties,
        holdings,
        remarks,
    )


@shared
@pytest.mark.shared
def test_the_golden_copys_excerpts_are_read():
    facts = read("gleif", "gleif/lei-data.xml", "gleif/rr-data.xml")
    assert (len(facts.parties), len(facts.holdings), facts.remarks) == (16, 2, ())
    assert len(read("gleif", "gleif/rr-updates-data2.xml").holdings) == 4
