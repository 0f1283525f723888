"""Hits that people have set aside, in lines of text and lines of JSON."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from amparo.archive.suppressions import Suppression
from amparo.casework.show_suppressions import Shown
from amparo.casework.suppress_hits import Suppressed
from amparo.wording import speak


def shown(found: Iterable[Shown], *, as_json: bool) -> Iterator[str]:
    """Yield every suppression with its state."""
    none = True
    for one in found:
        none = False
        if as_json:
            told = {**asdict(one.entry), "state": one.state, "changed": list(one.changed)}
            told["withdrawn"] = None if one.withdrawn is None else asdict(one.withdrawn)
            yield json.dumps(told, ensure_ascii=False)
        else:
            yield from _lines(one)
    if none and not as_json:
        yield _say("none")


def added(found: Suppressed, *, as_json: bool) -> Iterator[str]:
    """Yield what was set aside."""
    if as_json:
        yield from (json.dumps(asdict(one), ensure_ascii=False) for one in found.made)
        return
    yield from map(_head, found.made)
    yield _say("added", made=len(found.made), already=found.already)


def withdrawn(made: Suppression, *, as_json: bool) -> str:
    """Return what was taken back."""
    if as_json:
        return json.dumps(asdict(made), ensure_ascii=False)
    return _say("withdrawn", number=made.withdraws, by=made.by, on=made.on, reason=made.reason)


def _lines(one: Shown) -> Iterator[str]:
    entry = one.entry
    yield _head(entry)
    yield "    " + _say("told", by=entry.by, on=entry.on, reason=entry.reason)
    if one.withdrawn is not None:
        taken = one.withdrawn
        yield "    " + _say("withdrawn", number=entry.number, by=taken.by, on=taken.on, reason=taken.reason)
    elif one.state != "stands":
        fields = ", ".join(speak().say(f"suppression.field.{field}") for field in one.changed)
        yield "    " + _say(one.state, fields=fields, list=entry.list_id)


def _head(entry: Suppression) -> str:
    return f"{entry.number:>4}  {entry.query}  /  {entry.listed_name}  [{entry.list_id} {entry.listing_id}]"


def _say(key: str, **params: str | int) -> str:
    return speak().say(f"suppression-text.{key}", **params)
