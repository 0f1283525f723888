"""The sets that screening is measured on; what lies beside the project is read where it lies and left there."""

import csv
import random
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import changes

from amparo.facts.listing import Listing
from amparo.facts.period import Period
from amparo.sources.catalogue import list_sources

HERE = Path(__file__).parent
SHARED = HERE.parents[3] / "shared" / "data"
SEED = 20261122


def sdn() -> tuple[Listing, ...]:
    """The SDN list of July 2021, as the project's own reader gives it."""
    source = list_sources()["us-ofac-sdn"]
    folder = SHARED / "lists" / "us-ofac-sdn"
    files = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
    return source.read(files, date(2021, 7, 1)).listings


def pairs(path: Path, delimiter: str) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def perturbed(listings: Sequence[Listing], *, apart: bool) -> list[tuple[str, str, str, str]]:
    """``(class, schema, changed name, listing id)``: 450 people, 500 organisations, 50 vessels, one change each."""
    chance = random.Random(SEED)  # noqa: S311 - made again from its seed
    made = []
    for schema, many in (("Person", 450), ("Organization", 500), ("Vessel", 50)):
        pool = [
            one
            for one in listings
            if (one.schema == schema or (schema == "Organization" and one.schema in ("Company", "LegalEntity")))
        ]
        classes = changes.APART if apart else changes.BY_KIND[schema]
        names = sorted(classes)
        for listing in chance.sample(pool, many):
            for _ in range(20):
                name = chance.choice(names)
                changed = classes[name](listing.name, chance)
                if changed:
                    made.append((name, schema, changed, listing.id))
                    break
    return made


def negatives() -> list[dict[str, str]]:
    return pairs(SHARED / "dev" / "negatives_global.csv", ",")


def born(text: str) -> Period | None:
    found = re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)", text)
    return Period.day(date(*map(int, found.groups()))) if found else None


def positives() -> list[dict[str, str]]:
    return pairs(SHARED / "dev" / "positives_un_treated.csv", ",")


def entity_checks() -> Iterator[tuple[bool, str, str, str]]:
    """``(match, schema, name, name)`` of the entity checks: names as given, or made of their parts."""
    lines = (SHARED / "dev" / "entity_checks.yml").read_text(encoding="utf-8").splitlines()
    rows: list[dict[str, str]] = []
    side = ""
    for line in lines[1:]:
        key, _, value = line.strip().removeprefix("- ").partition(":")
        if line.startswith("- "):
            rows.append({})
        if key in ("query", "candidate"):
            side = key
        elif line.startswith("    "):
            rows[-1][f"{side} {key}"] = value.strip().strip("'\"").replace("''", "'")
        else:
            rows[-1][key] = value.strip()
    for row in rows:
        yield row["match"] == "true", row["schema"], _name(row, "query"), _name(row, "candidate")


def _name(row: dict[str, str], side: str) -> str:
    if whole := row.get(f"{side} name"):
        return whole
    given = [row.get(f"{side} {part}", "") for part in ("firstName", "middleName", "fatherName")]
    return f"{row.get(f'{side} lastName', '')}, {' '.join(part for part in given if part)}"


def peer_cases(
    listings: Sequence[Listing], schema: str
) -> tuple[list[Listing], list[tuple[str, str | None, str]]] | None:
    """``(pool, cases)`` of sanctions-screening-benchmark over 100 entities spread over the list; a case is
    ``(changed name, listing id or None, class)``. ``None`` where that package is not installed.
    """
    try:
        from ssb import benchmark  # noqa: PLC0415
        from ssb.sources import Entity, ListSnapshot  # noqa: PLC0415
    except ImportError:
        print("sanctions-screening-benchmark is not installed: left out", file=sys.stderr)
        return None
    wanted = ("Person",) if schema == "Person" else ("Organization", "Company", "LegalEntity")
    pool = sorted(
        (one for one in listings if one.schema in wanted and len(one.name.split()) > 1), key=lambda one: one.id
    )
    pool = pool[:: len(pool) // 100][:100]
    entities = [Entity(one.id, one.name, "individual", [], [name.text for name in one.names[1:]]) for one in pool]
    built = benchmark.build(ListSnapshot("sdn", "2021", entities), limit=None, max_per_class=1, individuals_only=False)
    return pool, [(case.query, case.expected_entity_id, case.perturbation) for case in built.cases]


_COUNTRIES = (("iran", "ir"), ("iraq", "iq"), ("russia", "ru"), ("china", "cn"), ("syria", "sy"), ("cuba", "cu"))


def country(name: str) -> str:
    """A code for a country's name: the list's own where it is one of those, else the name, which no listing has."""
    return dict(_COUNTRIES).get(name.lower(), name.lower())
