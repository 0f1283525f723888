"""Which letters a text is written in, so that each script is set in its own face and direction.

Language tags follow BCP 47 (RFC 5646). A script alone does not tell a language; where it does not, the tag
says only the script.
"""

import re
import unicodedata
from dataclasses import dataclass

# Letters that standard Uyghur writes and Arabic, Persian and Urdu do not, or not together.
_UYGHUR = frozenset("ئېۆۈۇڭە")
_RANGES = (
    ("arab", ((0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF))),
    ("kana", ((0x3040, 0x30FF), (0x31F0, 0x31FF))),
    ("hang", ((0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7AF))),
    ("hani", ((0x2E80, 0x2FDF), (0x3000, 0x303F), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF),
              (0xFF00, 0xFFEF), (0x20000, 0x3FFFF))),
)  # fmt: skip
_EAST_ASIAN = frozenset({"hani", "kana", "hang"})
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one script; ``language`` is empty for the paper's own letters."""

    text: str
    language: str = ""

    @property
    def leftward(self) -> bool:
        """Whether it is read from right to left."""
        return self.language in {"ug", "und-Arab"}


def runs(text: str) -> tuple[Run, ...]:
    """Split ``text`` into runs of one script; joined, they give the text back.

    Signs of no script (spaces, digits, stops) stay with the script around them where it is the same on both
    sides, else with the paper's own.
    """
    if text.isascii():
        return (Run(text),) if text else ()
    scripts = _settled([_script(sign) for sign in text])
    for at, sign in enumerate(text):
        if sign == "…" and at:
            scripts[at] = scripts[at - 1]
    found: list[Run] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or scripts[at] != scripts[start]:
            piece = text[start:at]
            found.append(Run(piece, _language(piece, scripts[start])))
            start = at
    return tuple(found)


def _script(sign: str) -> str | None:
    point = ord(sign)
    for script, ranges in _RANGES:
        if any(low <= point <= high for low, high in ranges):
            return "hani" if script in _EAST_ASIAN else script
    return "" if sign.isalpha() else None


def _settled(scripts: list[str | None]) -> list[str]:
    settled: list[str] = []
    before = ""
    at = 0
    while at < len(scripts):
        script = scripts[at]
        end = at
        if script is None:
            while end < len(scripts) and scripts[end] is None:
                end += 1
            after = scripts[end] if end < len(scripts) else ""
            settled.extend([before if before == after else ""] * (end - at))
            at = end
        else:
            settled.append(script)
            before = script
            at += 1
    return settled


def _language(text: str, script: str) -> str:
    if script == "arab":
        return "ug" if _UYGHUR & set(text) else "und-Arab"
    if script != "hani":
        return ""
    kinds = {name.split()[0] for name in (unicodedata.name(sign, "") for sign in text) if name}
    if kinds & {"HIRAGANA", "KATAKANA"}:
        return "ja"
    return "ko" if "HANGUL" in kinds else "zh-Hans"


def visible(text: str) -> str:
    """Return ``text`` with every sign that hides or reorders others written as its code point.

    Marks that steer the direction of text can make a name read as another; line ends and tabs become spaces.
    """
    flat = re.sub(r"[\t\r\n\x0b\x0c\u2028\u2029]+", " ", text)
    flat = _INVISIBLE.sub(lambda match: code_point(match.group()), flat)
    return "".join(
        code_point(sign) if unicodedata.category(sign) in {"Cc", "Cs", "Co", "Cn"} else sign for sign in flat
    )


def code_point(sign: str) -> str:
    """Return how a sign that cannot be shown is written."""
    return f"[U+{ord(sign):04X}]"
