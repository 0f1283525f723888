"""OpenRefine's questions: rows, suggestions, columns, and the small page beside a row."""

import json

import pytest

from api.register import FIRM, PERSON


def rows(client, **query):
    answer = client.post("/reconcile/default", data={"queries": json.dumps({"q": query})})
    assert answer.status_code == 200, answer.text
    return answer.json()["q"]["result"]


def test_a_row_finds_its_entry_and_takes_it_where_it_stands_alone(client):
    (one,) = rows(client, query="Example Northern Trading Ltd", type="Company", limit=3)
    assert (one["id"], one["match"], one["type"][0]["id"]) == (FIRM, True, "Company")


@pytest.mark.parametrize(
    "value", ["1965-04-21", ["1965-04-21"], {"id": "1965-04-21"}, [{"id": "1965-04-21", "name": "a day"}]]
)
def test_properties_of_a_row_are_evidence_however_they_are_written(client, value):
    found = rows(client, query="Igor Exemplarov", type=["Person"], properties=[{"pid": "Person:birthDate", "v": value}])
    assert [one["id"] for one in found] == [PERSON]
    assert {one["id"] for one in found[0]["features"]} == {"name_match", "birth_date_match"}


def test_a_row_may_be_of_any_type_or_of_one_that_is_not_known(client):
    assert rows(client, query="Example Northern Trading Ltd", type="Q5")
    assert rows(client, query="Example Northern Trading Ltd", type={"id": "Company", "name": "Companies"})


def test_the_services_of_the_manifest_answer(client):
    told = client.get("/reconcile/default?key=kept").json()
    for service in told["suggest"].values():
        url = f"{service['service_url']}{service['service_path']}&prefix=exam"
        assert client.get(url).status_code == 200
    proposed = told["extend"]["propose_properties"]
    answer = client.get(f"{proposed['service_url']}{proposed['service_path']}&type=Company&limit=4").json()
    assert len(answer["properties"]) == 4
    for page in (told["view"], told["preview"]):
        assert client.get(page["url"].replace("{{id}}", FIRM)).status_code == 200


def test_columns_are_fetched_as_people_read_them_or_as_they_are_kept(client):
    columns = [{"id": "country"}, {"id": "country", "settings": {"render": "raw", "limit": 1}}]
    for column, told in zip(columns, ("China", "cn"), strict=True):
        query = {"ids": [FIRM, "unheard"], "properties": [column]}
        answer = client.post("/reconcile/default", data={"extend": json.dumps(query)}).json()
        assert answer["rows"] == {FIRM: {"country": [{"str": told}]}, "unheard": {"country": []}}
        assert answer["meta"] == [{"id": "country", "name": "Country", "description": None}]


def test_the_small_page_shows_what_lists_write_as_text(client):
    page = client.get(f"/reconcile/default/preview?id={FIRM}")
    assert page.headers["content-type"].startswith("text/html")
    assert "<b>" not in page.text
    assert "&lt;b&gt;Ltd" in page.text


def test_a_batch_has_a_limit(client):
    queries = {str(at): {"query": "x"} for at in range(101)}
    answer = client.post("/reconcile/default", data={"queries": json.dumps(queries)})
    assert (answer.status_code, answer.json()["code"]) == (400, "batch-too-long")
