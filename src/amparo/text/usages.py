"""Spellings of Chinese sounds that vary from bearer to bearer, folded: Cantonese, older Mandarin, and pinyin's ü.

A fold maps what people write for one sound to one key. It is applied to a word known to be written from characters in
that usage and to the Latin word held against it, never to two Latin words. Sources: the Hong Kong Government
Cantonese Romanisation as described by Y. Kataoka and C. Lee (2008) beside Jyutping and Yale; H. A. Giles (1892);
Tongyong Pinyin (2002).
"""

import re
from functools import lru_cache

_CANTONESE = (
    (re.compile(r"sz(?:e|u)?$|sze"), "si"),
    (re.compile(r"sh"), "s"),
    (re.compile(r"tsz|ch|ts|tz|cz|j"), "c"),
    (re.compile(r"gw|qu"), "kw"),
    (re.compile(r"(?<!n)g|ck|q"), "k"),
    (re.compile(r"b"), "p"),
    (re.compile(r"d"), "t"),
    (re.compile(r"eung|oeng"), "eong"),
    (re.compile(r"(?<=[^aeiouy])un"), "an"),
    (re.compile(r"yue|yu(?=[nt])|eu(?=[nit])|ue(?=[nt])"), "u"),
    (re.compile(r"ee|ie(?![aouw])|ei|ey"), "i"),
    (re.compile(r"oo"), "u"),
    (re.compile(r"oy"), "oi"),
    (re.compile(r"aw|ou"), "o"),
    (re.compile(r"ow"), "au"),
    (re.compile(r"um(?=[^aeiou]|$)"), "am"),
    (re.compile(r"aa|ar(?=[^aeiou]|$)"), "a"),
    (re.compile(r"(?<=[aeiou])[hr](?=[^aeiou]|$)"), ""),
    (re.compile(r"(?<=[aiou])y(?=[^aeiou]|$)"), "i"),
    (re.compile(r"^y(?=i)|(?<=[^aeiou])y(?=i)"), ""),
    (re.compile(r"([^aeiou])\1+"), r"\1"),
)
_MANDARIN = (
    (re.compile(r"jeou"), "Ciu"),
    (re.compile(r"hs|sh|(?<![tz])s(?=i)"), "S"),
    (re.compile(r"tsch|jh|ch|j(?=[iy])"), "C"),
    (re.compile(r"tz|ts|dz|z"), "c"),
    (re.compile(r"b"), "p"),
    (re.compile(r"d|th"), "t"),
    (re.compile(r"(?<!n)g"), "k"),
    (re.compile(r"(?<=[^aeiou])w|w(?=[aeo])"), "u"),
    (re.compile(r"yeou|iou|you|iu|eou"), "iu"),
    (re.compile(r"uei|ui"), "ui"),
    (re.compile(r"yen|yan|ien|ian"), "ian"),
    (re.compile(r"yeh|ieh|ye|ie"), "ie"),
    (re.compile(r"yueh|yue|ueh|ue"), "ue"),
    (re.compile(r"uen|un"), "un"),
    (re.compile(r"ung|ong"), "ong"),
    (re.compile(r"(?<=[iaeu])h(?=[^aeiou]|$)"), ""),
    (re.compile(r"uo"), "o"),
    (re.compile(r"y(?=i)"), ""),
    (re.compile(r"ee|(?<=[^aeiou])y(?=[^aeiou]|$)"), "i"),
)
_UMLAUT = re.compile(r"(?<=[ln])(?:v|yu)")


@lru_cache(maxsize=16384)
def cantonese_fold(word: str) -> str:
    """Return the key that the spellings of one Cantonese sound share."""
    return _folded(word, _CANTONESE)


@lru_cache(maxsize=16384)
def mandarin_fold(word: str) -> str:
    """Return the key that the spellings of one Mandarin sound share in Wade-Giles and its like; not in pinyin."""
    return word if re.search(r"zh|q|x", word) else _folded(word, _MANDARIN)


def plain_umlaut(word: str) -> str:
    """Return a pinyin word with its ü (``lv``, ``lyu``) as ``u``, and the ``aa`` of Shaanxi as ``a``."""
    word = word.replace("aa", "a") if "aa" in word else word
    return _UMLAUT.sub("u", word) if "v" in word or "yu" in word else word


def _folded(word: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, key in rules:
        word = pattern.sub(key, word)
    return word
