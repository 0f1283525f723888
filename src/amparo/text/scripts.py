"""Letters of other scripts in Latin: one or more readings of a word, the likeliest first.

Cyrillic covers Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian, Kazakh, Kyrgyz, Uyghur and Mongolian
letters; Uyghur in Arabic letters is a full alphabet and is read as one (Uyghur Latin Yéziqi, 2008, without accents);
other Arabic, Persian and Hebrew words give their consonants and long vowels. Hangul follows the Revised
Romanisation of 2000, with the McCune-Reischauer spellings of common surnames beside it. Any other script goes through
``anyascii``.
"""

# ruff: noqa: RUF001 - letters that look alike are what this is about

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from anyascii import anyascii

LATIN_LAST = 0x24F
SYLLABLES = 11172
"""Hangul syllables there are."""
Script = Literal["latin", "han", "cyrillic", "arabic", "uyghur", "hebrew", "hangul", "kana", "other"]

_CYRILLIC = dict(
    zip(
        "абвгґдеёжзиіїйклмнопрстуўфхцчшщъыьэюяєђѓјљњћќџѕәғқңөұүһҗӊӯӣҳҷ",
        [
            "a",
            "b",
            "v",
            "g",
            "g",
            "d",
            "e",
            "e",
            "zh",
            "z",
            "i",
            "i",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "_",
            "y",
            "_",
            "e",
            "yu",
            "ya",
            "e",
            "dj",
            "g",
            "j",
            "lj",
            "nj",
            "c",
            "k",
            "dz",
            "dz",
            "e",
            "gh",
            "q",
            "ng",
            "o",
            "u",
            "u",
            "h",
            "j",
            "ng",
            "u",
            "i",
            "h",
            "j",
        ],
        strict=True,
    )
)
_UYGHUR_ONLY = set("ەېۆۈۇۋڭ")
_UYGHUR = {
    "ا": "a", "ە": "e", "ب": "b", "پ": "p", "ت": "t", "ج": "j", "چ": "ch", "خ": "h", "د": "d", "ر": "r", "ز": "z",
    "ژ": "zh", "س": "s", "ش": "sh", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "گ": "g", "ڭ": "ng", "ل": "l", "م": "m",
    "ن": "n", "ھ": "h", "و": "o", "ۇ": "u", "ۆ": "o", "ۈ": "u", "ۋ": "w", "ې": "e", "ى": "i", "ي": "y", "ئ": "",
    "ه": "h", "ک": "k", "ی": "y",
}  # fmt: skip
_ARABIC = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ب": "b", "پ": "p", "ت": "t", "ث": "th", "ج": "j", "چ": "ch",
    "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "d",
    "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ک": "k", "گ": "g", "ل": "l", "م": "m",
    "ن": "n", "ه": "h", "ة": "a", "و": "u", "ؤ": "u", "ي": "i", "ی": "i", "ى": "a", "ئ": "i", "ء": "", "ټ": "t",
    "ډ": "d", "ړ": "r", "ښ": "sh", "ګ": "g", "ڼ": "n", "ې": "e", "ۍ": "i", "ځ": "z", "څ": "s", "ھ": "h", "ہ": "h",
    "ڈ": "d", "ڑ": "r", "ٹ": "t", "ے": "e", "ں": "n",
}  # fmt: skip
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u0591-\u05c7]")
_HANGUL_INITIAL = ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "_", "j", "jj", "ch", "k", "t", "p", "h"]
_HANGUL_MEDIAL = [
    "a",
    "ae",
    "ya",
    "yae",
    "eo",
    "e",
    "yeo",
    "ye",
    "o",
    "wa",
    "wae",
    "oe",
    "yo",
    "u",
    "wo",
    "we",
    "wi",
    "yu",
    "eu",
    "ui",
    "i",
]
_HANGUL_FINAL = [
    "_",
    "k",
    "k",
    "ks",
    "n",
    "nj",
    "nh",
    "t",
    "l",
    "lk",
    "lm",
    "lb",
    "ls",
    "lt",
    "lp",
    "lh",
    "m",
    "p",
    "ps",
    "t",
    "t",
    "ng",
    "t",
    "t",
    "k",
    "t",
    "p",
    "t",
]


def script_of(char: str) -> Script:
    """Return the script of one letter."""
    code = ord(char)
    for first, last, script in _RANGES:
        if first <= code <= last:
            return script
    return "other"


