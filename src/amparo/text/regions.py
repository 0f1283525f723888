"""Regions by code: ISO 3166-2 subdivisions, and the divisions of GB/T 2260 with their history.

Which regions there are is data in the folder ``regions``; the code knows none of them. A further country's
divisions, or a region in more detail, is one more file there.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from amparo.kernel.registry import data_file, data_files
from amparo.text.identifiers import is_valid

_DIGITS = re.compile(r"\d{2}(?:\d{2}(?:\d{2}(?:\d{3}(?:\d{3})?)?)?)?", re.ASCII)
_ISO = re.compile(r"([A-Z]{2})-([A-Z0-9]{1,3})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Division:
    """A six-digit division of GB/T 2260 as it was from the year ``since`` until the year ``until``."""

    code: str
    name: str
    since: int | None = None
    until: int | None = None

    def valid_in(self, year: int) -> bool:
        """Whether the code was in use in a year; both end years count."""
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)


@dataclass(frozen=True, slots=True)
class Place:
    """A region or division under the names that addresses call it by.

    ``sure`` names mean this place wherever they stand; ``unsure`` ones name other places too and need company.
    """

    code: str
    region: str
    name: str
    sure: tuple[str, ...]
    unsure: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Registration:
    """Where a company is registered, as its number tells. Nothing is said about where it works.

    ``region`` is the ISO 3166-2 code, ``division`` the six digits of GB/T 2260 in the number, ``name`` the finest
    name known for them.
    """

    region: str
    division: str
    name: str


@cache
def provinces() -> dict[str, str]:
    """Return the ISO 3166-2 codes of provinces by the two digits of GB/T 2260."""
    return {row["digits"]: row["iso"] for row in _rows("regions/gbt2260-provinces.csv")}


@dataclass(frozen=True, slots=True)
class Postcodes:
    """Postcodes of ``digits`` digits that begin with ``prefix`` lie in ``region`` of ``country``."""

    country: str
    prefix: str
    digits: int
    region: str


@cache
def postcodes() -> tuple[Postcodes, ...]:
    """Return which beginnings of postcodes tell a region, in the order of the file."""
    rows = _rows("regions/postcodes.csv")
    return tuple(Postcodes(row["country"], row["prefix"], int(row["digits"]), row["region"]) for row in rows)


@cache
def subdivisions() -> dict[str, str]:
    """Return the names of ISO 3166-2 subdivisions by code."""
    return {row["code"]: row["name"] for row in _rows("regions/iso3166-2.csv")}


@cache
def divisions() -> dict[str, tuple[Division, ...]]:
    """Return the six-digit divisions known in detail, by code; a code with several lives has several."""
    found: dict[str, list[Division]] = {}
    for path, _ in data_files("amparo.text", "regions/gbt2260", ".csv"):
        for row in _rows(path):
            division = Division(row["division"], row["name"], _year(row["since"]), _year(row["until"]))
            found.setdefault(division.code, []).append(division)
    return {code: tuple(lives) for code, lives in found.items()}


@cache
def places() -> tuple[Place, ...]:
    """Return the places of the gazetteer, in the order of files and rows."""
    found = []
    for path, _ in data_files("amparo.text", "regions/gazetteer", ".csv"):
        for row in _rows(path):
            sure, unsure = _split(row["sure"]), _split(row["unsure"])
            # The English name counts as sure unless the file says that it is not.
            names = sure if row["name"] in unsure else (row["name"], *sure)
            found.append(Place(row["code"], canonical(row["code"]) or row["code"], row["name"], names, unsure))
    return tuple(found)


def _rows(path: str) -> Iterator[dict[str, str]]:
    return iter(csv.DictReader(data_file("amparo.text", path).decode("utf-8").splitlines()))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


def _year(text: str) -> int | None:
    return int(text) if text else None


@lru_cache(maxsize=4096)
def canonical(code: str) -> str | None:
    """Return the ISO 3166-2 code of a region.

    Args:
        code: ISO 3166-2 (``CN-XJ``; the numeric form ``CN-65`` in use until 2017 too), or the digits of GB/T 2260
            for a province, prefecture or county (2, 4 or 6; the 9 and 12 of statistical codes too).

    Returns:
        The code in capitals, or ``None`` where no region has it.
    """
    text = code.strip().upper()
    if _DIGITS.fullmatch(text):
        return provinces().get(text[:2])
    if not _ISO.fullmatch(text):
        return None
    if text in subdivisions():
        return text
    country, _, part = text.partition("-")
    return provinces().get(part) if country == "CN" else None


def is_known(code: str) -> bool:
    """Whether a code names a region here; six digits must name a division where its region is known in detail."""
    region = canonical(code)
    text = code.strip()
    if region is None or not text.isdigit() or len(text) < len("650000"):
        return region is not None
    detailed = any(known[:2] == text[:2] for known in divisions())
    return not detailed or text[:6] in divisions()


@lru_cache(maxsize=4096)
def name(code: str, year: int | None = None) -> str | None:
    """Return the usual English name of a region or division, else its name in the standard.

    Args:
        code: as for :func:`canonical`.
        year: for a division that had several lives, the year meant; without it the latest.
    """
    text = code.strip().upper()
    key = text[:6] if text.isdigit() else canonical(text)
    if key is None:
        return None
    native = native_name(key, year)
    named = next((place.name for place in places() if place.code == key), None)
    if named is not None or native is None:
        return named or subdivisions().get(key) or _region_name(text)
    return _called_like(native) or native


def _region_name(code: str) -> str | None:
    region = canonical(code)
    return None if region is None or region == code else name(region)


def _called_like(native: str) -> str | None:
    """Return the English name of the place whose native name begins this one: a division of former days."""
    begun = ((len(known), place.name) for place in places() for known in place.sure if native.startswith(known))
    return max(begun, default=(0, None))[1]


def native_name(code: str, year: int | None = None) -> str | None:
    """Return the name of a division in the standard's own language."""
    live = [life for life in divisions().get(code.strip()[:6], ()) if year is None or life.valid_in(year)]
    return live[-1].name if live else None


def parent(code: str) -> str | None:
    """Return what a region lies in: county, prefecture, region, country."""
    text = code.strip().upper()
    region = canonical(text)
    if region is None:
        return None
    if not text.isdigit():
        return region.partition("-")[0]
    if len(text) >= len("650102") and text[4:6] != "00":
        return f"{text[:4]}00" if f"{text[:4]}00" in divisions() else region
    return region if text[2:4] not in {"", "00"} else region.partition("-")[0]


def registered_region(uscc: str) -> Registration | None:
    """Return where a Unified Social Credit Code (GB 32100-2015) was registered: its digits 3 to 8.

    Returns:
        The registration, or ``None`` where the number fails its check or its digits name no region.
    """
    number = re.sub(r"[\s-]", "", uscc).upper()
    if not is_valid("uscc", number):
        return None
    digits = number[2:8]
    region = canonical(digits)
    return None if region is None else Registration(region, digits, name(digits) or region)
