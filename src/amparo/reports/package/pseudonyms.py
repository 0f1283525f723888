"""Codes for single workers: in tables of workers that are filed, and wherever a filing would write their names.

A name is whatever a table of workers holds in a column that names or numbers a person. Codes run in the order of
first appearance (``W001``, ``W002``); which name each stands for is written nowhere: the user, who has the tables,
can tell. In a filed table only columns that count or date work stay as they are; every other column is withheld.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from amparo.facts.case import Case
from amparo.facts.ids import DocumentId
from amparo.kernel.errors import UserError
from amparo.reports.package.model import WORKER_KINDS

Part = TypeVar("Part")
TABLES = {"csv": ",", "tsv": "\t"}
WITHHELD = "withheld"
_SHORTEST, _SHORTEST_LATIN, _SHORTEST_NUMBER = 2, 4, 6
# What steers the drawing of a paper and is never shown.
_CODES = frozenset({"style", "tone", "link", "anchor", "anchors", "frame", "language"})
_PERSON = re.compile(
    r"name|worker|employee|staff|person|姓名|员工|工人|ئىسىم|نام|исм|фио|"
    r"\b(?:id|no|number|code|passport|card|badge)\b|身份证|工号|编号"
)
_COUNTED = re.compile(
    r"period|month|week|year|day|date|hour|overtime|rate|wage|pay|gross|net|tax|deduct|bonus|amount|total|currency|"
    r"shift|leave|absen|工资|月份|小时|加班|日期|金额"
)
_TELLING = re.compile(
    r"company|employer|enterprise|site|factory|department|birth|出生|phone|address|account|bank|电话|地址|账"
)
_FIGURE = re.compile(r"[-+]?[\d.,]{0,12}%?|\d{4}(?:-\d{2}){0,2}(?:/\d{4}(?:-\d{2}){0,2})?|[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """Codes by the names they stand for."""

    codes: Mapping[str, str]

    @classmethod
    def of(cls, case: Case, contents: Mapping[str, bytes]) -> "Pseudonyms":
        """Return codes for every worker that a table of workers in the bundle names, filed or not."""
        known = {name.text for party in case.parties.values() for name in party.names}
        known |= {site.name for site in case.sites.values()}
        found: dict[str, str] = {}
        for document in case.documents.values():
            content = contents.get(document.file) if _is_table(document.file) else None
            rows = _rows(document.file, content) if document.kind in WORKER_KINDS and content is not None else []
            kinds = _kinds(rows[0], rows[1:]) if rows else []
            for row in rows[1:]:
                cells = [cell.strip() for cell, kind in zip(row, kinds, strict=False) if kind == "person"]
                named = [cell for cell in cells if cell and cell not in known]
                code = next((found[cell] for cell in named if cell in found), f"W{len(set(found.values())) + 1:03d}")
                found.update({cell: code for cell in named if cell not in found})
        return cls(found)

    def hide_text(self, text: str) -> str:
        """Return ``text`` with every worker's name as its code; names stand apart from other letters and digits."""
        for name in sorted(self.codes, key=len, reverse=True):
            if name in text and _telling(name):
                edge = r"(?<![^\W_])" if name[0].isascii() else ""
                end = r"(?![^\W_])" if name[-1].isascii() else ""
                text = re.sub(f"{edge}{re.escape(name)}{end}", self.codes[name], text)
        return text

    def hide(self, part: Part) -> Part:
        """Return a paper, or a part of one, with every worker's name as its code."""
        return cast("Part", self._hidden(part)) if self.codes else part

    def _hidden(self, part: Any) -> Any:
        if isinstance(part, str):
            return self.hide_text(part)
        if isinstance(part, tuple):
            return tuple(self._hidden(one) for one in part)
        if is_dataclass(part) and not isinstance(part, type):
            shown = (one.name for one in fields(part) if one.name not in _CODES)
            return replace(part, **{name: self._hidden(getattr(part, name)) for name in shown})
        return part

    def table(self, document_id: DocumentId, file: str, content: bytes) -> bytes:
        """Return a table of workers with codes for persons, and nothing that could tell who they are.

        Raises:
            UserError: the file is not a table of comma- or tab-separated values in UTF-8, or names nobody by column.
        """
        rows = _rows(file, content) if _is_table(file) else []
        kinds = _kinds(rows[0], rows[1:]) if rows else []
        if "person" not in kinds:
            raise UserError("package-worker-file", document=document_id, file=file)
        out = io.StringIO()
        writer = csv.writer(out, delimiter=TABLES[_ending(file)], lineterminator="\n")
        heads = zip(rows[0], kinds, strict=True)
        writer.writerow([WITHHELD if kind == WITHHELD else head.strip() for head, kind in heads])
        for row in rows[1:]:
            padded = [*row, *[""] * (len(kinds) - len(row))][: len(kinds)]
            writer.writerow([self._cell(cell.strip(), kind) for cell, kind in zip(padded, kinds, strict=True)])
        return out.getvalue().encode("utf-8")

    def _cell(self, cell: str, kind: str) -> str:
        if not cell or kind == "counted":
            return cell
        return self.codes.get(cell, WITHHELD) if kind == "person" else WITHHELD


def _telling(name: str) -> bool:
    """Whether a text can be known again as a person's name or number wherever it stands; ``12`` cannot."""
    if name.isdigit():
        return len(name) >= _SHORTEST_NUMBER
    return len(name) >= (_SHORTEST_LATIN if name.isascii() else _SHORTEST)


def _kinds(heads: Iterable[str], rows: list[list[str]]) -> list[str]:
    """Return for each column whether it names a ``person``, holds what is ``counted``, or is to be ``withheld``."""
    found: list[str] = []
    for place, head in enumerate(heads):
        told = head.strip().casefold().replace("_", " ")
        cells = [row[place].strip() for row in rows if place < len(row)]
        if _PERSON.search(told) and not _TELLING.search(told):
            found.append("person")
        elif _COUNTED.search(told) and not _TELLING.search(told) and all(_FIGURE.fullmatch(cell) for cell in cells):
            found.append("counted")
        else:
            found.append(WITHHELD)
    return found


def _rows(file: str, content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
        found = list(csv.reader(io.StringIO(text, newline=""), delimiter=TABLES[_ending(file)], strict=True))
    except (UnicodeDecodeError, csv.Error):
        return []
    return [row for row in found if any(cell.strip() for cell in row)]


def _is_table(file: str) -> bool:
    return _ending(file) in TABLES


def _ending(file: str) -> str:
    return file.rpartition(".")[2].lower()
