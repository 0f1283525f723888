"""The service is as its OpenAPI document says, and the document kept is the one it gives."""

import asyncio
import importlib.util
import json
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi import checks as openapi

from amparo.api.app import build
from amparo.api.keeper import Keeper
from amparo.archive.workspace import Workspace
from api.register import Clock

ROOT = Path(__file__).parents[2]
TOOL = importlib.util.spec_from_file_location("tool", ROOT / "tools" / "write_openapi.py")
PROMISES = [
    openapi.status_code_conformance, openapi.content_type_conformance, openapi.response_schema_conformance,
    schemathesis.checks.not_a_server_error,
]  # fmt: skip


def test_the_document_kept_is_fresh():
    assert TOOL is not None
    assert TOOL.loader is not None
    tool = importlib.util.module_from_spec(TOOL)
    TOOL.loader.exec_module(tool)
    assert tool.KEPT.read_text("utf-8") == tool.document(), "run tools/write_openapi.py"


def test_every_path_tells_how_it_refuses(client):
    for path, methods in client.get("/openapi.json").json()["paths"].items():
        for operation in methods.values():
            refused = {status for status in operation["responses"] if status >= "400"}
            assert {"404", "413", "422", "500", "503"} <= refused, path
            for status in refused:
                assert list(operation["responses"][status]["content"]) == ["application/problem+json"], path


@pytest.fixture(scope="module")
def described(home):
    keeper = Keeper(Workspace(home), None, Clock())
    asyncio.run(keeper.look())
    return schemathesis.openapi.from_asgi("/openapi.json", build(keeper))


OPERATIONS = [
    (method.upper(), path)
    for path, methods in json.loads((ROOT / "docs" / "reference" / "openapi.json").read_text("utf-8"))["paths"].items()
    for method in methods
]


@pytest.mark.slow
@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_whatever_is_asked_the_answer_is_one_that_the_document_foresees(described, method, path):
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(described[path][method].as_strategy())
    def asked(case):
        if "dataset" in case.path_parameters:
            case.path_parameters["dataset"] = "default"
        case.call_and_validate(checks=PROMISES)

    asked()
