"""How fast is screening? Names a second in bulk, one query, start from a built index, memory; writes ``results.json``.

    python benchmarks/speed/screening/run.py [--names FILE --column full_name] [--rows 20000] [--workers 2]

``--names`` is any table of listed names (the reference list inside the package SanctionToolkit was used, 60,000 names);
without it names are made by joining words of the SDN list beside the project. Queries are the 10,000 negatives beside
the project and changed listed names, one in ten.
"""

import argparse
import csv
import json
import random
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from amparo.archive.arrays import keep_arrays, open_arrays
from amparo.casework.screen_table import Request, screen_against
from amparo.casework.screening_register import ScreeningRegister
from amparo.facts.listing import Listing
from amparo.facts.party import Name
from amparo.kernel.progress import SILENT
from amparo.screening.index import Index, build
from amparo.screening.match import Query, screen

HERE = Path(__file__).parent
SHARED = HERE.parents[3] / "shared" / "data"
_START = """
import sys, time
start = time.perf_counter()
from pathlib import Path
from amparo.archive.arrays import open_arrays
from amparo.screening.index import Index
from amparo.screening.match import Query, screen
index = Index.from_arrays(open_arrays(Path(sys.argv[1])))
found = screen(index, Query((sys.argv[2],), "Person"), 700, 5)
took = time.perf_counter() - start
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(took, int(peak) / 1000)
"""


def listed(path: Path | None, column: str, many: int) -> list[Listing]:
    if path is None:
        rows = (
            row[1]
            for row in csv.reader((SHARED / "lists/us-ofac-sdn/sdn.csv").open(encoding="latin-1"))
            if len(row) > 1
        )
        words = [word for name in rows for word in name.split()]
        chance = random.Random(1)  # noqa: S311
        names = [" ".join(chance.choices(words, k=chance.randint(2, 4))) for _ in range(many)]
        kinds = ["Person"] * len(names)
    else:
        rows = list(csv.DictReader(path.open(encoding="utf-8", errors="replace")))[:many]
        names = [row[column] for row in rows]
        kinds = ["Person" if row.get("entity_type") == "Individual" else "Organization" for row in rows]
    return [
        Listing(f"x-{at}", "x", (Name(name),), kind)
        for at, (name, kind) in enumerate(zip(names, kinds, strict=True))
        if name
    ]


def queries(listings: list[Listing], rows: int) -> list[str]:
    plain = [row["full_name"] for row in csv.DictReader((SHARED / "dev/negatives_global.csv").open(encoding="utf-8"))]
    chance = random.Random(2)  # noqa: S311
    made = [chance.choice(listings).name[:-1] if at % 10 == 0 else chance.choice(plain) for at in range(rows)]
    return [name.replace("\n", " ") for name in made]


def bulk(register: ScreeningRegister, names: list[str], workers: int, folder: Path) -> float:
    source = folder / "queries.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["name"], *([name] for name in names)])
    request = Request(source, folder / f"out{len(names)}.csv", schema="Person", workers=workers)
    start = time.perf_counter()
    screen_against(register, request, date(2026, 1, 1), SILENT)
    return time.perf_counter() - start


def single(index: Index, names: list[str]) -> dict[str, float]:
    times = []
    for name in names:
        start = time.perf_counter()
        screen(index, Query((name,), "Person"), 700, 5)
        times.append((time.perf_counter() - start) * 1000)
    times = sorted(times[50:])
    return {"p50_ms": round(times[len(times) // 2], 3), "p99_ms": round(times[len(times) * 99 // 100], 3)}


def measured(listings: list[Listing], rows: int, workers: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        start = time.perf_counter()
        keep_arrays(folder / "index", build(listings).to_arrays())
        built = time.perf_counter() - start
        index = Index.from_arrays(open_arrays(folder / "index"))
        register = ScreeningRegister(index, folder / "index", (), ())
        names = queries(listings, rows)
        bulk(register, names[:2500], 1, folder)  # compiles, where nothing is compiled yet
        took = bulk(register, names, workers, folder)
        command = [sys.executable, "-c", _START, str(folder / "index"), names[0]]
        begun = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        return {
            "listed_names": len(listings),
            "build_s": round(built, 1),
            "names_a_second_whole_run": round(rows / took),
            "workers": workers,
            "single": single(index, names[:1050]),
            "start_and_first_query_s": round(float(begun[0]), 2),
            "memory_one_process_mb": round(float(begun[1])),
        }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--names", type=Path)
    parser.add_argument("--column", default="full_name")
    parser.add_argument("--rows", type=int, default=20000)
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    results = [measured(listed(asked.names, asked.column, many), asked.rows, asked.workers) for many in (6000, 60000)]
    found = {"results": results}
    (HERE / "results.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
