"""The typefaces: where their files lie, which signs they hold, how wide text runs, and subsets to embed.

A fresh machine has no fonts, and two machines never have the same; so the faces come as packages and no other
is used. Noto Sans (Latin, Greek, Cyrillic, Devanagari), Noto Sans Arabic and Noto Sans CJK, all under the SIL
Open Font License 1.1.
"""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cvttf_NotoSansCJK_Regular as cjk
import fontpkg_noto_sans as latin
import fontpkg_noto_sans_arabic as arabic
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from amparo.kernel.errors import IntegrityError
from amparo.reports.letters import code_point, visible

_REPEATABLE = {"recalcTimestamp": False, "lazy": True}


@dataclass(frozen=True, slots=True)
class Face:
    """One typeface file; ``weights`` is the range of its weight axis, or one weight."""

    family: str
    path: Path
    weights: str


def faces() -> tuple[Face, ...]:
    """Return the faces in the order in which a sign is looked for.

    Raises:
        IntegrityError: a package of fonts does not hold its file.
    """
    found = (
        Face("Noto Sans", latin.ROOT / "files" / "NotoSans[wdth,wght].ttf", "400 700"),
        Face("Noto Sans Arabic", arabic.ROOT / "files" / "NotoSansArabic[wdth,wght].ttf", "400 700"),
        Face("Noto Sans CJK TC", Path(cjk.__file__).parent / "NotoSansCJKtc-Regular.otf", "400"),
    )
    for face in found:
        if not face.path.is_file():
            raise IntegrityError("font-missing", font=face.family)
    return found


@cache
def _signs(face: Face) -> dict[int, str]:
    with TTFont(face.path, **_REPEATABLE) as font:
        return dict(font.getBestCmap())


@cache
def _advances(face: Face) -> tuple[dict[str, int], int]:
    with TTFont(face.path, **_REPEATABLE) as font:
        metrics = font["hmtx"].metrics
        return {name: int(wide) for name, (wide, _) in metrics.items()}, int(font["head"].unitsPerEm)


@cache
def _face_of(sign: str) -> Face | None:
    return next((face for face in faces() if ord(sign) in _signs(face)), None)


def showable(text: str) -> str:
    """Return ``text`` with every sign that no face holds, or that hides others, written as its code point."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(sign if _face_of(sign) else code_point(sign) for sign in visible(text))


def width(text: str, size: int) -> int:
    """Return how wide ``text`` runs at ``size`` units, in the same units, rounded up."""
    total = 0
    for sign in text:
        face = _face_of(sign)
        if face is None or face.family.endswith("CJK TC"):
            total += size * 1000
        else:
            advances, em = _advances(face)
            total += size * 1000 * advances[_signs(face)[ord(sign)]] // em
    return -(-total // 1000)


def wrap(text: str, room: int, size: int, lines: int) -> tuple[str, ...]:
    """Break ``text`` into at most ``lines`` lines no wider than ``room``; what does not fit ends in an ellipsis."""
    rows: list[str] = []
    row = ""
    for piece in _pieces(text):
        if width((row + piece).strip(), size) <= room:
            row += piece
            continue
        if row.strip():
            rows.append(row.strip())
        row = piece.lstrip()
        while width(row, size) > room:
            cut = next(at for at in range(len(row), 0, -1) if at == 1 or width(row[:at], size) <= room)
            rows.append(row[:cut])
            row = row[cut:]
        if len(rows) > lines:
            break
    if row.strip():
        rows.append(row.strip())
    if len(rows) <= lines:
        return tuple(rows)
    last = rows[lines - 1]
    while last and width(last + "…", size) > room:
        last = last[:-1]
    return (*rows[: lines - 1], last.rstrip() + "…")


def _pieces(text: str) -> Iterable[str]:
    piece = ""
    for sign in text[:400]:
        if ord(sign) >= 0x2E80:  # noqa: PLR2004 - East Asian text breaks at any sign
            if piece:
                yield piece
            yield sign
            piece = ""
        elif sign == " ":
            if piece:
                yield piece
            piece = " "
        else:
            piece += sign
    if piece:
        yield piece


def subsets(text: Iterable[str]) -> tuple[tuple[Face, bytes], ...]:
    """Return for each face that ``text`` needs a WOFF file with only the signs it needs; same text, same bytes."""
    wanted: dict[Face, set[int]] = {}
    for sign in sorted({sign for part in text for sign in part}):
        face = _face_of(sign)
        if face is not None:
            wanted.setdefault(face, set()).add(ord(sign))
    return tuple((face, _subset(face, frozenset(wanted[face]))) for face in faces() if face in wanted)


def _subset(face: Face, signs: frozenset[int]) -> bytes:
    options = subset.Options(layout_features=["*"], notdef_outline=True, hinting=False, name_IDs=[1, 2, 13, 14])
    out = io.BytesIO()
    with TTFont(face.path, **_REPEATABLE) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=sorted(signs))
        cutter.subset(font)
        if "fvar" in font:
            instancer.instantiateVariableFont(font, {"wdth": 100, "wght": (400, 700)}, inplace=True)
        font.flavor = "woff"
        font.save(out, reorderTables=True)
    return out.getvalue()
