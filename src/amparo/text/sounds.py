"""How a romanised word sounds: spellings of one sound fold together, across the romanisations in use.

Two keys of a lower-case ASCII word. The *sound* keeps the order of consonants and three vowels (a, i, u): Sergey,
Sergei and Serguej sound alike, so do Usama and Oussama, Husayn and Hussein. The *skeleton* keeps consonants only,
which is what an unvowelled script (Arabic, Hebrew) writes.
"""

import re
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

_PATTERNS = (
    ("rn", None, "m"),  # one letter or two is what scanning cannot tell
    # the ending that Latvian gives to men's names: Lavrovs, Sergejs
    ("vs js ns", re.compile(r"(?<=[aeo]v|[aeiou]j|[ij]n)s$"), ""),
    ("ch", re.compile(r"shch|stsch|schtsch"), "S"),
    ("c", re.compile(r"tsch|tch|cz(?=[aeiouy])|cs(?=[aeiou])"), "C"),
    ("s", re.compile(r"sch|sh|sz(?=[aeiouy])"), "S"),
    ("j", re.compile(r"(?<=[aeiouy])j$"), "i"),
    ("z j", re.compile(r"zh|dj|dzh|dz|j(?=[aeiouy]|$)"), "J"),
    ("q ch", re.compile(r"^q(?=i)|ch"), "C"),
    ("x", re.compile(r"^x(?=i)"), "S"),
    ("kh", None, "h"),
    ("gh", None, "g"),
    ("ph", None, "f"),
    ("th", None, "t"),
    ("dh", None, "d"),
    ("ks", None, "x"),
    ("c q", re.compile(r"ck|q|c(?=[aouklrt]|$)"), "k"),
    ("c", None, "s"),
    ("ts tz", re.compile(r"ts|tz"), "z"),
    ("w", None, "v"),
    ("ou oo uo eu au", re.compile(r"ou|oo|uo|eu|au(?=[^aeiou]|$)"), "u"),
    ("ii y ij", re.compile(r"(?:ii|iy|ij|yi|yy|yj)$"), "i"),
    ("y ia io iu", re.compile(r"(?<=[aeiou])y(?=[aeou])|^y(?=[aeou])|(?<=[^aeiou])[iy](?=[aou])"), "Y"),
    ("e y j ii ai oi", re.compile(r"[aeo]?[iy]+|e+|j"), "i"),
    ("o uu", re.compile(r"[ou]+"), "u"),
    ("aa", re.compile(r"a+"), "a"),
    ("h", re.compile(r"(?<=[aiu])h(?=[^aiu]|$)"), ""),
)
"""What a word must hold, one of it, for the pattern to change anything; the pattern, or none for that very text; and
what it becomes. Most words hold little of it, which is cheaper to ask than to match each pattern."""
SPELLINGS = tuple((tuple(needed.split()), pattern, key) for needed, pattern, key in _PATTERNS)
_NO_VOWELS = str.maketrans("", "", "aeiouyw'Y")
_MERGED = str.maketrans({"q": "k", "v": "f"})
_FIRST_VOWELS = "aeiou'"
_LAST_J = re.compile(r"(?<=[aeiouy])j$")
_FIRST = itemgetter(0)


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """Return the sound key of a lower-case ASCII word; a word of digits is its own key."""
    for needed, pattern, key in SPELLINGS:
        for part in needed:
            if part in word:
                word = word.replace(part, key) if pattern is None else pattern.sub(key, word)
                break
    word = single(word)
    return word[:-1] + "v" if word[-1:] == "f" else word


def single(word: str) -> str:
    """Return a word with doubled letters single."""
    return "".join(map(_FIRST, groupby(word)))


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return the consonants of a lower-case ASCII word, look-alike sounds merged; empty for vowels only."""
    key = word[:-1] if word[-1:] == "h" and len(word) > 1 else word
    key = key.lstrip(_FIRST_VOWELS)
    key = (key[:-1] if _LAST_J.search(key) else key).replace("x", "ks")
    key = key.replace("sh", "S").replace("ch", "C").replace("kh", "X").replace("zh", "J").replace("ph", "f")
    key = key.replace("gh", "g").replace("th", "t").replace("dh", "d").replace("ts", "z").replace("c", "k")
    key = key.replace("j", "J").replace("w", "v") if key[:1] == "w" else key.replace("j", "J")
    return single((key[:1] + key[1:].translate(_NO_VOWELS)).translate(_MERGED))
