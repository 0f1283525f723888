"""How one matcher does on each set: the same harness for this project and for its peers.

A finder takes listings and queries and gives for each query the best listings with their scores, in thousandths.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar

import sets

from amparo.facts.listing import Listing
from amparo.screening.bulk import screen_batch
from amparo.screening.compare import compare
from amparo.screening.index import Index, build
from amparo.screening.match import Query

THRESHOLD = 700
LEAST = 400
BATCH = 2500
BEST = 10
Found = list[tuple[str, int]]
Finder = Callable[[Sequence[Listing], Sequence[Query]], list[Found]]
Scorer = Callable[[Sequence[tuple[str, str, str]]], list[int]]
APART = "vowel_drop"


def own_pairs(rows: Sequence[tuple[str, str, str]]) -> list[int]:
    return [compare(one, other, schema or "LegalEntity") for schema, one, other in rows]


class Own:
    """This project's finder; the index of the same listings is built once."""

    _built: ClassVar[dict[int, tuple[Sequence[Listing], Index]]] = {}

    def __init__(self, least: int = THRESHOLD) -> None:
        self._least = least

    def __call__(self, listings: Sequence[Listing], queries: Sequence[Query]) -> list[Found]:
        if id(listings) not in self._built:
            self._built[id(listings)] = (listings, build(listings))
        index = self._built[id(listings)][1]
        return [
            [(one.listing.id, one.score) for one in answer]
            for at in range(0, len(queries), BATCH)
            for answer in screen_batch(index, queries[at : at + BATCH], self._least, BEST)
        ]


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


def on_pairs(rows: Sequence[dict[str, str]], score: Scorer = own_pairs) -> dict[str, dict[str, float]]:
    scores = score([(row["schema"], row["name1"], row["name2"]) for row in rows])
    groups = defaultdict(list)
    for row, points in zip(rows, scores, strict=True):
        found = (row["is_match"] == "true", points)
        for group in {"all", row["schema"], row.get("quality", "all"), row.get("kind", "all")}:
            groups[group].append(found)
    return {group: judged(found) for group, found in sorted(groups.items())}


def on_entity_checks(score: Scorer = own_pairs) -> dict[str, float]:
    checks = list(sets.entity_checks())
    scores = score([(schema, one, other) for _, schema, one, other in checks])
    return judged((match, points) for (match, *_), points in zip(checks, scores, strict=True))


def on_perturbed(listings: Sequence[Listing], find: Finder, *, apart: bool = False) -> dict[str, Any]:
    cases = sets.perturbed(listings, apart=apart)
    ranked = find(listings, [Query((name,), schema) for _, schema, name, _ in cases])
    known: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for (change, schema, _, listing), found in zip(cases, ranked, strict=True):
        scores = dict(found)
        for group in ("all", change, schema):
            known[group][0] += 1
            known[group][1] += listing in scores
            known[group][2] += scores.get(listing, 0) >= THRESHOLD
    return {
        group: {"queries": n, "in_first_10": round(a / n, 4), "alerted": round(b / n, 4)}
        for group, (n, a, b) in sorted(known.items())
    }


def pool_of(listings: Sequence[Listing], schema: str) -> list[Listing]:
    """100 listed people or organisations spread over the list."""
    wanted = ("Person",) if schema == "Person" else ("Organization", "Company", "LegalEntity")
    pool = sorted(
        (one for one in listings if one.schema in wanted and len(one.name.split()) > 1), key=lambda one: one.id
    )
    return pool[:: len(pool) // 100][:100]


def on_peer_benchmark(
    pool: Sequence[Listing], cases: Sequence[tuple[str, str | None, str]], schema: str, find: Finder
) -> dict[str, Any]:
    ranked = find(pool, [Query((name,), schema) for name, _, _ in cases])
    classes: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for (_, listing, change), found in zip(cases, ranked, strict=True):
        first = found[0] if found and found[0][1] >= THRESHOLD else None
        classes[change][0] += 1
        classes[change][1] += first is not None and (listing is None or first[0] == listing)
    wrong = {change for _, listing, change in cases if listing is None}
    kept = {change for change in classes if change not in wrong and change != APART}

    def rate(of: set[str]) -> float:
        return round(sum(classes[one][1] for one in of) / max(sum(classes[one][0] for one in of), 1), 4)

    return {
        "recall": rate(kept), "recall_with_vowel_drop": rate(kept | {APART}), "false_alarms": rate(wrong),
        "by_class": {one: [many, round(hit / many, 3)] for one, (many, hit) in sorted(classes.items())},
    }  # fmt: skip


def on_negatives(listings: Sequence[Listing], find: Finder, most: int | None = None) -> dict[str, float]:
    rows = sets.negatives()
    if most is not None:
        rows = sorted(random.Random(sets.SEED).sample(rows, most), key=lambda row: row["full_name"])  # noqa: S311
    plain = [Query((row["full_name"],), "Person") for row in rows]
    more = [
        Query((row["full_name"],), "Person", (sets.country(row["nationality"]),), sets.born(row["date_of_birth"]))
        for row in rows
    ]

    def alerted(queries: Sequence[Query]) -> float:
        found = find(listings, queries)
        return round(sum(bool(one) and one[0][1] >= THRESHOLD for one in found) / len(rows), 5)

    return {"queries": len(rows), "alerted": alerted(plain), "with_more": alerted(more)}
