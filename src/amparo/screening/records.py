"""Listings as bytes: one JSON record after another, each read when it is asked for."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from typing import Any, overload

import numpy as np
import numpy.typing as npt

from amparo.facts.ids import ListId, ListingId
from amparo.facts.listing import Listing, Spell
from amparo.facts.party import Identifier, Name
from amparo.facts.period import Period, Span

Array = npt.NDArray[Any]


def encode(listing: Listing) -> bytes:
    """Return one listing as a JSON record."""
    return json.dumps(asdict(listing), default=date.isoformat, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8"
    )


def decode(record: bytes) -> Listing:
    """Return the listing that :func:`encode` wrote."""
    row = json.loads(record)
    return Listing(
        id=ListingId(row["id"]),
        list_id=ListId(row["list_id"]),
        names=tuple(Name(name["text"], name["kind"], _span(name["span"])) for name in row["names"]),
        schema=row["schema"],
        countries=tuple(row["countries"]),
        addresses=tuple(row["addresses"]),
        identifiers=tuple(Identifier(**identifier) for identifier in row["identifiers"]),
        birth_dates=tuple(_period(period) for period in row["birth_dates"]),
        programmes=tuple(row["programmes"]),
        spells=tuple(_spell(spell) for spell in row["spells"]),
        remarks=row["remarks"],
        confirmed=row["confirmed"],
        locator=row["locator"],
    )


def _period(row: Mapping[str, str]) -> Period:
    return Period(date.fromisoformat(row["first"]), date.fromisoformat(row["last"]))


def _spell(row: Mapping[str, Any]) -> Spell:
    return Spell(_span(row["span"]), row["sublist"], row["citation"], row["confirmed"])


def _span(row: Mapping[str, Any]) -> Span:
    return Span(*(None if row[end] is None else _period(row[end]) for end in ("since", "until")))


_KEPT = 4096


class Records(Sequence[Listing]):
    """Listings read from arrays (``listing``: bytes, ``listing_at``: where each begins), one at a time."""

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self.arrays = dict(arrays)
        self._listing = lru_cache(maxsize=_KEPT)(self._decoded)

    @classmethod
    def of(cls, listings: Sequence[Listing]) -> "Records":
        """Return the listings as arrays."""
        if isinstance(listings, Records):
            return listings
        records = [encode(listing) for listing in listings]
        starts = np.cumsum([0, *map(len, records)], dtype=np.int64)
        return cls({"listing": np.frombuffer(b"".join(records), dtype=np.uint8), "listing_at": starts})

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, Array]) -> "Records":
        """Return the listings of arrays that :meth:`of` made."""
        return cls({name: arrays[name] for name in ("listing", "listing_at")})

    def __len__(self) -> int:
        return len(self.arrays["listing_at"]) - 1

    @overload
    def __getitem__(self, at: int) -> Listing: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Listing]: ...

    def __getitem__(self, at: int | slice) -> Listing | Sequence[Listing]:
        if isinstance(at, slice):
            return tuple(self._listing(one) for one in range(*at.indices(len(self))))
        return self._listing(range(len(self))[at])

    def _decoded(self, at: int) -> Listing:
        first, last = self.arrays["listing_at"][at : at + 2].tolist()
        return decode(self.arrays["listing"][first:last].tobytes())
