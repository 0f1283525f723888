"""Which lists a question to the register is about: the lists by their ids, and the collections they form."""

from collections.abc import Sequence
from dataclasses import dataclass

from amparo.casework.standing_register import StandingList, StandingRegister
from amparo.facts.ids import ListId
from amparo.kernel.errors import UserError

ALL = "default"
"""The collection of every list."""
TOPICS = {"sanctions": "sanction", "export-control": "export.control"}
"""Collections of the lists of one topic."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The lists looked at, and those asked for of which no snapshot is kept."""

    covered: tuple[StandingList, ...]
    missing: tuple[StandingList, ...]

    @property
    def ids(self) -> frozenset[ListId]:
        """The lists looked at."""
        return frozenset(one.id for one in self.covered)


def collections(register: StandingRegister) -> dict[str, tuple[ListId, ...]]:
    """Return the collections of lists by name: all of them, and those of a topic.

    A list of which no topic is known belongs to each: it may hold what is looked for.
    """
    found = {ALL: tuple(one.id for one in register.lists)}
    for name, topic in TOPICS.items():
        found[name] = tuple(one.id for one in register.lists if not one.topics or topic in one.topics)
    return found


def in_scope(
    register: StandingRegister,
    dataset: str,
    *,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    topics: Sequence[str] = (),
) -> Scope:
    """Return the lists that a question is about.

    Args:
        register: the register.
        dataset: a list id or the name of a collection; ``us_ofac_sdn`` is read as ``us-ofac-sdn``.
        include: only these lists of it, or those of these collections; empty: all.
        exclude: none of these.
        topics: only lists of one of these topics; a list of which none is known stays in.

    Raises:
        UserError: there is no such list or collection.
    """
    named: dict[str, tuple[ListId, ...]] = {str(one.id): (one.id,) for one in register.lists}
    named |= collections(register)
    asked = named.get(_plain(dataset))
    if asked is None:
        raise UserError("dataset-unknown", dataset=dataset[:80], known=", ".join(named))
    wanted = {one for name in include for one in named.get(_plain(name), ())}
    spared = {one for name in exclude for one in named.get(_plain(name), ())}
    chosen = [
        one
        for one in register.lists
        if one.id in asked
        and (not include or one.id in wanted)
        and one.id not in spared
        and (not topics or not one.topics or not set(topics).isdisjoint(one.topics))
    ]
    return Scope(tuple(one for one in chosen if one.covered), tuple(one for one in chosen if not one.covered))


def _plain(name: str) -> str:
    return name.strip().lower().replace("_", "-")
