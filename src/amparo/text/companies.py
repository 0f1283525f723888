"""Company and vessel names taken apart: place, brand, trade, group word, legal form, branch, number."""

import re
from collections.abc import Iterator

from amparo.text.han import pinyin, simplified
from amparo.text.lexicon import SPELLED_FROM, Lexicon, Meaning, Role, one_edit, organisation_words, runs, without_one
from amparo.text.misspelt import endings, letters_joined, misspelt_phrase, respelled
from amparo.text.scripts import script_of
from amparo.text.usages import plain_umlaut
from amparo.text.uyghur import LEAST_CHARACTERS, LEAST_SYLLABLES, from_characters, from_pinyin
from amparo.text.words import MOST_WORDS, Word, plain_word, split

_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})\Z")
"""Roman figures up to 39: what names are numbered with. CMV, CD and DC are abbreviations, not 905, 400 and 600."""
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_SHIP = frozenset({"mv", "m", "v", "mt", "ss", "ms", "mts", "vessel", "ship", "tanker", "f", "fv", "lpg", "lng"})
_COUNTED = frozenset({"no", "nr", "num", "number", "号", "第"})
_LETTERS_THEN_DIGITS = re.compile(r"([a-z]+)(\d+)\Z")
_ADMINISTRATIVE = "county"
TEN = 10
_KNOWN, _OPENED, _UNKNOWN, _LONELY = 0.3, 0.4, 1.0, 1.5
"""Costs of cutting: of a known word, of a brand, of each of its characters, of one that is a single character."""
_BRAND = 12
_FIGURES = "〇一二三四五六七八九"
_TENS = {"十": 10, "百": 100}
_COUNTING = re.compile(
    "第([〇一二三四五六七八九十百]+)|([一二三四五六七八九十百]+)(?=局|师|团|院|所|冶|建设|医院|中学|农场|牧场|矿|航局|号)"
)
"""Chinese figures behind the mark of ordinals, or before what is counted so."""
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)\Z")
_SYLLABLES = 3
"""Words of pinyin that one Chinese word may be cut into, wherever the cuts are."""
_SIDE = 6
"""Letters that a name beside a slash has at least."""


def readings(name: str, *, vessel: bool) -> Iterator[tuple[str, tuple[Word, ...]]]:
    """Yield ``(how it was read, words)`` for a cleaned name; what stands on either side of a slash is a name too."""
    yield from _read(name, vessel=vessel)
    sides = [side.strip() for side in name.split("/")]
    if len(sides) > 1 and all(len(side) >= _SIDE for side in sides):
        for side in sides:
            yield from _read(side, vessel=vessel)


def _read(name: str, *, vessel: bool) -> Iterator[tuple[str, tuple[Word, ...]]]:
    raws = [raw for raw in split(name) if raw.casefold() not in _SHIP] if vessel else letters_joined(split(name))
    words: list[Word] = []
    how = "as-written"
    for raw in raws or split(name):
        for run in runs(raw):
            if script_of(run[0]) == "han":
                how = "pinyin"
                words.extend(_chinese(simplified(run)))
            elif (word := plain_word(run)) is not None:
                words.append(word)
    if not vessel:
        words = list(_with_roles(words))
    words = list(_numbered(words))
    words = words if vessel else endings(words)
    yield how if how == "pinyin" or name.isascii() else "romanised", tuple(words)[:MOST_WORDS]
    if not vessel:
        yield from _uyghur(words)


def _uyghur(words: list[Word]) -> Iterator[tuple[str, tuple[Word, ...]]]:
    """Yield a name with its brand as the Uyghur word that Chinese characters, or their pinyin, write by sound."""
    read, turned = list(words), list(words)
    for at, word in enumerate(words):
        if word.role is not Role.CORE or word.meaning:
            continue
        if word.han:
            sounds = from_characters(word.han) if len(word.han) >= LEAST_CHARACTERS else ()
        else:
            sounds, syllables = from_pinyin(word.text)
            sounds = sounds if syllables >= LEAST_SYLLABLES else ()
        for turn, made in enumerate((read, turned) if sounds else ()):
            made[at] = Word(sounds[min(turn, len(sounds) - 1)], written=word.written, unvowelled=True)
    for made in (read, turned) if turned != read else (read,):
        if [word.text for word in made] != [word.text for word in words]:
            yield "uyghur", tuple(made)[:MOST_WORDS]


def _with_roles(words: list[Word]) -> Iterator[Word]:
    lexicon = organisation_words()
    words = [respelled(word, lexicon) for word in words]
    at = 0
    before: Meaning | None = None
    while at < len(words):
        if words[at].han or (at == 0 and len(words[0].text) == 1 and len(words) > 1):
            yield words[at]  # one letter at the beginning is an initial, whatever else it means
            at += 1
            continue
        meaning, used = _meaning(words, at, lexicon)
        if meaning is None or meaning != before or meaning.role is not Role.TRADE:
            yield words[at] if meaning is None else _meant(meaning, words[at : at + used])
        before = meaning
        at += used


def _meaning(words: list[Word], at: int, lexicon: Lexicon) -> tuple[Meaning | None, int]:
    first = words[at].text
    if (misspelt := misspelt_phrase(words, at, lexicon)) is not None:
        return misspelt, 2
    texts = [word.text for word in words[at : at + max(lexicon.reach.get(first, 0), _SYLLABLES)]]
    for length in range(min(lexicon.reach.get(first, 0), len(texts)), 0, -1):
        meaning = lexicon.phrases.get(first if length == 1 else " ".join(texts[:length]))
        if meaning is not None:
            return meaning, length
    for length in range(min(_SYLLABLES, len(texts)), 0, -1):
        joined = plain_umlaut("".join(texts[:length]))
        if joined in lexicon.sounds:
            return lexicon.phrases[joined], length
    if len(first) >= SPELLED_FROM:
        for variant in (first, *without_one(first)):
            known = lexicon.near.get(variant)
            if known is not None and one_edit(known, first):
                return lexicon.phrases[known], 1
    return None, 1


