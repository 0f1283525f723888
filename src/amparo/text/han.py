"""Chinese characters: the simplified form, and the sounds in pinyin, Wade-Giles and Cantonese spellings.

Pinyin comes from ``pypinyin`` (phrases first, so that polyphones read as their word asks), with the surname readings
of its own table for a personal name's first character; simplification from ``opencc``. Both libraries load when the
first Chinese name is met, so that a run without one does not pay for them.
"""

from functools import cache, lru_cache

from amparo.kernel.registry import data_file

COMPOUND_SURNAMES = frozenset(
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 夏侯 端木 轩辕 南宫 独孤 呼延 闻人 拓跋 西门".split()
)
_SURNAME_SOUNDS = {
    "曾": "zeng", "单": "shan", "解": "xie", "仇": "qiu", "区": "ou", "查": "zha", "任": "ren", "盖": "ge", "朴": "piao",
    "翟": "zhai", "华": "hua", "尉": "wei", "缪": "miao", "员": "yun", "召": "shao", "乐": "yue", "黑": "he", "薄": "bo",
    "覃": "qin", "冼": "xian", "宓": "mi", "折": "she", "种": "chong", "秘": "bi", "繁": "po", "郗": "xi", "逄": "pang",
    "万俟": "moqi", "尉迟": "yuchi", "长孙": "zhangsun", "令狐": "linghu", "葛": "ge", "吕": "lyu", "晟": "sheng",
}  # fmt: skip


@lru_cache(maxsize=65536)
def simplified(text: str) -> str:
    """Return the text in simplified characters (OpenCC ``t2s``)."""
    return str(_converter().convert(text))


@cache
def _converter():  # type: ignore[no-untyped-def]  # noqa: ANN202 - the library has no types
    import opencc  # noqa: PLC0415 - loads dictionaries

    return opencc.OpenCC("t2s")


@lru_cache(maxsize=65536)
def pinyin(text: str) -> tuple[str, ...]:
    """Return one syllable for each character of ``text``, without tones, ``ü`` written ``u``."""
    import pypinyin  # noqa: PLC0415 - loads a phrase book

    syllables = pypinyin.lazy_pinyin(text, errors=list, v_to_u=False)
    return tuple(syllable.replace("ü", "u").replace("v", "u").lower() for syllable in syllables)


def surname_length(name: str) -> int:
    """Return how many characters of a personal name are its surname."""
    return 2 if len(name) > 2 and name[:2] in COMPOUND_SURNAMES else 1


def personal_pinyin(name: str) -> tuple[str, str]:
    """Return the pinyin of a personal name: surname, given name (which may be empty)."""
    cut = surname_length(name)
    surname = _SURNAME_SOUNDS.get(name[:cut], "".join(pinyin(name[:cut])))
    return surname, "".join(pinyin(name[cut:])) if name[cut:] else ""
