"""The fingerprint of two records held against each other: what was asked, as asked, and the listing, as listed.

A print has a part for each field, so that of two prints one can tell which fields differ, and nothing else: no part
can be turned back into what it was made of.
"""

from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from json import dumps

from amparo.facts.listing import Listing

ASKED = ("key", "names", "schema", "countries", "birth-date", "identifiers")
LISTED = (
    "listed-names", "listed-schema", "listed-countries", "listed-addresses", "listed-identifiers",
    "listed-birth-dates", "listed-programmes", "listed-spells", "listed-remarks", "listed-confirmed",
)  # fmt: skip
FIELDS = ASKED + LISTED
_FORM = "1:"
_WIDTH = 6
"""Signs of base 64 for each field: 36 bits."""


def asked_print(fields: Mapping[str, str]) -> str:
    """Return the print of what was asked; ``fields`` by names of ``ASKED``, a field that is left out is empty."""
    return "".join(_part(fields.get(name, "")) for name in ASKED)


def listed_print(listing: Listing) -> str:
    """Return the print of a listing, whole, wherever it stands in its file."""
    row = asdict(listing)
    told = (
        row["names"], row["schema"], row["countries"], row["addresses"], row["identifiers"], row["birth_dates"],
        row["programmes"], row["spells"], row["remarks"], row["confirmed"],
    )  # fmt: skip
    return "".join(_part(dumps(field, default=date.isoformat, ensure_ascii=False)) for field in told)


def pair_print(asked: str, listed: str) -> str:
    """Return the print of both records."""
    return f"{_FORM}{asked}{listed}"


def is_pair_print(text: str) -> bool:
    """Whether a text is a print of this form."""
    return text.startswith(_FORM) and len(text) == len(_FORM) + _WIDTH * len(FIELDS)


def differing(one: str, other: str) -> tuple[str, ...]:
    """Return the fields in which two prints of pairs differ."""
    places = range(len(_FORM), len(_FORM) + _WIDTH * len(FIELDS), _WIDTH)
    return tuple(
        field for field, at in zip(FIELDS, places, strict=True) if one[at : at + _WIDTH] != other[at : at + _WIDTH]
    )


def same_asker(one: str, other: str) -> bool:
    """Whether two prints are of one customer.

    That is: of the same reference of the user's own, or, where not both have one, of the same name.
    """
    keys = {key_part(one), key_part(other)}
    return len(keys) == 1 if _NO_KEY not in keys else name_part(one) == name_part(other)


def key_part(pair: str) -> str:
    """Return the part of a print that is of the customer's reference."""
    return pair[len(_FORM) :][:_WIDTH]


def name_part(pair: str) -> str:
    """Return the part of a print that is of the name asked for."""
    return pair[len(_FORM) + _WIDTH :][:_WIDTH]


def _part(text: str) -> str:
    return urlsafe_b64encode(sha256(text.encode("utf-8", "replace")).digest())[:_WIDTH].decode()


_NO_KEY = _part("")
