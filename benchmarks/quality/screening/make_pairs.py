"""Make the labelled pairs from ``positives.tsv``: negatives beside each positive, split by entity, a third sealed.

``positives_more.tsv``, written later, goes to the development part only; a row of it that names an entity of the sealed
third is left out.

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
SAME_NAME = 85
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


def read(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def unsealed(rows: list[dict[str, str]], hidden: list[dict[str, str]]) -> list[dict[str, str]]:
    """Leave out rows that name, in either column, what a sealed row names."""
    one, other = {row["one"] for row in hidden}, [row["other"].lower() for row in hidden]
    return [
        row
        for row in rows
        if row["one"] not in one and all(fuzz.ratio(row["other"].lower(), name) < SAME_NAME for name in other)
    ]


def main() -> None:
    rows = read("positives.tsv")
    number = entities(rows)
    is_sealed = [sealed(rows[own]["one"]) for own in number]
    hidden = [row for row, kept in zip(rows, is_sealed, strict=True) if kept]
    shown = [row for row, kept in zip(rows, is_sealed, strict=True) if not kept]
    for part, name in (
        (shown + unsealed(read("positives_more.tsv"), hidden), "pairs_dev.tsv"),
        (hidden, "pairs_sealed.tsv"),
    ):
        with (HERE / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter="\t", lineterminator="\n")
            writer.writerow(["kind", "schema", "name1", "name2", "is_match"])
            writer.writerows(pairs(part))


def pairs(rows: list[dict[str, str]]) -> list[list[str]]:
    """Return each row as a pair that matches, and beside it those that do not."""
    number = entities(rows)
    side: list[list[str]] = []
    for row, own in zip(rows, number, strict=True):
        side.append([row["kind"], row["schema"], row["one"], row["other"], "true"])
        same = [
            other
            for other, entity in zip(rows, number, strict=True)
            if entity != own and other["schema"] == row["schema"]
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
    return side


if __name__ == "__main__":
    main()
