"""Personal names taken apart: titles and particles set aside, compounds opened, initials kept."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from amparo.text import korean
from amparo.text.cleaning import letters_for_digits
from amparo.text.east_asian import chinese_parts, one_given_name, one_given_part
from amparo.text.han import (
    OLDER,
    SOUTHERN,
    cantonese,
    overseas,
    personal_pinyin,
    pinyin,
    simplified,
    wade_giles,
)
from amparo.text.lexicon import Role, personal_words, runs
from amparo.text.scripts import script_of
from amparo.text.uyghur import LEAST_CHARACTERS, LEAST_SYLLABLES, from_characters, from_pinyin
from amparo.text.words import Word, plain_word, split

_SERVANT = re.compile(r"(?:abdu[lrsnzt]?|abd[aeo]l|abd[ai]r|abdoul|abdel)(?=[a-z]{4})")
_SERVANT_ALONE = frozenset(
    {"abdul", "abdel", "abdal", "abdol", "abdoul", "abdu", "abd", "abdur", "abdus", "abdar", "abder"}
)
_FAITH = re.compile(r"([a-z]{3,}?)[aeiou]?(?:d|l)?-?d[ie]{1,2}n[e]?\Z")
_FAITH_ALONE = frozenset({"uddin", "eddin", "eddine", "addin", "aldin", "aldeen", "uldin", "dine", "deen"})
_FORMS = frozenset({"llc", "ltd", "gmbh", "inc", "limited", "corp"})
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{2,3}\Z")
_HAN_NAME = 4
_AND = frozenset("yei")
_SHORT_TITLE = 3
_COUPLE = (2, 3)
_SHORT_FOR = {"ben": "nickname:benjamin"}
"""A particle that is short for a name where nothing stands before it, as in Ben Netanyahu."""
_SON_OF = frozenset({"bin", "ibn", "bn", "bint", "binti"})


def readings(name: str, *, vessel: bool = False) -> Iterator[tuple[str, tuple[Word, ...]]]:
    """Yield ``(how it was read, words)`` for a cleaned name."""
    del vessel
    raws = split(name)
    if not name.isascii() and any(script_of(char) == "han" for char in name):
        whole = raws if any(dot in name for dot in "·•‧・.") else one_given_part(raws)
        yield from _chinese([run for raw in whole for run in runs(raw)])
        return
    if any(script_of(raw[0]) == "hangul" for raw in raws):
        yield from korean.readings(raws, _words)
        return
    words = [word for raw in raws for word in _words(raw)]
    words = list(_placed(name, words))
    before, comma, behind = name.partition(",")
    family_first = bool(comma and behind.strip()) and len(split(before)) == 1
    for read in one_given_name(words, family_first=family_first):
        yield ("as-written" if name.isascii() else "romanised"), tuple(read)
    yield from _uyghur_in_pinyin(words)


def _placed(name: str, words: list[Word]) -> Iterator[Word]:
    """Yield the words with what is known of their places: a surname before the comma, a father behind "son of"."""
    before, comma, behind = name.partition(",")
    family = sum(1 for raw in split(before) for _ in _words(raw)) if comma else 0
    alone = {len(words) - 1, family - 1 if family == 1 else -1}
    words = [_named_so(word) if at in alone else word for at, word in enumerate(words)]
    ends = {0, family, len(words) - 1}
    words = [word if at in ends else _no_title(word) for at, word in enumerate(words)]
    if len(words) > 1 and words[0].text in _SHORT_FOR:
        words[0] = replace(words[0], role=Role.CORE, meaning=_SHORT_FOR[words[0].text])
    if comma and behind.strip() and "," not in behind and len(words) == 2:  # noqa: PLR2004 - a surname and a name
        yield from (replace(word, order=1 if at < family else 2) for at, word in enumerate(words))
        return
    sons = [at for at, word in enumerate(words) if word.text in _SON_OF and 0 < at < len(words) - 1]
    for at, word in enumerate(words):
        yield replace(word, order=3 if at < sons[0] else 4) if sons else word


@lru_cache(maxsize=65536)
def _words(raw: str) -> tuple[Word, ...]:
    """Return the words that one raw word of a name stands for."""
    return tuple(_words_of(raw))


def _words_of(raw: str) -> Iterator[Word]:
    word = plain_word(letters_for_digits(raw))
    if word is None:
        return
    text = word.text
    meaning = personal_words().phrases.get(text)
    if len(text) == 1 and not (raw.islower() and text in _AND):
        yield Word(text, written=raw)
    elif meaning is not None and meaning.role is not Role.NICKNAME:
        yield Word(text, meaning.role, written=raw)
    elif text in _FORMS:
        yield Word(text, Role.FORM, written=raw)
    elif text in _SERVANT_ALONE:
        yield Word("abd", written=raw)
    elif text in _FAITH_ALONE:
        yield Word("din", written=raw)
    elif raw.isupper() and _CONSONANTS.match(text) and len(raw) in _COUPLE and len(text) == _COUPLE[0]:
        yield from (Word(letter, written=letter.upper()) for letter in text)
    elif match := _SERVANT.match(text):
        rest = text[match.end() :]
        if rest in ("allah", "lah", "llah"):
            yield Word(text, meaning=f"nickname:{meaning.key}" if meaning else "", written=raw)
        else:
            yield Word("abd", written=raw)
            yield Word(rest, written=raw)
    else:
        known = f"nickname:{meaning.key}" if meaning else ""
        yield Word(text, meaning=known, written=raw, unvowelled=word.unvowelled)


def _chinese(raws: list[str]) -> Iterator[tuple[str, tuple[Word, ...]]]:
    han = [simplified(raw) for raw in raws if script_of(raw[0]) == "han"]
    others = [word for raw in raws if script_of(raw[0]) != "han" for word in _words(raw)]
    if len(han) > 1 or len(han[0]) > _HAN_NAME:
        yield "pinyin", tuple(_sounding("".join(pinyin(part)), part) for part in han) + tuple(others)
        yield from _uyghur(han, others)
        return
    if len(han[0]) >= LEAST_CHARACTERS:
        yield from _uyghur(han, others)
    parts = chinese_parts(han[0])
    sounds = [personal_pinyin(parts[0])[0], *map(pinyin, parts[1:])]
    given = sounds[-1]
    heard = (
        ("pinyin", "", sounds),
        ("wade-giles", OLDER, [tuple(map(wade_giles, sound)) for sound in sounds]),
        ("cantonese", SOUTHERN, [cantonese(part) for part in parts]),
    )
    for how, usage, syllables in heard:
        if all(syllables):
            read = [_sounding("".join(sound), usage + part) for sound, part in zip(syllables, parts, strict=True)]
            yield how, tuple(read + others)
    if len(parts) == len(_COUPLE) and (families := overseas(parts[0])):
        yield from _overseas(parts, families[0], given, others)


def _overseas(
    parts: list[str], family: str, given: tuple[str, ...], others: list[Word]
) -> Iterator[tuple[str, tuple[Word, ...]]]:
    """Yield a name as it is spelled in the south and abroad: the given name in southern sounds, or in pinyin."""
    southern = tuple((overseas(char) or (sound,))[0] for char, sound in zip(parts[1], given, strict=True))
    for usage, syllables in ((OLDER, southern), ("", given)):
        words = _sounding(family, SOUTHERN + parts[0]), _sounding("".join(syllables), usage + parts[1])
        yield "overseas", (*words, *others)


def _uyghur(han: list[str], others: list[Word]) -> Iterator[tuple[str, tuple[Word, ...]]]:
    """Yield a name in Chinese characters as the Uyghur one that they write by sound, where they do."""
    sounds = [from_characters(part) for part in han]
    for turn in range(max(map(len, sounds))) if all(sounds) else ():
        written = [(heard[min(turn, len(heard) - 1)], part) for heard, part in zip(sounds, han, strict=True)]
        yield "uyghur", tuple(word for sound, part in written for word in _transcribed(sound, part)) + tuple(others)


def _uyghur_in_pinyin(words: list[Word]) -> Iterator[tuple[str, tuple[Word, ...]]]:
    """Yield a name in the pinyin of characters that write a Uyghur name by sound as that name."""
    heard = [from_pinyin(word.text) if word.role is Role.CORE else ((), 0) for word in words]
    if max((syllables for _, syllables in heard), default=0) < LEAST_SYLLABLES:
        return
    for turn in range(max(len(sounds) for sounds, _ in heard)):
        read: list[Word] = []
        for word, (sounds, syllables) in zip(words, heard, strict=True):
            if syllables > 1:
                read += _transcribed(sounds[min(turn, len(sounds) - 1)], word.written, order=word.order)
            else:
                read.append(word)
        if [word.text for word in read] != [word.text for word in words]:
            yield "uyghur", tuple(read)


def _transcribed(sound: str, written: str, order: int = 0) -> Iterator[Word]:
    """Yield the words of a Uyghur name that Chinese characters write: its vowels are as vague as unwritten ones."""
    words = list(_words(sound))
    for word in words:
        han = written if len(words) == 1 and not written.isascii() else ""
        yield replace(word, written=written, han=han, unvowelled=True, order=order)


def _sounding(sound: str, han: str) -> Word:
    return Word(sound, written=han, han=han)


def _no_title(word: Word) -> Word:
    """Return a short title within a name as the syllable it is: Tsai Ing-wen is no engineer."""
    return replace(word, role=Role.CORE) if word.role is Role.TITLE and len(word.text) <= _SHORT_TITLE else word


def _named_so(word: Word) -> Word:
    """Return a particle that nothing follows as the name it must be: Bin, An, Le are names too."""
    return replace(word, role=Role.CORE) if word.role is Role.PARTICLE and len(word.text) > 1 else word
