"""A name taken apart into words, each with its role and its sound.

What comes in is a name as its source writes it, in any script; what goes out is one :class:`Reading` or more, kept
side by side: the likeliest romanisation first, and for Chinese names those of other usages (Wade-Giles, Cantonese).

Example:
    >>> [word.text for word in readings("新疆中泰化学股份有限公司", "organisation")[0].words]
    ['xinjiang', 'zhongtai', 'chemical', 'joint-stock']
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from amparo.text import companies, people
from amparo.text.cleaning import clean
from amparo.text.lexicon import Role
from amparo.text.scripts import is_uyghur, uyghur_latin
from amparo.text.words import MOST_WORDS, Word

Kind = Literal["person", "organisation", "vessel"]

KINDS: dict[str, Kind] = {
    "Person": "person",
    "Company": "organisation",
    "Organization": "organisation",
    "LegalEntity": "organisation",
    "PublicBody": "organisation",
    "Vessel": "vessel",
    "Airplane": "vessel",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name; ``how`` is a wording key (``as-written``, ``pinyin``, ``cantonese`` ...)."""

    how: str
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words in order, romanised."""
        return " ".join(word.text for word in self.words)


def kind_of(schema: str) -> Kind:
    """Return what sort of name a FollowTheMoney schema bears; an unknown schema is an organisation."""
    return KINDS.get(schema, "organisation")


@lru_cache(maxsize=8192)
def readings(name: str, kind: Kind) -> tuple[Reading, ...]:
    """Return the readings of a name, none for a name without a letter or digit. Never raises."""
    shown = clean(name)
    read = people.readings if kind == "person" else companies.readings
    written = dict.fromkeys(uyghur_latin(shown)) if is_uyghur(shown) else (shown,)
    found = (reading for one in written for reading in read(one, vessel=kind == "vessel"))
    return tuple(Reading(how, words[:MOST_WORDS]) for how, words in found if words)


__all__ = ["KINDS", "Kind", "Reading", "Role", "Word", "kind_of", "readings"]
