"""Typefaces inside the file: each with only the letters that the file shows, so that nothing is ever fetched."""

import base64
from collections.abc import Iterable

from amparo.reports.faces import Face, showable, subsets


def embed(told: Iterable[str]) -> tuple[str, str]:
    """Return the CSS ``@font-face`` rules that ``told`` needs, and the list of families in their order.

    Same texts, same bytes. Letters that no face holds are left to :func:`~amparo.reports.faces.showable`.
    """
    embedded = subsets(sorted({showable(text) for text in told}))
    rules = "".join(_rule(face, content) for face, content in embedded)
    return rules, ",".join(f'"{_family(face)}"' for face, _ in embedded)


def _family(face: Face) -> str:
    """Another name than the installed face's, so that none of the machine's own is ever taken instead."""
    return f"Amparo {face.family}"


def _rule(face: Face, content: bytes) -> str:
    data = base64.b64encode(content).decode("ascii")
    return (
        f'@font-face{{font-family:"{_family(face)}";font-weight:{face.weights};'
        f'src:url(data:font/woff;base64,{data}) format("woff")}}'
    )
