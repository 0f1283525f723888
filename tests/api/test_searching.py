"""Text search, entries, and what stands beside them."""

import pytest

from api.register import FIRM, LIST, PERSON, SHIP


def found(client, query):
    answer = client.get(f"/search/{LIST}?{query}")
    assert answer.status_code == 200, answer.text
    return [one["id"] for one in answer.json()["results"]]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("q=example&sort=id", [FIRM, SHIP]),
        ("q=example&sort=id:desc", [SHIP, FIRM]),
        ("q=example -star", [FIRM]),
        ("q=example NOT star", [FIRM]),
        ("q=exemp*", [PERSON]),
        ('q="northern trading"', [FIRM]),
        ('q="trading northern"', []),
        ("q=igor OR star&sort=id", [PERSON, SHIP]),
        ("q=exemplarof", []),
        ("q=exemplarof~", [PERSON]),
        ("q=exemplarof&fuzzy=true", [PERSON]),
        ("q=Экземпляров", [PERSON]),
        ("q=ekzemplyarov", [PERSON]),
        ("q=sampleton", [FIRM]),
        ("q=9074729", [SHIP]),
        ("q=&sort=id", [FIRM, PERSON, SHIP]),
        ("schema=Company", [FIRM]),
        ("schema=LegalEntity&sort=id", [FIRM, PERSON]),
        ("exclude_schema=Company&exclude_schema=Vessel", [PERSON]),
        ("countries=ru&countries=cn&sort=id", [FIRM, PERSON]),
        ("countries=ru&countries=cn&filter_op=AND", []),
        ("filter=properties.birthDate:1965-04-21", [PERSON]),
        ("filter=properties.birthDate:1965-04-22", []),
        ("filter=identifiers:9074729", [SHIP]),
        ("filter=schema:Vessel", [SHIP]),
        ("datasets=us-uflpa", []),
        ("target=true&q=star", [SHIP]),
        ("target=false", []),
        ("limit=1&offset=1&sort=id", [PERSON]),
        ("limit=0", []),
        ("sort=unheard&q=star", [SHIP]),
    ],
)  # fmt: skip
def test_a_search_finds_what_its_words_and_filters_say(client, query, ids):
    assert found(client, query) == ids


def test_facets_count_all_that_was_found_and_not_only_the_page(client):
    answer = client.get(f"/search/{LIST}?limit=1&facets=schema&facets=countries&facets=datasets").json()
    assert answer["total"]["value"] == 3
    facets = {name: {one["name"]: one["count"] for one in facet["values"]} for name, facet in answer["facets"].items()}
    assert facets == {"schema": {"Company": 1, "Person": 1, "Vessel": 1}, "countries": {"cn": 1, "ru": 1},
                      "datasets": {LIST: 3}}  # fmt: skip
    assert {one["label"] for one in answer["facets"]["countries"]["values"]} == {"China", "Russia"}


def test_a_search_that_finds_nothing_says_where_was_looked(client):
    answer = client.get("/search/default?q=unheard").json()
    assert answer["results"] == []
    assert {one["dataset"] for one in answer["looked_at"]} == {LIST, "us-uflpa"}
    assert "un-sc" in answer["not_covered"]


def test_an_entry_holds_its_stays_on_the_list(client):
    entity = client.get(f"/entities/{FIRM}").json()
    (stay,) = entity["properties"]["sanctions"]
    assert stay["schema"] == "Sanction"
    assert stay["properties"]["program"] == ["EX-2"]
    assert stay["properties"]["startDate"] == ["2024-05-01"]
    assert entity["first_seen"] == "2024-05-01T00:00:00"
    assert "sanctions" not in client.get(f"/entities/{FIRM}?nested=false").json()["properties"]
    assert client.get(f"/entities/{FIRM}/adjacent/sanctions").json()["results"] == [stay]
    assert client.get(f"/entities/{FIRM}/adjacent").json()["adjacent"]["sanctions"]["total"]["value"] == 1


def test_every_result_can_be_fetched_by_its_id(client):
    for one in client.get("/search/default?limit=500").json()["results"]:
        assert client.get(f"/entities/{one['id']}?nested=false").json() == one
