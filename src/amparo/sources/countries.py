"""Country names as lists write them, to ISO 3166-1 alpha-2."""

import tomllib
import unicodedata
from functools import cache

from amparo.kernel.registry import data_file


@cache
def _codes() -> dict[str, str]:
    table = tomllib.loads(data_file("amparo.sources", "countries.toml").decode("utf-8"))
    return {_key(name): code for code, names in table.items() for name in names}


def _key(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    letters = "".join(char for char in bare if not unicodedata.combining(char))
    return " ".join(letters.casefold().split())


@cache
def country_code(name: str) -> str | None:
    """Return the lower-case code of a country name or code, or ``None`` where it is not known."""
    key = _key(name)
    return key if key in _codes().values() else _codes().get(key)


@cache
def country_name(code: str) -> str:
    """Return the name that stands first in the table for a lower-case code; the code itself where none does."""
    return _names().get(code, code)


@cache
def _names() -> dict[str, str]:
    table = tomllib.loads(data_file("amparo.sources", "countries.toml").decode("utf-8"))
    return {code: names[0] for code, names in table.items() if names}
