"""A paper as DOCX, to be edited: the same words in the same order, pictures as images, dated with the paper's day."""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from functools import singledispatch

from docx import Document
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from amparo.reports.faces import showable
from amparo.reports.letters import runs
from amparo.reports.paper import (
    Block,
    Bullets,
    Callout,
    Cell,
    Entries,
    Facts,
    Figure,
    Heading,
    Line,
    Mark,
    Pair,
    Paper,
    Paragraph,
    Section,
    Span,
    Table,
    numbers,
)  # fmt: skip
from amparo.reports.pdf import picture_png

_FACES = {"w:ascii": "Noto Sans", "w:hAnsi": "Noto Sans", "w:eastAsia": "Noto Sans CJK SC", "w:cs": "Noto Sans Arabic"}
_LANGUAGES = {"zh-Hans": ("w:eastAsia", "zh-CN"), "ja": ("w:eastAsia", "ja-JP"), "ko": ("w:eastAsia", "ko-KR"),
              "ug": ("w:bidi", "ug-CN"), "und-Arab": ("w:bidi", "ar")}  # fmt: skip
_SMALL = 7
_SIZES = {"quiet": 8, "mono": 7, "big": 13}
# Every entry of the archive carries this time, so that the same paper is the same bytes.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def render(paper: Paper) -> bytes:
    """Return ``paper`` as a DOCX file; same paper, same bytes."""
    word = Document()
    _set_up(word, paper)
    word.add_heading(showable(paper.title), level=0)
    _facts(word, Facts(paper.masthead))
    for block in paper.front:
        _draw(block, word)
    counted = numbers(paper.sections)
    if len(paper.sections) > 1:
        word.add_heading(showable(paper.labels.contents), level=1)
        for number, section in zip(counted, paper.sections, strict=True):
            _line(word.add_paragraph(), (Span(f"{number}  {section.title}"),))
    for number, section in zip(counted, paper.sections, strict=True):
        _section(word, number, section)
    for line in paper.footer:
        _line(word.add_paragraph(), line)
    out = io.BytesIO()
    word.save(out)
    return _settled(out.getvalue())


def _set_up(word: Word, paper: Paper) -> None:
    stamp = datetime(paper.on.year, paper.on.month, paper.on.day)  # noqa: DTZ001 - the form holds no time zone
    properties = word.core_properties
    properties.title, properties.author, properties.last_modified_by = showable(paper.title)[:255], "amparo", "amparo"
    properties.created, properties.modified, properties.language = stamp, stamp, paper.language
    properties.revision, properties.comments = 1, ""
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(18)
    style = word.styles["Normal"]
    style.font.size = Pt(9)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute, face in _FACES.items():
        fonts.set(qn(attribute), face)
    _line(page.header.paragraphs[0], (Span(paper.running, "quiet"),))


def _section(word: Word, number: str, section: Section) -> None:
    if section.across or section.fresh_page:
        word.add_paragraph().paragraph_format.page_break_before = True
    word.add_heading(f"{number} {showable(section.title)}", level=1)
    body = word.element.body
    before = len(body) - 1  # the last element sets the page
    for block in section.blocks:
        _draw(block, word)
    if section.appendix:
        for run in (run for part in body[before:] for run in part.iter(qn("w:r"))):
            font = WordRun(run, word).font
            font.size = font.size or Pt(_SMALL)


@singledispatch
def _draw(block: Block, word: Word) -> None:
    raise TypeError(f"{type(block).__name__} in {type(word).__name__}")


@_draw.register
def _paragraph(block: Paragraph, word: Word) -> None:
    _line(word.add_paragraph(), block.line)


@_draw.register
def _heading(block: Heading, word: Word) -> None:
    word.add_heading(showable(block.text), level=2)


@_draw.register
def _callout(block: Callout, word: Word) -> None:
    table = word.add_table(rows=1, cols=1, style="Table Grid")
    _cell(table.cell(0, 0), (((Span(block.title, "strong"),)), *block.body))
    word.add_paragraph()


