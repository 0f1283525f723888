"""Words of firms' names with a letter wrong: legal forms, trades of two words, letters written apart."""

from dataclasses import replace
from functools import lru_cache

from amparo.text.cleaning import DIGIT_LETTERS
from amparo.text.lexicon import Lexicon, Meaning, Role, one_edit, organisation_words, without_one
from amparo.text.words import Word

_FORM_WORD = 4
_SHORT_FORM = 5
_CO = 2
_PHRASE = 9
"""Letters that a phrase of two words has at least to be known with one letter wrong."""
_NO_FORM = frozenset(
    ["com", "net", "org", "uk", "hk", "eu", "tv", "it", "oil", "air", "gas", "sea", "sun", "sky", "ice", "will"]
)
"""Short words that are no misspelt legal form."""


def respelled(word: Word, lexicon: Lexicon) -> Word:
    """Return a word of a legal form with its one wrong letter put right."""
    if word.han or len(word.text) < _FORM_WORD or word.text in lexicon.words:
        return word
    for variant in (word.text, *without_one(word.text)):
        known = lexicon.forms.get(variant)
        if known is not None and one_edit(known, word.text):
            return replace(word, text=known)
    return word


def misspelt_phrase(words: list[Word], at: int, lexicon: Lexicon) -> Meaning | None:
    """Return the meaning of two words that are a phrase of the lexicon but for a letter missing, doubled or swapped.

    A letter exchanged for another makes another word too often: tactical missives are no missiles.
    """
    if at + 1 == len(words) or (words[at].text in lexicon.words) == (words[at + 1].text in lexicon.words):
        return None
    known = _phrase(words[at].text, words[at + 1].text)
    return None if known is None else lexicon.phrases[known]


@lru_cache(maxsize=16384)
def _phrase(one: str, two: str) -> str | None:
    lexicon = organisation_words()
    pair = [one, two]
    text = f"{one} {two}"
    for variant in (text, *without_one(text)) if len(text) >= _PHRASE else ():
        known = lexicon.near.get(variant)
        if known is not None and " " in known and one_edit(known, text) and _same_letters(known, text):
            words_known = known.split(" ")
            if sum(one == other for one, other in zip(words_known, pair, strict=True)) == 1:
                return known
    return None


def _same_letters(one: str, other: str) -> bool:
    return len(one) != len(other) or sorted(one) == sorted(other)


def letters_joined(raws: list[str]) -> list[str]:
    """Return the raw words with letters that stand one by one put together: ``S A C`` as ``SAC``, ``5 A`` as ``SA``."""
    joined: list[str] = []
    at = 0
    known = organisation_words()
    while at < len(raws):
        last = at
        while last < len(raws) and len(raws[last]) == 1 and raws[last].isascii() and raws[last].isalnum():
            last += 1
        run = "".join(raws[at:last])
        if len(run) > 1 and (run.isupper() or run.islower()) and not any(char.isdigit() for char in run[1:]):
            letters = run.translate(DIGIT_LETTERS)
            if letters == run or letters.casefold() in known.words:
                joined.append(letters.upper() if run.isupper() else letters)
                at = last
                continue
        if raws[at].isdigit() and len(raws[at]) == 1 and at + 1 < len(raws) and raws[at + 1].isupper():
            form = (raws[at].translate(DIGIT_LETTERS) + raws[at + 1]).upper()
            if form.casefold() in known.short_forms.get(form.casefold(), ()):
                joined.append(form)
                at += 2
                continue
        joined.append(raws[at])
        at += 1
    return joined


def endings(words: list[Word]) -> list[Word]:
    """Return the words with those that are a short word of a legal form but for one letter known as such.

    They stand last, or beside a word of a legal form, and another proper word or a trade is left.
    """
    found = list(words)
    for at in range(1, len(words)):
        others = any(word.role in (Role.CORE, Role.TRADE) for word in words[:at])
        if others and (role := _ending(found, at)) is not None:
            found[at] = replace(found[at], role=role)
    return found


def _ending(words: list[Word], at: int) -> Role | None:
    word = words[at]
    plain = word.role is Role.CORE and not word.meaning and not word.han and word.text not in _NO_FORM
    if not plain or not 1 < len(word.text) <= _SHORT_FORM:
        return None
    near = [at - 1, at + 1]
    if at + 1 < len(words) and words[at + 1].meaning == "group:the":
        near.append(at + 2)
    beside = any(0 <= other < len(words) and words[other].role is Role.FORM for other in near)
    if not beside and (at < len(words) - 1 or len(word.text) <= _CO):
        return None
    short = organisation_words().short_forms
    near_forms = {form for variant in (word.text, *without_one(word.text)) for form in short.get(variant, ())}
    known = any(one_edit(form, word.text) and (beside or len(form) > _CO) for form in near_forms)
    return (Role.FORM if beside else Role.GROUP) if known else None
