"""Which regions an address names, and which it merely mentions in a street, a house or a firm.

A street called after a region lies elsewhere as often as not, so the word beside a place name decides what the
name names. A name that several places bear counts for a region only in company: another name of the same region,
or the country with no other region named. The words are data, in ``regions/words.toml``.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from amparo.kernel.registry import data_file
from amparo.text.elsewhere import Elsewhere, parts_elsewhere, postcode_places
from amparo.text.regions import Place, places

Meaning = Literal["region", "possible", "street", "building", "organisation"]
LONGEST = 2000
MOST_BETWEEN = 3
MOST_BEFORE_FIRM = 5
MOST_SIGNS_BEFORE_FIRM = 16
_WORD = re.compile(r"\w+(?:['\N{RIGHT SINGLE QUOTATION MARK}]\w+)*|[,;:()\n/|]")
_BREAK = re.compile(r"[,;:()\n/|\uff0c\u3001\uff1b]")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]")


@dataclass(frozen=True, slots=True)
class RegionNamed:
    """A place name in an address.

    ``code`` is the ISO 3166-2 code, ``place`` the finest code of the gazetteer, ``text`` the piece of the address that
    shows what is meant. ``kind`` is ``region`` where the address lies there; ``possible`` where the name is
    borne by other places too and nothing decides; else what is merely called after the region.
    """

    code: str
    text: str
    kind: Meaning
    place: str
    name: str


@dataclass(frozen=True, slots=True)
class _Mention:
    place: Place
    sure: bool
    kind: Meaning
    start: int
    end: int
    settled: bool = False  # the name of a village or town, which other regions have too
    divided: bool = False  # a division follows: this is a place, and no shop called after one


@lru_cache(maxsize=8192)
def regions_named(address: str, country: str | None = None) -> tuple[RegionNamed, ...]:
    """Return the places that an address names, in the order of the address.

    Args:
        address: free text in any script.
        country: ISO 3166-1 alpha-2 code of the address, where told beside it.
    """
    text = unicodedata.normalize("NFKC", address[:LONGEST])
    countries = frozenset(_countries(text) | ({country.upper()} if country else set()))
    named = [*_in_words(text), *_in_han(text)]
    parts = tuple(parts_elsewhere(text, _words()["division"]["any"]))
    numbers = (
        _Mention(place, False, "region", begin, end)
        for place, begin, end in postcode_places(text, countries or _likely(named, parts))
    )
    mentions = sorted([*named, *numbers], key=lambda one: (one.start, one.end))
    around = _Around(tuple(mentions), countries, parts, text)
    return tuple(
        dict.fromkeys(
            RegionNamed(
                mention.place.region,
                " ".join(text[mention.start : mention.end].split()),
                around.decided(mention),
                mention.place.code,
                mention.place.name,
            )
            for mention in mentions
        )
    )


def _likely(named: Sequence[_Mention], parts: Sequence[Elsewhere]) -> frozenset[str]:
    """Return the country of the places named, where the address names no country and no place of another."""
    return frozenset() if parts else frozenset(one.place.region.partition("-")[0] for one in named)


@dataclass(frozen=True, slots=True)
class _Around:
    """All that an address says, by which each of its names is understood."""

    mentions: tuple[_Mention, ...]
    countries: frozenset[str]
    parts: tuple[Elsewhere, ...]
    text: str

    def decided(self, mention: _Mention) -> Meaning:
        """Return what a name means beside the others: a region, or only possibly so."""
        if mention.kind != "region":
            return mention.kind
        if mention.divided and (mention.sure or self._whole(mention)) and not self._abroad(mention):
            return "region"
        if self._in_company(mention):
            return "region"
        in_country = mention.place.region.partition("-")[0] in self.countries
        if mention.sure:
            return "possible" if self._doubtful(mention) else "region"
        return "region" if in_country and not self._beside(mention) and not mention.settled else "possible"

    def _doubtful(self, mention: _Mention) -> bool:
        """Whether a name that means one place is borrowed here: by a village, or within another city or country."""
        if mention.settled and (self._beside(mention) or mention.place.code == mention.place.region):
            return True
        return self._abroad(mention) or self._inside_other(mention)

    def _in_company(self, mention: _Mention) -> bool:
        """Whether another name of the same region stands in another part of the address, or in the same script run."""
        return any(
            one.kind == "region"
            and one.place.region == mention.place.region
            and one.place != mention.place
            and (not self.parts or one.divided or self._parted(one, mention))
            for one in self.mentions
        )

    def _parted(self, one: _Mention, other: _Mention) -> bool:
        first, second = sorted((one, other), key=lambda each: each.start)
        return bool(_BREAK.search(self.text, first.end, second.start)) or bool(_HAN.match(self.text, first.start))

    def _outside(self, mention: _Mention) -> list[int]:
        """Return where parts begin that are wholly the name of a place outside the region.

        Where the address, or what stands beside it, names the region's own country, only places of that country count.
        """
        region = mention.place.region
        country = region.partition("-")[0]
        return [
            part.start
            for part in self.parts
            if part.code != region and (part.code.startswith(country) or country not in self.countries)
        ]

    def _abroad(self, mention: _Mention) -> bool:
        """Whether a later part of the address is wholly the name of a place outside the region."""
        named = [one.start for one in self.mentions if _elsewhere(one, mention) and self._alone(one)]
        return any(start >= mention.end for start in (*self._outside(mention), *named))

    def _beside(self, mention: _Mention) -> bool:
        return bool(self._outside(mention)) or any(_elsewhere(one, mention) for one in self.mentions)

    def _inside_other(self, mention: _Mention) -> bool:
        """Whether, coarsest first, a division of another region stands before the name in the same part."""
        before = [one for one in self.mentions if one.end <= mention.start and one.divided and _elsewhere(one, mention)]
        return any(not _BREAK.search(self.text, one.end, mention.start) for one in before)

    def _alone(self, mention: _Mention) -> bool:
        """Whether a name is a part of its own, numbers aside."""
        begin = max((found.end() for found in _BREAK.finditer(self.text, 0, mention.start)), default=0)
        stop = _BREAK.search(self.text, mention.end)
        rest = self.text[begin : mention.start] + self.text[mention.end : stop.start() if stop else len(self.text)]
        return not any(sign.isalpha() for sign in rest) or mention.divided

    def _whole(self, mention: _Mention) -> bool:
        """Whether the division that follows is one that only places of this rank bear."""
        ranked = mention.place.code.isdigit() and mention.place.code.endswith("00")
        told = fold(self.text[mention.start : mention.end])
        return ranked and any(told.endswith(word) for word in _words()["division"]["rank"])


def _elsewhere(one: _Mention, mention: _Mention) -> bool:
    return one.kind == "region" and one.sure and one.place.region != mention.place.region


def fold(word: str) -> str:
    """Return a word without case, accents and apostrophes."""
    if word.isascii():
        return word.lower().replace("'", "")
    bare = unicodedata.normalize("NFKD", word.casefold())
    return "".join(
        mark for mark in bare if not unicodedata.combining(mark) and mark not in "'\N{RIGHT SINGLE QUOTATION MARK}"
    )


@cache
def _words() -> Mapping[str, Mapping[str, frozenset[str]]]:
    tables = tomllib.loads(data_file("amparo.text", "regions/words.toml").decode("utf-8"))
    return {
        name: {key: frozenset(fold(word) for word in words) for key, words in table.items()}
        for name, table in tables.items()
    }


def _tokens(text: str) -> list[tuple[str, int, int]]:
    return [(fold(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]


@cache
def _names() -> tuple[dict[tuple[str, ...], tuple[Place, bool]], dict[str, tuple[Place, bool]]]:
    """Return the names of all places: those in words, and those in Han characters."""
    worded: dict[tuple[str, ...], tuple[Place, bool]] = {}
    han: dict[str, tuple[Place, bool]] = {}
    for place in places():
        for sure, names in ((True, place.sure), (False, place.unsure)):
            for name in names:
                if _HAN.search(name):
                    han.setdefault(name, (place, sure))
                else:
                    worded.setdefault(tuple(word for word, _, _ in _tokens(name)), (place, sure))
    return worded, han


def _countries(text: str) -> set[str]:
    said = {word for word, _, _ in _tokens(text)}
    return {
        code.upper()
        for code, words in _words()["country"].items()
        if said & words or any(word in text for word in words if _HAN.match(word))
    }


def _in_words(text: str) -> Iterator[_Mention]:
    tokens = _tokens(text)
    names, _ = _names()
    longest = max(map(len, names))
    at = 0
    while at < len(tokens):
        for size in range(min(longest, len(tokens) - at), 0, -1):
            known = names.get(tuple(word for word, _, _ in tokens[at : at + size]))
            if known is not None:
                yield _worded(*known, tokens, at, at + size)
                at += size
                break
        else:
            glued = _glued(tokens[at][0])
            if glued is not None:
                yield _Mention(*glued, "street", tokens[at][1], tokens[at][2])
            at += 1


def _worded(place: Place, sure: bool, tokens: Sequence[tuple[str, int, int]], begin: int, end: int) -> _Mention:  # noqa: FBT001 - as the gazetteer tells it
    words = _words()
    start, stop = tokens[begin][1], tokens[end - 1][2]
    following = [word for word, _, _ in tokens[end : end + MOST_BEFORE_FIRM + 1]]
    if following and following[0] in words["division"]["after"]:
        return _Mention(place, sure, "region", start, tokens[end][2], divided=True)
    kinds: tuple[Meaning, ...] = ("street", "building")
    past = 0
    while past < min(MOST_BETWEEN, len(following)) and _between(following[past]):
        past += 1
    for kind in kinds:
        if past < len(following) and following[past] in words[kind]["after"]:
            return _Mention(place, sure, kind, start, tokens[end + past][2])
    before = begin - 1
    while before > 0 and tokens[before][0] in words["between"]["before"]:
        before -= 1
    if before >= 0 and tokens[before][0] in words["street"]["before"]:
        return _Mention(place, sure, "street", tokens[before][1], stop)
    for ahead, word in enumerate(following[:MOST_BEFORE_FIRM]):
        if not word[0].isalnum() or word in words["division"]["after"] or (word,) in _names()[0]:
            break
        if word in words["organisation"]["after"]:
            return _Mention(place, sure, "organisation", start, tokens[end + ahead][2])
    return _Mention(
        place, sure, "region", start, stop, following[:1] != [] and following[0] in words["settlement"]["after"]
    )


def _between(word: str) -> bool:
    return word.isdecimal() or word in _words()["between"]["after"]


def _glued(word: str) -> tuple[Place, bool] | None:
    """Return the place in a street name written as one word (``Xinjianglu``, ``Hetiandonglu``)."""
    names, _ = _names()
    for suffix in _words()["street"]["glued"]:
        stem = word.removesuffix(suffix)
        if stem != word:
            for middle in ("", *_words()["between"]["after"]):
                known = names.get((stem.removesuffix(middle),))
                if known is not None:
                    return known
    return None


def _in_han(text: str) -> Iterator[_Mention]:
    _, names = _names()
    longest = max(map(len, names))
    at = 0
    while at < len(text):
        known = None
        if _HAN.match(text[at]):
            sizes = range(min(longest, len(text) - at), 0, -1)
            known = next(((names[text[at : at + size]], size) for size in sizes if text[at : at + size] in names), None)
        if known is None:
            at += 1
            continue
        (place, sure), size = known
        mention = _written(place, sure, text, at, at + size)
        yield mention
        at += size


def _written(place: Place, sure: bool, text: str, start: int, end: int) -> _Mention:  # noqa: FBT001 - as the gazetteer tells it
    words = _words()
    rest = text[end:]
    division = _begins(rest, words["division"]["suffix"])
    if division:
        return _Mention(place, sure, "region", start, end + len(division), divided=True)
    past = 0
    for _ in range(MOST_BETWEEN):
        past += len(_begins(rest[past:], words["between"]["suffix"]))
    kinds: tuple[Meaning, ...] = ("street", "building")
    for kind in kinds:
        for skipped in dict.fromkeys((past, 0)):
            suffix = _begins(rest[skipped:], words[kind]["suffix"])
            if suffix:
                return _Mention(place, sure, kind, start, end + skipped + len(suffix))
    firm = _firm(rest[:MOST_SIGNS_BEFORE_FIRM])
    if firm:
        return _Mention(place, sure, "organisation", start, end + firm)
    return _Mention(place, sure, "region", start, end, bool(_begins(rest, words["settlement"]["suffix"])))


def _begins(text: str, words: frozenset[str]) -> str:
    return max((word for word in words if text.startswith(word)), key=len, default="")


def _firm(rest: str) -> int:
    """Return how far a firm's name reaches that goes on from the place name, or 0."""
    words = _words()
    for at in range(len(rest)):
        firm = _begins(rest[at:], words["organisation"]["suffix"])
        if firm:
            return at + len(firm)
        stopped = _begins(rest[at:], words["division"]["suffix"] | words["street"]["suffix"])
        broken = rest[at] not in "()" and not _HAN.match(rest[at])
        if stopped or broken or any(rest.startswith(name, at) for name in _names()[1]):
            return 0
    return 0
