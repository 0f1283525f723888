"""Uyghur names as Chinese characters and their pinyin write them, brought back to Uyghur Latin letters.

Chinese characters write a Uyghur name by sound, syllable by syllable (Maimaiti for Memet, Abudureheman for
Abdurahman): a syllable of pinyin stands for a Uyghur one, or for a consonant that closes one. Vowels are as vague as in
an unvowelled script, and one character writes both ``la`` and ``ra``. Source: usage in the names of public figures
(``word_tables/transcription.tsv``); Uyghur Latin Yeziqi (2008).
"""

import re
from functools import cache, lru_cache

from amparo.kernel.registry import data_file

_LONGEST_SYLLABLES = 16
_SHORTEST = 4
_PINYIN = re.compile(r"(?:(?:[bcdfghjklmnpqrstwxyz]|[zcs]h)?(?:[aeiou]{1,3}(?:ng?)?|er)){2,}")
LEAST_SYLLABLES = 4
"""Syllables of pinyin from which a word is a Uyghur name and no other that is spelled alike (Maria, Rumuli)."""
LEAST_CHARACTERS = 3
"""Chinese characters from which a word that may write a Uyghur name is no Chinese given name."""
_EITHER = frozenset("拉里力利理丽罗洛卢鲁路兰来莱勒")
"""Characters that write both ``l`` and ``r``."""
_TURNED = str.maketrans("lr", "rl")


@cache
def _characters() -> dict[str, str]:
    rows = data_file("amparo.text", "word_tables/transcription.tsv").decode("utf-8").splitlines()
    return {row.partition("\t")[0]: row.partition("\t")[2] for row in rows if row and not row.startswith("#")}


@cache
def _syllables() -> dict[str, tuple[str, int, bool]]:
    """Return what pinyin stands for: the sound, how many syllables, whether it may be ``l`` or ``r``."""
    rows = data_file("amparo.text", "word_tables/transcription_pinyin.tsv").decode("utf-8").splitlines()
    known: dict[str, tuple[str, int, bool]] = {}
    for row in rows:
        if row and not row.startswith("#"):
            han, spelled, sound = row.split("\t")
            known.setdefault(spelled, (sound, len(han), len(han) == 1 and han in _EITHER))
    return known


@lru_cache(maxsize=4096)
def from_characters(text: str) -> tuple[str, ...]:
    """Return what Chinese characters write of a Uyghur name, likeliest first; nothing where one is not used so."""
    table = _characters()
    longest = max(map(len, table))
    heard, turned = "", ""
    at = 0
    while at < len(text):
        for length in range(longest, 0, -1):
            if (sound := table.get(text[at : at + length])) is not None:
                heard += sound
                turned += sound.translate(_TURNED) if text[at : at + length] in _EITHER else sound
                at += length
                break
        else:
            return ()
    return (heard,) if heard == turned else (heard, turned)


@lru_cache(maxsize=16384)
def from_pinyin(word: str) -> tuple[tuple[str, ...], int]:
    """Return what a word of pinyin writes of a Uyghur name, likeliest first, and how many syllables it has at least.

    A whole name known in it (Tuerxun, Abudu) counts for one syllable more: it is a surer sign than any syllable.

    ``word`` is lower-case ASCII; nothing and 0 where it is no such pinyin. The fewest and longest pieces are taken.
    """
    if len(word) < _SHORTEST or _PINYIN.fullmatch(word) is None:
        return (), 0
    table = _syllables()
    best: list[tuple[int, int, str, str] | None] = [None] * (len(word) + 1)
    best[len(word)] = (0, 0, "", "")
    for at in range(len(word) - 1, -1, -1):
        for length in range(1, min(_LONGEST_SYLLABLES, len(word) - at) + 1):
            rest = best[at + length]
            found = None if rest is None else table.get(word[at : at + length])
            if found is None or rest is None:
                continue
            sound, syllables, either = found
            turned = sound.translate(_TURNED) if either else sound
            made = (rest[0] + 1, rest[1] + syllables + (syllables > 1), sound + rest[2], turned + rest[3])
            if (known := best[at]) is None or made[0] < known[0]:
                best[at] = made
    whole = best[0]
    if whole is None:
        return (), 0
    return tuple(dict.fromkeys(whole[2:])), whole[1]
