"""Personal names taken apart: titles and particles set aside, Arabic compounds opened, initials kept, Chinese names read."""

import re
from collections.abc import Iterator

from amparo.text.han import personal_pinyin, pinyin, simplified, surname_length
from amparo.text.lexicon import Role, personal_words
from amparo.text.cleaning import letters_for_digits
from amparo.text.scripts import script_of
from amparo.text.words import MOST_WORDS, Word, plain_word, split

_SERVANT = re.compile(r"(?:abdu[lrsnzt]?|abd[aeo]l|abd[ai]r|abdoul|abdel)(?=[a-z]{4})")
_SERVANT_ALONE = frozenset(
    {"abdul", "abdel", "abdal", "abdol", "abdoul", "abdu", "abd", "abdur", "abdus", "abdar", "abder"}
)
_FAITH = re.compile(r"([a-z]{3,}?)[aeiou]?(?:d|l)?-?d[ie]{1,2}n[e]?\Z")
_FAITH_ALONE = frozenset({"uddin", "eddin", "eddine", "addin", "aldin", "aldeen", "uldin", "dine", "deen"})
_FORMS = frozenset({"llc", "ltd", "gmbh", "inc", "limited", "corp"})
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{2,3}\Z")
_HAN_NAME = 4


def readings(name: str, *, vessel: bool = False) -> Iterator[tuple[str, tuple[Word, ...]]]:
    """Yield ``(how it was read, words)`` for a cleaned name."""
    del vessel
    raws = split(name)
    if any(script_of(char) == "han" for char in name):
        yield from _chinese(raws)
        return
    words = [word for raw in raws for word in _words(raw)]
    yield ("as-written" if name.isascii() else "romanised"), tuple(words)[:MOST_WORDS]


def _words(raw: str) -> Iterator[Word]:
    word = plain_word(letters_for_digits(raw))
    if word is None:
        return
    text = word.text
    meaning = personal_words().phrases.get(text)
    if meaning is not None and meaning.role is not Role.NICKNAME:
        yield Word(text, meaning.role, f"{meaning.role.name.lower()}:{meaning.key}", raw)
    elif text in _FORMS:
        yield Word(text, Role.FORM, written=raw)
    elif text in _SERVANT_ALONE:
        yield Word("abd", Role.PARTICLE, "particle:abd", raw)
    elif text in _FAITH_ALONE:
        yield Word("din", Role.PARTICLE, "particle:din", raw)
    elif raw.isupper() and _CONSONANTS.match(text) and len(raw) <= 3 and len(text) == 2:
        yield from (Word(letter, written=letter.upper()) for letter in text)
    elif match := _SERVANT.match(text):
        rest = text[match.end() :]
        if rest in ("allah", "lah", "llah"):
            yield Word(text, meaning=f"nickname:{meaning.key}" if meaning else "", written=raw)
        else:
            yield Word("abd", Role.PARTICLE, "particle:abd", raw)
            yield Word(rest, written=raw)
    else:
        known = f"nickname:{meaning.key}" if meaning else ""
        yield Word(text, meaning=known, written=raw, unvowelled=word.unvowelled)


def _chinese(raws: list[str]) -> Iterator[tuple[str, tuple[Word, ...]]]:
    han = [simplified(raw) for raw in raws if script_of(raw[0]) == "han"]
    others = [word for raw in raws if script_of(raw[0]) != "han" for word in _words(raw)]
    if len(han) == 1 and len(han[0]) <= _HAN_NAME:
        cut = surname_length(han[0])
        surname, given = personal_pinyin(han[0])
        pairs = ((surname, han[0][:cut]), (given, han[0][cut:]))
    else:
        pairs = tuple(("".join(pinyin(part)), part) for part in han)
    words = [Word(sound, written=part, han=part) for sound, part in pairs if part]
    yield "pinyin", tuple(words + others)[:MOST_WORDS]
