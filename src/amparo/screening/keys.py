"""Keys under which a unit is found again: its spelling with a letter missing, its sound, its consonants, its meaning.

Two words share a key when one edit parts them (symmetric deletion, W. Garbe, 2012), when they sound alike up to one
letter, when they have the same consonants, or when they mean the same. Keys are 32-bit codes; two keys that share a
code by chance only make a pair of words that is then looked at and dropped.
"""

from amparo.screening.parts import UnitKey
from amparo.screening.spelling import code
from amparo.text.lexicon import without_one
from amparo.text.sounds import skeleton, sound

_SPELLED_FROM = 3
_BONES_FROM = 3


def keys_of(unit: UnitKey, *, joined: bool, asked: bool = False) -> set[int]:
    """Return the codes of a unit's keys.

    ``joined`` for several words written as one, found only as spelled or as heard; ``asked`` for a query's unit, which
    looks for fewer keys than the register holds.
    """
    text, meaning, han, bare = unit
    if text.isdigit():
        return {code(f"t{text}")}
    heard = sound(text)
    keys = {f"t{text}", f"s{heard}"}
    if joined:
        return {code(key) for key in keys}
    bones = skeleton(text)
    if len(text) >= _SPELLED_FROM:
        keys.update([f"t{variant}" for variant in without_one(text)])
    if len(heard) >= _SPELLED_FROM:
        keys.update([f"s{variant}" for variant in without_one(heard)])
    if bones and (bare or not asked or len(bones) >= _BONES_FROM):
        keys.add(f"b{bones}")
    if meaning:
        keys.add(f"m{meaning}")
    if han:
        keys.add(f"h{han}")
    return {code(key) for key in keys}
