"""A service takes in what the workspace holds newly, and keeps what it has where that cannot be read."""

from time import sleep

import pytest

from api.register import LIST, asking, keep, match

NEW = {"id": "c2", "schema": "Company", "target": True, "properties": {"name": ["Newly Listed Works"]}}


@pytest.mark.slow
def test_a_newer_snapshot_is_served_without_a_restart(tmp_path):
    home, source = tmp_path / "home", tmp_path / "source"
    keep(home, source)
    with asking(home) as client:
        assert match(client, "Company", name=["Newly Listed Works"])["results"] == []
        keep(home, source, "2026-11-10", (NEW,))
        for _ in range(400):
            if match(client, "Company", name=["Newly Listed Works"])["results"]:
                break
            sleep(0.05)
        (one,) = match(client, "Company", name=["Newly Listed Works"], params="?changed_since=2026-11-05")["results"]
        assert one["id"] == f"{LIST}:c2"
        assert match(client, "Vessel", name=["Example Star"], params="?changed_since=2026-11-05")["results"] == []


@pytest.mark.slow
def test_a_snapshot_that_cannot_be_read_leaves_the_last_good_one(tmp_path):
    home, source = tmp_path / "home", tmp_path / "source"
    keep(home, source)
    with asking(home) as client:
        keep(home, source, "2026-11-10", (NEW,))
        (kept,) = [path for path in (home / "lists" / LIST).iterdir() if path.name.startswith("2026-11-10")]
        (kept / "entries.ftm.json").write_text("{}", "utf-8")
        for _ in range(400):
            if client.get("/catalog").json()["index_stale"]:
                break
            sleep(0.05)
        assert client.get("/catalog").json()["index_stale"] is True
        assert match(client, "Vessel", name=["Example Star"])["results"]
        assert "amparo_register_stale 1.0" in client.get("/metrics").text
