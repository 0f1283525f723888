"""Notices as data, found by looking in the folder."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from amparo.kernel.errors import IntegrityError
from amparo.kernel.registry import toml_files
from amparo.law.table import Table

PACKAGE = "amparo.law.notices"
ANYONE = "any"


@dataclass(frozen=True, slots=True)
class Notice:
    """One warning before one step.

    ``bound`` are the jurisdictions whose law binds the user (ISO codes, ``EU``, or ``any``); ``step`` is the
    stable key of the step it concerns; ``code`` the caution's code; ``about`` the step in words; ``text`` what
    to mind.
    """

    id: str
    code: str
    bound: tuple[str, ...]
    step: str
    about: str
    text: str
    citation: str
    source: str
    confirmed: bool
    note: str = ""


@cache
def notices() -> tuple[Notice, ...]:
    """Return every notice, sorted by id.

    Raises:
        IntegrityError: a file is malformed or its id differs from its name.
    """
    found: list[Notice] = []
    for path, content in toml_files(PACKAGE):
        table = Table(path, content)
        notice = Notice(
            id=table.text("id"),
            code=table.text("code"),
            bound=table.texts("bound"),
            step=table.text("step"),
            about=table.text("about"),
            text=table.text("text"),
            citation=table.text("citation"),
            source=table.text("source"),
            confirmed=table.flag("confirmed"),
            note=table.text("note", ""),
        )
        table.nothing_left()
        if path != f"{notice.id.replace('-', '_')}.toml":
            raise IntegrityError("law-malformed", file=path, key="id")
        found.append(notice)
    return tuple(sorted(found, key=lambda one: one.id))


def notices_for(step: str, jurisdictions: Iterable[str]) -> tuple[Notice, ...]:
    """Return the notices that concern ``step`` for a user bound by ``jurisdictions``."""
    bound = {ANYONE, *jurisdictions}
    return tuple(notice for notice in notices() if notice.step == step and bound & set(notice.bound))
