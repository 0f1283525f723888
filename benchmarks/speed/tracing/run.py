"""How long a trace takes, beside the same question put to SQLite: ``python benchmarks/speed/tracing/run.py``."""

import argparse
import json
import platform
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from world import ON, world

from amparo.facts.case import Case
from amparo.tracing.mark import Mark
from amparo.tracing.trace import trace

SIZES = (2_000, 20_000)
ROUNDS = 3
UPSTREAM = """
WITH RECURSIVE up(finished, lot) AS (
  SELECT id, id FROM lot WHERE id NOT IN (SELECT input FROM used)
  UNION SELECT up.finished, used.input FROM up JOIN used ON used.output = up.lot
)
SELECT DISTINCT up.finished, marked.mark FROM up JOIN lot ON lot.id = up.lot JOIN marked ON marked.site = lot.site
"""


def reached(case: Case, marks: tuple[Mark, ...]) -> set[tuple[str, str]]:
    """Return which finished lot has a chain to which mark, by making, as the trace tells it."""
    found = trace(case, marks, ON)
    keys = {mark.key for mark in marks}
    made = (one for one in found.chains if all(hop.relation != "shipped-by" for hop in one.hops))
    return {(str(one.subject.id), one.reaches) for one in made if one.reaches in keys}


def asked(case: Case, marks: tuple[Mark, ...]) -> set[tuple[str, str]]:
    """Return the same from a recursive query: reach alone, no grades, bounds, balance or reasons."""
    store = sqlite3.connect(":memory:")
    store.executescript("CREATE TABLE lot(id TEXT PRIMARY KEY, site TEXT); CREATE TABLE used(output TEXT, input TEXT);"
                        "CREATE TABLE marked(site TEXT, mark TEXT)")  # fmt: skip
    store.executemany("INSERT INTO lot VALUES (?, ?)", ((lot.id, lot.site_id) for lot in case.lots.values()))
    store.executemany("INSERT INTO used VALUES (?, ?)", ((use.output_lot_id, use.input_lot_id) for use in case.uses))
    sites = [(site.id, mark.key) for mark in marks for site in case.sites.values()
             if site.id in mark.sites or site.party_id in mark.parties]  # fmt: skip
    store.executemany("INSERT INTO marked VALUES (?, ?)", sites)
    store.execute("CREATE INDEX by_output ON used(output)")
    return {(str(lot), str(mark)) for lot, mark in store.execute(UPSTREAM)}


def fastest(work: Callable[[], object]) -> float:
    """Return the least processor time of a few rounds, in seconds."""
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return round(min(times), 3)


def main() -> None:
    """Measure, hold the two answers against each other, print and keep the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("results.json"))
    told = parser.parse_args()
    rows = []
    for size in SIZES:
        case, marks = world(size)
        row = {
            "lots": len(case.lots),
            "uses": len(case.uses),
            "shipments": len(case.shipments),
            "documents": len(case.documents),
            "marks": len(marks),
            "same_reach": reached(case, marks) == asked(case, marks),
            "trace_s": fastest(lambda case=case, marks=marks: trace(case, marks, ON)),
            "sqlite_reach_only_s": fastest(lambda case=case, marks=marks: asked(case, marks)),
        }
        rows.append(row)
        sys.stdout.write(f"{json.dumps(row)}\n")
    about = {"python": platform.python_version(), "machine": platform.machine(), "rounds": ROUNDS, "time": "processor"}
    told.out.write_text(json.dumps({**about, "results": rows}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
