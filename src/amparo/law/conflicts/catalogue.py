"""Colliding duties as data: one TOML file for each pair."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from amparo.criteria import Condition
from amparo.facts.ids import MeasureId
from amparo.kernel.errors import IntegrityError
from amparo.kernel.registry import toml_files
from amparo.law.catalogue import measures
from amparo.law.table import Table

PACKAGE = "amparo.law.conflicts"


@dataclass(frozen=True, slots=True)
class Collision:
    """Two duties that may pull apart.

    ``one_duty`` and ``other_duty`` restate what each measure asks; ``bound`` says who stands under both;
    ``when`` tells, of the facts of a case, whether the two bear on it.
    """

    id: str
    title: str
    one: MeasureId
    one_duty: str
    other: MeasureId
    other_duty: str
    bound: str
    when: Condition
    citation: str
    source: str
    confirmed: bool
    note: str = ""


@cache
def collisions() -> dict[str, Collision]:
    """Return every pair, sorted by id.

    Raises:
        IntegrityError: a file is malformed, its id differs from its name, a measure is not in the register, or
            both belong to one legal order.
    """
    found: dict[str, Collision] = {}
    for path, content in toml_files(PACKAGE):
        collision = _read(path, content)
        if path != f"{collision.id.replace('-', '_')}.toml":
            raise IntegrityError("law-malformed", file=path, key="id")
        found[collision.id] = collision
    return dict(sorted(found.items()))


def _read(path: str, content: dict[str, Any]) -> Collision:
    table = Table(path, content)
    collision = Collision(
        id=table.text("id"),
        title=table.text("title"),
        one=MeasureId(table.text("one")),
        one_duty=table.text("one_duty"),
        other=MeasureId(table.text("other")),
        other_duty=table.text("other_duty"),
        bound=table.text("bound"),
        when=table.condition("when"),
        citation=table.text("citation"),
        source=table.text("source"),
        confirmed=table.flag("confirmed"),
        note=table.text("note", ""),
    )
    table.nothing_left()
    pair = [measures().get(name) for name in (collision.one, collision.other)]
    if pair[0] is None or pair[1] is None or set(pair[0].jurisdictions) & set(pair[1].jurisdictions):
        table.refuse("other")
    return collision
