"""How fast this project and a peer screen: whole runs of the command's own use case, on this machine."""

import csv
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import peers
import sets

from amparo.archive.arrays import keep_arrays, open_arrays
from amparo.casework.screen_table import Request, screen_against
from amparo.casework.screening_register import ScreeningRegister
from amparo.facts.listing import Listing
from amparo.facts.party import Name
from amparo.kernel.progress import SILENT
from amparo.screening.index import Index, build
from amparo.screening.match import Query, screen

ON = date(2026, 1, 1)
RUNS = 3
"""Each speed is the best of so many runs: other work on the machine only ever slows one down."""
_START = """
import sys, time
begun = time.perf_counter()
from pathlib import Path
from amparo.archive.arrays import open_arrays
from amparo.screening.index import Index
from amparo.screening.match import Query, screen
index = Index.from_arrays(open_arrays(Path(sys.argv[1])))
screen(index, Query((sys.argv[2],), "Person"), 700, 5)
took = time.perf_counter() - begun
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(took, int(peak) / 1000)
"""


def listed(many: int) -> tuple[str, list[Listing]]:
    """Listed names for speed: SanctionToolkit's reference list where it is had, else words of the SDN list, joined."""
    path = peers.reference_list()
    if path is not None:
        with path.open(encoding="utf-8", errors="replace") as file:
            rows = [(row["full_name"], row.get("entity_type")) for row in csv.DictReader(file)]
        known = [(name, "Person" if kind == "Individual" else "Organization") for name, kind in rows if name]
        source = "SanctionToolkit"
    else:
        known, source = [], "joined words"
    if len(known) < many:
        words = sorted({word for one in sets.sdn() for name in one.names for word in name.text.split()})
        chance = random.Random(1)  # noqa: S311
        known += [(" ".join(chance.choices(words, k=3)), "Person") for _ in range(many - len(known))]
        source = source if source != "SanctionToolkit" else "SanctionToolkit and joined words"
    return source, [Listing(f"x-{at}", "x", (Name(name),), kind) for at, (name, kind) in enumerate(known[:many])]


def asked(listings: Sequence[Listing], many: int) -> list[str]:
    """Ordinary names, and one in a hundred a listed name with its last letter missing."""
    plain = [row["full_name"] for row in sets.negatives()]
    chance = random.Random(2)  # noqa: S311
    made = [chance.choice(listings).name[:-1] if at % 100 == 0 else chance.choice(plain) for at in range(many)]
    return [name.replace("\n", " ") for name in made]


class Bench:
    """One index on disk, and the measures on it."""

    def __init__(self, folder: Path, listings: Sequence[Listing]) -> None:
        self.folder = folder
        self.listings = listings
        begun = time.perf_counter()
        keep_arrays(folder / "index", build(listings).to_arrays())
        self.built = round(time.perf_counter() - begun, 1)
        index = Index.from_arrays(open_arrays(folder / "index"))
        self.register = ScreeningRegister(index, folder / "index", (), ())

    def bulk(self, many: int, workers: int) -> float:
        """Names a second of a whole run: from the csv that is read to the csv that is written."""
        source = self.folder / f"asked{many}.csv"
        with source.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["name"], *([name] for name in asked(self.listings, many))])
        request = Request(source, self.folder / f"out{many}-{workers}.csv", schema="Person", workers=workers)
        best = 0.0
        for _ in range(RUNS):
            begun = time.perf_counter()
            screen_against(self.register, request, ON, SILENT)
            best = max(best, many / (time.perf_counter() - begun))
        return best

    def single(self) -> dict[str, float]:
        runs = [self._single() for _ in range(RUNS)]
        return {name: min(run[name] for run in runs) for name in runs[0]}

    def _single(self, many: int = 2000) -> dict[str, float]:
        times = []
        for name in asked(self.listings, many):
            begun = time.perf_counter()
            screen(self.register.index, Query((name,), "Person"), 700, 5)
            times.append((time.perf_counter() - begun) * 1000)
        times = sorted(times[100:])
        return {"p50_ms": round(times[len(times) // 2], 3), "p99_ms": round(times[len(times) * 99 // 100], 3)}

    def start(self) -> dict[str, float]:
        command = [sys.executable, "-c", _START, str(self.folder / "index"), self.listings[0].name]
        runs = [subprocess.run(command, check=True, capture_output=True, text=True).stdout.split() for _ in range(3)]
        return {
            "start_s": round(min(float(took) for took, _ in runs), 2),
            "memory_mb": round(max(float(peak) for _, peak in runs)),
        }


def measured(rows: int, workers: int) -> dict[str, object]:
    """Bulk, growth, single queries, start and memory of this project."""
    with tempfile.TemporaryDirectory() as place:
        source, names = listed(60_000)
        small, large = Bench(Path(place) / "small", names[::10]), Bench(Path(place) / "large", names)
        load = round(os.getloadavg()[0], 1)
        large.bulk(3000, 1)  # compiles, where nothing is compiled yet
        one_small, one_large = small.bulk(rows, 1), large.bulk(rows, 1)
        found: dict[str, object] = {
            "listed_names": len(names), "source": source, "workers": workers, "rows": rows, "built_s": large.built,
            "load_before": load,
            "bulk_names_a_second": round(large.bulk(rows, workers)), "bulk_one_process": round(one_large),
            "cost_growth_6000_to_60000": round(one_small / one_large, 2), **large.single(),
        }  # fmt: skip
        _, many = listed(100_000)
        return {**found, **Bench(Path(place) / "many", many).start()}
