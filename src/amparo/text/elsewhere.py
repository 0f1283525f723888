"""Parts of an address that are wholly the name of some place in the world, and postcodes that tell a region.

A part (what stands between two commas) that is nothing but a city, a state or a country says where the parts before it
lie: written from the finest to the coarsest, the last of them decides. A street, a house or a firm called after a place
is no such part. The names are data: ISO 3166-2, and the tables of places that names of firms are read with.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from amparo.kernel.registry import data_file
from amparo.text.regions import Place, places, postcodes, subdivisions

_PARTS = re.compile(r"[^,;:()\n/|\uff0c\u3001\uff1b]+")
_WORDS = re.compile(r"[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}.-][^\W\d_]+)*")
_ZIP = re.compile(r"\s*([A-Z]{2})\s+\d{5}(?:-\d{4})?\s*")
_POSTCODE = re.compile(r"(?<![\w-])\d{6}(?![\w-])")
# A number after one of these is no postcode.
_NUMBERED = re.compile(r"(?:\bno|\bnr|\btel|\bfax|\bphone|\bbox|\blot|\bunit|[#+\d])[.:\s-]*$", re.IGNORECASE)
TABLES = (("word_tables/places_china.toml", "CN"), ("word_tables/places_world.toml", ""))


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A part of an address that is a place name: where it begins, and the country or region where one is known."""

    start: int
    code: str


def fold(text: str) -> str:
    """Return a name as it is compared: small letters without accents, words only, one blank between."""
    if text.isascii():
        return " ".join(_WORDS.findall(text.lower()))
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return " ".join(_WORDS.findall(bare))


@cache
def _names() -> dict[str, str]:
    """Return place names by their folded form, with an ISO code or a country where one is known."""
    found: dict[str, str] = {}
    for code, name in subdivisions().items():
        found.setdefault(fold(re.sub(r"\[.*?\]|\(.*?\)", " ", name)), code)
    for path, country in TABLES:
        for key, names in tomllib.loads(data_file("amparo.text", path).decode("utf-8"))["place"].items():
            for name in (key, *names):
                found.setdefault(fold(name), country)
    own = {fold(name) for place in places() for name in (place.name, *place.sure, *place.unsure)}
    return {name: code for name, code in found.items() if name and name not in own}


def parts_elsewhere(text: str, divisions: frozenset[str]) -> Iterator[Elsewhere]:
    """Yield the parts of an address that are wholly a place name outside the gazetteer, in their order.

    Args:
        text: the address.
        divisions: words (small letters) such as ``city`` that may stand behind a name.
    """
    for part in _PARTS.finditer(text):
        if found := _ZIP.fullmatch(part[0]):
            if f"US-{found[1]}" in subdivisions():
                yield Elsewhere(part.start(), f"US-{found[1]}")
            continue
        words = fold(part[0]).split()
        while len(words) > 1 and words[-1] in divisions:
            words.pop()
        code = _code(" ".join(words), divisions)
        for cut in range(1, len(words)) if code is None else ():  # a city and its country without a comma
            first, code = _code(" ".join(words[:cut]), divisions), _code(" ".join(words[cut:]), divisions)
            if first is not None and code is not None:
                break
            code = None
        if code is not None:
            yield Elsewhere(part.start(), code)


def _code(name: str, divisions: frozenset[str]) -> str | None:
    found = _names().get(name)
    if found is None and name and name[-1] in divisions:  # names in Han characters, with their division
        return _names().get(name[:-1])
    return found


def postcode_places(text: str, countries: frozenset[str]) -> Iterator[tuple[Place, int, int]]:
    """Yield what postcodes tell: the region as a place, and where the number begins and ends.

    Only countries the address names are asked: six digits mean something else elsewhere.
    """
    known = [row for row in postcodes() if row.country in countries]
    for found in _POSTCODE.finditer(text) if known else ():
        if _NUMBERED.search(text[: found.start()]):
            continue
        for row in known:
            if found[0].startswith(row.prefix) and len(found[0]) == row.digits:
                yield Place(row.region, row.region, found[0], (), ()), found.start(), found.end()
