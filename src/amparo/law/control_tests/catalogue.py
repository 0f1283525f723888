"""Ownership tests as data: one TOML file for each regime and reading of its threshold."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, cast, get_args

from amparo.facts.ids import ListId
from amparo.facts.period import Span
from amparo.facts.quantity import Share
from amparo.facts.truth import Truth
from amparo.kernel.errors import IntegrityError
from amparo.kernel.registry import toml_files
from amparo.law.table import Table

PACKAGE = "amparo.law.control_tests"
ControlState = Literal["in-force", "suspended", "state-unconfirmed"]


@dataclass(frozen=True, slots=True)
class ControlSpell:
    """A time in which a test holds, is set aside, or may hold."""

    span: Span
    state: ControlState
    citation: str
    source: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class ControlTest:
    """How much of a party listed owners must hold for the listing to reach it.

    ``strict``: the share must exceed ``threshold``, not only equal it. ``aggregate``: stakes of several listed
    owners are added. ``control_counts``: the regime also has a control test, which no share decides. ``seeds``
    are the lists whose entries count as owners. A test whose threshold changed has one file for each reading.
    """

    id: str
    title: str
    threshold: Share
    strict: bool
    aggregate: bool
    control_counts: bool
    seeds: tuple[ListId, ...]
    spells: tuple[ControlSpell, ...]
    note: str = ""

    def meets(self, share: Share) -> bool:
        """Whether a share is enough."""
        return share > self.threshold if self.strict else share >= self.threshold

    def spell_on(self, day: date) -> ControlSpell | None:
        """Return the spell that holds, or may hold, on ``day``; ``None`` outside all of them."""
        return next((spell for spell in self.spells if spell.span.holds_on(day) is not Truth.FALSE), None)


@cache
def control_tests() -> dict[str, ControlTest]:
    """Return every ownership test, sorted by id.

    Raises:
        IntegrityError: a file is malformed or its id differs from its name.
    """
    found: dict[str, ControlTest] = {}
    for path, content in toml_files(PACKAGE):
        test = _read(path, content)
        if path != f"{test.id.replace('-', '_')}.toml":
            raise IntegrityError("law-malformed", file=path, key="id")
        found[test.id] = test
    return dict(sorted(found.items()))


def _read(path: str, content: dict[str, Any]) -> ControlTest:
    table = Table(path, content)
    test = ControlTest(
        id=table.text("id"),
        title=table.text("title"),
        threshold=Share.percent(table.number("threshold_percent")),
        strict=table.flag("strict"),
        aggregate=table.flag("aggregate"),
        control_counts=table.flag("control_counts"),
        seeds=tuple(ListId(name) for name in table.texts("seeds")),
        spells=tuple(_spell(one) for one in table.tables("spell")),
        note=table.text("note", ""),
    )
    table.nothing_left()
    return test


def _spell(table: Table) -> ControlSpell:
    state = table.word("state", get_args(ControlState))
    spell = ControlSpell(
        table.span(), cast("ControlState", state), table.text("citation"), table.text("source"), table.flag("confirmed")
    )
    table.nothing_left()
    return spell
