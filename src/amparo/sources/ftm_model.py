"""The schemata of FollowTheMoney that the field asks about, with their properties (followthemoney.tech)."""

import tomllib
from dataclasses import dataclass
from functools import cache

from amparo.kernel.registry import data_file

BASE = "Thing"
_TYPES = ("name", "text", "string", "identifier", "country", "address", "topic", "url", "date", "other", "entity")


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema with all that it inherits: ``ancestors`` nearest first, ``properties`` by name with their type.

    ``declared`` tells which schema a property was declared by.
    """

    name: str
    matchable: bool
    featured: tuple[str, ...]
    ancestors: tuple[str, ...]
    properties: tuple[tuple[str, str], ...]
    declared: tuple[tuple[str, str], ...]

    def type_of(self, name: str) -> str | None:
        """Return the type of a property, ``None`` where the schema has none of that name."""
        return dict(self.properties).get(name)

    def is_a(self, other: str) -> bool:
        """Whether the schema is ``other`` or a kind of it."""
        return other == self.name or other in self.ancestors


@cache
def schemata() -> dict[str, Schema]:
    """Return the schemata by name."""
    tables = tomllib.loads(data_file("amparo.sources", "ftm_model.toml").decode("utf-8"))
    found = {}
    for name, table in tables.items():
        ancestors = tuple(_ancestors(tables, name))
        properties: dict[str, str] = {}
        declared: dict[str, str] = {}
        for owner in (name, *ancestors):
            for kind in _TYPES:
                for prop in tables[owner].get(kind, ()):
                    properties.setdefault(prop, kind)
                    declared[prop] = owner
        found[name] = Schema(
            name, table["matchable"], tuple(table["featured"]), ancestors, tuple(properties.items()),
            tuple(declared.items()),
        )  # fmt: skip
    return found


@cache
def answering(name: str) -> frozenset[str]:
    """Return the schemata that a question for ``name`` may be answered by: itself, its kinds, and what it is a kind of.

    A schema that is not matched itself is answered by its kinds alone.
    """
    asked = schemata()[name]
    below = {one.name for one in schemata().values() if one.is_a(name)}
    above = {one for one in asked.ancestors if schemata()[one].matchable} if asked.matchable else set()
    return frozenset(below | above)


def _ancestors(tables: dict[str, dict[str, list[str]]], name: str) -> list[str]:
    found: list[str] = []
    for parent in tables[name]["extends"]:
        found += [one for one in (parent, *_ancestors(tables, parent)) if one not in found]
    return found
