"""Events told in an order that cannot be."""

from collections.abc import Iterator
from functools import cache

from amparo.facts.event import KINDS, Event
from amparo.kernel.errors import IntegrityError
from amparo.kernel.registry import toml_files
from amparo.remedies.subjects import same_thing, subjects

PACKAGE = "amparo.remedies"
FILE = "order.toml"


@cache
def after() -> dict[str, tuple[str, ...]]:
    """Return, for a kind of event, the kinds it cannot come before.

    Raises:
        IntegrityError: the table names a kind that nobody knows.
    """
    table = next(content for path, content in toml_files(PACKAGE) if path == FILE)["after"]
    if not {*table, *(kind for kinds in table.values() for kind in kinds)} <= set(KINDS):
        raise IntegrityError("law-malformed", file=FILE, key="after")
    return {kind: tuple(kinds) for kind, kinds in table.items()}


def contradiction(event: Event, events: tuple[Event, ...]) -> tuple[Event, Event] | None:
    """Return two events of which the first is told before the second and cannot be; ``None`` where there are none.

    Args:
        event: one of the two.
        events: on file. An order is impossible only where no other telling of the earlier kind makes it possible,
            and where the days certainly do not overlap.
    """
    return next(_broken(event, [one for one in events if same_thing(subjects(one), subjects(event))]), None)


def _broken(event: Event, alike: list[Event]) -> Iterator[tuple[Event, Event]]:
    for kind in after().get(event.kind, ()):
        told = [one for one in alike if one.kind == kind]
        if told and all(event.date.last < one.date.first for one in told):
            yield event, min(told, key=lambda one: one.date)
    for later in alike:
        if event.kind in after().get(later.kind, ()):
            told = [one for one in alike if one.kind == event.kind]
            if all(later.date.last < one.date.first for one in told):
                yield later, event
