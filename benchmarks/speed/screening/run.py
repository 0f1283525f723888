"""How fast is screening, and how much memory does it take? Prints a table and writes ``results.json``.

    python benchmarks/speed/screening/run.py --names FILE [--column full_name] [--rows 20000] [--workers 2] [--million]

``--names`` is any table of listed names; without it names are made by joining words of the SDN list beside the project.
Queries are the 10,000 negatives beside the project, and one in ten a listed name with its last letter missing.
``--million`` also screens a million rows and tells the memory of all processes (some ten minutes on two quiet cores).
"""

import argparse
import csv
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import registers
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from amparo.archive.arrays import keep_arrays
from amparo.archive.workspace import Workspace
from amparo.casework.screen_table import Request, screen_against
from amparo.casework.screening_register import ScreeningRegister, kept_index
from amparo.facts.ids import ListId
from amparo.facts.listing import Coverage, Listing, Snapshot
from amparo.kernel.progress import SILENT
from amparo.screening.bulk import ready
from amparo.screening.index import Index, build
from amparo.screening.match import Query, screen

HERE = Path(__file__).parent
SIZES = (6_000, 60_000)
ENTITIES = 100_000
PEER_QUERIES = 200
WARM = 300
SINGLE = 2000


def bulk(register: ScreeningRegister, names: Sequence[str], workers: int, folder: Path) -> dict[str, float]:
    """Return wall and CPU time of screening a whole file, processes started and ended."""
    source = folder / "queries.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["name"], *([name] for name in names)])
    request = Request(source, folder / f"out{len(names)}.csv", schema="Person", workers=workers)
    before = _used()
    start = time.perf_counter()
    screen_against(register, request, date(2026, 1, 1), SILENT)
    wall, used = time.perf_counter() - start, _used() - before
    return {
        "rows": len(names),
        "workers": workers,
        "wall_s": round(wall, 2),
        "names_a_second": round(len(names) / wall),
        "cpu_s_per_1000": round(used / len(names) * 1000, 3),
        "names_a_second_if_the_cores_were_free": round(len(names) * min(workers, 2) / used),
    }


def _used() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


def peer(listings: Sequence[Listing], names: Sequence[str]) -> dict[str, float]:
    """Return the CPU time of brute force: ``fuzz.ratio`` of each name with every listed one, one thread."""
    listed = [" ".join(sorted(one.name.lower().split())) for one in listings]
    asked = [" ".join(sorted(name.lower().split())) for name in names[:PEER_QUERIES]]
    before = time.process_time()
    cdist(asked, listed, scorer=fuzz.ratio, workers=1, score_cutoff=70)
    used = time.process_time() - before
    return {"cpu_s_per_1000": round(used / len(asked) * 1000, 3), "names_a_second_a_core": round(len(asked) / used)}


def single(index: Index, names: Sequence[str]) -> dict[str, float]:
    """Return percentiles of one query after another in this process, wall and CPU."""
    ready(index)
    walls, cpus = [], []
    for name in names[: WARM + SINGLE]:
        wall, cpu = time.perf_counter_ns(), time.process_time_ns()
        screen(index, Query((name,), "Person"), 700, 5)
        cpus.append((time.process_time_ns() - cpu) / 1e6)
        walls.append((time.perf_counter_ns() - wall) / 1e6)
    found = {}
    for kind, measured_times in (("wall", walls), ("cpu", cpus)):
        times = sorted(measured_times[WARM:])
        found[f"p50_ms_{kind}"] = round(times[len(times) // 2], 3)
        found[f"p99_ms_{kind}"] = round(times[len(times) * 99 // 100], 3)
    return found


def started(folder: Path, name: str, *more: str) -> dict[str, float]:
    """Return what a process of its own took to open an index and answer (``start.py``)."""
    command = [sys.executable, str(HERE / "start.py"), str(folder), name, *more]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def kept(listings: Sequence[Listing], place: Path) -> ScreeningRegister:
    """Return a register whose index is built and mapped, as a workspace keeps it."""
    known = Coverage(len(listings), len(listings))
    snapshot = Snapshot(ListId("x"), "Speed", "Nobody", date(2026, 1, 1), "0", tuple(listings), known)
    return kept_index(Workspace(place / "home"), listings, (snapshot,), (), str(len(listings)))


def measured(listings: Sequence[Listing], rows: int, workers: int, place: Path) -> dict[str, object]:
    start = time.process_time()
    register = kept(listings, place)
    built = time.process_time() - start
    index, folder = register.index, register.folder
    names = registers.queries(listings, rows)
    distinct = list(dict.fromkeys(registers.queries(listings, 3 * (WARM + SINGLE))[::-1]))
    ready(index)
    told: dict[str, object] = {"listed_names": len(listings), "build_cpu_s": round(built, 1)}
    for what, measure in (
        ("first_in_one_process", lambda: bulk(register, names[: rows // 4], 1, place)),
        ("steady_in_one_process", lambda: bulk(register, names[rows // 4 :], 1, place)),
        ("brute_force_of_rapidfuzz", lambda: peer(listings, names)),
        ("single", lambda: single(index, distinct)),
        ("start_with_one_query", lambda: started(folder, names[0])),
        ("start_with_compiled_loops", lambda: started(folder, names[0], "compiled")),
        ("bulk", lambda: bulk(register, names, workers, place)),
    ):
        told[what] = measure()
        print(what, told[what], file=sys.stderr, flush=True)
    return told


def memory(listings: Sequence[Listing], place: Path) -> dict[str, object]:
    """Return the memory of a process that screens against many entities: the highest resident, and what is its own."""
    folder = place / "many"
    keep_arrays(folder, build(listings).to_arrays())
    source = place / "many.txt"
    source.write_text("\n".join(registers.queries(listings, 4000)), encoding="utf-8")
    many = sum(len(one.names) for one in listings)
    return {
        "entities": len(listings),
        "names": many,
        "index_on_disk_mb": round(sum(path.stat().st_size for path in folder.iterdir()) / 1e6),
        "one_query": started(folder, "Isabella Joaquin Torres"),
        "bulk_of_4000": started(folder, "Isabella Joaquin Torres", "compiled", str(source)),
    }


def million(listings: Sequence[Listing], workers: int, place: Path) -> dict[str, object]:
    took = bulk(kept(listings, place), registers.queries(listings, 1_000_000), workers, place)
    highest = [resource.getrusage(who).ru_maxrss / 1000 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {**took, "highest_mb_main": round(highest[0]), "highest_mb_worker": round(highest[1])}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--names", type=Path)
    parser.add_argument("--column", default="full_name")
    parser.add_argument("--rows", type=int, default=20000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--million", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        listings = registers.listed(asked.names, asked.column, max(SIZES))
        found: dict[str, object] = {
            "results": [measured(listings[:many], asked.rows, asked.workers, place) for many in SIZES]
        }
        found["memory"] = memory(registers.entities(listings, ENTITIES), place)
        if asked.million:
            found["million_rows"] = million(listings, asked.workers, place)
    (HERE / "results.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