@_draw.register
def _bullets(block: Bullets, word: Word) -> None:
    for item in block.points:
        for line in item:
            _line(word.add_paragraph(style="List Number" if block.ordered else "List Bullet"), line)


@_draw.register
def _facts_block(block: Facts, word: Word) -> None:
    _facts(word, block)


def _facts(word: Word, block: Facts) -> None:
    _grid(word, [((((Span(label, "quiet"),)),), cell) for label, cell in block.rows], (3, 8))


@_draw.register
def _entries(block: Entries, word: Word) -> None:
    _grid(word, [(entry.side, entry.body) for entry in block.points], (3, 8))


@_draw.register
def _pair(block: Pair, word: Word) -> None:
    left: Cell = ((Span(block.left_title, "strong"),), *block.left)
    right: Cell = ((Span(block.right_title, "strong"),), *block.right)
    _grid(word, [(left, right)], (1, 1))
    for line in block.below:
        _line(word.add_paragraph(), line)


@_draw.register
def _table(block: Table, word: Word) -> None:
    _line(word.add_paragraph(), (Span(block.caption, "quiet"),))
    head: tuple[Cell, ...] = tuple(((Span(column.label, "strong"),),) for column in block.columns)
    _grid(word, [head, *block.rows], tuple(column.weight for column in block.columns), headed=True)


@_draw.register
def _figure(block: Figure, word: Word) -> None:
    page = word.sections[-1]
    room = Emu((page.page_width or Mm(210)) - (page.left_margin or Mm(18)) - (page.right_margin or Mm(18)))
    run = word.add_paragraph().add_run()
    shape = run.add_picture(io.BytesIO(picture_png(block.picture)), width=min(room, Pt(block.picture.wide)))
    shape._inline.docPr.set("descr", showable(block.description))  # noqa: SLF001 - the library has no door to it
    _line(word.add_paragraph(), (Span(block.caption, "quiet"),))


def _grid(word: Word, rows: list[tuple[Cell, ...]], weights: tuple[int, ...], *, headed: bool = False) -> None:
    if not rows:
        return
    table = word.add_table(rows=0, cols=len(weights), style="Table Grid" if headed else None)
    table.autofit = False
    room = Mm(174)
    for number, row in enumerate(rows):
        cells = table.add_row().cells
        for cell, content, weight in zip(cells, row, weights, strict=True):
            cell.width = Emu(room * weight // sum(weights))
            _cell(cell, content)
        if headed and number == 0:
            properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - the library has no door to it
            properties.append(OxmlElement("w:tblHeader"))
    word.add_paragraph()


def _cell(cell: _Cell, content: Cell) -> None:
    for number, line in enumerate(content):
        _line(cell.paragraphs[0] if number == 0 else cell.add_paragraph(), line)


def _line(paragraph: WordParagraph, line: Line) -> None:
    paragraph.paragraph_format.space_after = Pt(3)
    for part in line:
        text = f"[{part.label}]" if isinstance(part, Mark) else part.text
        style = "strong" if isinstance(part, Mark) else part.style
        for run in runs(showable(text)):
            _run(paragraph.add_run(run.text), style, run.language, leftward=run.leftward)


def _run(run: WordRun, style: str, language: str, *, leftward: bool) -> None:
    run.bold = True if style in {"strong", "big"} else None
    if style in _SIZES:
        run.font.size = Pt(_SIZES[style])
    if leftward:
        run.font.rtl = True
    if language in _LANGUAGES:
        attribute, tag = _LANGUAGES[language]
        mark = OxmlElement("w:lang")
        mark.set(qn(attribute), tag)
        run._r.get_or_add_rPr().append(mark)  # noqa: SLF001 - the library has no door to it


def _settled(content: bytes) -> bytes:
    """Pack the archive again with one fixed time for every entry."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in _names(old):
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()


def _names(archive: zipfile.ZipFile) -> Iterator[str]:
    """Names in a fixed order, the content types first as the form asks (ISO/IEC 29500-2)."""
    names = sorted(archive.namelist())
    yield from sorted(names, key=lambda name: name != "[Content_Types].xml")
