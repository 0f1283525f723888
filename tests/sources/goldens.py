"""The golden folders: small files in each publisher's form, and what is to be read from them."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path

from amparo.facts.listing import Snapshot

GOLDEN = Path(__file__).parents[1] / "golden"
EXPECTED = "expected.json"
DAY = date(2026, 3, 1)


def golden(list_id: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((GOLDEN / list_id).iterdir()) if path.name != EXPECTED}


def rendered(snapshot: Snapshot) -> list[dict[str, object]]:
    text = json.dumps([asdict(listing) for listing in snapshot.listings], default=str, ensure_ascii=False)
    return [slim(one) for one in json.loads(text)]


def slim(value):
    """Leave out what says nothing, and write periods in one line, so that a golden file can be read by a person."""
    if isinstance(value, dict) and set(value) == {"first", "last"}:
        return value["first"] if value["first"] == value["last"] else f"{value['first']}/{value['last']}"
    if isinstance(value, dict):
        return {key: told for key, one in value.items() if (told := slim(one)) not in (None, "", [], {}, True)}
    return [slim(one) for one in value] if isinstance(value, list) else value
