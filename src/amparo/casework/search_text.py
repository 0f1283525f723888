"""The language of the search box: words, "phrases", beginnings*, -without, either OR other, and fuzzy~ words."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from amparo.casework.listing_table import folded

Mask = npt.NDArray[np.bool_]
MOST_TERMS = 32
_TERM = re.compile(r'(?P<sign>[-+!]?)(?:(?P<field>\w+):)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"|()]+))|(?P<bar>\|)')
_UNSPACED = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff]")
_SHORT, _MIDDLE = 2, 5
_MOST_NEAR = 50
_IN_NAME, _IN_TEXT, _WHOLE_NAME = 3.0, 1.0, 4.0


@dataclass(frozen=True, slots=True)
class Term:
    """Texts of which one must occur, or none if ``without``; blanks at their ends stand for the ends of words."""

    texts: tuple[str, ...]
    without: bool = False
    fuzzy: bool = False


def terms(query: str, *, fuzzy: bool = False) -> tuple[Term, ...]:
    """Read a query; what cannot be read as an operator is read as words, and nothing is an error.

    Args:
        query: what the user typed; terms after the first :data:`MOST_TERMS` are left out.
        fuzzy: read every word as if it ended in ``~``.
    """
    found: list[Term] = []
    either = negated = False
    for match in _TERM.finditer(query):
        word, phrase = match["word"] or "", match["phrase"]
        if match["bar"] or word == "OR":
            either = True
        elif word == "NOT":
            negated = True
        elif word != "AND":
            term = _term(word if phrase is None else phrase, match["sign"], phrase is not None, fuzzy)
            if term is not None and either and found and not term.without and not negated:
                found[-1] = Term((*found[-1].texts, *term.texts), found[-1].without, found[-1].fuzzy or term.fuzzy)
            elif term is not None:
                found.append(Term(term.texts, term.without or negated, term.fuzzy))
            either = negated = False
    return tuple(found[:MOST_TERMS])


def _term(text: str, sign: str, quoted: bool, fuzzy: bool) -> Term | None:  # noqa: FBT001 - two facts of one term
    begins = not quoted and text.endswith("*")
    loose = not quoted and (fuzzy or "~" in text)
    plain = folded(text.partition("~")[0] if loose and not fuzzy else text.rstrip("~*"))
    if not plain:
        return None
    if _UNSPACED.search(plain):
        return Term((plain,), without=sign in {"-", "!"})
    end = "" if begins else " "
    return Term((f" {plain}{end}",), without=sign in {"-", "!"}, fuzzy=loose and " " not in plain)


def found_by(table: pa.Table, asked: tuple[Term, ...]) -> tuple[Mask, npt.NDArray[np.float64]]:
    """Return which rows a query finds, and how well: in a name counts more than elsewhere, a whole name the most."""
    rows = table.num_rows
    mask, score = np.ones(rows, dtype=bool), np.zeros(rows)
    for term in asked:
        in_name, in_text = np.zeros(rows, dtype=bool), np.zeros(rows, dtype=bool)
        for text in term.texts:
            in_name |= _near(table, text) if term.fuzzy else _holds(table, "names", text)
            in_text |= _holds(table, "text", text)
        here = in_name | in_text
        mask &= ~here if term.without else here
        if not term.without:
            score += _IN_NAME * in_name + _IN_TEXT * (in_text & ~in_name)
            rare = np.log1p(rows / (1 + np.count_nonzero(here)))
            score += rare * here
    whole = " ".join(term.texts[0].strip() for term in asked if not term.without)
    if whole:
        score += _WHOLE_NAME * _holds(table, "names", f"| {whole} |")
    return mask, score


def _holds(table: pa.Table, column: str, text: str) -> Mask:
    """Return the rows whose text holds a text: the column is searched as one run of bytes, many times faster."""
    run, starts = _run_of(_Words(table), column)
    wanted = text.encode("utf-8")
    mask = np.zeros(len(starts) - 1, dtype=bool)
    at = run.find(wanted)
    while at >= 0:
        row = bisect_right(starts, at) - 1
        inside = at + len(wanted) <= starts[row + 1]
        mask[row] |= inside
        at = run.find(wanted, starts[row + 1] if inside else at + 1)
    return mask


@lru_cache(maxsize=4)
def _run_of(words: "_Words", column: str) -> tuple[bytes, list[int]]:
    """Return a column as one run of bytes, and where each row begins, and the last one ends, in it."""
    texts = [one.encode("utf-8") for one in words.table[column].to_pylist()]
    return b"".join(texts), [0, *accumulate(map(len, texts))]


class _Words:
    """The words of a table's names; of one table they are gathered once."""

    def __init__(self, table: pa.Table) -> None:
        self.table = table

    def __hash__(self) -> int:
        return id(self.table)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Words) and self.table is other.table


@lru_cache(maxsize=2)
def _vocabulary(words: _Words) -> list[str]:
    return sorted({word for names in words.table["names"].to_pylist() for word in names.split() if word != "|"})


def _near(table: pa.Table, text: str) -> Mask:
    """Return the rows in whose names a word within one edit (to five letters) or two (beyond) of a word occurs."""
    word = text.strip()
    edits = 0 if len(word) <= _SHORT else 1 if len(word) <= _MIDDLE else 2
    known = _vocabulary(_Words(table))
    hits = process.extract(word, known, scorer=Levenshtein.distance, score_cutoff=edits, limit=_MOST_NEAR)
    several = "|".join(re.escape(one) for one in dict.fromkeys([word, *(hit[0] for hit in hits)]))
    found: Mask = pc.match_substring_regex(table["names"], f" (?:{several}) ").to_numpy(zero_copy_only=False)
    return found.astype(bool)
