"""How alike two words are, in [0, 1]: equal, same meaning, same sound, a few edits, or same consonants.

Edits are counted as optimal string alignment (G. Navarro, *A Guided Tour to Approximate String Matching*, ACM
Computing Surveys 33(1), 2001): insertion, deletion, substitution, swap of neighbours. What an edit costs depends on
the length of the longer word: one wrong letter in three makes another word, one in nine a misprint.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from amparo.text.sounds import skeleton, sound

Floats = npt.NDArray[np.float32]

LONG = 12
# Similarity by number of edits (row) and length of the longer word (column, up to LONG).
BY_EDITS = np.array(
    [
        #  0    1    2    3    4    5    6    7    8    9   10   11   12
        [1.0] * 13,
        [0.0, 0.0, 0.2, 0.62, 0.74, 0.80, 0.84, 0.87, 0.88, 0.89, 0.90, 0.91, 0.92],
        [0.0, 0.0, 0.0, 0.0, 0.0, 0.30, 0.45, 0.58, 0.64, 0.70, 0.74, 0.77, 0.80],
        [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.2, 0.30, 0.40, 0.50, 0.56, 0.62],
    ],
    dtype=np.float32,
)
SAME_SOUND = 0.96
SAME_MEANING = 0.95
SAME_CONSONANTS = 0.72
SAME_CONSONANTS_UNVOWELLED = 0.93
BEGINS_ALIKE = 0.80
LEAST = 0.28
"""Words less alike than this are different words."""


@dataclass(frozen=True, slots=True)
class Sounded:
    """Words with their keys, column by column, as :func:`alike` compares them."""

    texts: list[str]
    sounds: list[str]
    skeletons: list[str]
    meanings: list[str]
    hans: list[str]
    unvowelled: list[bool]

    def take(self, rows: Sequence[int]) -> "Sounded":
        """Return the words of the given rows, in their order."""
        return Sounded(*([column[row] for row in rows] for column in self.columns))

    @property
    def columns(self) -> tuple[list[str], list[str], list[str], list[str], list[str], list[bool]]:
        """The columns in the order of the fields."""
        return self.texts, self.sounds, self.skeletons, self.meanings, self.hans, self.unvowelled


def sounded(words: Sequence[tuple[str, str, str, bool]]) -> Sounded:
    """Return the keys of words given as ``(text, meaning, han, unvowelled)``."""
    texts = [word[0] for word in words]
    return Sounded(
        texts,
        [sound(text) for text in texts],
        [skeleton(text) for text in texts],
        [word[1] for word in words],
        [word[2] for word in words],
        [word[3] for word in words],
    )


def alike(one: Sounded, other: Sounded) -> Floats:
    """Return how alike the words of each row are; symmetric. Shape ``(rows,)``."""
    if not one.texts:
        return np.zeros(0, dtype=np.float32)
    best = _by_edits(one.texts, other.texts)
    by_sound = _by_edits(one.sounds, other.sounds)
    best = np.maximum(best, np.where(by_sound == 1.0, SAME_SOUND, by_sound * 0.94).astype(np.float32))
    rows = zip(*one.columns, *other.columns, strict=True)
    special = np.fromiter((_special(row) for row in rows), dtype=np.float32, count=len(one.texts))
    best = np.where(special < 0, -special - 1.0, np.maximum(best, special)).astype(np.float32)
    best[best < LEAST] = 0.0
    return np.asarray(np.round(best, 3), dtype=np.float32)


def _by_edits(one: list[str], other: list[str]) -> Floats:
    edits = np.minimum(cpdist(one, other, scorer=OSA.distance, score_cutoff=3), 4)
    lengths = np.fromiter(
        (max(len(a), len(b)) for a, b in zip(one, other, strict=True)), dtype=np.int64, count=len(one)
    )
    found = BY_EDITS[np.minimum(edits, 3), np.minimum(lengths, LONG)]
    return np.where(edits > 3, np.float32(0), found)


def _special(row: tuple[str, str, str, str, str, bool, str, str, str, str, str, bool]) -> float:
    """Likeness that is not a matter of edits; below zero it replaces the edits' word: ``-1 - likeness``."""
    text, sounds, bones, meaning, han, bare, text2, sounds2, bones2, meaning2, han2, bare2 = row
    if han and han2:
        return -1.0 - _han(han, han2, sounds == sounds2, meaning != "" and meaning == meaning2)
    if text == text2:
        return 1.0
    if meaning and meaning == meaning2:
        return SAME_MEANING
    if text.isdigit() or text2.isdigit():
        return -1.0
    if (
        bones == bones2
        and len(bones) > 1
        and sounds[:1] == sounds2[:1]
        or (bare or bare2)
        and bones == bones2
        and bones
    ):
        if bare or bare2:
            return SAME_CONSONANTS_UNVOWELLED if len(bones) > 1 else 0.7
        return SAME_CONSONANTS if len(bones) > 2 else 0.5  # noqa: PLR2004
    return 0.0


def _han(one: str, other: str, same_sound: bool, same_meaning: bool) -> float:  # noqa: FBT001
    if one == other:
        return 1.0
    if same_meaning:
        return 0.8
    if same_sound:
        return 0.75 if len(one) > 1 else 0.4
    edits = OSA.distance(one, other)
    return 0.7 if edits == 1 and max(len(one), len(other)) > 3 else 0.0  # noqa: PLR2004
