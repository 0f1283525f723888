"""``amparo serve`` as a user starts it: a process, a port, and questions over the wire."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from amparo.cli.commands.serve import _listen
from api.register import LIST, PERSON

ROOT = Path(__file__).parents[2]
JSON = {"Content-Type": "application/json"}
CODE = "from amparo.cli.main import main; main()"


@contextmanager
def served(home, *words):
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"}  # noqa: TID251 - inherited
    command = [sys.executable, "-c", CODE, "serve", "--home", str(home), "--port", "0", "--on", "2026-11-22", *words]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, start_new_session=True
    )
    try:
        assert process.stdout is not None
        yield process, json.loads(process.stdout.readline())
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # the serving processes with it
        process.communicate()


def ask(url, body=None):
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(url, data, JSON), timeout=60) as answer:  # noqa: S310 - our own
        return json.load(answer)


def wait(url):
    for _ in range(300):
        try:
            return ask(f"{url}/readyz")
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("never ready")


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_a_service_is_started_asked_and_stopped(home, workers):
    with served(home, "--json", "--workers", str(workers)) as (process, told):
        assert LIST in {one["id"] for one in told["lists"]}
        assert "us-ofac-sdn" in told["not_covered"]
        assert wait(told["url"]) == {"status": "ok"}
        query = {"queries": {"q": {"schema": "Person", "properties": {"name": ["Igor Exemplarov"]}}}}
        for _ in range(20):
            answer = ask(f"{told['url']}/match/default", query)
            assert [one["id"] for one in answer["responses"]["q"]["results"]] == [PERSON]
        with pytest.raises(urllib.error.HTTPError) as refused:
            ask(f"{told['url']}/match/nowhere", query)
        assert json.load(refused.value)["code"] == "dataset-unknown"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        assert process.returncode == 0, err
        assert (out, err) == ("", "")


@pytest.mark.slow
def test_a_port_that_is_taken_is_told_in_one_sentence(home):
    with served(home, "--json") as (_, told):
        port = told["url"].rpartition(":")[2]
        command = [sys.executable, "-c", CODE, "serve", "--home", str(home), "--port", port]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}  # noqa: TID251 - inherited
        second = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=60)
        assert second.returncode == 2
        assert port in second.stderr
        assert len(second.stderr.strip().splitlines()) == 1


@pytest.mark.slow
def test_an_address_that_others_reach_is_warned_of_in_words(home):
    with served(home, "--json", "--host", "0.0.0.0") as (process, _):  # noqa: S104 - what is warned of
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
        assert "without an account" in err


def test_small_answers_are_sent_at_once():
    """Asyncio turns Nagle's wait off only on sockets named as TCP; with it each answer takes 40 ms."""
    with _listen("127.0.0.1", 0) as listening:
        assert listening.proto == socket.IPPROTO_TCP
