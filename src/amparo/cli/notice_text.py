"""Notices of the law at the step they concern, in lines of text and as JSON."""

import textwrap
from collections.abc import Iterable, Iterator

from amparo.law.notices import Notice
from amparo.wording import speak

WIDTH = 100


def notice_lines(found: Iterable[Notice]) -> Iterator[str]:
    """Yield notices under a heading; nothing where there is none."""
    notices = tuple(found)
    if notices:
        yield _say("notices", count=len(notices))
    for one in notices:
        text = _say("notice", about=one.about, bound=", ".join(one.bound), text=one.text, citation=one.citation)
        told = text + ("" if one.confirmed else _say("unconfirmed"))
        yield from textwrap.wrap(told, WIDTH, initial_indent="  ", subsequent_indent="    ")


def notice_items(found: Iterable[Notice]) -> list[dict[str, object]]:
    """Return notices as JSON items."""
    return [
        {
            "id": one.id, "code": one.code, "bound": list(one.bound), "step": one.step, "about": one.about,
            "text": one.text, "citation": one.citation, "confirmed": one.confirmed,
        }
        for one in found
    ]  # fmt: skip


def _say(key: str, **params: str | int) -> str:
    return speak().say(f"notice-text.{key}", **params)
