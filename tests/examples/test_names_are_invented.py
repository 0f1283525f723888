"""No name in the examples is, or looks like, a name on a real list."""

from datetime import date
from pathlib import Path

import pytest

from amparo.archive.bundle import open_bundle
from amparo.screening.index import build
from amparo.screening.match import Query, screen
from amparo.sources.bundle.reading import read_case
from amparo.sources.catalogue import list_sources
from amparo.sources.shipped import shipped_snapshots
from examples.books import EXAMPLES, ROOT

LISTS = ROOT.parent / "shared" / "data" / "lists"
SEEN = date(2026, 11, 22)


def cases():
    return [read_case(open_bundle(path.parent), path.parent.name) for path in sorted(EXAMPLES.rglob("case.toml"))]


def unlike(listings):
    """Return the parties of the examples that a register of ``listings`` takes for somebody else."""
    index = build(listings)
    return [
        (case.name, party.id, found.matched_name, found.score)
        for case in cases()
        for party in case.parties.values()
        for found in screen(index, query(party), threshold=700, limit=1)
    ]


def query(party):
    countries = (party.country,) if party.country else ()
    return Query(tuple(name.text for name in party.names), party.schema, countries, identifiers=party.identifiers)


def test_no_party_of_an_example_is_on_a_list_that_the_package_ships():
    assert unlike([one for snapshot in shipped_snapshots() for one in snapshot.listings]) == []


def test_no_sample_list_holds_a_name_of_a_shipped_list():
    shipped = {
        name.text.casefold() for snapshot in shipped_snapshots() for one in snapshot.listings for name in one.names
    }
    samples = [one for case in cases() for snapshot in case.samples for one in snapshot.listings]
    assert samples
    assert not shipped & {name.text.casefold() for one in samples for name in one.names}


@pytest.mark.shared
@pytest.mark.slow
def test_no_party_of_an_example_is_on_a_published_list():
    if not LISTS.is_dir():
        pytest.skip(f"{LISTS} is not here")
    listings = [one for list_id, source in list_sources().items() for one in published(source, LISTS / list_id)]
    assert listings
    assert unlike(listings) == []


def published(source, folder: Path):
    if not folder.is_dir():
        return ()
    return source.read({path.name: path.read_bytes() for path in sorted(folder.iterdir())}, SEEN).listings
