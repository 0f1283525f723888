"""Keys under which a unit is found again: its spelling with a letter missing, its sound, its consonants, its meaning.

Two words share a key when one edit parts them (symmetric deletion, W. Garbe, 2012), when they sound alike up to one
letter, when they have the same three or more consonants, or when they mean the same. Keys are 64-bit hashes.
"""

from hashlib import blake2b

from amparo.screening.parts import UnitKey
from amparo.text.lexicon import without_one
from amparo.text.sounds import skeleton, sound

_SPELLED_FROM = 4
_BONES_FROM = 3


def keys_of(unit: UnitKey) -> set[str]:
    """Return the keys of a unit as text."""
    text, meaning, han, bare = unit
    if text.isdigit():
        return {f"t{text}"}
    heard, bones = sound(text), skeleton(text)
    keys = {f"t{text}", f"s{heard}"}
    if len(text) >= _SPELLED_FROM:
        keys.update(f"t{variant}" for variant in without_one(text))
    if len(heard) >= _SPELLED_FROM:
        keys.update(f"s{variant}" for variant in without_one(heard))
    if len(bones) >= _BONES_FROM or (bare and bones):
        keys.add(f"b{bones}")
    elif len(bones) == _BONES_FROM - 1:
        keys.add(f"b{bones}")
    if meaning:
        keys.add(f"m{meaning}")
    if han:
        keys.add(f"h{han}")
    return keys


def hashed(key: str) -> int:
    """Return the 64-bit hash of a key, the same in every process."""
    return int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=8).digest(), "little")
