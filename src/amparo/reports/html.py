"""A paper as one HTML file: no script, no request, its typefaces inside, good on a screen and on A4 or Letter."""

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from amparo.kernel.registry import data_file
from amparo.reports.faces import showable
from amparo.reports.letters import runs
from amparo.reports.paper import Block, Figure, Paper, anchors, numbers, texts
from amparo.reports.svg import svg, svg_style
from amparo.reports.webfaces import embed

_TEMPLATE = "paper.html.j2"
_WEIGHTS = range(1, 13)
_STYLE_SIGNS = "·0123456789"


def render(paper: Paper) -> bytes:
    """Return ``paper`` as a self-contained HTML document in UTF-8; same paper, same bytes."""
    style = Markup(_style(paper))  # noqa: S704 - nothing of the paper enters but the running line, escaped
    page = (
        _environment()
        .get_template(_TEMPLATE)
        .render(paper=paper, numbers=numbers(paper.sections), anchors=anchors(paper), style=style)
    )
    return page.encode("utf-8")


def _letters(text: str) -> Markup:
    """Return ``text`` escaped, each stretch of another script in its own language and direction."""
    return Markup("").join(_run(run.text, run.language, leftward=run.leftward) for run in runs(showable(text)))


def _picture(figure: Figure) -> Markup:
    return Markup(svg(figure.picture, showable(figure.description)))  # noqa: S704 - svg escapes all that it is given


def _run(text: str, language: str, *, leftward: bool) -> Markup:
    if not language:
        return Markup("{}").format(text)
    direction = Markup(' dir="rtl"') if leftward else ""
    return Markup('<bdi lang="{}"{}>{}</bdi>').format(language, direction, text)


def _environment() -> Environment:
    source = data_file("amparo.reports", f"templates/{_TEMPLATE}").decode("utf-8")
    environment = Environment(
        loader=DictLoader({_TEMPLATE: source}), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    environment.filters |= {"letters": _letters, "flat": showable, "picture": _picture, "shape": _shape}
    return environment


def _shape(block: Block) -> str:
    return type(block).__name__.lower()


def _style(paper: Paper) -> str:
    told = {showable(text) for text in texts(paper)}
    faces, families = embed((_STYLE_SIGNS, *told, *(text.upper() for text in told)))
    columns = "".join(f"col.w{weight}{{width:{weight}rem}}" for weight in _WEIGHTS)
    margins = (
        f"@page{{@top-left{{content:{_css(paper.running)};{_margin(families)}}}"
        f"@top-right{{content:{_counter(paper)};{_margin(families)}}}}}"
    )
    sheet = data_file("amparo.reports", "templates/paper.css").decode("utf-8")
    return f"{faces}body,svg.chain text{{font-family:{families}}}{sheet}{svg_style()}{columns}{margins}"


def _margin(families: str) -> str:
    return f"font:7.5pt {families};color:#55626e"


def _counter(paper: Paper) -> str:
    before, _, rest = paper.labels.page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    return f"{_css(before)} counter(page) {_css(between)} counter(pages) {_css(after)}"


def _css(text: str) -> str:
    """Return a CSS string in which every sign that could end it is escaped (CSS Syntax 3, 4.3.7)."""
    return (
        '"'
        + "".join(sign if sign.isalnum() and sign.isascii() else f"\\{ord(sign):x} " for sign in showable(text))
        + '"'
    )
