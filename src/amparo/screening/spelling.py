"""How alike two words are, in [0, 1]: equal, same meaning, same sound, a few edits, or same consonants.

Edits are counted as optimal string alignment (G. Navarro, *A Guided Tour to Approximate String Matching*, ACM
Computing Surveys 33(1), 2001): insertion, deletion, substitution, swap of neighbours. What an edit costs depends on
the length of the longer word: one wrong letter in three makes another word, one in nine a misprint.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from amparo.screening.parts import UnitKey
from amparo.text.han import OLDER, SOUTHERN, overseas, pinyin
from amparo.text.lexicon import related_meanings
from amparo.text.sounds import skeleton, sound
from amparo.text.usages import cantonese_fold, mandarin_fold, plain_umlaut

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.intp]

LONG = 12
# Similarity by number of edits (row) and length of the longer word (column, up to LONG).
BY_EDITS = np.array(
    [
        [1.0] * 13,
        [0.0, 0.0, 0.2, 0.62, 0.74, 0.80, 0.84, 0.87, 0.88, 0.89, 0.90, 0.91, 0.92],
        [0.0, 0.0, 0.0, 0.0, 0.0, 0.30, 0.45, 0.58, 0.64, 0.70, 0.74, 0.77, 0.80],
        [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.2, 0.30, 0.40, 0.50, 0.56, 0.62],
        [0.0] * 13,
    ],
    dtype=np.float32,
)
MOST_EDITS = 3
SAME_SOUND = 0.96
LEAST_LENGTH = 0.6
"""Words that sound alike differ no more in length than this part: ``Li`` is not ``Liyi``."""
LIKE_SOUND = 0.94
SAME_MEANING = 0.95
RELATED_MEANING = 0.75
SAME_CONSONANTS = 0.75
SAME_CLIPPED = 0.85
"""Of two words with the same consonants, one has lost its inner vowels."""
SAME_UNVOWELLED = 0.93
FEW_UNVOWELLED = 0.8
BARE_EDIT = 0.9
"""What an edit leaves of the likeness of words of which one is unvowelled: it is shorter than it sounds."""
OTHER_HAN_SAME_MEANING = 0.80
OTHER_HAN_SAME_SOUND = 0.75
OTHER_HAN_LIKE = 0.70
LEAST = 0.60
"""Words less alike than this are different words."""

_LOOSE = ("nickname", "title", "particle", "brand")
_BARE, _DIGITS, _STRICT, _CLIPPED = 1, 2, 4, 8
_VOWELS = frozenset("aeiouy")
_FUZZY_FROM = 8
"""Letters from which a word romanised from Chinese characters may be misspelled and still be the same."""


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
    sounds = [sound(key[0]) for key in keys]
    rows = [_numbers(key, heard) for key, heard in zip(keys, sounds, strict=True)]
    return Units(
        [key[0] for key in keys],
        sounds,
        [key[2] for key in keys],
        np.array(rows, dtype=np.uint32).reshape(-1, 8),
    )


def _numbers(key: UnitKey, heard: str) -> tuple[int, ...]:
    text, meaning, han, bare = key
    bones = skeleton(text)
    strict = meaning != "" and not meaning.startswith(_LOOSE)
    clipped = len(text) > MOST_EDITS and not _VOWELS.intersection(text[1:-1])
    flags = _BARE * bare + _DIGITS * text.isdigit() + _STRICT * strict + _CLIPPED * clipped
    return code(text), code(heard), code(bones), code(meaning), code(han), flags, len(bones), len(text)


@cache
def _related() -> npt.NDArray[np.uint64]:
    return np.array(sorted((code(one) << 32) | code(other) for one, other in related_meanings()), dtype=np.uint64)


def alike(one: Units, at: Rows, other: Units, where: Rows) -> Floats:
    """Return how alike row ``at[k]`` of one and row ``where[k]`` of the other are; symmetric. Shape of ``at``."""
    mine, theirs = one.numbers[at], other.numbers[where]
    text, heard, bones, meaning = (mine[:, column] == theirs[:, column] for column in range(4))
    either, both = mine[:, 5] | theirs[:, 5], mine[:, 5] & theirs[:, 5]
    best = np.zeros(len(at), dtype=np.float32)
    open_ = ~(text | (either & _DIGITS > 0))
    best[open_] = _by_spelling(one, at[open_], other, where[open_])
    best[either & _BARE > 0] *= np.float32(BARE_EDIT)
    length = mine[:, 6]
    long_ = np.maximum(mine[:, 7], theirs[:, 7])
    loose = bones & (either & _BARE > 0)
    size = np.abs(mine[:, 7].astype(np.int64) - theirs[:, 7].astype(np.int64)) < 2  # noqa: PLR2004 - one letter
    vowels = bones & (length > 2) & size  # noqa: PLR2004 - three consonants
    np.maximum(best, np.where(vowels, np.float32(SAME_CONSONANTS), 0), out=best)
    clipped = bones & (length > 1) & (either & _CLIPPED > 0)
    np.maximum(best, np.where(clipped, np.float32(SAME_CLIPPED), 0), out=best)
    twice = np.maximum(mine[:, 7], theirs[:, 7]) <= 2 * np.minimum(mine[:, 7], theirs[:, 7])
    np.maximum(best, np.where(loose & (length > 2) & twice, np.float32(SAME_UNVOWELLED), 0), out=best)  # noqa: PLR2004
    np.maximum(best, np.where(loose & (length == 2) & twice, np.float32(FEW_UNVOWELLED), 0), out=best)  # noqa: PLR2004
    best[((mine[:, 4] | theirs[:, 4]) > 0) & (either & _BARE == 0) & (long_ < _FUZZY_FROM)] = 0
    best[either & _DIGITS > 0] = 0
    best[both & _STRICT > 0] = 0
    near = np.flatnonzero((both & _STRICT > 0) & ~meaning)
    if len(near):
        pairs = (mine[near, 3].astype(np.uint64) << np.uint64(32)) | theirs[near, 3].astype(np.uint64)
        best[near[np.isin(pairs, _related())]] = RELATED_MEANING
    best[meaning & (mine[:, 3] > 0)] = SAME_MEANING
    best[text] = 1.0
    for row in np.flatnonzero(((mine[:, 4] > 0) != (theirs[:, 4] > 0)) & (best < SAME_MEANING)).tolist():
        pair = (one.hans[at[row]], one.texts[at[row]]), (other.hans[where[row]], other.texts[where[row]])
        (han, sounds), (_, latin) = pair if pair[0][0] else pair[::-1]
        if same_sound(han, sounds, latin):
            best[row] = SAME_SOUND
    for row in np.flatnonzero((mine[:, 4] > 0) & (theirs[:, 4] > 0)).tolist():
        known = bool(meaning[row] and mine[row, 3] > 0)
        best[row] = _han(one.hans[at[row]], other.hans[where[row]], bool(heard[row]), known)
    best[best < LEAST] = 0
    return np.asarray(np.round(best, 3), dtype=np.float32)


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


def _by_spelling(one: Units, at: Rows, other: Units, where: Rows) -> Floats:
    rows = list(zip(at.tolist(), where.tolist(), strict=True))
    short, long = np.sort([one.numbers[at, 7], other.numbers[where, 7]], axis=0)
    if not rows:
        return np.zeros(0, dtype=np.float32)
    written = _by_edits([one.texts[a] for a, _ in rows], [other.texts[b] for _, b in rows])
    heard = _by_edits([one.sounds[a] for a, _ in rows], [other.sounds[b] for _, b in rows])
    heard = np.where(heard == 1.0, np.float32(SAME_SOUND), heard * np.float32(LIKE_SOUND))
    heard[short < LEAST_LENGTH * long] = 0
    return np.asarray(np.maximum(written, heard), dtype=np.float32)


def _by_edits(one: list[str], other: list[str]) -> Floats:
    edits = cpdist(one, other, scorer=OSA.distance, score_cutoff=MOST_EDITS)
    lengths = np.maximum(
        np.fromiter(map(len, one), np.int64, len(one)), np.fromiter(map(len, other), np.int64, len(one))
    )
    return np.asarray(BY_EDITS[np.minimum(edits, MOST_EDITS + 1), np.minimum(lengths, LONG)])


def _han(one: str, other: str, same_sound: bool, same_meaning: bool) -> float:  # noqa: FBT001 - both are of the pair
    if one == other:
        return 1.0
    if same_meaning:
        return OTHER_HAN_SAME_MEANING
    if same_sound:
        return OTHER_HAN_SAME_SOUND if len(one) > 1 else 0.0
    return OTHER_HAN_LIKE if OSA.distance(one, other) == 1 and max(len(one), len(other)) > MOST_EDITS else 0.0