def _meant(meaning: Meaning, words: list[Word]) -> Word:
    written = " ".join(word.written for word in words)
    text = "".join(word.text for word in words)
    if meaning.role is not Role.BRAND and (len(words) > 1 or meaning.role in (Role.FORM, Role.NUMBER)):
        text = meaning.key
    role = Role.CORE if meaning.role is Role.BRAND else meaning.role
    return Word(text, role, f"{meaning.role.name.lower()}:{meaning.key}", written, "".join(word.han for word in words))


def _chinese(text: str) -> Iterator[Word]:
    """Yield the words of a run of Chinese characters: numbers that count a division or a work, and what is between."""
    last = 0
    for found in _COUNTING.finditer(text):
        yield from _words_of(text[last : found.start()])
        number = _counted(found[1] or found[2])
        yield Word(str(number), Role.NUMBER, f"number:{number}", found[0], found[0])
        last = found.end()
        rank = organisation_words().characters.get(text[last : last + 1])
        if rank is not None and rank.role is Role.BRANCH:
            yield _meant_chinese(rank, text[last])
            last += 1
    yield from _words_of(text[last:])


def _counted(figure: str) -> int:
    """Return the number that Chinese figures up to 999 write."""
    total, digit = 0, 0
    for char in figure:
        if char in _TENS:
            total, digit = total + max(digit, 1) * _TENS[char], 0
        else:
            digit = _FIGURES.index(char)
    return total + digit


def _words_of(text: str) -> Iterator[Word]:
    """Cut a run of Chinese characters into words of the lexicon, so that least is left over; what is left is a brand.

    A brand of one character costs more than one that takes a character from a word of the lexicon.
    """
    at = 0
    for length, meaning in _cut(text):
        part = text[at : at + length]
        yield from _brand(part) if meaning is None else [_meant_chinese(meaning, part)]
        at += length


def _cut(text: str) -> list[tuple[int, Meaning | None]]:
    """Return lengths and meanings that cover a run at the least cost (Viterbi, from the end to the beginning)."""
    lexicon = organisation_words()
    size = len(text)
    best: list[tuple[float, int, Meaning | None]] = [(0.0, 0, None)] * (size + 1)
    for at in range(size - 1, -1, -1):
        choices: list[tuple[float, int, Meaning | None]] = []
        for length in range(1, min(max(lexicon.longest, _BRAND), size - at) + 1):
            rest = best[at + length][0]
            meaning = lexicon.characters.get(text[at : at + length])
            if meaning is not None and (length > 1 or _stands_alone(meaning, best[at + length][2], at)):
                choices.append((rest + _KNOWN, length, meaning))
            if best[at + length][2] is not None or at + length == size:
                choices.append((rest + _OPENED + length * _UNKNOWN + (_LONELY if length == 1 else 0), length, None))
        best[at] = min(choices, key=lambda choice: choice[0]) if choices else (size * _UNKNOWN, size - at, None)
    found = []
    at = 0
    while at < size:
        found.append(best[at][1:])
        at += best[at][1]
    return found


def _stands_alone(meaning: Meaning, following: Meaning | None, at: int) -> bool:
    """Whether one character may be a word: what a firm does, before its form, or a place's rank behind its name."""
    if meaning.key == _ADMINISTRATIVE:
        return at > 1
    closing = following is not None and following.role in (Role.FORM, Role.GROUP, Role.BRANCH)
    return meaning.role in (Role.TRADE, Role.BRANCH) and closing and at > 1


def _brand(text: str) -> Iterator[Word]:
    if text:
        yield Word("".join(pinyin(text)), written=text, han=text)


def _meant_chinese(meaning: Meaning, text: str) -> Word:
    role = Role.CORE if meaning.role is Role.BRAND else meaning.role
    key = "".join(pinyin(text)) if role is Role.CORE else meaning.key
    return Word(key, role, f"{meaning.role.name.lower()}:{meaning.key}", text, text)


def _numbered(words: list[Word]) -> Iterator[Word]:
    """Read numbers: words, Roman figures, compounds (``forty four``), a number glued to letters; drop ``No.``."""
    pending = 0
    for at, word in enumerate(words):
        number = _number(word, at)
        if word.text in _COUNTED and at + 1 < len(words):
            continue
        if number and pending and pending % TEN == 0 and number < TEN:
            pending += number
            continue
        if pending:
            yield _figure(pending)
        pending = number
        if not number:
            yield word
    if pending:
        yield _figure(pending)


def _number(word: Word, at: int) -> int:
    if word.role is Role.NUMBER:
        return int(word.meaning.partition(":")[2])
    if word.text.isdigit() and len(word.text) < TEN:
        return int(word.text)
    if (ordinal := _ORDINAL.match(word.text)) is not None and len(word.text) < TEN:
        return int(ordinal[1])
    if at and word.role is Role.CORE and word.written.isupper() and _ROMAN.match(word.written):
        return _roman(word.written)
    return 0


def _roman(figure: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in figure]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def _figure(number: int) -> Word:
    return Word(str(number), Role.NUMBER, f"number:{number}", str(number))
