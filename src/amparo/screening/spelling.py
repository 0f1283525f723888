"""How alike two words are, in [0, 1]: equal, same meaning, same sound, a few edits, or same consonants.

Edits are counted as optimal string alignment (G. Navarro, *A Guided Tour to Approximate String Matching*, ACM
Computing Surveys 33(1), 2001): insertion, deletion, substitution, swap of neighbours. What an edit costs depends on
the length of the longer word: one wrong letter in three makes another word, one in nine a misprint. The rules are in
``likeness``; here are the units that they are applied to.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA

from amparo.screening.letters import Letters
from amparo.screening.likeness import (
    BARE,
    CLIPPED,
    COLUMNS,
    DIGITS,
    HAN,
    MEANING,
    MOST_EDITS,
    SAME_SOUND,
    SKELETON,
    SOUND,
    STRICT,
    Row,
    by_characters,
    by_edits,
    depends_on_usage,
    likeness,
    spelling_counts,
)
from amparo.screening.parts import UnitKey
from amparo.text.han import OLDER, SOUTHERN, overseas, pinyin
from amparo.text.lexicon import related_meanings
from amparo.text.sounds import skeleton, sound
from amparo.text.usages import cantonese_fold, mandarin_fold, plain_umlaut

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]
Rows = npt.NDArray[np.intp]

_LOOSE = ("nickname", "title", "particle", "brand")
_VOWELS = frozenset("aeiouy")


def code(text: str) -> int:
    """Return a 32-bit number for a text, the same in every process; 0 for an empty one."""
    return crc32(text.encode("utf-8", "replace")) or 1 if text else 0


@dataclass(frozen=True, slots=True)
class Units:
    """Units column by column, one row each, as :func:`alike` compares them.

    ``numbers`` has the columns text, sound, skeleton, meaning, characters (as codes), flags, length of skeleton, of
    text.
    """

    texts: Sequence[str]
    sounds: Sequence[str]
    hans: Sequence[str]
    numbers: npt.NDArray[np.uint32]


def units_of(keys: Sequence[UnitKey]) -> Units:
    """Return the columns of units."""
    rows = [_numbers(key) for key in keys]
    return Units(
        [key[0] for key in keys],
        [sound(key[0]) for key in keys],
        [key[2] for key in keys],
        np.array(rows, dtype=np.uint32).reshape(-1, COLUMNS),
    )


@lru_cache(maxsize=65536)
def _numbers(key: UnitKey) -> tuple[int, ...]:
    text, meaning, han, bare = key
    heard = sound(text)
    bones = skeleton(text)
    strict = meaning != "" and not meaning.startswith(_LOOSE)
    clipped = len(text) > MOST_EDITS and not _VOWELS.intersection(text[1:-1])
    flags = BARE * bare + DIGITS * text.isdigit() + STRICT * strict + CLIPPED * clipped
    return code(text), code(heard), code(bones), code(meaning), code(han), flags, len(bones), len(text)


def table_of(units: Units) -> tuple[Array, ...]:
    """Return units as compiled loops read them: numbers, then texts, sounds and characters with where each begins."""
    columns = [Letters.of(words) for words in (units.texts, units.sounds, units.hans)]
    return units.numbers, *(array for words in columns for array in (words.letters, words.begins))


@cache
def related_codes() -> npt.NDArray[np.uint64]:
    """Return the pairs of related meanings as codes, the first above the second, sorted."""
    return np.array(sorted(_related()), dtype=np.uint64)


@cache
def _related() -> frozenset[int]:
    return frozenset((code(one) << 32) | code(other) for one, other in related_meanings())


COMPILED: list[Callable[[Units, Rows, Units, Rows], Floats]] = []
"""The compiled :func:`alike`, once ``kernels`` is loaded; it gives the same."""


def alike(one: Units, at: Rows, other: Units, where: Rows) -> Floats:
    """Return how alike row ``at[k]`` of one and row ``where[k]`` of the other are; symmetric. Shape of ``at``."""
    if COMPILED and isinstance(one.texts, list) and isinstance(other.texts, list):
        return COMPILED[0](one, at, other, where)
    mine, theirs = one.numbers[at].tolist(), other.numbers[where].tolist()
    return np.array(
        [_alike(one, a, m, other, b, t) for a, m, b, t in zip(at.tolist(), mine, where.tolist(), theirs, strict=True)],
        dtype=np.float64,
    )


def _alike(one: Units, at: int, mine: Row, other: Units, where: int, theirs: Row) -> float:  # noqa: PLR0917 - a pair
    score = _by_rule(one, at, mine, other, where, theirs)
    if depends_on_usage(mine, theirs, score) and spells(one, at, other, where):
        return SAME_SOUND
    return score


def _by_rule(one: Units, at: int, mine: Row, other: Units, where: int, theirs: Row) -> float:  # noqa: PLR0917 - a pair
    written = heard = shared = 0.0
    if spelling_counts(mine, theirs):
        written = _by_edits(one.texts[at], other.texts[where])
        heard = 1.0 if mine[SOUND] == theirs[SOUND] else _by_edits(one.sounds[at], other.sounds[where])
        if not written and not heard and mine[SKELETON] != theirs[SKELETON] and mine[MEANING] != theirs[MEANING]:
            return 0.0
    elif mine[HAN] and theirs[HAN]:
        short, long = sorted((one.hans[at], other.hans[where]), key=len)
        shared = by_characters(mine, theirs, OSA.distance(short, long), len(short), len(long))
    return likeness(mine, theirs, written, heard, (mine[MEANING] << 32) | theirs[MEANING] in _related(), shared)


def spells(one: Units, at: int, other: Units, where: int) -> bool:
    """Whether of two units, of which one is in Chinese characters, the other spells what they sound."""
    pair = (one.hans[at], one.texts[at]), (other.hans[where], other.texts[where])
    (han, sounds), (_, latin) = pair if pair[0][0] else pair[::-1]
    return same_sound(han, sounds, latin)


def same_sound(han: str, sounds: str, latin: str) -> bool:
    """Whether a Latin word spells what Chinese characters sound: exactly in pinyin, by its fold in other usages.

    Args:
        han: the characters, with the mark of their usage before them where that is not pinyin.
        sounds: the word as read.
        latin: the other word.
    """
    if han[0] == SOUTHERN:
        return cantonese_fold(sounds) == cantonese_fold(latin) or latin in overseas(han[1:])
    if han[0] == OLDER:
        return mandarin_fold(sounds) == mandarin_fold(latin)
    return plain_umlaut(latin) == "".join(pinyin(han))


def _by_edits(one: str, other: str) -> float:
    return by_edits(OSA.distance(one, other, score_cutoff=MOST_EDITS), max(len(one), len(other)))
