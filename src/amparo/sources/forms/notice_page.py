"""The page on which the list is published, saved as HTML: a table for each sub-list, under a heading that names it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

from amparo.facts.period import Period
from amparo.kernel.errors import Place, ShapeChangedError
from amparo.sources.csv_rows import decoded
from amparo.sources.days import written_day
from amparo.sources.source import Found

_CLAUSE = re.compile(r"2\s*\(d\)\s*\(2\)\s*\(B\)\s*\((i|ii|iv|v)\)")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "summary", "button", "caption", "strong")
_UPDATED = re.compile(
    r"Last (?:Updated|Published|Reviewed)(?: Date)?\s*:?\s*(\d{1,2}/\d{1,2}/\d{4}|[A-Z][a-z]+ \d{1,2}, \d{4})"
)
_PAIRED = ("html", "table", "tr")
_NAME = re.compile(r"(?i)name|entity")
_DATE = re.compile(r"(?i)date")
_SECTION = re.compile(r"(?i)sub-?list|section|clause")


@dataclass(frozen=True, slots=True)
class PageRow:
    """One row of one table."""

    written: str
    sublist: str
    since: Period
    at: Place


def page_rows(file: Found) -> Iterator[PageRow]:
    """Yield the rows of the page's tables.

    Raises:
        ShapeChangedError: the page is cut, holds no such table, or a table stands under no sub-list.
    """
    root = _root(file)
    clause = ""
    seen = False
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        named = set(_CLAUSE.findall(_text(element) if element.tag in _HEADINGS else element.text or ""))
        if len(named) == 1:  # a sentence that names several sub-lists introduces them, it heads no table
            (clause,) = named
        if element.tag == "table":
            for row in _table(element, clause, file.name):
                seen = True
                yield row
    if not seen:
        raise ShapeChangedError("page-without-table", Place(file.name))


def page_day(file: Found) -> Period | None:
    """Return the day on which the page says it was last changed."""
    found = _UPDATED.search(_text(_root(file)))
    return None if found is None else written_day(found[1])


def _root(file: Found) -> "html.HtmlElement":
    text = decoded(file.content, file.name)
    whole = all(
        len(re.findall(rf"(?i)<{tag}[\s>]", text)) == len(re.findall(rf"(?i)</{tag}\s*>", text)) for tag in _PAIRED
    )
    if not whole:
        raise ShapeChangedError("file-broken-off", Place(file.name, text.rstrip().count("\n") + 1))
    try:
        return html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8", no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError) as problem:
        raise ShapeChangedError("page-without-table", Place(file.name)) from problem


def _table(table: "html.HtmlElement", clause: str, file: str) -> Iterator[PageRow]:
    lines = [[_text(cell) for cell in row.iter("th", "td")] for row in table.iter("tr")]
    places = [Place(file, row.sourceline) for row in table.iter("tr")]
    header = lines[0] if lines else []
    name, since = _column(header, _NAME), _column(header, _DATE)
    if name is None or since is None:
        return
    section = _column(header, _SECTION)
    for cells, place in zip(lines[1:], places[1:], strict=True):
        if not any(cells):
            continue
        if len(cells) != len(header):
            raise ShapeChangedError("row-of-other-shape", place, wanted=len(header), found=len(cells))
        day = written_day(cells[since])
        if day is None:
            raise ShapeChangedError("date-unreadable", place, value=cells[since])
        sublist = clause if section is None else cells[section].strip("() ").rpartition("(")[2].strip()
        if not sublist:
            raise ShapeChangedError("table-without-sublist", place)
        yield PageRow(cells[name], sublist, day, place)


def _column(header: list[str], wanted: re.Pattern[str]) -> int | None:
    return next((at for at, name in enumerate(header) if wanted.search(name)), None)


def _text(element: "html.HtmlElement") -> str:
    return " ".join(str(element.text_content()).split())
