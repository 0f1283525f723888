"""What the scorer would alert, the search finds: held against brute force, each query with each listed name.

Words are found by keys that bear one change in each. A word of eight letters or more may be alike with two changes, and
is then only found by the rest of its name: a legal form glued to such a word is not among the changes here.
"""

import random

import pytest

from amparo.facts.ids import ListId, ListingId
from amparo.facts.listing import Listing
from amparo.facts.party import Name
from amparo.screening.bulk import screen_batch
from amparo.screening.compare import compare
from amparo.screening.index import build
from amparo.screening.match import screen
from amparo.screening.query import Query

THRESHOLD = 700
PARTS = {
    "Person": ["Sergei", "Marat", "Abdul", "Karim", "Lebedinov", "Yusuf", "Aygul", "Tursun", "Noktaban", "bin", "al-",
               "Viktorovich", "Hassan", "Wei", "Zhang", "Xiaoming", "Ould", "Brahim", "Natalya", "Kowalska", "O'Neil"],
    "Company": ["Hotan", "Aksu", "Yultuz", "Zhongrui", "Marania", "Cotton", "Textile", "Chemical", "Trading",
                "Shipping", "Bank", "Group", "Co., Ltd.", "LLC", "Xinjiang", "Electronics", "Noktaban", "7", "West",
                "Hualong"],
}  # fmt: skip


def changed(name, chance):
    at = chance.randrange(len(name))
    kind = chance.randrange(6)
    if kind == 0:
        return name[:at] + name[at + 1 :]
    if kind == 1:
        return name[:at] + chance.choice("aeinorst") + name[at + 1 :]
    if kind == 2:
        return name[:at] + name[at + 1 : at + 2] + name[at : at + 1] + name[at + 2 :]
    if kind == 3 and "," not in name:
        return name.replace(" ", "", 1)
    words = name.split()
    if kind == 4:
        return " ".join(words[::-1])
    return " ".join([words[0][0] + ".", *words[1:]])


def made(schema, many, chance):
    parts = PARTS[schema]
    return [" ".join(chance.sample(parts, chance.randint(2, 4))) for _ in range(many)]


def missed(schema, listed_many, asked_many, seed):
    """Return what brute force alerts, and what of it the search does not."""
    chance = random.Random(seed)  # noqa: S311 - the same each time
    listed = made(schema, listed_many, chance)
    listings = [Listing(ListingId(f"t-{at}"), ListId("test"), (Name(name),), schema) for at, name in enumerate(listed)]
    index = build(listings)
    asked = [changed(chance.choice(listed), chance) for _ in range(asked_many)]
    queries = [Query((name,), schema) for name in asked]
    alerted, lost = 0, []
    for query, found in zip(queries, screen_batch(index, queries, THRESHOLD, listed_many), strict=True):
        assert found == screen(index, query, THRESHOLD, listed_many)
        known = {one.listing.id for one in found}
        for listing in listings:
            score = compare(query.names[0], listing.name, schema)
            if score >= THRESHOLD:
                alerted += 1
                if listing.id not in known:
                    lost.append((query.names[0], listing.name, score))
    return alerted, lost


@pytest.mark.parametrize("schema", ["Person", "Company"])
def test_a_few_names_are_found_as_brute_force_finds_them(schema):
    alerted, lost = missed(schema, 24, 12, seed=1)
    assert alerted >= 10
    assert lost == []


@pytest.mark.slow
@pytest.mark.parametrize("schema", ["Person", "Company"])
def test_hardly_any_of_many_names_is_lost(schema):
    """Twenty words make all the names, so that more than the forty looked at are as like as one another."""
    alerted, lost = missed(schema, 150, 60, seed=2)
    assert alerted >= 50
    assert len(lost) <= alerted * 0.02, lost[:5]
