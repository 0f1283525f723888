"""Make the labelled pairs from ``positives.tsv``: negatives beside each positive, split by entity, a third sealed.

Negatives of a pair (Chinese or Uyghur name, Latin name): the Latin name of the other entity of the same kind that is
spelled most alike (a sibling, a namesake, a person of the same surname); and, for a firm whose Latin name holds one of
the trade or place words below, that name with the word exchanged for another. No scorer of this project takes part.
"""

import csv
import hashlib
import unicodedata
from pathlib import Path

from rapidfuzz import fuzz

HERE = Path(__file__).parent
TRADES = [
    "Chemical",
    "Textile",
    "Cement",
    "Cotton",
    "Energy",
    "Petroleum",
    "Bank",
    "Steel",
    "Mining",
    "Apparel",
    "Technology",
]
PLACES = [
    "Xinjiang",
    "Beijing",
    "Shandong",
    "Jiangsu",
    "Hotan",
    "Kashgar",
    "Aksu",
    "Korla",
    "Anhui",
    "Zhejiang",
    "Hefei",
    "Zhuhai",
]
SAME_PERSON = 85  # above it the other Latin name is a spelling of the same person's


def plain(name: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", name.lower()) if char.isalpha() and char.isascii())


def exchanged(name: str, words: list[str]) -> str | None:
    for at, word in enumerate(words):
        if f" {word} " in f" {name} ":
            return f" {name} ".replace(f" {word} ", f" {words[(at + 3) % len(words)]} ").strip()
    return None


def entities(rows: list[dict[str, str]]) -> list[int]:
    """Number rows so that those that share a name share a number."""
    number: dict[str, int] = {}
    for at, row in enumerate(rows):
        known = {number[name] for name in (row["one"], row["other"]) if name in number}
        own = min(known, default=at)
        number = {name: own if entity in known else entity for name, entity in number.items()}
        number[row["one"]] = number[row["other"]] = own
    return [number[row["one"]] for row in rows]


def nearest(name: str, others: list[str]) -> str:
    return max(sorted(others), key=lambda other: fuzz.token_set_ratio(name.lower(), other.lower()))


def sealed(entity: str) -> bool:
    return hashlib.sha256(entity.encode()).digest()[0] % 3 == 0


def main() -> None:
    with (HERE / "positives.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    number = entities(rows)
    parts: dict[bool, list[list[str]]] = {True: [], False: []}
    for row, own in zip(rows, number, strict=True):
        side = parts[sealed(rows[own]["one"])]
        side.append([row["kind"], row["schema"], row["one"], row["other"], "true"])
        same = [
            other
            for other, entity in zip(rows, number, strict=True)
            if entity != own
            and sealed(rows[entity]["one"]) == sealed(rows[own]["one"])
            and other["schema"] == row["schema"]
        ]
        wrong = [
            nearest(
                row["other"],
                [other["other"] for other in same if other["kind"] == row["kind"]]
                or [other["other"] for other in same],
            )
        ]
        if row["schema"] == "Person" and fuzz.ratio(plain(wrong[0]), plain(row["other"])) > SAME_PERSON:
            wrong = []
        if row["schema"] == "Company":
            wrong += [name for words in (TRADES, PLACES) if (name := exchanged(row["other"], words))]
        side.extend([row["kind"], row["schema"], row["one"], name, "false"] for name in wrong)
    for is_sealed, name in ((False, "pairs_dev.tsv"), (True, "pairs_sealed.tsv")):
        with (HERE / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter="\t", lineterminator="\n")
            writer.writerow(["kind", "schema", "name1", "name2", "is_match"])
            writer.writerows(parts[is_sealed])


if __name__ == "__main__":
    main()
