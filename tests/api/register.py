"""A small register of invented parties, and the service over it, as the tests of this folder ask it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from time import sleep
from typing import Any

from starlette.testclient import TestClient

from amparo.api.app import build
from amparo.api.keeper import Keeper
from amparo.archive.workspace import Workspace
from amparo.casework.refresh_lists import Request, run

TODAY = date(2026, 11, 22)
LIST = "zz-invented"
PERSON = f"{LIST}:p1"
FIRM = f"{LIST}:c1"
SHIP = f"{LIST}:v1"
HEADER = f"""
id = "{LIST}"
title = "Invented list"
publisher = "Ministry of Examples"
as_of = {{day}}
entities = 5
"""
ENTITIES: list[dict[str, Any]] = [
    {
        "id": "p1", "schema": "Person", "target": True,
        "properties": {"name": ["Igor Exemplarov"], "alias": ["Игорь Экземпляров"], "birthDate": ["1965-04-21"],
                       "nationality": ["ru"], "passportNumber": ["AB 123456"], "program": ["EX-1"]},
    },
    {
        "id": "c1", "schema": "Company", "target": True,
        "properties": {"name": ["Example Northern Trading <b>Ltd</b>"], "country": ["cn"],
                       "uscCode": ["91650100228601291B"], "address": ["1 Example Road, Sampleton"]},
    },
    {
        "id": "v1", "schema": "Vessel", "target": True,
        "properties": {"name": ["EXAMPLE STAR"], "imoNumber": ["9074729"]},
    },
    {
        "id": "s1", "schema": "Sanction",
        "properties": {"entity": ["c1"], "program": ["EX-2"], "startDate": ["2024-05-01"],
                       "authorityId": ["EX 2024/7"]},
    },
]  # fmt: skip


class Clock:
    """Says the day that the tests are set on."""

    def today(self) -> date:
        return TODAY


def keep(home: Path, source: Path, day: str = "2026-11-01", more: tuple[dict[str, Any], ...] = ()) -> None:
    """Take the invented list in, as of a day."""
    folder = source / LIST
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "list.toml").write_text(HEADER.format(day=day), "utf-8")
    lines = [json.dumps(one, ensure_ascii=False) for one in (*ENTITIES, *more)]
    (folder / "entries.ftm.json").write_text("\n".join(lines), "utf-8")
    kept = run(Workspace(home), Request(source=str(source)), today=TODAY)
    assert [one.outcome for one in kept] == ["kept"]


@contextmanager
def asking(home: Path, every: float = 0.05) -> Iterator[TestClient]:
    """Give a client of a service that is ready."""
    app = build(Keeper(Workspace(home), None, Clock(), every))
    with TestClient(app, raise_server_exceptions=False) as client:
        wait(client)
        yield client


def wait(client: TestClient) -> None:
    """Wait until the register is loaded."""
    for _ in range(600):
        if client.get("/readyz").status_code == 200:
            return
        sleep(0.05)
    raise AssertionError(client.get("/readyz").text)


def match(
    client: TestClient, schema: str = "LegalEntity", dataset: str = "default", params: str = "", **properties: Any
):
    """Ask for one example and return its answer."""
    query = {"queries": {"q": {"schema": schema, "properties": properties}}}
    answer = client.post(f"/match/{dataset}{params}", json=query)
    assert answer.status_code == 200, answer.text
    return answer.json()["responses"]["q"]
