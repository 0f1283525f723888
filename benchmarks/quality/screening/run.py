"""How well does screening tell listed from not listed? Prints the table beside the peers and writes ``results.json``.

    python benchmarks/quality/screening/run.py [--sealed]

Sets that lie beside the project are needed; what is not there is left out and said. ``--sealed`` also opens the sealed
third of the Chinese and Uyghur pairs.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import sets
from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from amparo.facts.listing import Listing
from amparo.screening.bulk import screen_batch
from amparo.screening.compare import compare
from amparo.screening.index import Index, build
from amparo.screening.match import Query

THRESHOLD = 700
BATCH = 2500
PEERS = {
    "WRatio": lambda one, other, _: round(fuzz.WRatio(one.lower(), other.lower()) * 10),
    "Jaro-Winkler": lambda one, other, _: round(JaroWinkler.similarity(one.lower(), other.lower()) * 1000),
}


def judged(rows: Iterable[tuple[bool, int]]) -> dict[str, float]:
    count = Counter((match, score >= THRESHOLD) for match, score in rows)
    hit, missed, wrong = count[True, True], count[True, False], count[False, True]
    return {
        "pairs": sum(count.values()),
        "f1": round(2 * hit / max(2 * hit + missed + wrong, 1), 3),
        "accuracy": round((hit + count[False, False]) / max(sum(count.values()), 1), 3),
        "recall": round(hit / max(hit + missed, 1), 3),
        "precision": round(hit / max(hit + wrong, 1), 3),
    }


def on_pairs(
    rows: Sequence[dict[str, str]], score: Callable[[str, str, str], int] = compare
) -> dict[str, dict[str, float]]:
    groups = defaultdict(list)
    for row in rows:
        found = (row["is_match"] == "true", score(row["name1"], row["name2"], row["schema"]))
        for group in {"all", row["schema"], row.get("quality", "all"), row.get("kind", "all")}:
            groups[group].append(found)
    return {group: judged(found) for group, found in sorted(groups.items())}


def found_in(index: Index, queries: Sequence[Query], threshold: int, limit: int) -> list[tuple]:
    out = []
    for at in range(0, len(queries), BATCH):
        out.extend(screen_batch(index, queries[at : at + BATCH], threshold, limit))
    return out


def on_perturbed(index: Index, listings: Sequence[Listing], *, apart: bool) -> dict[str, object]:
    cases = sets.perturbed(listings, apart=apart)
    ranked = found_in(index, [Query((name,), schema) for _, schema, name, _ in cases], 400, 10)
    known = defaultdict(lambda: [0, 0, 0])
    lost = []
    for (change, schema, _, listing), found in zip(cases, ranked, strict=True):
        scores = {one.listing.id: one.score for one in found}
        alerted = scores.get(listing, 0) >= THRESHOLD
        for group in ("all", change, schema):
            known[group][0] += 1
            known[group][1] += listing in scores
            known[group][2] += alerted
        if not alerted:
            lost.append(change)
    table = {
        group: {"queries": n, "in_first_10": round(a / n, 4), "alerted": round(b / n, 4)}
        for group, (n, a, b) in known.items()
    }
    return {"table": table, "lost": dict(Counter(lost))}


def on_peer_benchmark(listings: Sequence[Listing], schema: str) -> dict[str, object] | None:
    made = sets.peer_cases(listings, schema)
    if made is None:
        return None
    pool, cases = made
    ranked = found_in(build(pool), [Query((name,), schema) for name, _, _ in cases], THRESHOLD, 1)
    classes = defaultdict(lambda: [0, 0])
    for (_, listing, change), found in zip(cases, ranked, strict=True):
        classes[change][0] += 1
        classes[change][1] += bool(found) and (listing is None or found[0].listing.id == listing)
    wrong = {change for _, listing, change in cases if listing is None}
    kept = {change for change in classes if change not in wrong and change != "vowel_drop"}

    def rate(of: set[str]) -> float:
        return round(sum(classes[one][1] for one in of) / sum(classes[one][0] for one in of), 4)

    return {
        "recall": rate(kept | {"vowel_drop"}), "recall_without_vowel_drop": rate(kept), "false_alarms": rate(wrong),
        "by_class": {one: [many, round(hit / many, 3)] for one, (many, hit) in sorted(classes.items())},
    }  # fmt: skip


def on_negatives(index: Index) -> dict[str, float]:
    rows = sets.negatives()
    plain = found_in(index, [Query((row["full_name"],), "Person") for row in rows], THRESHOLD, 1)
    known = [
        Query((row["full_name"],), "Person", (sets.country(row["nationality"]),), sets.born(row["date_of_birth"]))
        for row in rows
    ]
    more = found_in(index, known, THRESHOLD, 1)
    return {
        "queries": len(rows),
        "alerted": sum(map(bool, plain)) / len(rows),
        "with_more": sum(map(bool, more)) / len(rows),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sealed", action="store_true")
    asked = parser.parse_args()
    results: dict[str, object] = {}
    own = [sets.HERE / "pairs_dev.tsv"] + [sets.HERE / "pairs_sealed.tsv"] * asked.sealed
    for path in own:
        results[path.stem] = on_pairs(sets.pairs(path, "\t"))
    if sets.SHARED.exists():
        rows = sets.pairs(sets.SHARED / "dev" / "name_pairs.csv", ",")
        results["name_pairs"] = on_pairs(rows)
        for peer, score in PEERS.items():
            results[f"name_pairs {peer}"] = on_pairs(rows, score)
        results["entity_checks"] = judged(
            (match, compare(a, b, schema)) for match, schema, a, b in sets.entity_checks()
        )
        listings = sets.sdn()
        index = build(listings)
        for schema in ("Person", "Organization"):
            results[f"peer benchmark {schema}"] = on_peer_benchmark(listings, schema)
        results["perturbed"] = on_perturbed(index, listings, apart=False)["table"]
        results["vowels dropped"] = on_perturbed(index, listings, apart=True)["table"]
        results["negatives"] = on_negatives(index)
    else:
        print("the shared sets are not beside the project: left out", file=sys.stderr)
    (Path(__file__).parent / "results.json").write_text(
        json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    for name, found in results.items():
        print(name, json.dumps(found, ensure_ascii=False)[:1500])


if __name__ == "__main__":
    main()
