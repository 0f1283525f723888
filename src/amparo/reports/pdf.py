"""A paper as PDF/A-2b (ISO 19005-2), set by typst with the package's own typefaces and no other.

PDF/A allows no missing glyph, so setting it is the check that every name can be read.
"""

import json
import re
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from functools import cache

import typst

from amparo.kernel.errors import IntegrityError
from amparo.kernel.registry import data_file
from amparo.reports.faces import faces, showable
from amparo.reports.letters import runs
from amparo.reports.paper import Block, Callout, Entry, Pair, Paper, Table, anchors, numbers, texts
from amparo.reports.picture import Picture

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]

# Codes, not texts: they steer the drawing and are never shown.
_CODES = frozenset({"style", "tone", "link", "anchor", "anchors", "frame", "language", "page"})
_LONGEST_WORD, _LONGEST_PIECE = 24, 8
_LONGEST_WHOLE = 1500
_GLYPH_MISSING = "could not be displayed"


def render(paper: Paper) -> bytes:
    """Return ``paper`` as PDF/A-2b, dated with the day it speaks of; same paper, same bytes.

    Raises:
        IntegrityError: a sign has no glyph, or the paper cannot be set.
    """
    data = _json(paper)
    data["name"] = showable(paper.title)
    data["anchors"] = [*sorted(anchors(paper))]
    data["numbers"] = [*numbers(paper.sections)]
    data["families"] = [face.family for face in faces()]
    midnight = datetime(paper.on.year, paper.on.month, paper.on.day, tzinfo=UTC)
    return compiled(_source("paper.typ"), {"paper": json.dumps(data, ensure_ascii=False)}, midnight)


def picture_png(picture: Picture) -> bytes:
    """Return one picture as PNG at 200 dots an inch, for papers that cannot hold drawings.

    Raises:
        IntegrityError: it cannot be set.
    """
    data: dict[str, Json] = {"picture": _json(picture), "families": [face.family for face in faces()]}
    inputs = {"paper": json.dumps(data, ensure_ascii=False)}
    try:
        return bytes(
            typst.compile(_source("picture.typ"), font_paths=_fonts(), sys_inputs=inputs, format="png", ppi=200)
        )
    except typst.TypstError as problem:
        raise IntegrityError("document-not-set", detail=problem.message.splitlines()[0]) from problem


def _source(name: str) -> bytes:
    return data_file("amparo.reports", "templates/drawing.typ") + data_file("amparo.reports", f"templates/{name}")


def compiled(source: bytes, inputs: dict[str, str], stamp: datetime) -> bytes:
    """Set a typst source as PDF/A-2b.

    Raises:
        IntegrityError: a sign has no glyph (``glyph-missing``), or the source cannot be set.
    """
    try:
        return typst.compile(source, font_paths=_fonts(), sys_inputs=inputs, pdf_standards=["a-2b"], timestamp=stamp)
    except typst.TypstError as problem:
        code = "glyph-missing" if _GLYPH_MISSING in problem.message else "document-not-set"
        raise IntegrityError(code, detail=problem.message.splitlines()[0]) from problem


@cache
def _fonts() -> typst.Fonts:
    folders = [str(face.path.parent) for face in faces()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def _json(part: object) -> dict[str, Json]:
    told: dict[str, Json] = {}
    for each in fields(part):  # type: ignore[arg-type] # only dataclasses come here
        value = getattr(part, each.name)
        told[each.name] = value if each.name in _CODES else _value(value)
    if isinstance(part, Block):
        told["shape"] = type(part).__name__.lower()
    if isinstance(part, Entry | Pair | Callout):
        told["breakable"] = _long(part)
    if isinstance(part, Table):
        told["rows"] = [{"cells": _value(row), "breakable": _long(row)} for row in part.rows]
    return told


def _value(value: object) -> Json:
    if isinstance(value, str):
        return _letters(value)
    if isinstance(value, date):
        return [value.year, value.month, value.day]
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    if is_dataclass(value):
        return dict(_json(value))
    if value is None or isinstance(value, bool | int):
        return value
    raise TypeError(type(value).__name__)


def _long(part: object) -> bool:
    """Whether a row is too long to be kept on one page."""
    return sum(len(text) for text in texts(part)) > _LONGEST_WHOLE


def _letters(text: str) -> Json:
    told = showable(text)
    if told.isascii() and all(len(word) <= _LONGEST_WORD for word in told.split(" ")):
        return told
    return [[_pieces(run.text), run.language, run.leftward] for run in runs(told)]


def _pieces(text: str) -> Json:
    """Text in which long words may be parted: as pieces with nothing shown between them."""
    found: list[Json] = [""]
    for word in re.split("( )", text):
        cuts = (
            [word[at : at + _LONGEST_PIECE] for at in range(0, len(word), _LONGEST_PIECE)]
            if len(word) > _LONGEST_WORD
            else [word]
        )
        found[-1] = f"{found[-1]}{cuts[0]}"
        found += cuts[1:]
    return found[0] if len(found) == 1 else found
