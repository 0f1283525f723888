"""One word of a name."""

# ruff: noqa: RUF001 - letters that look alike are what this is about

import re
from dataclasses import dataclass

from amparo.text.lexicon import Role
from amparo.text.scripts import romanised, script_of_text

MOST_WORDS = 24
"""Words kept of one name; a longer name is compared by its first ones."""

_UNVOWELLED = frozenset({"arabic", "hebrew"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name.

    ``text`` is romanised, lower case; for a word of the lexicon it is the meaning's key, and ``written`` what stood
    there. ``han`` holds its Chinese characters, simplified, where it has any. ``unvowelled`` marks a word from a
    script that leaves short vowels out. ``order`` is what is known of its place in a person's name: 1 before, 2 after
    the only comma; else 3 before, 4 after the first "son of"; 0 nothing.
    """

    text: str
    role: Role = Role.CORE
    meaning: str = ""
    written: str = ""
    han: str = ""
    unvowelled: bool = False
    order: int = 0


_MARKS = "\u0300-\u036f\u0483-\u0487\u064b-\u065f\u0670\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_APART = re.compile(rf"[^\w'’`ʻʼ&%{_MARKS}]+|_", re.UNICODE)
_DOTTED = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.[ ]?){1,7}(?:[^\W\d_](?![^\W_]))?")
_GLUED_FORM = re.compile(r"(?<=[a-z])(?=(?:AG|SA|AB|AS|NV|BV|OY|SE|LLC|LTD|INC|PLC|SRL|SPA|KG)\b)")
_PERCENT = re.compile(r"(?<=\d)\s*%")
_RUN_TOGETHER = re.compile(r"[^\W_]*(?:[a-z][A-Z][^\W_]*){2,}")
_BEFORE_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[a-z]{2})(?=\d)")
_QUOTES = re.compile(r"['’`ʻʼ′´]")
_SLASHED = re.compile(r"(?<![^\W_])([^\W\d_])/([^\W\d_])(?![^\W_])")


def split(text: str) -> list[str]:
    """Return the raw words of a cleaned name: abbreviations joined (``p.l.c.``), apostrophes closed up."""
    text = _RUN_TOGETHER.sub(lambda match: _BEFORE_CAPITAL.sub(" ", match[0]), text)
    text = _PERCENT.sub(" percent", _GLUED_FORM.sub(" ", text))
    text = _SLASHED.sub(r"\1\2", text)
    text = _DOTTED.sub(lambda match: match[0].replace(".", "").replace(" ", "") + " ", text)
    text = _QUOTES.sub("", text.replace("&", " and "))
    return [word for word in _APART.split(text) if word]


def plain_word(raw: str) -> Word | None:
    """Return a raw word with no role yet, or ``None`` where nothing of it can be read."""
    text = "".join(char for char in romanised(raw) if char.isalnum())
    if not text:
        return None
    return Word(text, written=raw, unvowelled=not raw.isascii() and script_of_text(raw) in _UNVOWELLED)
