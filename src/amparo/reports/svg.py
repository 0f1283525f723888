"""Pictures as SVG 1.1, one element each, to stand in a page or in a file of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from amparo.reports.faces import showable, width, wrap
from amparo.reports.letters import runs
from amparo.reports.picture import Arrow, Box, Label, Picture
from amparo.reports.webfaces import embed

_MARGIN = 3
_HEAD = 5
_EDGE, _APART, _LEAD, _LEAST = 12, 10, 14, 320
_TITLE, _HEADING, _SMALL = 14, 10, 9
_STYLE = (
    ".b{fill:#fff;stroke:#22313f;stroke-width:1}.b.subject{stroke-width:2}.b.listing{fill:#22313f}"
    ".b.region{fill:#e4e8ec;stroke-width:1.6}.b.end{stroke-dasharray:2 2.5}.b.unsure{stroke-dasharray:4 3}"
    ".a{fill:none;stroke:#22313f;stroke-width:1.1}.a.tie{stroke:#5b6b7a}.a.weak{stroke-dasharray:4 3}"
    ".h{fill:#22313f}.p{fill:#fff}text{fill:#1b232b}.q{fill:#55626e}.s{font-weight:700}.listing-text{fill:#fff}"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One picture of a sheet, with the words over it."""

    heading: str
    picture: Picture


def svg(picture: Picture, title: str) -> str:
    """Return ``picture`` as an ``svg`` element that stands in a page; ``title`` is its accessible name."""
    box = f"{-_MARGIN} {-_MARGIN} {picture.wide + 2 * _MARGIN} {picture.high + 2 * _MARGIN}"
    return (
        f'<svg class="chain" role="img" aria-label={quoteattr(title)} viewBox="{box}"'
        f' style="max-width:{picture.wide}pt">'
        f"{_drawn(picture)}</svg>"
    )


def sheet(parts: Sequence[Part], title: str, description: str) -> bytes:
    """Return pictures one under the other as a file of its own: no script, no request, its typefaces inside.

    Args:
        parts: at least one, each under its heading.
        title: the accessible name.
        description: in words, what is drawn and as of when.
    """
    title, description = showable(title), showable(description)
    words = [title, description, *(part.heading for part in parts)]
    words += [label.text for part in parts for label in part.picture.labels]
    faces, families = embed(words)
    body: list[str] = []
    down, wide = _TITLE + 2 * _APART, width(title, _TITLE) * 11 // 10
    lead = [_text(Label(0, _TITLE, title, _TITLE, 0, strong=True), "")]
    for row in wrap(description, max(part.picture.wide for part in parts), _SMALL, 6):
        lead.append(_text(Label(0, down, row, _SMALL, 0, quiet=True), ""))
        down += _LEAD
    down += _LEAD
    for part in parts:
        rows = wrap(showable(part.heading), max(*(each.picture.wide for each in parts), _LEAST) * 10 // 11, _HEADING, 3)
        body += [
            _text(Label(0, down + _LEAD * number, row, _HEADING, 0, strong=True), "") for number, row in enumerate(rows)
        ]
        down += _LEAD * len(rows)
        body.append(f'<g transform="translate(0 {down})">{_drawn(part.picture)}</g>')
        down += part.picture.high + 3 * _APART
        wide = max(wide, part.picture.wide, *(width(row, _HEADING) * 11 // 10 for row in rows))
    box = f"{-_EDGE} {-_EDGE} {wide + 2 * _EDGE} {down + _EDGE}"
    style = f"{faces}{_STYLE}text{{font-family:{families}}}"
    drawn = "".join((*lead, *body))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chain" role="img" aria-labelledby="name about" viewBox="{box}"'
        f' width="{wide + 2 * _EDGE}pt" height="{down + _EDGE}pt"><title id="name">{escape(title)}</title>'
        f'<desc id="about">{escape(description)}</desc><style>{escape(style)}</style>'
        f'<rect class="p" x="{-_EDGE}" y="{-_EDGE}" width="{wide + 2 * _EDGE}" height="{down + _EDGE}"/>{drawn}</svg>\n'
    ).encode()


def _drawn(picture: Picture) -> str:
    parts = [_arrow(arrow) for arrow in picture.arrows]
    parts += [_box(item) for item in picture.boxes]
    parts += [_tag(label) for arrow in picture.arrows for label in arrow.labels]
    return "".join(parts)


def svg_style() -> str:
    """Return the style rules that a page must hold for its pictures."""
    return _STYLE


def _box(box: Box) -> str:
    frame = f'<rect class="b {box.frame}" x="{box.x}" y="{box.y}" width="{box.wide}" height="{box.high}" rx="2"/>'
    return frame + "".join(_text(label, "listing-text" if box.frame == "listing" else "") for label in box.labels)


def _tag(label: Label) -> str:
    place = f'x="{label.x - 2}" y="{label.y - label.size}" width="{label.wide + 4}" height="{label.size + 3}"'
    return f'<rect class="p" {place}/>{_text(label, "")}'


def _text(label: Label, extra: str) -> str:
    names = " ".join(name for name in ("s" if label.strong else "", "q" if label.quiet else "", extra) if name)
    kind = f' class="{names}"' if names else ""
    spans = "".join(
        f'<tspan lang="{run.language}">{escape(run.text)}</tspan>' if run.language else escape(run.text)
        for run in runs(label.text)
    )
    return f'<text{kind} x="{label.x}" y="{label.y}" font-size="{label.size}">{spans}</text>'


def _arrow(arrow: Arrow) -> str:
    points = list(arrow.points)
    end_x, end_y = points[-1]
    if arrow.flow:
        points[-1] = (end_x - _HEAD, end_y)
    path = f"M{points[0][0]} {points[0][1]}"
    for (x1, y1), (x2, y2) in pairwise(points):
        bend = (x2 - x1) // 2
        path += f"C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"
    names = f"a{'' if arrow.flow else ' tie'}{' weak' if arrow.weak else ''}"
    line = f'<path class="{names}" d="{path}"/>'
    if not arrow.flow:
        return line
    wing = _HEAD - 1
    return line + f'<path class="h" d="M{end_x} {end_y}l{-_HEAD - 2} {-wing}v{2 * wing}z"/>'
