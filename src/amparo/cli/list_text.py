"""Lists, their snapshots and their changes, in lines of text and lines of JSON."""

import json
from collections.abc import Iterator

from amparo.casework.refresh_lists import Refreshed
from amparo.casework.show_lists import Difference, Shown
from amparo.facts.listing import Coverage, Listing
from amparo.wording import speak


def refreshed_lines(one: Refreshed) -> Iterator[str]:
    """Yield what became of one list."""
    if one.problem is not None:
        yield _say("failed", list=one.name, problem=speak().error(one.problem))
        return
    if one.outcome == "passed-over":
        yield _say("passed-over", list=one.name)
        return
    schemas = ", ".join(f"{count} {schema}" for schema, count in one.schemas)
    as_of = "" if one.as_of is None else one.as_of.isoformat()
    yield _say(one.outcome, list=one.name, as_of=as_of, entities=one.entities, schemas=schemas)


def refreshed_row(one: Refreshed) -> str:
    """Return what became of one list as a JSON object."""
    told = {
        "list_id": one.name,
        "outcome": one.outcome,
        "as_of": None if one.as_of is None else one.as_of.isoformat(),
        "entities": one.entities,
        "schemas": dict(one.schemas),
        "coverage": None if one.coverage is None else _coverage(one.coverage),
        "problem": None if one.problem is None else {"code": one.problem.code, "sentence": speak().error(one.problem)},
    }
    return json.dumps(told, ensure_ascii=False)


def catalogue_line(one: Shown) -> str:
    """Return one list as a line: id, day of the snapshot, coverage, title."""
    if one.snapshot is None:
        return f"{one.id:16} {_say('none-kept'):12} {'':34} {one.title}"
    return f"{one.id:16} {one.snapshot.as_of.isoformat():12} {_covered(one.snapshot.coverage):34} {one.title}"


def list_lines(one: Shown) -> Iterator[str]:
    """Yield one list in full."""
    yield f"{one.title} ({one.id})"
    yield _say("publisher", publisher=one.publisher)
    yield _say("licence", licence=one.licence or _say("licence-unknown"))
    for name, url in one.urls:
        yield _say("address", name=name, url=url)
    if one.snapshot is None:
        yield _say("nothing-kept")
    else:
        key = "snapshot-shipped" if one.shipped else "snapshot"
        yield _say(key, as_of=one.snapshot.as_of.isoformat(), sha256=one.snapshot.sha256[:16])
        yield _say("covered", coverage=_covered(one.snapshot.coverage))
        if one.later:
            yield _say("later")
    if one.days:
        yield _say("days", days=", ".join(when.isoformat() for when in one.days))
    if one.complete_by:
        yield _say("how", how=speak().say(one.complete_by, list=one.id))


def list_row(one: Shown) -> str:
    """Return one list as a JSON object."""
    snapshot = one.snapshot
    told = {
        "id": one.id,
        "title": one.title,
        "publisher": one.publisher,
        "licence": one.licence,
        "urls": dict(one.urls),
        "as_of": None if snapshot is None else snapshot.as_of.isoformat(),
        "sha256": None if snapshot is None else snapshot.sha256,
        "entities": 0 if snapshot is None else len(snapshot.listings),
        "coverage": None if snapshot is None else _coverage(snapshot.coverage),
        "shipped": one.shipped,
        "days": [when.isoformat() for when in one.days],
        "how_to_complete": speak().say(one.complete_by, list=one.id) if one.complete_by else None,
    }
    return json.dumps(told, ensure_ascii=False)


def difference_lines(found: Difference) -> Iterator[str]:
    """Yield what changed on a list, an entry a line."""
    changes = found.changes
    yield _say(
        "difference", since=found.before.as_of.isoformat(), until=found.after.as_of.isoformat(),
        added=len(changes.added), removed=len(changes.removed), changed=len(changes.changed),
    )  # fmt: skip
    for key, entries in (("added", changes.added), ("removed", changes.removed)):
        yield from (_say(key, listing=entry.id, name=entry.name) for entry in entries)
    yield from (_say("changed", listing=after.id, name=after.name) for _, after in changes.changed)


def difference_row(found: Difference) -> str:
    """Return what changed on a list as a JSON document."""
    changes = found.changes
    told = {
        "list_id": found.after.list_id,
        "from": found.before.as_of.isoformat(),
        "until": found.after.as_of.isoformat(),
        "added": [_entry(entry) for entry in changes.added],
        "removed": [_entry(entry) for entry in changes.removed],
        "changed": [{"before": _entry(old), "after": _entry(new)} for old, new in changes.changed],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _entry(listing: Listing) -> dict[str, object]:
    return {"id": listing.id, "names": [name.text for name in listing.names], "schema": listing.schema}


def _covered(coverage: Coverage) -> str:
    if coverage.of is None:
        return _say("known", known=coverage.known)
    if coverage.of_source == "usual":
        return _say("known-usual", known=coverage.known, of=coverage.of)
    return _say("known-of", known=coverage.known, of=coverage.of, confirmed=coverage.confirmed)


def _coverage(coverage: Coverage) -> dict[str, object]:
    told = {"known": coverage.known, "confirmed": coverage.confirmed, "of": coverage.of}
    return {**told, "complete": coverage.complete}


def _say(key: str, **params: str | int) -> str:
    return speak().say(f"list-text.{key}", **params)
