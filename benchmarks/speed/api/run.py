"""How long does the service take to answer? Starts ``amparo serve``, asks over the wire, writes ``results.json``.

    python benchmarks/speed/api/run.py [--lists FOLDER] [--queries 400] [--workers 1]

``--lists`` is a folder as ``amparo refresh --from`` takes; without it, the one beside the project.
"""

import argparse
import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from urllib.parse import quote, urlsplit

from amparo.archive.workspace import Workspace
from amparo.casework.refresh_lists import Request, run
from amparo.casework.standing_register import open_register

HERE = Path(__file__).parent
SHARED = HERE.parents[3] / "shared" / "data" / "lists"
ON = date(2026, 11, 22)
CODE = "from amparo.cli.main import main; main()"
JSON = {"Content-Type": "application/json"}


class Asking:
    """One connection that is kept open."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.wire = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=120)

    def ask(self, path: str, body: object = None) -> tuple[int, float]:
        """Return the status and the milliseconds it took."""
        begun = time.perf_counter()
        method = "GET" if body is None else "POST"
        self.wire.request(method, path, None if body is None else json.dumps(body), JSON)
        answer = self.wire.getresponse()
        answer.read()
        return answer.status, (time.perf_counter() - begun) * 1000


def summary(times: list[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {
        name: round(ordered[min(len(ordered) - 1, int(len(ordered) * part))], 2)
        for name, part in (("p50_ms", 0.5), ("p95_ms", 0.95), ("p99_ms", 0.99))
    }


def example(name: str) -> dict[str, object]:
    return {"queries": {"q": {"schema": "LegalEntity", "properties": {"name": [name]}}}}


def resident(pid: int) -> float:
    """Return the megabytes that a process holds for itself alone and in all."""
    told = Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8")
    held = {line.split(":")[0]: int(line.split()[1]) for line in told.splitlines()[1:]}
    return round((held["Private_Clean"] + held["Private_Dirty"]) / 1000, 1)


def children(pid: int) -> list[int]:
    told = Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8")
    return [int(one) for one in told.split()]


def measure(url: str, names: list[str], ids: list[str]) -> dict[str, object]:
    client = Asking(url)
    for name in names[:50]:  # what is read and compiled once
        client.ask("/match/default", example(name))
    changed = [name[1:] if at % 2 else name[:-1] for at, name in enumerate(names)]
    batch = {"queries": {str(at): example(name)["queries"]["q"] for at, name in enumerate(changed[:100])}}  # type: ignore[index]
    found: dict[str, object] = {
        "match, one listed name": summary([client.ask("/match/default", example(name))[1] for name in names]),
        "match, one name with a letter missing": summary(
            [client.ask("/match/default", example(name))[1] for name in changed]
        ),
        "match, a name on no list": summary(
            [client.ask("/match/default", example(f"Sonnenschein Bakery {at}"))[1] for at in range(len(names))]
        ),
        "match, a batch of 100": summary([client.ask("/match/default", batch)[1] for _ in range(8)]),
        "search": summary([client.ask(f"/search/default?q={quote(name.split()[0])}")[1] for name in names[:200]]),
        "entity": summary([client.ask(f"/entities/{quote(one)}")[1] for one in ids]),
        "healthz": summary([client.ask("/healthz")[1] for _ in range(200)]),
    }
    begun = time.perf_counter()
    with ThreadPoolExecutor(4) as pool:
        shares = list(pool.map(lambda at: sum(_ask_all(url, changed[at::4])), range(4)))
    found["match, four clients at once: names a second"] = round(sum(shares) / (time.perf_counter() - begun))
    return found


def _ask_all(url: str, names: list[str]) -> list[int]:
    client = Asking(url)
    return [int(client.ask("/match/default", example(name))[0] == 200) for name in names]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--lists", type=Path, default=SHARED)
    parser.add_argument("--queries", type=int, default=400)
    parser.add_argument("--workers", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder))
        run(workspace, Request(source=str(asked.lists), as_of=ON), today=ON)
        begun = time.perf_counter()
        register = open_register(workspace, ON)
        made = time.perf_counter() - begun
        step = max(1, len(register.index.listings) // asked.queries)
        listings = register.index.listings[::step]
        words = ["serve", "--home", folder, "--port", "0", "--on", ON.isoformat(), "--json"]
        command = [sys.executable, "-c", CODE, *words, "--workers", str(asked.workers)]
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
        try:
            assert process.stdout is not None  # noqa: S101 - it is piped
            url = json.loads(process.stdout.readline())["url"]
            while Asking(url).ask("/readyz")[0] != 200:
                time.sleep(0.02)
            ready = time.perf_counter() - begun
            found = measure(url, [one.name for one in listings], [one.id for one in listings])
            serving = [one for one in children(process.pid) if asked.workers > 1] or [process.pid]
            memory = [resident(one) for one in serving]
        finally:
            os.killpg(process.pid, 9)
    results = {
        "entries": len(register.index.listings), "workers": asked.workers, "make the register, s": round(made, 1),
        "from the command to ready, register made, s": round(ready, 2), "own memory of each process, MB": memory,
        **found,
    }  # fmt: skip
    (HERE / "results.json").write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    print(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
