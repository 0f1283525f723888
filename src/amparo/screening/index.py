"""The index of a register: flat arrays, built once, readable from a memory map by any number of processes.

``build`` takes listings; ``Index.to_arrays`` and ``Index.from_arrays`` hand the arrays over to whoever stores them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from amparo.facts.listing import Listing
from amparo.facts.party import Identifier
from amparo.screening.compare import initials, prepared, roles
from amparo.screening.keys import hashed, keys_of
from amparo.screening.parts import Parts, UnitKey
from amparo.screening.records import Records
from amparo.text.names import Kind, kind_of
from amparo.text.sounds import skeleton, sound

Array = npt.NDArray[np.generic]
KINDS: tuple[Kind, ...] = ("person", "organisation", "vessel")
FORMAT = 1
_APART = "\x1f"
_RECORDS = ("listing", "listing_at")


@dataclass(frozen=True, slots=True)
class Index:
    """The listings, and every reading of every name of theirs, ready to be found.

    Arrays, by name: ``hash`` and ``hash_unit``, the sorted keys and the unit each leads to; ``post_at`` and ``post``,
    where the readings that hold each unit begin, and which they are; ``unit`` and ``unit_at``, the units' texts;
    ``name_listing``, ``name_text``, ``name_kind`` of each reading; ``word_at``, ``word_role``, ``word_weight``,
    ``word_initial`` and ``part_at``, ``part_unit``, ``part_mask`` of its words and units; ``id_hash`` and
    ``id_listing``, the sorted identifiers. ``listings`` reads the listings themselves.
    """

    arrays: dict[str, Array]
    listings: Sequence[Listing]

    def to_arrays(self) -> dict[str, Array]:
        """Return everything that :meth:`from_arrays` needs, as arrays of numbers."""
        records = self.listings if isinstance(self.listings, Records) else Records.of(self.listings)
        return {**self.arrays, **records.arrays, "format": np.array([FORMAT])}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, Array]) -> "Index":
        """Return the index that ``to_arrays`` gave; the arrays may be memory maps and are not copied."""
        own = {name: array for name, array in arrays.items() if name not in (*_RECORDS, "format")}
        return cls(own, Records.from_arrays(arrays))

    @property
    def readings(self) -> int:
        """How many readings of names it holds."""
        return len(self.arrays["name_listing"])

    def unit(self, at: int) -> tuple[str, str, str, bool, str, str]:
        """Return a unit: text, meaning, characters, unvowelled, sound, skeleton."""
        first, last = self.arrays["unit_at"][at : at + 2].tolist()
        text, meaning, han, bare, heard, bones = self.arrays["unit"][first:last].tobytes().decode("utf-8").split(_APART)
        return text, meaning, han, bool(bare), heard, bones


def identifier_key(identifier: Identifier) -> int:
    """Return the hash under which an identifier is found: scheme and value, letters and digits only."""
    value = "".join(char for char in identifier.value.upper() if char.isalnum())
    return hashed(f"{identifier.scheme.lower()}:{value}")


def build(listings: Sequence[Listing]) -> Index:
    """Return the index of the listings. Deterministic: the same listings in the same order give the same arrays."""
    writer = _Writer()
    for number, listing in enumerate(listings):
        kind = kind_of(listing.schema)
        for place, name in enumerate(listing.names):
            for parts in prepared(name.text, kind):
                writer.add(number, place, kind, parts)
    return Index({**writer.arrays(), **_identifiers(listings)}, tuple(listings))


def _identifiers(listings: Sequence[Listing]) -> dict[str, Array]:
    rows = sorted(
        {(identifier_key(identifier), at) for at, listing in enumerate(listings) for identifier in listing.identifiers}
    )
    return {
        "id_hash": np.array([row[0] for row in rows], dtype=np.uint64),
        "id_listing": np.array([row[1] for row in rows], dtype=np.int32),
    }


class _Writer:
    """Gathers readings row by row and lays them out as arrays."""

    def __init__(self) -> None:
        self.units: dict[UnitKey, int] = {}
        self.names: list[tuple[int, int, int]] = []
        self.words: list[tuple[int, float, int]] = []
        self.parts: list[tuple[int, int]] = []
        self.word_at = [0]
        self.part_at = [0]

    def add(self, listing: int, place: int, kind: Kind, parts: Parts) -> None:
        self.names.append((listing, place, KINDS.index(kind)))
        self.words.extend(zip(roles(parts), parts.weights, initials(parts), strict=True))
        for unit, mask in zip(parts.units, parts.masks, strict=True):
            self.parts.append((self.units.setdefault(unit, len(self.units)), mask))
        self.word_at.append(len(self.words))
        self.part_at.append(len(self.parts))

    def arrays(self) -> dict[str, Array]:
        names = np.array(self.names, dtype=np.int32).reshape(-1, 3)
        parts = np.array(self.parts, dtype=np.int32).reshape(-1, 2)
        return {
            "name_listing": names[:, 0].copy(),
            "name_text": names[:, 1].astype(np.int16),
            "name_kind": names[:, 2].astype(np.int8),
            "word_at": np.array(self.word_at, dtype=np.int32),
            "word_role": np.array([word[0] for word in self.words], dtype=np.int8),
            "word_weight": np.array([word[1] for word in self.words], dtype=np.float32),
            "word_initial": np.array([word[2] for word in self.words], dtype=np.int32),
            "part_at": np.array(self.part_at, dtype=np.int32),
            "part_unit": parts[:, 0].copy(),
            "part_mask": parts[:, 1].copy(),
            **_postings(parts[:, 0], np.array(self.part_at), len(self.units)),
            **_keys(self.units),
            **_texts(self.units),
        }


def _postings(part_unit: Array, part_at: Array, units: int) -> dict[str, Array]:
    name_of_part = np.repeat(np.arange(len(part_at) - 1), np.diff(part_at))
    pairs = np.unique(np.stack([part_unit.astype(np.int64), name_of_part], axis=1), axis=0)
    counts = np.bincount(pairs[:, 0], minlength=units)
    return {
        "post_at": np.concatenate([[0], np.cumsum(counts)]).astype(np.int32),
        "post": pairs[:, 1].astype(np.int32),
    }


def _keys(units: dict[UnitKey, int]) -> dict[str, Array]:
    rows = [(hashed(key), at) for unit, at in units.items() for key in keys_of(unit)]
    hashes = np.array([row[0] for row in rows], dtype=np.uint64)
    owners = np.array([row[1] for row in rows], dtype=np.int32)
    order = np.lexsort((owners, hashes))
    return {"hash": hashes[order], "hash_unit": owners[order]}


def _texts(units: dict[UnitKey, int]) -> dict[str, Array]:
    records = [_record(unit) for unit in units]
    starts = np.cumsum([0, *map(len, records)], dtype=np.int64)
    return {"unit": np.frombuffer(b"".join(records), dtype=np.uint8), "unit_at": starts}


def _record(unit: UnitKey) -> bytes:
    text, meaning, han, bare = unit
    return _APART.join((text, meaning, han, "1" if bare else "", sound(text), skeleton(text))).encode("utf-8")


def unit_rows(index: Index, units: Sequence[int]) -> Iterator[tuple[str, str, str, bool, str, str]]:
    """Yield the given units."""
    return (index.unit(at) for at in units)
