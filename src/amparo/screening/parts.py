"""A reading made ready for comparison: words with weights, and units, which are words and neighbours written as one."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from amparo.kernel.registry import data_file
from amparo.text.names import Kind, Reading, Role, Word

WEIGHTS: dict[Role, float] = {
    Role.CORE: 1.0,
    Role.TRADE: 0.6,
    Role.PLACE: 0.5,
    Role.GROUP: 0.12,
    Role.FORM: 0.04,
    Role.BRANCH: 0.45,
    Role.NUMBER: 0.6,
    Role.TITLE: 0.05,
    Role.PARTICLE: 0.05,
}
_UNJOINED = frozenset({Role.FORM, Role.TITLE, Role.NUMBER})
_LONGEST_JOINED = 24
_ELIDED = frozenset("od")
"""Letters that belong to the name behind them: O Brien, D Angelo."""
_COMMON_FROM = 4.0
"""Common logarithm-of-two of a word's count on the public lists from which it weighs less."""

COMMON = (1.0, 0.93, 0.87, 0.8)
"""Factor of the weight of a person's name that is not, a little, quite or very common."""
_INITIAL = 0.5
_ENDING = 0.2
"""Weight of an unknown short last word of a firm's name: most are legal forms, misspelt or of some other country."""
_SHORT = 3
_FUND = "trade:fund"
_SERIES = 0.25
"""Weight of a number in a fund's or trust's name: sister funds of one sponsor are told apart, not passed over."""

UnitKey = tuple[str, str, str, bool]


@dataclass(frozen=True, slots=True)
class Parts:
    """One reading: its words, their weights, roles, first letters and places, and its units with the words in each.

    The columns of words and the masks are as ``alignment.pair_score`` takes them; ``masses`` are of the units.
    """

    how: str
    words: tuple[Word, ...]
    weights: tuple[float, ...]
    roles: tuple[int, ...]
    letters: tuple[int, ...]
    orders: tuple[int, ...]
    units: tuple[UnitKey, ...]
    masks: tuple[int, ...]
    masses: tuple[float, ...]


@cache
def _counts() -> dict[str, int]:
    rows = data_file("amparo.screening", "word_counts.tsv").decode("utf-8").splitlines()
    return {word: int(count) for word, count in (row.split("\t") for row in rows if row and not row.startswith("#"))}


@cache
def _common() -> dict[str, int]:
    rows = data_file("amparo.screening", "common_names.tsv").decode("utf-8").splitlines()
    common: dict[str, int] = {}
    for row in rows:
        if row and not row.startswith("#"):
            _, degree, names = row.split("\t")
            common.update({name: max(int(degree), common.get(name, 0)) for name in names.split(" ")})
    return common


def rarity(text: str, kind: Kind = "organisation") -> float:
    """Return the factor of a proper word's weight: 1 for a rare one, down to 0.55 for the commonest.

    Counts are of entries of the public lists that hold the word (``word_counts.tsv`` tells which lists); a word of a
    person's name also weighs less the commoner it is among all people (``common_names.tsv``).
    """
    count = _counts().get(text, 0)
    listed = max(0.55, 1.0 - 0.06 * max(0.0, count.bit_length() - _COMMON_FROM))
    return min(listed, COMMON[_common().get(text, 0)]) if kind == "person" else listed


def parts_of(reading: Reading, kind: Kind) -> Parts:
    """Return a reading ready for comparison."""
    words = reading.words
    weights = tuple([_weight(word, kind) for word in words])
    if kind == "organisation" and any(word.meaning == _FUND for word in words):
        weights = tuple(
            _SERIES if word.role is Role.NUMBER else weight for word, weight in zip(words, weights, strict=True)
        )
    if kind == "organisation" and len(words) > 1 and _is_ending(words):
        weights = (*weights[:-1], _ENDING)
    units: list[UnitKey] = [(word.text, word.meaning, word.han, word.unvowelled) for word in words]
    masks = [1 << at for at in range(len(words))]
    for (at, one), (_, two) in pairwise(enumerate(words)):
        if _joins(one, two, kind):
            units.append((one.text + two.text, "", one.han + two.han, one.unvowelled and two.unvowelled))
            masks.append(3 << at)
            third = words[at + 2] if at + 2 < len(words) else None
            long = "" if third is None else one.text + two.text + third.text
            if third is not None and _joins(two, third, kind) and len(long) <= _LONGEST_JOINED:
                units.append((long, "", "", False))
                masks.append(7 << at)
    return Parts(
        reading.how,
        words,
        weights,
        tuple([int(word.role) for word in words]),
        tuple([ord(word.text[0]) * (1 if len(word.text) == 1 else -1) for word in words]),
        tuple([word.order for word in words]),
        tuple(units),
        tuple(masks),
        tuple([_mass(weights, mask) for mask in masks]),
    )


def _mass(weights: tuple[float, ...], mask: int) -> float:
    """Return the weight of the words of a unit: one word, or neighbours."""
    first = (mask & -mask).bit_length() - 1
    return sum(weights[first : mask.bit_length()])


def _is_ending(words: tuple[Word, ...]) -> bool:
    last = words[-1]
    known = any(word.role is Role.CORE and len(word.text) > _SHORT for word in words[:-1])
    return known and last.role is Role.CORE and not last.meaning and not last.han and len(last.text) <= _SHORT


def _joins(one: Word, two: Word, kind: Kind) -> bool:
    if kind == "person" and 1 in {len(word.text) for word in (one, two) if word.text not in _ELIDED}:
        return False  # an initial is no letter of its neighbour: Chemezov, S. is not Chemezovs
    if one.role in _UNJOINED or two.role in _UNJOINED or len(one.text) + len(two.text) > _LONGEST_JOINED:
        return False
    return not (one.text.isdigit() or two.text.isdigit())


def _weight(word: Word, kind: Kind) -> float:
    if kind == "vessel" and word.role is not Role.NUMBER:
        return 1.0
    weight = WEIGHTS[word.role]
    if word.role is not Role.CORE:
        return weight
    if len(word.text) == 1:
        return _INITIAL
    return weight * rarity(word.text, kind)
