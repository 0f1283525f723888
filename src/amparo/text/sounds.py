"""How a romanised word sounds: spellings of one sound fold together, across the romanisations in use.

Two keys of a lower-case ASCII word. The *sound* keeps the order of consonants and three vowels (a, i, u): Sergey,
Sergei and Serguej sound alike, so do Usama and Oussama, Husayn and Hussein. The *skeleton* keeps consonants only,
which is what an unvowelled script (Arabic, Hebrew) writes.
"""

import re
from functools import lru_cache

SPELLINGS = (
    (re.compile(r"rn"), "m"),  # one letter or two is what scanning cannot tell
    (re.compile(r"(?<=[aeo]v|[aeiou]j|[ij]n)s$"), ""),  # the ending that Latvian gives to men's names: Lavrovs, Sergejs
    (re.compile(r"shch|stsch|schtsch"), "S"),
    (re.compile(r"tsch|tch|cz(?=[aeiouy])|cs(?=[aeiou])"), "C"),
    (re.compile(r"sch|sh|sz(?=[aeiouy])"), "S"),
    (re.compile(r"(?<=[aeiouy])j$"), "i"),
    (re.compile(r"zh|dj|dzh|dz|j(?=[aeiouy]|$)"), "J"),
    (re.compile(r"^q(?=i)|ch"), "C"),
    (re.compile(r"^x(?=i)"), "S"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"ck|q|c(?=[aouklrt]|$)"), "k"),
    (re.compile(r"c"), "s"),
    (re.compile(r"ts|tz"), "z"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ou|oo|uo|eu|au(?=[^aeiou]|$)"), "u"),
    (re.compile(r"(?:ii|iy|ij|yi|yy|yj)$"), "i"),
    (re.compile(r"(?<=[aeiou])y(?=[aeou])|^y(?=[aeou])|(?<=[^aeiou])[iy](?=[aou])"), "Y"),
    (re.compile(r"[aeo]?[iy]+|e+|j"), "i"),
    (re.compile(r"[ou]+"), "u"),
    (re.compile(r"a+"), "a"),
    (re.compile(r"(?<=[aiu])h(?=[^aiu]|$)"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"f$"), "v"),
)
_VOWELS = re.compile(r"(?<=.)[aeiouyw'Y]")
_MERGED = str.maketrans({"q": "k", "v": "f"})
_FIRST_VOWEL = re.compile(r"^[aeiou']+")


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """Return the sound key of a lower-case ASCII word; a word of digits is its own key."""
    for pattern, key in SPELLINGS:
        word = pattern.sub(key, word)
    return word


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return the consonants of a lower-case ASCII word, look-alike sounds merged; empty for vowels only."""
    key = re.sub(r"(?<=.)h(?=$)", "", word)
    key = re.sub(r"(?<=[aeiouy])j$", "", _FIRST_VOWEL.sub("", key)).replace("x", "ks")
    key = key.replace("sh", "S").replace("ch", "C").replace("kh", "X").replace("zh", "J").replace("ph", "f")
    key = key.replace("gh", "g").replace("th", "t").replace("dh", "d").replace("ts", "z").replace("c", "k")
    key = key.replace("j", "J").replace("w", "v") if key[:1] == "w" else key.replace("j", "J")
    return re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", key).translate(_MERGED))
