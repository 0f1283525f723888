"""The publishers' own files, where they lie beside the project."""

import csv
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from amparo.sources.catalogue import list_sources
from amparo.sources.shipped import shipped_snapshots

SHARED = Path(__file__).parents[3] / "shared"
LISTS = SHARED / "data" / "lists"
DAY = date(2026, 11, 22)

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not LISTS.is_dir(), reason="the shared lists do not lie beside the project"),
]


def read(list_id, folder=""):
    files = {path.name: path.read_bytes() for path in (LISTS / (folder or list_id)).iterdir()}
    return list_sources()[list_id].read(files, DAY)


def rows(path, width):
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.reader(file) if len(row) == width]


@pytest.mark.parametrize(("list_id", "stem", "entities"), [("us-ofac-sdn", "", 8976), ("us-ofac-cons", "cons_", 442)])
def test_every_entry_alias_and_address_of_the_treasurys_lists_is_read(list_id, stem, entities):
    snapshot = read(list_id)
    assert len(snapshot.listings) == entities
    by_number = {listing.id.rpartition(":")[2]: listing for listing in snapshot.listings}
    for number, _, _, name, _ in rows(LISTS / list_id / f"{stem}alt.csv", 5):
        assert name.strip() in {known.text for known in by_number[number].names}
    for number, _, *parts, _ in rows(LISTS / list_id / f"{stem}add.csv", 6):
        told = [part.strip() for part in parts if part.strip() != "-0-"]
        assert not told or ", ".join(told) in by_number[number].addresses
    assert all(listing.programmes for listing in snapshot.listings)


def test_nearly_every_birth_date_of_the_treasurys_list_is_read():
    snapshot = read("us-ofac-sdn")
    told = sum(listing.remarks.count("DOB ") for listing in snapshot.listings)
    assert sum(len(listing.birth_dates) for listing in snapshot.listings) >= told - 5


def test_every_individual_and_entity_of_the_united_nations_is_read():
    root = etree.parse(LISTS / "un-sc" / "UN_consolidated.xml").getroot()
    snapshot = read("un-sc")
    assert len(root.findall(".//INDIVIDUAL")) == sum(one.schema == "Person" for one in snapshot.listings) == 730
    assert len(root.findall(".//ENTITY")) == sum(one.schema == "LegalEntity" for one in snapshot.listings) == 273
    names = {name.text for listing in snapshot.listings for name in listing.names}
    written = {
        " ".join((one.text or "").split()) for tag in ("ALIAS_NAME", "NAME_ORIGINAL_SCRIPT") for one in root.iter(tag)
    }
    assert written - {""} <= names
    assert all(listing.spells for listing in snapshot.listings)
    assert snapshot.as_of == date(2026, 2, 27)


@pytest.mark.parametrize(
    ("list_id", "folder", "entities"),
    [
        ("us-csl", "us-csl", 13),
        ("us-csl", "us-csl-2020", 110),
        ("us-bis-el", "us-csl-2020", 18),
        ("us-bis-dpl", "us-bis-dpl", 458),
    ],
)
def test_the_other_lists_are_read_rows_of_one_name_together(list_id, folder, entities):
    assert len(read(list_id, folder).listings) == entities


def test_the_rows_shipped_are_those_of_the_table_they_were_restated_from():
    table = SHARED / "facts" / "law" / "uflpa_entities.csv"
    told = list_sources()["us-uflpa"].read({table.name: table.read_bytes()}, DAY)
    (shipped,) = (one for one in shipped_snapshots() if one.list_id == "us-uflpa")
    assert {one.id: one.confirmed for one in shipped.listings} == {one.id: one.confirmed for one in told.listings}
    for one, other in zip(shipped.listings, told.listings, strict=True):
        withdrawn = {name.text for name in one.names if name.span.until is not None}
        assert {name.text for name in one.names} - withdrawn == {name.text for name in other.names}
        assert {spell.sublist for spell in other.spells} <= {spell.sublist for spell in one.spells}
