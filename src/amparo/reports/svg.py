"""Pictures as SVG 1.1, one element each, to stand in a page or in a file of their own."""

from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from amparo.reports.letters import runs
from amparo.reports.picture import Arrow, Box, Label, Picture

_MARGIN = 3
_HEAD = 5
_STYLE = (
    ".b{fill:#fff;stroke:#22313f;stroke-width:1}.b.subject{stroke-width:2}.b.listing{fill:#22313f}"
    ".b.region{fill:#e4e8ec;stroke-width:1.6}.b.end{stroke-dasharray:2 2.5}"
    ".a{fill:none;stroke:#22313f;stroke-width:1.1}.a.tie{stroke:#5b6b7a}.a.weak{stroke-dasharray:4 3}"
    ".h{fill:#22313f}.p{fill:#fff}text{fill:#1b232b}.q{fill:#55626e}.s{font-weight:700}.listing-text{fill:#fff}"
)


def svg(picture: Picture, title: str, families: str = "sans-serif", *, alone: bool = False) -> str:
    """Return ``picture`` as an ``svg`` element.

    Args:
        picture: what to draw.
        title: the accessible name.
        families: CSS list of typefaces.
        alone: whether it will be a file of its own (adds the name space).
    """
    space = ' xmlns="http://www.w3.org/2000/svg"' if alone else ""
    box = f"{-_MARGIN} {-_MARGIN} {picture.wide + 2 * _MARGIN} {picture.high + 2 * _MARGIN}"
    style = f"<style>{_STYLE}svg.chain text{{font-family:{families}}}</style>" if alone else ""
    parts = [
        f'<svg{space} class="chain" role="img" aria-label={quoteattr(title)} viewBox="{box}"',
        f' style="max-width:{picture.wide}pt">',
        style,
    ]
    parts += [_arrow(arrow) for arrow in picture.arrows]
    parts += [_box(item) for item in picture.boxes]
    parts += [_tag(label) for arrow in picture.arrows for label in arrow.labels]
    return "".join((*parts, "</svg>"))


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
