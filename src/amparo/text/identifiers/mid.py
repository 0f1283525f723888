"""Manufacturer Identification Code of United States customs.

Built from a name and an address by 19 CFR part 102, appendix. It is lossy, so that several makers can share one:
a weak key that proposes pairs and never merges parties by itself.
"""

import re
import unicodedata

from amparo.text.identifiers._scheme import Scheme

IGNORED = frozenset({"A", "AN", "AND", "OF", "THE"})
LONGEST = 15
DIGITS = 4
PROVINCES = {
    "AB": "XA", "BC": "XC", "MB": "XM", "NB": "XB", "NL": "XW", "NT": "XT", "NS": "XN", "NU": "XV", "ON": "XO",
    "PE": "XP", "QC": "XQ", "SK": "XS", "YT": "XY",
}  # fmt: skip
_FORM = re.compile(r"[A-Z]{2}[A-Z0-9]{1,6}[0-9]{0,4}[A-Z]{0,3}", re.ASCII)
_JOINED = re.compile(r"(?<=\d)[^\w\s](?=\d)", re.ASCII)


def build(country: str, name: str, street: str, city: str, province: str = "") -> str:
    """Return the code of a maker.

    Args:
        country: ISO 3166-1 alpha-2 code of the country of origin.
        name: the maker's name, in Latin script.
        street: the street address, without the city.
        city: the city.
        province: postal code of the Canadian province, which stands in the place of ``CA``.

    Raises:
        ValueError: the country is Canada and the province is not one of its own, or the name has no Latin letter.
    """
    code = country.strip().upper()
    if code == "CA":
        if province.strip().upper() not in PROVINCES:
            raise ValueError(province)
        code = PROVINCES[province.strip().upper()]
    words = _words(name)[:2]
    if not words:
        raise ValueError(name)
    return (code + "".join(word[:3] for word in words) + _largest(street) + _city(city))[:LONGEST]


def _latin(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text)
    return "".join(char for char in bare if not unicodedata.combining(char)).upper()


def _words(name: str) -> list[str]:
    """Return the words that count: initials in a row make one word, an initial alone and articles make none."""
    # A hyphen, spaced or not, joins two words into one; other marks are left out or part initials.
    text = re.sub(r"\s*-\s*", "", _latin(name).replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", ""))
    parts = re.findall(r"[A-Z0-9]+", text)
    words: list[str] = []
    initials = ""
    for part in [*parts, ""]:
        if len(part) == 1 and part.isalpha():
            initials += part
            continue
        if len(initials) > 1:
            words.append(initials)
        initials = ""
        if part and part not in IGNORED:
            words.append(part)
    return words


def _largest(street: str) -> str:
    """Return the first digits of the largest number; marks between digits join them, blanks part them."""
    numbers = re.findall(r"\d+", _JOINED.sub("", street), re.ASCII)
    return max(numbers, key=lambda number: (len(number.lstrip("0")), number.lstrip("0")), default="")[:DIGITS]


def _city(city: str) -> str:
    words = [word for word in re.findall(r"[A-Z]+", _latin(city.split(",", maxsplit=1)[0])) if word not in IGNORED]
    return "".join(words)[:3]


def compact(number: str) -> str:
    """Return the code without blanks, in capitals."""
    return re.sub(r"\s", "", number).upper()


def is_valid(number: str) -> bool:
    """Whether the code has the form of one; there is no check digit."""
    return len(number) <= LONGEST and _FORM.fullmatch(number) is not None


SCHEME = Scheme(
    "mid",
    "Manufacturer Identification Code",
    "19 CFR part 102, appendix",
    compact,
    is_valid,
    names_one_party=False,
)
