"""East Asian personal names: a surname and one given name, in however many words it is written.

A Chinese or Korean given name of two syllables is one name: Kim Yong Chol is not Kim Yong, and Wang Wen Chou is not
Wang Wen. Words are put together only where one end of the name, and not the other, is a common surname.
Source: the commonest surnames of China and of Korea in the romanisations of the lists (general usage).
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from amparo.text.han import surname_length
from amparo.text.words import Word

_SYLLABLE = re.compile(
    r"(?:[bcdfghjklmnpqrstwxyz]|[zcst]h|ts|tz|hs|kw|gw|hw|[bdghkmnprst]y)?[aeiouyw]{1,4}(?:ng|[nmkptlh])?"
)
_LONGEST = 6
_THREE = 3
_TWO_SURNAMES = 4
"""Characters of a name with two surnames, as married women in Hong Kong have."""
_LATIN = (
    "an bae baek bai cai cao chae chan chang chao chau chen cheng cheung chi chiang chin cho choe choi "
    "chon chong chou chow chu chung cui dai deng ding dong du duan fan fang feng fu gao gong gu guan guo "
    "hahn han hao he ho hong hou hsiao hsieh hsu hu huang hwang im jang jeon jeong jia jiang jin jo jon "
    "jong ju jung kang kao kim ko koh kong ku kuo kwak kwon kwok lai lau lee lei leung li liang liao lim "
    "lin ling liu lo long lu lui luo ma mao meng min mok mun myong na nam ng ni nie o oh ong pae paek pak "
    "pan park peng qi qian qin qiu ren ri rim ro roh ryang ryu shao shen sheng shi shim shin sim sin so "
    "son song su suh sun sung tai tan tang tao teng tian tong tsai tsang tseng tu u um wan wang wei wen "
    "wong woo wu xi xia xiang xiao xie xing xiong xu xue yan yang yao ye yeh yeung yi yim yin yip yon you "
    "yu yuan yue yun zeng zhai zhang zhao zheng zhong zhou zhu zou "
)
_ABROAD = (
    "ang au chew chia chiu choi choo chua chui fok fong foo fung gan goh heng hon ip kam khaw khoo koo "
    "kwan kwek lam law leong liew lok loke loo low luk mah mak mok neo ngai ngan ooi pang phua poon quek "
    "seah seow shum sia sim sit siu soh soong suen szeto tam tay teh teo toh tsang tse tsui tung wan wee "
    "wong yam yap yau yeo yeow yeung yip yiu yong yuen "
)
SURNAMES = frozenset(f"{_LATIN} {_ABROAD}".split())
_HAN = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范"
    "汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文欧阳"
)
HAN_SURNAMES = frozenset(_HAN)


def one_given_name(words: Sequence[Word], *, family_first: bool) -> list[list[Word]]:
    """Return the ways to read a name in Latin letters, the two syllables of a given name as one word.

    Args:
        words: the name.
        family_first: whether a comma says that the first word is the surname.

    Returns:
        The words as they are where nothing is to put together. Where the last word alone is known as a surname, the
        syllables may have been turned round with it, or it is none: both orders, and the words as they are.
    """
    texts = [word.text for word in words]
    syllables = [_is_syllable(text) for text in texts]
    if len(words) != _THREE or max(map(len, texts)) > _LONGEST:
        return [list(words)]
    if family_first and texts[0] in SURNAMES and any(syllables[1:]):
        return [[words[0], _given(words[1], words[2])]]
    at = _surname(texts, SURNAMES) if all(syllables) else None
    if at is None:
        return [list(words)]
    if at == 0:
        return [[words[0], _given(words[1], words[2])]]
    turned = [_given(words[0], words[1]), words[2]], [_given(words[1], words[0]), words[2]]
    return [*turned, list(words)]


def _given(one: Word, two: Word) -> Word:
    return replace(one, text=one.text + two.text, meaning="", written=f"{one.written} {two.written}")


def one_given_part(parts: Sequence[str]) -> list[str]:
    """Return the parts of a name in one East Asian script, those of the given name as one."""
    if len(parts) < _THREE:
        return list(parts)
    at = _surname(parts, HAN_SURNAMES)
    if at is None:
        return list(parts)
    given = "".join(part for place, part in enumerate(parts) if place != at)
    return [parts[0], given] if at == 0 else [given, parts[at]]


def chinese_parts(name: str) -> list[str]:
    """Return the parts of a Chinese name written as one: surname, second surname where there is one, given name."""
    cut = surname_length(name)
    if cut == 1 and len(name) == _TWO_SURNAMES and set(name[:2]) <= HAN_SURNAMES:
        return [name[0], name[1], name[2:]]
    return [part for part in (name[:cut], name[cut:]) if part]


def _surname(words: Sequence[str], known: frozenset[str]) -> int | None:
    """Return which of a name's words is its surname: the only one that is known as such of the first and the last."""
    first, last = words[0] in known, words[-1] in known
    return None if first == last else 0 if first else len(words) - 1


def _is_syllable(text: str) -> bool:
    return len(text) <= _LONGEST and _SYLLABLE.fullmatch(text) is not None
