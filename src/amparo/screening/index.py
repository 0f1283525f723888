"""The index of a register: flat arrays, built once, readable from a memory map by any number of processes.

``build`` takes listings; ``Index.to_arrays`` and ``Index.from_arrays`` hand the arrays over to whoever stores them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

import numpy as np
import numpy.typing as npt

from amparo.facts.listing import Listing
from amparo.facts.party import Identifier
from amparo.kernel.errors import IntegrityError
from amparo.screening.compare import prepared
from amparo.screening.keys import keys_of
from amparo.screening.letters import Letters
from amparo.screening.parts import Parts, UnitKey
from amparo.screening.records import Records
from amparo.screening.spelling import Units, units_of
from amparo.text.cleaning import clean
from amparo.text.names import Kind, kind_of

Array = npt.NDArray[Any]
KINDS: tuple[Kind, ...] = ("person", "organisation", "vessel")
FORMAT = 3
MANY_READINGS = 5000
"""A larger index is searched by compiled loops, which are compiled when it is built, if they never were."""
_WORDS = ("unit_text", "unit_sound", "unit_han")


@dataclass(frozen=True, slots=True)
class Index:
    """The listings, and every reading of every name of theirs, ready to be found.

    Arrays, by name: ``hash`` and ``hash_unit``, the sorted keys and the unit each leads to, ``hash_at``, where
    those that begin with the same bits begin; ``post_at`` and ``post``, where the readings that hold each unit
    begin, and which they are; ``name_listing``, ``name_text``, ``name_kind``, ``name_code`` of each
    reading; ``word_at``, ``word_weight``, ``word_role``, ``word_letter``, ``word_order`` and ``part_at``,
    ``part_unit``, ``part_mask``, ``part_mass`` of its words and units; ``id_code`` and ``id_listing``, the sorted
    identifiers; ``same_code`` and ``same_name``, the sorted codes of names and the reading that bears each;
    ``plain`` and ``plain_at``, the sorted names themselves in UTF-8 and where each begins, with ``plain_name``, the
    reading that bears each; ``unit_numbers``, and ``unit_text``, ``unit_sound``, ``unit_han`` with ``..._at``, the
    units themselves.

    ``kept`` is what searching keeps from one query to the next: no answer depends on it.
    """

    arrays: Mapping[str, Array]
    units: Units
    listings: Sequence[Listing]
    kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def to_arrays(self) -> dict[str, Array]:
        """Return everything that :meth:`from_arrays` needs, as arrays of numbers."""
        records = self.listings if isinstance(self.listings, Records) else Records.of(self.listings)
        return {**self.arrays, **records.arrays, "format": np.array([FORMAT])}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, Array]) -> "Index":
        """Return the index that ``to_arrays`` gave; the arrays may be memory maps and are not copied.

        Raises:
            IntegrityError: the arrays are of another format.
        """
        if "format" not in arrays or int(arrays["format"][0]) != FORMAT:
            raise IntegrityError("screening-index-format", known=FORMAT)
        records = Records.from_arrays(arrays)
        own = {name: array for name, array in arrays.items() if name not in {"format", *records.arrays}}
        return cls(own, _units(own), records)

    @property
    def readings(self) -> int:
        """How many readings of names it holds."""
        return len(self.arrays["name_listing"])


def build(listings: Sequence[Listing]) -> Index:
    """Return the index of the listings. Deterministic: the same listings in the same order give the same arrays."""
    writer = _Writer()
    for number, listing in enumerate(listings):
        kind = kind_of(listing.schema)
        for place, name in enumerate(listing.names):
            for parts in prepared(name.text, kind):
                writer.add(number, place, name.text, kind, parts)
    arrays = {**writer.arrays(), **_identifiers(listings)}
    index = Index(arrays, _units(arrays), tuple(listings))
    if index.readings > MANY_READINGS:
        from amparo.screening.bulk import ready  # noqa: PLC0415 - compiles the loops that search a large index

        ready(index)
    return index


def _units(arrays: Mapping[str, Array]) -> Units:
    texts, sounds, hans = (Letters(arrays[name], arrays[f"{name}_at"]) for name in _WORDS)
    return Units(texts, sounds, hans, arrays["unit_numbers"])


def name_code(name: str) -> int:
    """Return the 63-bit code of a name as cleaned and case-folded: names that share it are the same name."""
    return plain_code(clean(name).casefold())


def plain_code(plain: str) -> int:
    """Return the code of a name that is cleaned and case-folded already."""
    return _long_code(plain)


def identifier_code(identifier: Identifier) -> int:
    """Return the 63-bit code under which an identifier is found: scheme and value, letters and digits only."""
    value = "".join(char for char in identifier.value.upper() if char.isalnum())
    return _long_code(f"{identifier.scheme.lower()}:{value}")


def _long_code(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "little") >> 1


def _identifiers(listings: Sequence[Listing]) -> dict[str, Array]:
    rows = sorted({(identifier_code(one), at) for at, listing in enumerate(listings) for one in listing.identifiers})
    return {
        "id_code": np.array([row[0] for row in rows], dtype=np.int64),
        "id_listing": np.array([row[1] for row in rows], dtype=np.int32),
    }


class _Writer:
    """Gathers readings row by row and lays them out as arrays."""

    def __init__(self) -> None:
        self.units: dict[UnitKey, int] = {}
        self.names: list[tuple[int, int, int, int]] = []
        self.words: list[tuple[float, int, int, int]] = []
        self.single: set[int] = set()
        self.parts: list[tuple[int, int, float]] = []
        self.plain: list[str] = []
        self.word_at = [0]
        self.part_at = [0]

    def add(self, listing: int, place: int, name: str, kind: Kind, parts: Parts) -> None:
        self.names.append((listing, place, KINDS.index(kind), name_code(name)))
        self.words.extend(zip(parts.weights, parts.roles, parts.letters, parts.orders, strict=True))
        self.plain.append(name)
        for unit, mask, mass in zip(parts.units, parts.masks, parts.masses, strict=True):
            number = self.units.setdefault(unit, len(self.units))
            self.parts.append((number, mask, mass))
            if mask & (mask - 1) == 0:
                self.single.add(number)
        self.word_at.append(len(self.words))
        self.part_at.append(len(self.parts))

    def arrays(self) -> dict[str, Array]:
        names = np.array(self.names, dtype=np.int64).reshape(-1, 4)
        parts = np.array([part[:2] for part in self.parts], dtype=np.int32).reshape(-1, 2)
        return {
            "name_listing": names[:, 0].astype(np.int32),
            "name_text": names[:, 1].astype(np.int16),
            "name_kind": names[:, 2].astype(np.int8),
            "name_code": names[:, 3].copy(),
            "word_at": np.array(self.word_at, dtype=np.int32),
            "word_weight": np.array([word[0] for word in self.words], dtype=np.float64),
            "word_role": np.array([word[1] for word in self.words], dtype=np.int8),
            "word_letter": np.array([word[2] for word in self.words], dtype=np.int32),
            "word_order": np.array([word[3] for word in self.words], dtype=np.int8),
            "part_at": np.array(self.part_at, dtype=np.int32),
            "part_unit": parts[:, 0].copy(),
            "part_mask": parts[:, 1].copy(),
            "part_mass": np.array([part[2] for part in self.parts], dtype=np.float64),
            **_postings(parts[:, 0], np.array(self.part_at), len(self.units)),
            **_keys(self.units, self.single),
            **_unit_arrays(list(self.units)),
            **_plain(self.plain, names[:, 3]),
        }


def _postings(part_unit: Array, part_at: Array, units: int) -> dict[str, Array]:
    readings = len(part_at) - 1
    name_of_part = np.repeat(np.arange(readings), np.diff(part_at))
    pairs = np.unique(part_unit.astype(np.int64) * max(readings, 1) + name_of_part)
    counts = np.bincount(pairs // max(readings, 1), minlength=units)
    return {
        "post_at": np.concatenate([[0], np.cumsum(counts)]).astype(np.int32),
        "post": (pairs % max(readings, 1)).astype(np.int32),
    }


def _keys(units: Iterable[UnitKey], single: set[int]) -> dict[str, Array]:
    owned = [keys_of(unit, joined=at not in single) for at, unit in enumerate(units)]
    owners = np.repeat(np.arange(len(owned), dtype=np.int32), [len(keys) for keys in owned])
    hashes = np.fromiter((key for keys in owned for key in sorted(keys)), dtype=np.uint32, count=len(owners))
    order = np.lexsort((owners, hashes))
    bits = max(8, len(order).bit_length() - 3)
    buckets = np.arange((1 << bits) + 1, dtype=np.uint64) << np.uint64(32 - bits)
    starts = np.searchsorted(hashes[order].astype(np.uint64), buckets).astype(np.int32)
    return {"hash": hashes[order], "hash_unit": owners[order], "hash_at": starts}


def _unit_arrays(keys: Sequence[UnitKey]) -> dict[str, Array]:
    units = units_of(keys)
    arrays = {"unit_numbers": units.numbers}
    for name, words in zip(_WORDS, (units.texts, units.sounds, units.hans), strict=True):
        letters = Letters.of(words, narrow=True)
        arrays[name], arrays[f"{name}_at"] = letters.letters, letters.begins
    return arrays


def _plain(names: Sequence[str], codes: Array) -> dict[str, Array]:
    rows = sorted((clean(name).casefold().encode("utf-8", "replace"), at) for at, name in enumerate(names))
    same = np.argsort(codes, kind="stable")
    return {
        "same_code": codes[same],
        "same_name": same.astype(np.int32),
        "plain": np.frombuffer(b"".join(plain for plain, _ in rows), dtype=np.uint8),
        "plain_at": np.cumsum([0, *(len(plain) for plain, _ in rows)], dtype=np.int64),
        "plain_name": np.array([at for _, at in rows], dtype=np.int32),
    }
