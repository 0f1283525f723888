"""The words that names are made of besides the proper ones: legal forms, trades, places, titles, in many languages.

Tables are ``word_tables/*.toml``: one table for each role, in it ``key = [forms]``; forms in Chinese characters
are also known by their pinyin (``word_tables/pinyin.tsv``, which a test holds to them). Forms of any other script
are looked up romanised. The first table in the order of :data:`ORDER` that holds a form decides its role.
"""

from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from itertools import pairwise

from amparo.kernel.registry import data_file, toml_files
from amparo.text.scripts import romanised, script_of

PACKAGE = "amparo.text"


class Role(IntEnum):
    """What a word does in a name."""

    CORE = 0
    TRADE = 1
    PLACE = 2
    GROUP = 3
    FORM = 4
    BRANCH = 5
    NUMBER = 6
    TITLE = 7
    PARTICLE = 8
    BRAND = 9
    NICKNAME = 10


ORDER = ("form", "number", "brand", "place", "branch", "group", "trade")
PERSONAL = ("title", "particle", "nickname")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A role and the key that all forms of one meaning share."""

    role: Role
    key: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Forms by their romanised words joined with blanks, and by their Chinese characters.

    ``reach`` tells for a first word how many words the longest form that begins with it has; ``near`` finds a long
    word from itself with one letter left out, ``forms`` likewise a word of a legal form of five letters or more;
    ``words`` are all the words of all forms; ``short_forms`` finds the words of legal forms of up to four letters;
    ``sounds`` are the pinyin of Chinese forms of two characters and more, written as one word.
    """

    phrases: dict[str, Meaning]
    reach: dict[str, int]
    characters: dict[str, Meaning]
    longest: int
    near: dict[str, str]
    forms: dict[str, str]
    words: frozenset[str]
    short_forms: dict[str, tuple[str, ...]]
    sounds: frozenset[str]


@cache
def organisation_words() -> Lexicon:
    """Return the words of company names."""
    return _lexicon(ORDER)


@cache
def personal_words() -> Lexicon:
    """Return the words beside personal names."""
    return _lexicon(PERSONAL)


def _lexicon(roles: tuple[str, ...]) -> Lexicon:
    tables = _tables()
    sounds = _pinyin()
    phrases: dict[str, Meaning] = {}
    written: set[str] = set()
    joined: set[str] = set()
    characters: dict[str, Meaning] = {}
    for role in roles:
        for key, forms in tables.get(role, {}).items():
            meaning = Meaning(Role[role.upper()], key)
            for form in (key.replace("-", " "), *forms) if role == "nickname" else forms:
                if script_of(form[0]) == "han":
                    characters.setdefault(form, meaning)
                    syllables = sounds.get(form, "").split()
                    if len(syllables) > 1:
                        phrases.setdefault("".join(syllables), meaning)
                        joined.add("".join(syllables))
                        phrases.setdefault(" ".join(syllables), meaning)
                else:
                    phrase = " ".join(romanised(word) for word in form.split())
                    phrases.setdefault(phrase, meaning)
                    written.add(phrase)
    reach: dict[str, int] = {}
    for phrase in phrases:
        first, *rest = phrase.split(" ")
        reach[first] = max(reach.get(first, 1), 1 + len(rest))
    words = frozenset(
        word for phrase in phrases if phrase in written or " " not in phrase for word in phrase.split(" ")
    )
    longest = max(map(len, characters), default=0)
    short = _short(phrases, written)
    return Lexicon(
        phrases, reach, characters, longest, _near(phrases), _forms(phrases), words, short, frozenset(joined)
    )


def _near(phrases: dict[str, Meaning]) -> dict[str, str]:
    near: dict[str, str] = {}
    for phrase in phrases:
        if len(phrase) >= SPELLED_FROM and phrase.count(" ") < 2:  # noqa: PLR2004 - one word or two
            for variant in (phrase, *without_one(phrase)):
                near.setdefault(variant, phrase)
    return near


def _forms(phrases: dict[str, Meaning]) -> dict[str, str]:
    words = {word for phrase, meaning in phrases.items() if meaning.role is Role.FORM for word in phrase.split(" ")}
    forms: dict[str, str] = {}
    for word in sorted(words):
        if len(word) >= FORM_FROM and word.isascii():
            for variant in (word, *without_one(word)):
                forms.setdefault(variant, word)
    return forms


def _short(phrases: dict[str, Meaning], written: set[str]) -> dict[str, tuple[str, ...]]:
    forms = [phrase.split(" ") for phrase in written if phrases[phrase] in _FORMS]
    words = {word for form in forms for word in form if max(map(len, form)) < FORM_FROM}
    short: dict[str, tuple[str, ...]] = {}
    for word in sorted(words):
        if 1 < len(word) < FORM_FROM and word.isascii():
            for variant in (word, *without_one(word)):
                short[variant] = (*short.get(variant, ()), word)
    return short


_FORMS = frozenset(Meaning(Role.FORM, key) for key in ("limited", "joint-stock", "company", "partnership"))
FORM_FROM = 5
SPELLED_FROM = 7
"""Letters a word of the lexicon has at least to be known with one letter wrong."""


def without_one(word: str) -> tuple[str, ...]:
    """Return the word with each one of its letters left out in turn."""
    return tuple(word[:at] + word[at + 1 :] for at in range(len(word)))


def one_edit(one: str, other: str) -> bool:
    """Whether two different words are one insertion, deletion, substitution or swap of neighbours apart."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, tail = one[start:], other[start:]
    return rest[1:] == tail[1:] or rest[1:] == tail or rest == tail[1:] or _swapped(rest, tail)


def _swapped(rest: str, tail: str) -> bool:
    return rest[:2] == tail[1::-1] and rest[2:] == tail[2:] and len(rest) > 1


@cache
def _tables() -> dict[str, dict[str, tuple[str, ...]]]:
    tables: dict[str, dict[str, tuple[str, ...]]] = {}
    for _, content in toml_files(PACKAGE, "word_tables"):
        for role, entries in content.items():
            table = tables.setdefault(role, {})
            for key, forms in entries.items():
                table[key] = table.get(key, ()) + tuple(forms)
    return tables


@cache
def _pinyin() -> dict[str, str]:
    rows = data_file(PACKAGE, "word_tables/pinyin.tsv").decode("utf-8").splitlines()
    return {row.partition("\t")[0]: row.partition("\t")[2] for row in rows if row}


@cache
def related_meanings() -> frozenset[tuple[str, str]]:
    """Return the pairs of trades, in both orders, of which a translation may call one the other."""
    return frozenset(
        (f"trade:{one}", f"trade:{other}")
        for near in _tables()["related"].values()
        for one in near
        for other in near
        if one != other
    )


def chinese_forms() -> tuple[str, ...]:
    """Return every form in Chinese characters of two or more characters, sorted."""
    forms = {form for table in _tables().values() for entry in table.values() for form in entry}
    return tuple(sorted(form for form in forms if script_of(form[0]) == "han" and len(form) > 1))


def runs(text: str) -> tuple[str, ...]:
    """Return the text cut where Chinese characters begin or end."""
    if text.isascii():
        return (text,)
    han = [script_of(char) == "han" for char in text]
    cuts = [0, *(at + 1 for at, (left, right) in enumerate(pairwise(han)) if left != right), len(text)]
    return tuple(text[first:last] for first, last in pairwise(cuts) if last > first)
