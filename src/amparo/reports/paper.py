"""What every document of ours is made of, whatever it is drawn as.

A :class:`Paper` is a title page's worth of facts and a run of sections; a section is a run of blocks; a block
holds lines; a line holds spans and marks. The drawers (:mod:`~amparo.reports.html`,
:mod:`~amparo.reports.pdf`) know these few shapes and no word of any language, so that all of them show the
same content in the same order.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from string import ascii_uppercase
from typing import Literal

from amparo.reports.picture import Picture

Style = Literal["plain", "strong", "quiet", "mono", "big"]
Tone = Literal["filled", "half", "outlined", "dashed", "dotted", "double", "thin"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text. ``link`` is the anchor of another place in the same paper."""

    text: str
    style: Style = "plain"
    link: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A short label in a frame. The frame repeats what the label says, so that neither colour nor ink decides."""

    label: str
    tone: Tone


Line = tuple[Span | Mark, ...]
Cell = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``style`` is ``plain``, ``lead`` (larger) or ``quiet`` (smaller)."""

    line: Line
    style: Literal["plain", "lead", "quiet"] = "plain"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the section's own."""

    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Callout:
    """What must not be overlooked, set apart by a rule at its side."""

    title: str
    body: Cell
    tone: Literal["note", "caution"] = "caution"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; numbered where the order matters."""

    points: tuple[Cell, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what they stand for."""

    rows: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``weight`` is its share of the width relative to the others."""

    label: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; the first cell of a row names it."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding: what it is at the side, what it says beside it."""

    side: Cell
    body: Cell
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """Findings one under the other."""

    points: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things next to each other, neither above the other; ``below`` is said of both."""

    left_title: str
    left: Cell
    right_title: str
    right: Cell
    below: Cell = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its caption; ``description`` says in words what it shows."""

    picture: Picture
    caption: str
    description: str


Block = Paragraph | Heading | Callout | Bullets | Facts | Table | Entries | Pair | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part; in print, ``fresh_page`` begins it on a new page, ``across`` on pages turned sideways.

    ``appendix`` sets it in smaller type and letters it instead of numbering it; appendices come last.
    """

    anchor: str
    title: str
    blocks: tuple[Block, ...]
    fresh_page: bool = False
    across: bool = False
    appendix: bool = False


@dataclass(frozen=True, slots=True)
class Labels:
    """The few words that drawers add of themselves; ``page`` and ``pages`` come as ``{page}`` and ``{pages}``."""

    skip: str
    contents: str
    page: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One document.

    ``front`` stands before the contents and fits one page; ``running`` repeats on each page; ``footer`` closes
    the paper. ``on`` is the day the paper speaks of, and the only time stamp its files carry.
    """

    language: str
    kind: str
    title: str
    on: date
    running: str
    labels: Labels
    masthead: tuple[tuple[str, Cell], ...]
    front: tuple[Block, ...]
    sections: tuple[Section, ...]
    footer: Cell = field(default=())


def numbers(sections: tuple[Section, ...]) -> tuple[str, ...]:
    """Return what each section is counted by: ``1``, ``2``, ... and appendices ``A``, ``B``, ..., ``Z``, ``A27``."""
    told: list[str] = []
    appended = 0
    for section in sections:
        if section.appendix:
            told.append(ascii_uppercase[appended] if appended < len(ascii_uppercase) else f"A{appended + 1}")
            appended += 1
        else:
            told.append(str(len(told) - appended + 1))
    return tuple(told)


def plain(text: str, style: Style = "plain", link: str = "") -> Line:
    """Return a line of one span."""
    return (Span(text, style, link),)


def one(text: str, style: Style = "plain", link: str = "") -> Cell:
    """Return a cell of one line of one span."""
    return (plain(text, style, link),)


def texts(part: object) -> Iterator[str]:
    """Yield every text in a paper or a part of one, its few codes of style included."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from texts(item)
    elif is_dataclass(part):
        for each in fields(part):
            yield from texts(getattr(part, each.name))


def anchors(paper: Paper) -> frozenset[str]:
    """Return every place in a paper that a link can lead to."""
    found = {section.anchor for section in paper.sections}
    for block in (*paper.front, *(block for section in paper.sections for block in section.blocks)):
        if isinstance(block, Table):
            found.update(block.anchors)
        elif isinstance(block, Entries):
            found.update(entry.anchor for entry in block.points)
        elif isinstance(block, Heading):
            found.add(block.anchor)
    return frozenset(found - {""})
