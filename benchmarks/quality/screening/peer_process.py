"""The peers that run in an environment of their own; run by ``peers.py`` there, never imported by the project.

One job a call, as JSON: from a file, into a file.

    pairs    {"rows": [[schema, name, name], ...]}                    -> [score, ...]
    search   {"listed": [[id, schema, [name, ...]], ...], "asked": [[name, schema, country, born], ...]}
             -> {"found": [[[id, score], ...], ...], "seconds": s}    the ten best of each
    start    {"listed": [one], "asked": [one]}                        -> {"seconds": s, "mb": m}
    cases    {"listed": [[id, name, [alias, ...]], ...]}              -> [[name, id or null, class], ...]
"""

# ruff: noqa: ANN001, ANN201 - of another environment, whose types are not known here

import json
import logging
import resource
import sys
import tempfile
import time
from pathlib import Path

BEGUN = time.perf_counter()
logging.disable(logging.CRITICAL)
BEST = 10


def entity(at, schema, names, country="", born=""):
    from followthemoney import Dataset, StatementEntity  # noqa: PLC0415

    properties = {"name": list(names)}
    if country:
        properties["country"] = [country]
    if born and schema == "Person":
        properties["birthDate"] = [born]
    told = {"id": str(at), "schema": schema, "properties": properties}
    return StatementEntity.from_data(Dataset.make({"name": "bench", "title": "Bench"}), told)


def compare(one, other):
    from nomenklatura.matching import LogicV2, ScoringConfig  # noqa: PLC0415

    return LogicV2.compare(one, other, ScoringConfig.defaults()).score


def pairs(job):
    found = []
    for at, (schema, one, other) in enumerate(job["rows"]):
        asked = schema or "LegalEntity"
        found.append(compare(entity(f"a{at}", asked, [one]), entity(f"b{at}", asked, [other])))
    return found


def search(job):
    from followthemoney import Dataset  # noqa: PLC0415
    from nomenklatura.blocker import Index  # noqa: PLC0415
    from nomenklatura.resolver import Linker  # noqa: PLC0415
    from nomenklatura.store.memory import MemoryStore  # noqa: PLC0415

    dataset = Dataset.make({"name": "bench", "title": "Bench"})
    store = MemoryStore(dataset, Linker({}))
    listed = {}
    with store.writer() as writer:
        for at, schema, names in job["listed"]:
            listed[at] = entity(at, schema, names)
            writer.add_entity(listed[at])
    with tempfile.TemporaryDirectory() as folder:
        index = Index(store.view(dataset), Path(folder))
        index.build()
        asked = {
            f"q{at}": entity(f"q{at}", schema, [name], country, born)
            for at, (name, schema, country, born) in enumerate(job["asked"])
        }
        compare(next(iter(asked.values())), next(iter(listed.values())))  # what is loaded once is not counted
        begun = time.perf_counter()
        found = {}
        for query, candidates in index.match_entities(asked.values()):
            scores = [(str(other), compare(asked[str(query)], listed[str(other)])) for other, _ in candidates]
            found[str(query)] = sorted(scores, key=lambda pair: -pair[1])[:BEST]
        seconds = time.perf_counter() - begun
    return {"found": [found.get(at, []) for at in asked], "seconds": seconds}


def start(job):
    search(job)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return {"seconds": time.perf_counter() - BEGUN, "mb": peak}


def cases(job):
    from ssb import benchmark  # noqa: PLC0415
    from ssb.sources import Entity, ListSnapshot  # noqa: PLC0415

    entities = [Entity(at, name, "individual", [], aliases) for at, name, aliases in job["listed"]]
    built = benchmark.build(ListSnapshot("sdn", "2021", entities), limit=None, max_per_class=1, individuals_only=False)
    return [[case.query, case.expected_entity_id, case.perturbation] for case in built.cases]


if __name__ == "__main__":
    kind, source, target = sys.argv[1:]
    given = json.loads(Path(source).read_text(encoding="utf-8"))
    made = {"pairs": pairs, "search": search, "start": start, "cases": cases}[kind](given)
    Path(target).write_text(json.dumps(made), encoding="utf-8")
