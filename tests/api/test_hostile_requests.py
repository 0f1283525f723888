"""Whatever is sent, the answer is a document; never a traceback, never a word of what was asked in the log."""

import json
import logging

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from amparo.api import limits
from amparo.api.app import build
from amparo.api.keeper import Keeper
from amparo.archive.workspace import Workspace
from api.register import Clock

ODD = [
    "",
    " ",
    "\x00",
    "\u202e",
    "\u200b",
    "💥" * 300,
    "=cmd|' /C calc'!A0",
    "A" * 3999,
    "(" * 50,
    '"' * 9,
    "a:b:c",
    "\ufeff",
]


def test_a_long_body_is_refused_before_it_is_read(client):
    answer = client.post("/match/default", content=b"x" * (limits.MOST_BYTES + 1))
    assert (answer.status_code, answer.json()["code"]) == (413, "body-too-long")


@pytest.mark.parametrize("body", [b"[" * 100_000, b'{"a":' * 100_000, b'{"queries":' + b"[" * 17 + b"]" * 17 + b"}"])
def test_a_deep_body_is_refused_before_it_is_read(client, body):
    answer = client.post("/match/default", content=body)
    assert (answer.status_code, answer.json()["code"]) == (400, "body-too-deep")


def test_brackets_inside_a_text_are_not_depth():
    assert limits.depth(json.dumps({"a": "[[[[[{{{{", "b": ['\\"[']}).encode()) == 2


@given(st.recursive(st.text() | st.integers() | st.none(), lambda one: st.lists(one) | st.dictionaries(st.text(), one)))
def test_depth_is_that_of_the_parsed_document(value):
    def deep(part):
        inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else None
        return 0 if inner is None else 1 + max(map(deep, inner), default=0)

    assert limits.depth(json.dumps(value).encode()) == deep(value)


def test_a_long_address_is_refused(client):
    answer = client.get("/search/default?q=" + "x" * limits.MOST_ADDRESS)
    assert (answer.status_code, answer.json()["code"]) == (414, "address-too-long")


@pytest.mark.parametrize("name", ODD)
def test_odd_names_are_answered(client, name):
    example = {"queries": {"q": {"schema": "LegalEntity", "properties": {"name": [name, None, 7], "country": name}}}}
    assert client.post("/match/default", json=example).status_code == 200
    assert client.get("/search/default", params={"q": name[:1000], "fuzzy": True}).status_code == 200
    assert client.get("/reconcile/default/suggest/entity", params={"prefix": name[:200]}).status_code == 200


def test_half_a_character_is_answered(client):
    body = b'{"queries":{"\\ud800":{"schema":"Person","properties":{"name":["a \\udfff b"]}}}}'
    assert client.post("/match/default", content=body).status_code in {200, 422}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=60), st.booleans())
def test_any_text_can_be_searched(client, query, fuzzy):
    asked = query.encode("utf-8", "replace").decode()
    assert client.get("/search/default", params={"q": asked, "fuzzy": fuzzy}).status_code == 200


def test_until_the_register_is_loaded_the_service_lives_and_is_not_ready(tmp_path):
    class Asleep(Keeper):
        async def watch(self) -> None:
            return

    with TestClient(build(Asleep(Workspace(tmp_path), None, Clock()))) as waiting:
        assert waiting.get("/healthz").json() == {"status": "ok"}
        answer = waiting.get("/readyz")
        assert (answer.status_code, answer.json()["code"]) == (503, "register-not-ready")
        assert "amparo_register_ready 0.0" in waiting.get("/metrics").text


def test_what_nobody_foresaw_is_one_sentence_and_its_log_quotes_nothing(home, caplog):
    keeper = Keeper(Workspace(home), None, Clock())
    app = build(keeper)

    @app.get("/broken")
    async def broken() -> None:
        raise ZeroDivisionError("Secret Supplier Ltd.")

    with caplog.at_level(logging.ERROR), TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/broken")
    assert (answer.status_code, answer.json()["code"]) == (500, "unforeseen")
    assert "ZeroDivisionError" in answer.json()["detail"]
    assert "Secret" not in answer.text
    assert "Secret" not in caplog.text


def test_counters_hold_paths_and_no_questions(client):
    client.get("/search/default?q=very-secret-supplier")
    client.get("/entities/very-secret-id")
    told = client.get("/metrics")
    assert told.headers["content-type"].startswith("text/plain")
    assert 'amparo_http_requests_total{method="GET",path="/search/{dataset}",status="200"}' in told.text
    assert "secret" not in told.text
    assert 'amparo_register_entries{as_of="2026-11-01",list="zz-invented"} 3.0' in told.text