_RANGES: tuple[tuple[int, int, Script], ...] = (
    (0x41, 0x24F, "latin"), (0x400, 0x52F, "cyrillic"), (0x590, 0x5FF, "hebrew"), (0x600, 0x6FF, "arabic"),
    (0x750, 0x77F, "arabic"), (0x1E00, 0x1EFF, "latin"), (0x3005, 0x3007, "han"), (0x3040, 0x30FF, "kana"),
    (0x3400, 0x4DBF, "han"), (0x4E00, 0x9FFF, "han"), (0xAC00, 0xD7AF, "hangul"), (0xF900, 0xFAFF, "han"),
    (0x20000, 0x3134F, "han"), (0xFB50, 0xFEFF, "arabic"),
)  # fmt: skip


def script_of_text(text: str) -> Script:
    """Return the script of the first letter that is not Latin, else ``latin``."""
    for char in text:
        if ord(char) > LATIN_LAST and char.isalpha():
            script = script_of(char)
            if script == "arabic" and _UYGHUR_ONLY.intersection(text):
                return "uyghur"
            return script
    return "latin"


@lru_cache(maxsize=65536)
def romanised(word: str) -> str:  # noqa: PLR0911 - one script, one answer
    """Return one word of any script but Han in lower-case ASCII letters and digits; may be empty."""
    if word.isascii():
        return word.lower()
    script = script_of_text(word)
    if script == "latin":
        return plain_latin(word)
    if script == "cyrillic":
        latin = "".join(_CYRILLIC.get(char, char) for char in word.lower()).replace("_", "")
        return plain_latin(latin)
    if script == "uyghur":
        return plain_latin("".join(_UYGHUR.get(char, "") for char in word))
    if script == "arabic":
        return plain_latin("".join(_ARABIC.get(char, "") for char in _MARKS.sub("", word)))
    if script == "hangul":
        return plain_latin("".join(_hangul(char) for char in word))
    return plain_latin(anyascii(_MARKS.sub("", word)))


_SPECIAL = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "œ": "oe", "ə": "e", "ŋ": "ng"}
)


def is_uyghur(text: str) -> bool:
    """Whether a text in Arabic letters is Uyghur: it holds a letter, or begins a word with one, as only Uyghur does."""
    return bool(_UYGHUR_ONLY.intersection(text)) or text.startswith("\u0626") or " \u0626" in text


def uyghur_latin(text: str) -> tuple[str, str]:
    """Return a Uyghur text in Arabic letters in Latin ones; it is a full alphabet, vowels and all.

    Its open e is written ``e`` (Uyghur Latin Yeziqi) and, in most other romanisations, ``a``: both are given.
    """
    latin = "".join(_UYGHUR.get(char, char) for char in text)
    return latin, "".join("a" if char == "\u06d5" else _UYGHUR.get(char, char) for char in text)


def plain_latin(word: str) -> str:
    """Return a Latin word in lower-case ASCII, accents off."""
    word = word.lower()
    if word.isascii():
        return word
    word = unicodedata.normalize("NFD", word.translate(_SPECIAL))
    word = "".join(char for char in word if not unicodedata.combining(char))
    return word if word.isascii() else anyascii(word).lower()


_VOICELESS = {"g": "k", "d": "t", "b": "p", "j": "ch"}


def older_hangul(text: str) -> str:
    """Return a Korean given name as North Korean lists spell it: McCune-Reischauer with the marks off.

    Initial stops are voiceless at the beginning and after a voiceless sound; between vowels they are kept voiced.
    """
    spelled = ""
    for char in text:
        syllable = _hangul(char).replace("eo", "o").replace("eu", "u")
        voiceless = _VOICELESS.get(syllable[:1])
        after_voice = bool(spelled) and spelled[-1] in "aeiounmgl"
        if voiceless and syllable[:1] != syllable[1:2] and not after_voice:
            syllable = voiceless + syllable[1:]
        spelled += syllable
    return spelled


def _hangul(char: str) -> str:
    code = ord(char) - 0xAC00
    if not 0 <= code < SYLLABLES:
        return char
    parts = _HANGUL_INITIAL[code // 588], _HANGUL_MEDIAL[code % 588 // 28], _HANGUL_FINAL[code % 28]
    return "".join(parts).replace("_", "")
