"""Every answer has the shape that the matching API documents, so that its clients read it unchanged."""

import json

import fastjsonschema
import pytest

from api import shapes
from api.register import FIRM, PERSON


def has_shape(answer, shape):
    assert answer.status_code == 200, answer.text
    fastjsonschema.compile(shapes.whole(shape))(answer.json())


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        ("/catalog", shapes.CATALOG),
        ("/manifest", shapes.CATALOG),
        ("/algorithms", shapes.ALGORITHMS),
        ("/search/default?q=example", shapes.SEARCH),
        ("/search/default?q=nothing-of-the-kind", shapes.SEARCH),
        ("/search/default?facets=schema&facets=identifiers&facets=genders", shapes.SEARCH),
        (f"/entities/{FIRM}", shapes.ENTITY),
        (f"/entities/{FIRM}?nested=false", shapes.ENTITY),
        (f"/entities/{FIRM}/adjacent", shapes.ADJACENT),
        (f"/entities/{FIRM}/adjacent/sanctions?limit=1", shapes.ADJACENT_PAGE),
        (f"/entities/{PERSON}/adjacent/ownershipOwner", shapes.ADJACENT_PAGE),
        ("/reconcile/default", shapes.MANIFEST),
        ("/reconcile/default/suggest/entity?prefix=exam", shapes.SUGGESTED),
        ("/reconcile/default/suggest/property?prefix=reg", shapes.SUGGESTED),
        ("/reconcile/default/suggest/type?prefix=com", shapes.SUGGESTED),
    ],
)
def test_an_answer_has_its_documented_shape(client, path, shape):
    has_shape(client.get(path), shape)


def test_a_batch_of_examples_is_answered_in_the_documented_shape(client):
    queries = {
        "one": {"schema": "Person", "properties": {"name": ["Igor Exemplarov"], "birthDate": "1965"}},
        "two": {"id": "own-7", "schema": "Company", "properties": {"name": "Nobody at all", "unheard": ["x"]}},
    }
    answer = client.post("/match/default", json={"queries": queries})
    has_shape(answer, shapes.MATCH)
    assert list(answer.json()["responses"]) == ["one", "two"]
    assert answer.json()["responses"]["two"]["query"]["id"] == "own-7"
    assert answer.headers["x-batch-size"] == "2"


def test_rows_and_columns_have_the_shape_of_the_reconciliation_service(client):
    queries = {"q0": {"query": "Example Northern Trading", "type": "Company", "limit": 2}, "q1": {"query": "Nobody"}}
    has_shape(client.post("/reconcile/default", data={"queries": json.dumps(queries)}), shapes.RECONCILED)
    has_shape(client.get("/reconcile/default", params={"queries": json.dumps(queries)}), shapes.RECONCILED)
    columns = {"ids": [FIRM, "unheard"], "properties": [{"id": "country"}, {"id": "birthDate"}]}
    has_shape(client.post("/reconcile/default", data={"extend": json.dumps(columns)}), shapes.EXTENDED)


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/search/no-such-list", 404, "dataset-unknown"),
        ("/entities/no-such-entry", 404, "entity-unknown"),
        (f"/entities/{FIRM}/adjacent/name", 404, "property-unknown"),
        ("/no/such/path", 404, "not-found"),
        ("/match/default", 405, "method-not-allowed"),
        ("/search/default?limit=501", 422, "request-invalid"),
        ("/search/default?schema=Unheard", 400, "schema-unknown"),
        ("/search/default?filter=nocolon", 400, "filter-unreadable"),
        ("/search/default?changed_since=2026-02-30", 422, "request-invalid"),
        ("/search/default?changed_since=lately", 422, "request-invalid"),
        ("/reconcile/default?queries=%7B", 422, "request-invalid"),
    ],
)
def test_an_error_is_a_problem_document_and_tells_its_detail(client, path, status, code):
    answer = client.get(path)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"
    fastjsonschema.compile(shapes.PROBLEM)(answer.json())
    assert "Traceback" not in answer.text
