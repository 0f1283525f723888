"""A million rows of csv through ``amparo screen``, killed twice on the way; writes ``results.json``.

    python benchmarks/speed/screening_million/run.py [--rows 1000000] [--kills 2] [--workers 2] [--lists DIR] [--whole]

Proves that no row is lost or doubled: a run that is killed with ``SIGKILL`` and started again twice answers each row of
the input once, and, with ``--whole``, gives the bytes of a run that was left alone. The time is that of all its legs.
Names are made here: syllables joined to names of several scripts, and, one in two hundred, a listed name with a letter
left out; no name is anybody's on purpose. Lists are those beside the project (``--lists``), else the rows that travel
with the package.
"""

import argparse
import csv
import hashlib
import json
import os
import platform
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from amparo.archive.workspace import Workspace
from amparo.casework.refresh_lists import Request as RefreshRequest
from amparo.casework.refresh_lists import run as refresh
from amparo.casework.screening_register import screening_register

HERE = Path(__file__).parent
SHARED = HERE.parents[3] / "shared" / "data" / "lists"
ON = date(2026, 11, 22)
_RUN = "from amparo.cli.main import main; main()"
_GIVEN = ("Ander", "Brisa", "Corin", "Dalia", "Emeka", "Farid", "Goran", "Hanna", "Ilya", "Jiro", "Kamal", "Lucia")
_SYLLABLES = (
    "ba",
    "den",
    "ko",
    "lim",
    "mar",
    "nov",
    "pel",
    "qi",
    "ros",
    "sha",
    "tor",
    "ur",
    "vel",
    "xin",
    "yil",
    "zan",
)
_TRADES = ("Textile", "Trading", "Shipping", "Chemical", "Foods", "Metals", "Logistics", "Paper", "Cotton", "Electric")
_FORMS = ("Ltd", "Co., Ltd.", "GmbH", "LLC", "S.A.", "Inc.", "")
_HAN = "新天山华东南北海江河金银宝龙凤泰和兴盛达通远大正明光辉"


def names(listed: list[str], many: int) -> Iterator[str]:
    chance = random.Random(7)  # noqa: S311 - made again from its seed
    for at in range(many):
        kind = at % 8
        made = "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3))).capitalize()
        if at % 200 == 0:
            name = chance.choice(listed)
            place = chance.randrange(len(name))
            yield name[:place] + name[place + 1 :]
        elif kind < 4:
            yield f"{chance.choice(_GIVEN)} {made}"
        elif kind < 7:
            yield f"{made} {chance.choice(_TRADES)} {chance.choice(_FORMS)}".strip()
        else:
            yield "".join(chance.choices(_HAN, k=4)) + "有限公司"


def memory(pid: int) -> float:
    """Resident memory of a process and its children, in MB; pages they share are counted in each."""
    total = 0.0
    for one in [pid, *children(pid)]:
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii").splitlines()
            total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000
        except (OSError, StopIteration):
            continue
    return total


def children(pid: int) -> list[int]:
    found: list[int] = []
    try:
        told = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return found
    for child in map(int, told):
        found += [child, *children(child)]
    return found


class Run:
    """One run of the command in a process group of its own, its memory watched."""

    def __init__(self, source: Path, out: Path, home: Path, workers: int) -> None:
        words = [
            "screen",
            str(source),
            "--out",
            str(out),
            "--on",
            ON.isoformat(),
            "--workers",
            str(workers),
            "--key",
            "no",
        ]
        environment = {**os.environ, "AMPARO_HOME": str(home)}  # noqa: TID251 - a child process inherits it
        self.peak = 0.0
        self.begun = time.perf_counter()
        self._out = out
        self._process = subprocess.Popen(
            [sys.executable, "-c", _RUN, *words],
            env=environment,
            start_new_session=True,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    def _watch(self) -> None:
        while self._process.poll() is None:
            self.peak = max(self.peak, memory(self._process.pid))
            time.sleep(0.5)

    def done(self) -> int:
        """How many rows the journal vouches for."""
        try:
            return int(json.loads(self._out.with_name(f"{self._out.name}.journal").read_text())["rows"])
        except (OSError, ValueError, KeyError):
            return 0

    def kill_after(self, rows: int) -> int:
        while self._process.poll() is None and self.done() < rows:
            time.sleep(0.05)
        os.kill(self._process.pid, signal.SIGKILL)  # its workers see for themselves that it is gone
        self._process.wait()
        return self.done()

    def end(self) -> float:
        _, told = self._process.communicate()
        if self._process.returncode:
            sys.exit(told)
        self._watcher.join()
        return time.perf_counter() - self.begun


def checked(out: Path, many: int) -> int:
    """How many rows of the input are answered not once, or not in order."""
    wrong = 0
    with out.open(encoding="utf-8", newline="") as file:
        expected = 1
        for row in csv.DictReader(file):
            if row["rank"] in ("", "1"):
                wrong += int(row["row"]) != expected or row["key"] != f"C{expected}"
                expected += 1
    return wrong + abs(many + 1 - expected)


def hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def measured(folder: Path, given: argparse.Namespace) -> dict[str, object]:
    home, source = folder / "home", folder / "million.csv"
    workspace = Workspace(home)
    if given.lists.is_dir():
        refresh(workspace, RefreshRequest(source=str(given.lists), as_of=date(2021, 7, 1)), today=ON)
    register = screening_register(workspace, (), ON)  # the index is made before, as a second run finds it
    listed = [name.text for one in register.index.listings for name in one.names]
    with source.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["no", "name", "note"])
        writer.writerows([f"C{at}", name, "x"] for at, name in enumerate(names(listed, given.rows), start=1))
    killed: list[int] = []
    runs: list[Run] = []
    begun = time.perf_counter()
    for part in range(1, given.kills + 1):
        runs.append(Run(source, folder / "killed.csv", home, given.workers))
        killed.append(runs[-1].kill_after(given.rows * part // (given.kills + 1)))
        print(f"killed at {killed[-1]}", file=sys.stderr, flush=True)
    last = Run(source, folder / "killed.csv", home, given.workers)
    last.end()
    seconds = time.perf_counter() - begun
    peak = max(run.peak for run in (*runs, last))
    same = None
    if given.whole:
        Run(source, folder / "whole.csv", home, given.workers).end()
        same = hash_of(folder / "killed.csv") == hash_of(folder / "whole.csv")
    record = json.loads((folder / "killed.csv.record.json").read_text(encoding="utf-8"))
    return {
        "rows": given.rows, "listed_names": len(listed), "entities": len(register.index.listings),
        "workers": given.workers, "seconds": round(seconds), "names_a_second": round(given.rows / seconds),
        "peak_memory_mb": round(peak), "killed_at_rows": killed,
        "rows_lost_or_doubled": checked(folder / "killed.csv", given.rows),
        "same_bytes_as_a_run_left_alone": same,
        "input_mb": round(source.stat().st_size / 1e6),
        "output_mb": round((folder / "killed.csv").stat().st_size / 1e6),
        "alerts": record["counts"]["alerts"], "cores": os.cpu_count(), "python": platform.python_version(),
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--kills", type=int, default=2)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--lists", type=Path, default=SHARED)
    parser.add_argument("--out", type=Path, default=HERE / "results.json")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measured(Path(folder), given)
    given.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
