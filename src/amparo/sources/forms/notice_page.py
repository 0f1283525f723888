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
_NAMES = ("name of entity", "entity name", "entity", "name")
_DATES = ("effective date", "date")
_SECTIONS = ("sublist", "section", "list")


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
        if element.tag in _HEADINGS or (element.tag == "p" and not clause):
            named = _CLAUSE.findall(_text(element))
            clause = named[-1] if named else clause
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
    lower = text.lower()
    whole = lower.count("<table") == lower.count("</table") and lower.count("<tr") == lower.count("</tr")
    if not whole or ("<html" in lower and "</html>" not in lower):
        raise ShapeChangedError("file-broken-off", Place(file.name, text.rstrip().count("\n") + 1))
    try:
        return html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8", no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError) as problem:
        raise ShapeChangedError("page-without-table", Place(file.name)) from problem


def _table(table: "html.HtmlElement", clause: str, file: str) -> Iterator[PageRow]:
    lines = [[_text(cell) for cell in row.iter("th", "td")] for row in table.iter("tr")]
    places = [Place(file, row.sourceline) for row in table.iter("tr")]
    header = [cell.lower() for cell in lines[0]] if lines else []
    name, since = _column(header, _NAMES), _column(header, _DATES)
    if name is None or since is None:
        return
    section = _column(header, _SECTIONS)
    for cells, place in zip(lines[1:], places[1:], strict=True):
        if not any(cells):
            continue
        if len(cells) != len(header):
            raise ShapeChangedError("row-of-other-shape", place, wanted=len(header), found=len(cells))
        day = written_day(cells[since])
        if day is None:
            raise ShapeChangedError("date-unreadable", place, value=cells[since])
        sublist = clause if section is None else cells[section].strip("() ").rpartition("(")[2]
        if not sublist:
            raise ShapeChangedError("table-without-sublist", place)
        yield PageRow(cells[name], sublist, day, place)


def _column(header: list[str], wanted: tuple[str, ...]) -> int | None:
    return next((header.index(name) for name in wanted if name in header), None)


def _text(element: "html.HtmlElement") -> str:
    return " ".join(str(element.text_content()).split())
