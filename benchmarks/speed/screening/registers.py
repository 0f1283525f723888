"""Registers and queries to measure with: read from a table of listed names, or made of the words of public ones."""

import csv
import random
from collections.abc import Sequence
from pathlib import Path

from amparo.facts.listing import Listing
from amparo.facts.party import Name

SHARED = Path(__file__).parents[4] / "shared" / "data"


def listed(path: Path | None, column: str, many: int) -> list[Listing]:
    """Return listings of one name each: the rows of a table, or words of the SDN list joined."""
    if path is None:
        sdn = (SHARED / "lists/us-ofac-sdn/sdn.csv").open(encoding="latin-1")
        words = [word for row in csv.reader(sdn) if len(row) > 1 for word in row[1].split()]
        chance = random.Random(1)  # noqa: S311
        names = [" ".join(chance.choices(words, k=chance.randint(2, 4))) for _ in range(many)]
        kinds = ["Person"] * len(names)
    else:
        rows = list(csv.DictReader(path.open(encoding="utf-8", errors="replace")))[:many]
        names = [row[column] for row in rows]
        kinds = ["Person" if row.get("entity_type") == "Individual" else "Organization" for row in rows]
    return [
        Listing(f"x-{at}", "x", (Name(name),), kind)
        for at, (name, kind) in enumerate(zip(names, kinds, strict=True))
        if name
    ]


def entities(listings: Sequence[Listing], many: int) -> list[Listing]:
    """Return invented entities of one to four names: the words of two listed names mixed, one letter changed."""
    chance = random.Random(3)  # noqa: S311
    made = []
    for at in range(many):
        one, other = chance.choice(listings), chance.choice(listings)
        words = [*one.name.split()[:3], *other.name.split()[-2:]]
        names = []
        for _ in range(chance.choice((1, 2, 2, 4))):
            mixed = " ".join(chance.sample(words, min(len(words), chance.randint(2, 4))))
            place = chance.randrange(len(mixed))
            names.append(mixed[:place] + chance.choice("aeinorst") + mixed[place + 1 :])
        made.append(Listing(f"m-{at}", "m", tuple(map(Name, names)), one.schema))
    return made


def queries(listings: Sequence[Listing], rows: int) -> list[str]:
    """Return names to screen: negatives, and one in ten a listed name with its last letter missing."""
    plain = [row["full_name"] for row in csv.DictReader((SHARED / "dev/negatives_global.csv").open(encoding="utf-8"))]
    chance = random.Random(2)  # noqa: S311
    made = [chance.choice(listings).name[:-1] if at % 10 == 0 else chance.choice(plain) for at in range(rows)]
    return [name.replace("\n", " ") for name in made]
