"""Text search in the standing register: what the words find, narrowed, counted by facet, sorted and paged."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from amparo.casework.entity_form import Entity, entity_of
from amparo.casework.listing_table import folded
from amparo.casework.register_scope import Scope
from amparo.casework.search_text import Mask, found_by, terms
from amparo.casework.standing_register import StandingRegister
from amparo.facts.ids import ListId
from amparo.facts.listing import Listing
from amparo.kernel.errors import UserError
from amparo.sources.ftm_model import BASE, answering, schemata

Filter = tuple[str, str]
Rows = npt.NDArray[np.intp]
FACETS = ("countries", "topics", "datasets", "schema", "identifiers", "genders")
_MOST_VALUES = 1000
_COLUMNS = {"id": "id", "caption": "caption", "name": "caption", "schema": "schema", "datasets": "list_id",
            "first_seen": "first"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Request:
    """A search.

    ``schemata`` empty: all. ``filters`` are (field, value): of one field any of the values must hold, or all where
    ``every``. ``changed``: only these listings; ``None``: all. ``sort`` holds (field, whether the greatest is first).
    """

    text: str
    scope: Scope
    schemata: frozenset[str] = frozenset()
    without_schemata: frozenset[str] = frozenset()
    filters: tuple[Filter, ...] = ()
    every: bool = False
    changed: frozenset[str] | None = None
    fuzzy: bool = False
    facets: tuple[str, ...] = ()
    sort: tuple[tuple[str, bool], ...] = ()
    limit: int = 10
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Searched:
    """A page of entities, how many there are in all, the counts by facet (value, count), and the scope."""

    entities: tuple[Entity, ...]
    total: int
    facets: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    scope: Scope


def run(register: StandingRegister, request: Request) -> Searched:
    """Search."""
    mask, score = found_by(register.table, terms(request.text, fuzzy=request.fuzzy))
    mask &= _in(register.table["list_id"], request.scope.ids)
    if request.schemata:
        mask &= _in(register.table["schema"], request.schemata)
    if request.without_schemata:
        mask &= ~_in(register.table["schema"], request.without_schemata)
    if request.changed is not None:
        mask &= _in(register.table["id"], request.changed)
    mask = _filtered(register, request, mask)
    rows = np.flatnonzero(mask)
    ordered = _sorted(register.table, rows, score, request.sort)
    page = ordered[request.offset : request.offset + request.limit]
    entities = tuple(entity(register, register.index.listings[int(at)]) for at in page)
    counted = tuple((facet, _counts(register, rows, facet)) for facet in request.facets)
    return Searched(entities, len(rows), counted, request.scope)


def kinds(schema: str) -> frozenset[str]:
    """Return the schemata that a question for one may be answered by; for the base: none in particular.

    Raises:
        UserError: ``schema-unknown``.
    """
    if schema in {"", BASE}:
        return frozenset()
    if schema not in schemata():
        raise UserError("schema-unknown", schema=schema[:80], known=", ".join(schemata()))
    return answering(schema)


def entity(register: StandingRegister, listing: Listing) -> Entity:
    """Return a listing of the register as an entity."""
    return entity_of(listing, register.list_of(listing.list_id), register.on)


def _in(column: pa.ChunkedArray, wanted: Iterable[str]) -> Mask:
    found: Mask = pc.is_in(column, pa.array(sorted(wanted), pa.string())).to_numpy(zero_copy_only=False).astype(bool)
    return found


def _filtered(register: StandingRegister, request: Request, mask: Mask) -> Mask:
    by_field: dict[str, list[Mask]] = {}
    for field, value in request.filters:
        by_field.setdefault(field, []).append(_having(register, field, value, mask))
    for masks in by_field.values():
        mask = mask & (np.logical_and if request.every else np.logical_or).reduce(masks)
    return mask


def _having(register: StandingRegister, field: str, value: str, mask: Mask) -> Mask:
    table, wanted = register.table, value.strip()
    if field in {"countries", "identifiers"}:
        return _listed(table[field], wanted.lower() if field == "countries" else wanted)
    if field == "datasets":
        return _in(table["list_id"], [wanted.replace("_", "-")])
    if field == "schema":
        return _in(table["schema"], [wanted])
    if field == "topics":
        return _in(table["list_id"], [one.id for one in register.lists if wanted in one.topics])
    if field == "target":
        return np.full(table.num_rows, wanted.lower() == "true")
    return _with_property(register, field.removeprefix("properties."), wanted, mask)


def _listed(column: pa.ChunkedArray, value: str) -> Mask:
    found = np.zeros(len(column), dtype=bool)
    values = column.combine_chunks()
    parents = pc.list_parent_indices(values).to_numpy()
    found[parents[pc.equal(pc.list_flatten(values), value).to_numpy(zero_copy_only=False).astype(bool)]] = True
    return found


def _with_property(register: StandingRegister, name: str, value: str, mask: Mask) -> Mask:
    """Return the rows whose entity has a value; only those that hold its words at all are looked at."""
    words = folded(value)
    here = mask.copy()
    if words and name not in {"topics", "publisher"}:
        pattern = f" {words} " if name != "birthDate" else f" {words}"
        names = pc.match_substring(register.table["names"], pattern).to_numpy(zero_copy_only=False)
        texts = pc.match_substring(register.table["text"], pattern).to_numpy(zero_copy_only=False)
        here &= names.astype(bool) | texts.astype(bool)
    for at in np.flatnonzero(here):
        properties = entity(register, register.index.listings[int(at)]).properties
        here[at] = value in properties.get(name, ())
    return here


def _sorted(
    table: pa.Table, rows: Rows, score: npt.NDArray[np.float64],
    sort: tuple[tuple[str, bool], ...],
) -> Rows:  # fmt: skip
    """Order rows by the fields asked for, then by score, then by how much is told of them, then by id."""
    part = table.select(["id", "caption", "schema", "list_id", "first", "values"]).take(pa.array(rows))
    part = part.append_column("score", pa.array(np.round(score[rows], 6)))
    keys = [(_COLUMNS[field], "descending" if falling else "ascending") for field, falling in sort if field in _COLUMNS]
    keys += [("score", "descending"), ("values", "descending"), ("id", "ascending")]
    order = pc.sort_indices(part, sort_keys=keys).to_numpy()
    ordered: Rows = rows[order]
    return ordered


def _counts(register: StandingRegister, rows: Rows, facet: str) -> tuple[tuple[str, int], ...]:
    counted: Counter[str] = Counter()
    if facet in {"countries", "identifiers"}:
        counted = _counted(pc.list_flatten(register.table[facet].take(pa.array(rows)).combine_chunks()))
    elif facet in {"datasets", "topics"}:
        lists = _counted(register.table["list_id"].take(pa.array(rows)))
        topics = {one.id: one.topics for one in register.lists}
        for list_id, number in lists.items():
            for value in (list_id,) if facet == "datasets" else topics[ListId(list_id)]:
                counted[value] += number
    elif facet == "schema":
        counted = _counted(register.table["schema"].take(pa.array(rows)))
    return tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:_MOST_VALUES])


def _counted(values: "pa.Array | pa.ChunkedArray") -> Counter[str]:
    return Counter({one["values"]: one["counts"] for one in pc.value_counts(values).to_pylist()})
