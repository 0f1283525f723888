"""Where a fact was read: the thread from every finding back to a paper."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """One place in one source.

    ``source`` is ``document:<id>``, ``bundle:<file>``, ``list:<list id>@<snapshot date>`` or
    ``law:<measure or route id>``; ``locator`` says where in it (a line, an entry number, a citation).
    """

    source: str
    locator: str = ""

    def __str__(self) -> str:
        return f"{self.source} {self.locator}".rstrip()
