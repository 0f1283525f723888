"""Listings as columns, for text search: a row for each, in the order of the index, its texts folded for comparison."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain

import pyarrow as pa  # type: ignore[import-untyped]

from amparo.facts.listing import Listing
from amparo.text.cleaning import clean
from amparo.text.scripts import romanised

SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("list_id", pa.string()),
        ("schema", pa.string()),
        ("caption", pa.string()),
        ("names", pa.string()),
        ("text", pa.string()),
        ("countries", pa.list_(pa.string())),
        ("identifiers", pa.list_(pa.string())),
        ("first", pa.string()),
        ("values", pa.int32()),
    ]
)
"""``names`` and ``text`` hold folded words between blanks, a name from the next parted by ``|``."""


def listing_table(listings: Sequence[Listing]) -> pa.Table:
    """Return the table of listings."""
    return pa.Table.from_pylist([_row(one) for one in listings], schema=SCHEMA)


def folded(text: str) -> str:
    """Return the words of a text, in lower case and without marks, between single blanks.

    >>> folded("Ürümqi  Mill (No. 3)")
    'urumqi mill no 3'
    """
    return " ".join(_folded_word(word) for word in _words(text))


def _words(text: str) -> list[str]:
    return "".join(char if char.isalnum() or unicodedata.combining(char) else " " for char in clean(text)).split()


@cache
def _folded_word(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.casefold())
    return unicodedata.normalize("NFKC", "".join(char for char in apart if not unicodedata.combining(char)))


def _row(listing: Listing) -> Mapping[str, object]:
    names = [reading for name in listing.names for reading in _readings(name.text)]
    numbers = [one.value for one in listing.identifiers]
    told = [
        *listing.addresses, *numbers, *listing.programmes, *listing.countries, listing.remarks,
        *(str(day) for day in listing.birth_dates), *(spell.sublist for spell in listing.spells),
    ]  # fmt: skip
    days = [spell.span.since.first.isoformat() for spell in listing.spells if spell.span.since is not None]
    return {
        "id": listing.id,
        "list_id": listing.list_id,
        "schema": listing.schema,
        "caption": listing.name,
        "names": _parted(names),
        "text": _parted(folded(one) for one in told),
        "countries": list(listing.countries),
        "identifiers": sorted(set(numbers)),
        "first": min(days, default=None),
        "values": len(listing.names) + len(told),
    }


def _readings(name: str) -> Iterable[str]:
    """Yield a name folded, and where it is not in Latin letters, in those as well."""
    own = folded(name)
    yield own
    if not own.isascii():
        latin = folded(" ".join(romanised(word) for word in own.split()))
        if latin and latin != own:
            yield latin


def _parted(texts: Iterable[str]) -> str:
    return "|".join(chain([""], (f" {text} " for text in dict.fromkeys(texts) if text), [""]))
