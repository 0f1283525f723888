"""Taking from a text what the eye does not see: invisible characters, look-alike letters, odd widths and cases.

Source: Unicode Standard Annex #15 (NFKC) and Unicode Technical Standard #39 (confusables); only the Cyrillic and
Greek letters that a Latin name can hide are folded, and only in names that also hold a Latin letter.
"""

# ruff: noqa: RUF001 - letters that look alike are what this is about

import re
import unicodedata

LONGEST = 2000
"""Characters read of one name; whatever follows is left out (a name field of a megabyte is not a name)."""

_LOOK_ALIKE = str.maketrans(
    "аАвВгсСеЕоОрРхХуУіІјЈѕЅкКмМнНтТԁһԛԝɡαΑΒΕεΖΗΙιΚκΜΝνΟοΡρΤτΥυΧχ",
    "aAbBrcCeEoOpPxXyYiIjJsSkKmMhHtTdhqwgaABEeZHIiKkMNvOoPpTtYuXx",
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_OTHER_ALIKE = re.compile(r"[Ͱ-Ͽ\u0400-\u052fɡ]")
_ASCII_PLAIN = re.compile(r"[ -~]*\Z")
DIGIT_LETTERS = str.maketrans("013456789", "oleasgtbg")
_INVISIBLE = {"Cf", "Cc", "Cs", "Co", "Cn"}


def clean(text: str) -> str:
    """Return ``text`` as one line of plain characters, its case kept.

    Never raises, whatever the characters; at most :data:`LONGEST` characters are read.
    """
    text = text[:LONGEST]
    if _ASCII_PLAIN.match(text):
        return " ".join(text.split())
    shown = "".join(_shown(char) for char in unicodedata.normalize("NFKC", text))
    latin = bool(_LATIN.search(shown))
    return " ".join(_latin_in_disguise(word) if latin else word for word in shown.split())


def _shown(char: str) -> str:
    category = unicodedata.category(char)
    if category in _INVISIBLE:
        return " " if char in "\t\n\r\x0b\x0c\x85" else ""
    return " " if category.startswith("Z") else char


def _latin_in_disguise(word: str) -> str:
    if _OTHER_ALIKE.search(word):
        folded = word.translate(_LOOK_ALIKE)
        if _LATIN.search(word) or not _OTHER_ALIKE.search(folded):
            return folded
    return word


def letters_for_digits(word: str) -> str:
    """Return a word with the digits inside it read as the letters they imitate (``Ig0r`` as ``Igor``).

    Words of digits only, and words that start with two digits or end in two, are left: they are numbers.
    """
    if not any(char.isdigit() for char in word) or not any(char.isalpha() for char in word):
        return word
    if re.search(r"\d\d|^\d+\D{1,2}$", word):
        return word
    return word.translate(DIGIT_LETTERS)
