"""Korean personal names: a surname and one given name, in the Revised Romanisation and in the older one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from amparo.text.scripts import older_hangul, script_of
from amparo.text.words import Word, plain_word

_PARTS = 3
_WHOLE = (3, 4)
"""Syllables of a surname and a given name written as one word."""
_SURNAMES = {
    "이": "ri", "김": "kim", "박": "pak", "최": "choe", "정": "chong", "강": "kang", "조": "cho",
    "윤": "yun", "장": "chang", "임": "im", "한": "han", "오": "o", "서": "so", "신": "sin",
    "권": "kwon", "황": "hwang", "안": "an", "송": "song", "류": "ryu", "유": "yu", "홍": "hong",
    "전": "chon", "고": "ko", "문": "mun", "손": "son", "양": "yang", "배": "pae", "백": "paek",
    "허": "ho", "남": "nam", "심": "sim", "노": "ro", "하": "ha", "곽": "kwak", "성": "song",
    "차": "cha", "주": "chu", "우": "u", "구": "ku", "민": "min", "진": "chin", "지": "chi",
    "엄": "om", "채": "chae", "원": "won", "천": "chon", "방": "pang", "공": "kong", "현": "hyon",
}  # fmt: skip
"""Surnames as United Nations lists spell them (McCune-Reischauer, marks off)."""


def readings(raws: Sequence[str], latin: Callable[[str], Iterable[Word]]) -> Iterator[tuple[str, tuple[Word, ...]]]:
    """Yield a name with Hangul in it in both romanisations; ``latin`` reads what is in other letters."""
    raws = _one_given(raws)
    apart = any(raw in _SURNAMES for raw in raws)
    for older in (False, True):
        words: list[Word] = []
        for raw in raws:
            if script_of(raw[0]) != "hangul":
                words += latin(raw)
            elif apart and raw not in _SURNAMES:
                words += _given(raw, older=older)
            else:
                words += _whole(raw, older=older)
        yield "romanised", tuple(words)


def _one_given(raws: Sequence[str]) -> Sequence[str]:
    """Return a name with the parts of its given name together, where one end alone is a surname."""
    first, last = raws[0] in _SURNAMES, raws[-1] in _SURNAMES
    if len(raws) != _PARTS or first == last or not all(script_of(raw[0]) == "hangul" for raw in raws):
        return raws
    return [raws[0], "".join(raws[1:])] if first else ["".join(raws[:-1]), raws[-1]]


def _whole(raw: str, *, older: bool) -> Iterator[Word]:
    if raw in _SURNAMES:
        yield Word(_SURNAMES[raw], written=raw, han=raw)
    elif len(raw) in _WHOLE and raw[0] in _SURNAMES:
        yield Word(_SURNAMES[raw[0]], written=raw[0], han=raw[0])
        yield from _given(raw[1:], older=older)
    else:
        yield from _given(raw, older=older)


def _given(raw: str, *, older: bool) -> Iterator[Word]:
    word = plain_word(older_hangul(raw) if older else raw)
    if word is not None:
        yield replace(word, written=raw, han=raw)
