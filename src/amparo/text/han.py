"""Chinese characters: the simplified form, and the sounds in pinyin and other usages.

Pinyin comes from ``pypinyin`` (phrases first, so that polyphones read as their word asks), with surname readings for a
personal name's first character; simplification from ``opencc``. Both libraries load when the first Chinese name is
met, so that a run without one does not pay for them. Wade-Giles is made from pinyin by rule (H. A. Giles, 1892, tones
and apostrophes off), Hong Kong and overseas
spellings come from tables.
"""

import re
from functools import cache, lru_cache
from typing import Any

from amparo.kernel.registry import data_file

_COMPOUND = (
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 夏侯 端木 轩辕 南宫 独孤 呼延 闻人 拓跋 西门"
)
COMPOUND_SURNAMES = frozenset(_COMPOUND.split())
_SURNAME_SOUNDS = {
    "曾": "zeng", "单": "shan", "解": "xie", "仇": "qiu", "区": "ou", "查": "zha",
    "任": "ren", "盖": "ge", "朴": "piao", "翟": "zhai", "华": "hua", "尉": "wei",
    "缪": "miao", "员": "yun", "召": "shao", "乐": "yue", "黑": "he", "薄": "bo",
    "覃": "qin", "冼": "xian", "宓": "mi", "折": "she", "种": "chong", "秘": "bi",
    "繁": "po", "郗": "xi", "逄": "pang", "尉迟": "yuchi", "长孙": "zhangsun", "令狐": "linghu",
    "葛": "ge", "吕": "lu", "令": "ling",
}  # fmt: skip
_WADE_INITIALS = (
    ("zh", "ch"), ("ch", "ch"), ("sh", "sh"), ("j", "ch"), ("q", "ch"), ("x", "hs"), ("z", "ts"), ("c", "ts"),
    ("b", "p"), ("d", "t"), ("g", "k"), ("r", "j"),
)  # fmt: skip
_WADE_FINALS = (
    (re.compile(r"ong$"), "ung"),
    (re.compile(r"ian$"), "ien"),
    (re.compile(r"(?<=.)ie$"), "ieh"),
    (re.compile(r"ue$"), "ueh"),
    (re.compile(r"^yan$"), "yen"),
    (re.compile(r"^ye$"), "yeh"),
    (re.compile(r"^you$"), "yu"),
    (re.compile(r"^(ts)i$"), "tzu"),
    (re.compile(r"^si$"), "ssu"),
    (re.compile(r"^(k|h)e$"), r"\1o"),
    (re.compile(r"^(k|h)uo$"), r"\1uo"),
    (re.compile(r"(?<=[tnlsj])uo$|^(tsuo)$"), "o"),
)
OLDER, SOUTHERN = "臺", "粵"
"""Marks before the characters of a word that is not read in pinyin: in Wade-Giles or its like, in a southern sound."""
_SIBILANTS = ("zhi", "chi", "shi", "ri")


@lru_cache(maxsize=65536)
def simplified(text: str) -> str:
    """Return the text in simplified characters (OpenCC ``t2s``)."""
    return str(_converter().convert(text))


@cache
def _converter() -> Any:
    import opencc  # noqa: PLC0415 - loads dictionaries

    return opencc.OpenCC("t2s")


_IN_NAMES = {
    "长": "cháng,zhǎng", "晟": "shèng,chéng", "都": "dū,dōu", "佛": "fó,fú", "藏": "zàng,cáng", "厦": "xià,shà",
    "曾": "zēng,céng", "茄": "qié,jiā", "什": "shí,shén", "泊": "bó,pō", "翟": "zhái,dí", "调": "tiáo,diào",
}  # fmt: skip
"""Sounds of characters as names have them where no phrase tells, the likeliest first."""


@cache
def _pypinyin() -> Any:
    import pypinyin  # noqa: PLC0415 - loads a phrase book

    pypinyin.load_single_dict({ord(char): sounds for char, sounds in _IN_NAMES.items()})
    return pypinyin


@lru_cache(maxsize=65536)
def pinyin(text: str) -> tuple[str, ...]:
    """Return one syllable for each character of ``text``, without tones, ``ü`` written ``u``."""
    syllables = _pypinyin().lazy_pinyin(text, errors="default", v_to_u=False)
    return tuple(syllable.replace("ü", "u").replace("v", "u").lower() for syllable in syllables)


def surname_length(name: str) -> int:
    """Return how many characters of a personal name are its surname."""
    return 2 if len(name) > 2 and name[:2] in COMPOUND_SURNAMES else 1  # noqa: PLR2004 - two characters and a given name


def personal_pinyin(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the pinyin syllables of a personal name: surname, given name (which may be empty)."""
    cut = surname_length(name)
    known = _SURNAME_SOUNDS.get(name[:cut])
    surname = (known,) if known else pinyin(name[:cut])
    return surname, pinyin(name[cut:]) if name[cut:] else ()


@lru_cache(maxsize=4096)
def wade_giles(syllable: str) -> str:
    """Return a pinyin syllable in Wade-Giles, apostrophes off."""
    if syllable in _SIBILANTS:
        return {"zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih"}[syllable]
    wade = syllable
    for initial, other in _WADE_INITIALS:
        if syllable.startswith(initial):
            wade = other + syllable[len(initial) :]
            break
    for pattern, other in _WADE_FINALS:
        wade = pattern.sub(other, wade)
    return wade


def cantonese(text: str) -> tuple[str, ...]:
    """Return the Hong Kong spelling of each character, empty where one is not known."""
    table = _table("cantonese.tsv")
    return tuple(table[char] for char in text) if all(char in table for char in text) else ()


def overseas(char: str) -> tuple[str, ...]:
    """Return how a character is spelled in names of southern usage outside the mainland, the likeliest first."""
    return tuple(_table("overseas.tsv").get(char, "").split())


@cache
def _table(name: str) -> dict[str, str]:
    rows = data_file("amparo.text", f"word_tables/{name}").decode("utf-8").splitlines()
    return {row.partition("\t")[0]: row.partition("\t")[2] for row in rows if row and not row.startswith("#")}
