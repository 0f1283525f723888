"""How alike two words are, in [0, 1], given how many edits part them: the rules, one after another.

Plain reckoning on numbers, so that the same source runs as it stands for one pair and compiled for many
(``kernels``). A unit is a row of numbers, ``spelling.units_of`` makes it: codes of its text, sound, skeleton, meaning
and Chinese characters (0 for none), flags, length of its skeleton and of its text.
"""

from typing import Any

TEXT, SOUND, SKELETON, MEANING, HAN, FLAGS, BONES, LETTERS = range(8)
COLUMNS = 8

LONG = 12
# Similarity by number of edits (row) and length of the longer word (column, up to LONG).
BY_EDITS = (
    (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
    (0.0, 0.0, 0.2, 0.62, 0.74, 0.80, 0.84, 0.87, 0.88, 0.89, 0.90, 0.91, 0.92),
    (0.0, 0.0, 0.0, 0.0, 0.0, 0.30, 0.45, 0.58, 0.64, 0.70, 0.74, 0.77, 0.80),
    (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.2, 0.30, 0.40, 0.50, 0.56, 0.62),
    (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
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
BARE, DIGITS, STRICT, CLIPPED = 1, 2, 4, 8
FUZZY_FROM = 12
"""Letters from which a word romanised from Chinese characters may be misspelled and still be the same."""

Row = Any
"""The numbers of one unit: a list, or a row of an array in compiled code."""


def spelling_counts(mine: Row, theirs: Row) -> bool:
    """Whether the edits between two units matter: not where they are the same, figures, or known by their meaning."""
    if mine[TEXT] == theirs[TEXT] or (mine[HAN] > 0 and theirs[HAN] > 0):
        return False
    return bool((mine[FLAGS] | theirs[FLAGS]) & DIGITS == 0 and mine[FLAGS] & theirs[FLAGS] & STRICT == 0)


def by_edits(edits: int, longer: int) -> float:
    """Return how alike two words are by their spelling; ``edits`` may be any number above :data:`MOST_EDITS`."""
    return BY_EDITS[min(edits, MOST_EDITS + 1)][min(longer, LONG)]


def likeness(mine: Row, theirs: Row, written: float, heard: float, related: bool, shared: float) -> float:  # noqa: FBT001, PLR0917 - of the pair
    """Return how alike two units are, in thousandths' steps; symmetric.

    Args:
        mine: the numbers of one unit.
        theirs: those of the other.
        written: by the edits between their texts (:func:`by_edits`), 0 where :func:`spelling_counts` says no.
        heard: by the edits between their sounds, likewise.
        related: whether a translation may call the meaning of one that of the other.
        shared: how alike their Chinese characters are (:func:`by_characters`) where both have any.
    """
    if mine[TEXT] == theirs[TEXT] and not (mine[HAN] > 0 and theirs[HAN] > 0):
        return 1.0
    either = mine[FLAGS] | theirs[FLAGS]
    known = mine[MEANING] == theirs[MEANING] and mine[MEANING] > 0
    if mine[HAN] > 0 and theirs[HAN] > 0:
        best = shared
    elif known:
        best = SAME_MEANING
    elif mine[FLAGS] & theirs[FLAGS] & STRICT > 0:
        best = RELATED_MEANING if related else 0.0
    elif either & DIGITS > 0:
        best = 0.0
    else:
        best = _by_letters(mine, theirs, written, heard)
    return int(best * 1000.0 + 0.5) / 1000.0 if best >= LEAST else 0.0


def _by_letters(mine: Row, theirs: Row, written: float, heard: float) -> float:
    either = mine[FLAGS] | theirs[FLAGS]
    short = min(mine[LETTERS], theirs[LETTERS])
    long = max(mine[LETTERS], theirs[LETTERS])
    sounded = 0.0 if short < LEAST_LENGTH * long else SAME_SOUND if heard >= 1.0 else heard * LIKE_SOUND
    best = max(written, sounded)
    if either & BARE > 0:
        best *= BARE_EDIT
    bones = mine[BONES]
    if mine[SKELETON] == theirs[SKELETON]:
        if bones > 2 and long - short < 2:  # noqa: PLR2004 - three consonants, one letter
            best = max(best, SAME_CONSONANTS)
        if bones > 1 and either & CLIPPED > 0:
            best = max(best, SAME_CLIPPED)
        if either & BARE > 0 and long <= 2 * short and bones > 1:
            best = max(best, FEW_UNVOWELLED if bones == 2 else SAME_UNVOWELLED)  # noqa: PLR2004 - two consonants
    if mine[HAN] + theirs[HAN] > 0 and either & BARE == 0 and long < FUZZY_FROM:
        return 0.0
    return best


def depends_on_usage(mine: Row, theirs: Row, score: float) -> bool:
    """Whether it is yet to be asked if a Latin word spells what Chinese characters sound (``spelling.same_sound``)."""
    return bool((mine[HAN] > 0) != (theirs[HAN] > 0) and score < SAME_MEANING)


def by_characters(mine: Row, theirs: Row, edits: int, shorter: int, longer: int) -> float:
    """Return how alike two units in Chinese characters are, given how many edits part them and their lengths."""
    if mine[HAN] == theirs[HAN]:
        return 1.0
    if mine[MEANING] == theirs[MEANING] and mine[MEANING] > 0:
        return OTHER_HAN_SAME_MEANING
    if mine[SOUND] == theirs[SOUND]:
        return OTHER_HAN_SAME_SOUND if shorter > 1 else 0.0
    return OTHER_HAN_LIKE if edits == 1 and longer > MOST_EDITS else 0.0
