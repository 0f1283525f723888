"""A process of its own: open a built index, answer one query, then a file of names; print times and memory.

python start.py INDEX NAME [compiled [FILE]]
"""

# ruff: noqa: E402 - what is loaded is part of what is measured

import json
import sys
import time

start = time.perf_counter()

from pathlib import Path

from amparo.archive.arrays import open_arrays
from amparo.screening.index import Index
from amparo.screening.match import Query, screen


def main() -> None:
    folder, name, *more = sys.argv[1:]
    index = Index.from_arrays(open_arrays(Path(folder)))
    if more:
        from amparo.screening.bulk import screen_batch  # noqa: PLC0415

        list(screen_batch(index, [Query((name,), "Person")], 700, 5))
    else:
        screen(index, Query((name,), "Person"), 700, 5)
    took, cpu = time.perf_counter() - start, time.process_time()
    if len(more) > 1:
        names = Path(more[1]).read_text(encoding="utf-8").split("\n")
        for at in range(0, len(names), 2000):
            list(screen_batch(index, [Query((one,), "Person") for one in names[at : at + 2000]], 700, 5))
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    told = {key: int(status[name].split()[0]) // 1000 for key, name in (("peak_mb", "VmHWM"), ("own_mb", "RssAnon"))}
    print(json.dumps({"wall_s": round(took, 2), "cpu_s": round(cpu, 2), **told}))


if __name__ == "__main__":
    main()
