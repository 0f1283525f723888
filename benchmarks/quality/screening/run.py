"""How well does screening tell listed from not listed? The sets alone, without peers and speed; prints, writes nothing.

    python benchmarks/quality/screening/run.py [--sealed]

Sets that lie beside the project are needed; what is not there is left out and said. ``--sealed`` also opens the sealed
third of the Chinese and Uyghur pairs. The whole table, beside the peers, is made by ``bench.py``.
"""

import argparse
import json
import sys

import measures
import sets


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sealed", action="store_true")
    asked = parser.parse_args()
    results: dict[str, object] = {}
    for path in [sets.HERE / "pairs_dev.tsv"] + [sets.HERE / "pairs_sealed.tsv"] * asked.sealed:
        results[path.stem] = measures.on_pairs(sets.pairs(path, "\t"))
    if sets.SHARED.exists():
        listings = sets.sdn()
        wide, strict = measures.Own(measures.LEAST), measures.Own()
        results["name_pairs"] = measures.on_pairs(sets.pairs(sets.SHARED / "dev" / "name_pairs.csv", ","))
        results["entity_checks"] = measures.on_entity_checks()
        for schema in ("Person", "Organization"):
            made = sets.peer_cases(listings, schema)
            if made is not None:
                results[f"peer benchmark {schema}"] = measures.on_peer_benchmark(*made, schema, strict)
        results["perturbed"] = measures.on_perturbed(listings, wide)
        results["vowels dropped"] = measures.on_perturbed(listings, wide, apart=True)
        results["negatives"] = measures.on_negatives(listings, strict)
    else:
        print("the shared sets are not beside the project: left out", file=sys.stderr)
    for name, found in results.items():
        print(name, json.dumps(found, ensure_ascii=False)[:1500])


if __name__ == "__main__":
    main()
