"""Objects of a JSON array, each with its line, so that a bad one can be told and the others kept."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from amparo.facts.case import Remark
from amparo.kernel.errors import Place

_BLANK = re.compile(r"[\s,]*")


@dataclass(frozen=True, slots=True)
class Item:
    """One object and the line on which it begins."""

    content: dict[str, Any]
    at: Place


def items(content: bytes, file: str, key: str, remarks: list[Remark]) -> Iterator[Item]:
    """Yield the objects of the array named ``key``, else of the outermost array, else the one outermost object.

    Lines of JSON count as an array. Numbers with a point are read as :class:`~decimal.Decimal`. Where the text breaks
    off or is malformed, what came before is kept and the line is remarked on.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        remarks.append(Remark("foreign-not-text", Place(file)))
        return
    named = re.search(rf'"{re.escape(key)}"\s*:\s*\[', text)
    outer = re.match(r"\s*\[", text)
    start = named.end() if named else outer.end() if outer else 0
    decoder = json.JSONDecoder(parse_float=Decimal)
    at = _BLANK.match(text, start).end()  # type: ignore[union-attr]  # an empty match is a match
    line, counted = 1, 0
    while at < len(text) and text[at] != "]":
        line, counted = line + text.count("\n", counted, at), at
        try:
            found, at = decoder.raw_decode(text, at)
        except (json.JSONDecodeError, RecursionError) as problem:
            broken = problem.lineno if isinstance(problem, json.JSONDecodeError) else line
            remarks.append(Remark("foreign-json-broken", Place(file, broken)))
            return
        if isinstance(found, dict):
            yield Item(found, Place(file, line))
        else:
            remarks.append(Remark("foreign-record-unreadable", Place(file, line)))
        at = _BLANK.match(text, at).end()  # type: ignore[union-attr]  # an empty match is a match
    if start and at >= len(text):  # an array that was opened and never closed: whatever followed is lost
        remarks.append(Remark("foreign-json-broken", Place(file, text.count("\n") + 1)))
