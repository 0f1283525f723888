"""Entries of lists, in lines of text and as JSON."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from amparo.casework.entity_form import Entity
from amparo.casework.register_scope import Scope
from amparo.casework.search_register import Searched
from amparo.casework.show_entity import Shown
from amparo.wording import speak

_LABEL = 22


def found_lines(found: Searched) -> Iterator[str]:
    """Yield what was found, how many more there are, and which lists were looked at and which were not."""
    for one in found.entities:
        yield f"{one.caption}  [{one.id}]{_unsure(one)}"
    more = found.total - len(found.entities)
    if more > 0:
        yield _say("more", number=more)
    yield from _scope(found.scope, nothing=not found.total)


def found_document(found: Searched) -> str:
    """Return what was found as a JSON document."""
    told = {
        "results": [asdict(one) for one in found.entities],
        "total": found.total,
        "lists": [{"id": one.id, "as_of": one.as_of} for one in found.scope.covered],
        "not_covered": [one.id for one in found.scope.missing],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def entity_lines(shown: Shown) -> Iterator[str]:
    """Yield an entry, its list and snapshot, what it tells, and its stays on the list."""
    entity = shown.entity
    yield f"{entity.caption}  [{entity.id}]{_unsure(entity)}"
    yield _say("of", list=shown.told.title, as_of=shown.told.as_of)
    for name, values in entity.properties.items():
        key = f"api.property.{name}"
        label = speak().say(key) if speak().has(key) else name
        yield f"  {label:{_LABEL}} {'; '.join(map(str, values))}"
    for _, beside in shown.adjacent:
        for one in beside:
            days = [str(day) for key in ("startDate", "endDate") for day in one.properties.get(key, ())]
            yield _say("stay", program=one.caption, days=" - ".join(days) or _say("no-day")) + _unsure(one)


def entity_document(entity: Entity) -> str:
    """Return an entry as a JSON document."""
    return json.dumps(asdict(entity), ensure_ascii=False, indent=1)


def _scope(scope: Scope, *, nothing: bool) -> Iterator[str]:
    looked = ", ".join(f"{one.id} ({one.as_of})" for one in scope.covered)
    yield _say("none" if nothing else "looked", lists=looked)
    if scope.missing:
        yield _say("missing", lists=", ".join(one.id for one in scope.missing))


def _unsure(one: Entity) -> str:
    return "" if one.confirmed else f" [{speak().say('law-text.unconfirmed')}]"


def _say(key: str, **params: str | int) -> str:
    return speak().say(f"register-text.{key}", **params)
