"""``make bench``: what screening is held to, beside the peers, in one run; prints the table, writes ``results.json``.

    python benchmarks/quality/screening/bench.py [--no-peers] [--no-speed] [--rows 60000] [--out results.json]

Sets that lie beside the project (``../shared/data``) and peers that cannot be installed are left out, with the reason.
"""

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import measures
import peers
import sets
import speed
from targets import ROWS, Row

HERE = Path(__file__).parent
PEER_NEGATIVES = 1000
PEER_QUERIES = 300
MILLION = HERE.parents[1] / "speed" / "screening_million" / "results.json"


class Run:
    """What was measured, of each matcher by its name, and what was left out and why."""

    def __init__(self, *, with_peers: bool) -> None:
        self.found: dict[str, dict[str, Any]] = {"amparo": {}}
        self.left_out: dict[str, str] = {}
        reasons = peers.installed() if with_peers else {}
        self.logic = peers.LogicV2() if with_peers and not reasons.get("nomenklatura", "x") else None
        self.plain = peers.PLAIN if with_peers else ()
        for name, reason in reasons.items():
            if reason:
                self.left_out[name] = reason
        if not with_peers:
            self.left_out["peers"] = "left out by --no-peers"

    def of(self, matcher: str, name: str, measure: Callable[[], Any]) -> None:
        """Measure one matcher on one set."""
        begun = time.perf_counter()
        self.found.setdefault(matcher, {})[name] = measure()
        print(f"  {matcher}: {name} ({time.perf_counter() - begun:.0f} s)", file=sys.stderr, flush=True)

    def pairs(self) -> None:
        files = {"pairs_dev": sets.HERE / "pairs_dev.tsv", "pairs_sealed": sets.HERE / "pairs_sealed.tsv"}
        rows = {name: sets.pairs(path, "\t") for name, path in files.items()}
        if sets.SHARED.exists():
            rows["name_pairs"] = sets.pairs(sets.SHARED / "dev" / "name_pairs.csv", ",")
        scorers = {"amparo": measures.own_pairs, **{peer.name: peer.pairs for peer in self.peers()}}
        for matcher, score in scorers.items():
            for name, own in rows.items():
                self.of(matcher, name, lambda own=own, score=score: measures.on_pairs(own, score))
            if sets.SHARED.exists():
                self.of(matcher, "entity_checks", lambda score=score: measures.on_entity_checks(score))

    def peers(self) -> list[Any]:
        return [*([self.logic] if self.logic else []), *self.plain]

    def lists(self) -> None:
        listings = sets.sdn()
        wide, strict = measures.Own(measures.LEAST), measures.Own()
        self.of("amparo", "perturbed", lambda: measures.on_perturbed(listings, wide))
        self.of("amparo", "vowels_dropped", lambda: measures.on_perturbed(listings, wide, apart=True))
        self.of("amparo", "negatives", lambda: measures.on_negatives(listings, strict))
        for peer in self.peers():
            if not peer.whole_lists:
                self.left_out[f"{peer.name} against a whole list"] = "a brute-force run takes half an hour"
                continue
            self.of(peer.name, "perturbed", lambda peer=peer: measures.on_perturbed(listings, peer.search))
            self.of(
                peer.name,
                "negatives",
                lambda peer=peer: measures.on_negatives(listings, peer.search, PEER_NEGATIVES),
            )
        if self.left_out.get("sanctions-screening-benchmark") or not self.peers():
            self.left_out.setdefault("sanctions-screening-benchmark", "left out by --no-peers")
            return
        for schema in ("Person", "Organization"):
            pool = measures.pool_of(listings, schema)
            cases = peers.cases(pool)
            finders = {"amparo": strict, **{peer.name: peer.search for peer in self.peers()}}
            for matcher, find in finders.items():
                self.of(
                    matcher,
                    f"peer_benchmark_{schema}",
                    lambda find=find, pool=pool, cases=cases, schema=schema: measures.on_peer_benchmark(
                        pool, cases, schema, find
                    ),
                )

    def speed(self, rows: int, workers: int) -> None:
        self.of("amparo", "speed", lambda: speed.measured(rows, workers))
        if self.logic is not None:
            self.of("logic-v2", "speed", self._peer_speed)

    def _peer_speed(self) -> dict[str, float]:
        logic = peers.LogicV2()
        _, names = speed.listed(60_000)
        queries = [measures.Query((name,), "Person") for name in speed.asked(names, PEER_QUERIES)]
        logic.search(names, queries)
        begun = logic.start(names[0])
        return {
            "queries": PEER_QUERIES, "bulk_names_a_second": round(PEER_QUERIES / logic.seconds, 1),
            "p50_ms": round(logic.seconds / PEER_QUERIES * 1000, 1), "start_s": round(begun["seconds"], 1),
            "memory_mb": round(begun["mb"]),
        }  # fmt: skip


def table(run: Run) -> list[dict[str, Any]]:
    """The rows of the table: what was measured, what is to be reached, whether it is, what the peers have."""
    return [told(row, run) for row in ROWS]


def told(row: Row, run: Run) -> dict[str, Any]:
    own = row.value(run.found["amparo"])
    beside = {name: row.value(found) for name, found in run.found.items() if name != "amparo"}
    return {
        "id": row.id, "what": row.what, "measured": own, "to_reach": row.to_reach, "least": row.least,
        "met": None if own is None else row.met(own),
        "peers": {name: value for name, value in beside.items() if value is not None},
    }  # fmt: skip


def printed(rows: list[dict[str, Any]], left_out: dict[str, str]) -> None:
    names = ["logic-v2", *(peer.name for peer in peers.PLAIN)]
    print(f"{'':54}{'amparo':>9}{'to reach':>10}     " + "".join(f"{name:>18}" for name in names))
    for row in rows:
        state = {True: "met", False: "NOT", None: "-"}[row["met"]]
        sign = ">=" if row["least"] else "<="
        own = "-" if row["measured"] is None else f"{row['measured']:g}"
        beside = "".join(f"{row['peers'].get(name, '-'):>18}" for name in names)
        print(f"{row['what']:54}{own:>9}{sign:>4}{row['to_reach']:>6g} {state:>4}{beside}")
    for name, reason in left_out.items():
        print(f"left out: {name}: {reason}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--no-speed", action="store_true")
    parser.add_argument("--rows", type=int, default=60_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--out", type=Path, default=HERE / "results.json")
    given = parser.parse_args()
    run = Run(with_peers=not given.no_peers)
    run.pairs()
    if sets.SHARED.exists():
        run.lists()
        if given.no_speed:
            run.left_out["speed"] = "left out by --no-speed"
        else:
            run.speed(given.rows, given.workers)
    else:
        run.left_out["../shared/data"] = "not beside the project: name pairs, entity checks, SDN, negatives, speed"
    if MILLION.exists():
        run.found["amparo"]["million"] = json.loads(MILLION.read_text(encoding="utf-8"))
    rows = table(run)
    machine = {"processor": platform.machine(), "cores": os.cpu_count(), "python": platform.python_version()}
    results = {"threshold": 0.7, "machine": machine, "rows": rows, "left_out": run.left_out, "detail": run.found}
    given.out.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    printed(rows, run.left_out)


if __name__ == "__main__":
    main()
