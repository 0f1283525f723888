"""The Reconciliation Service API 0.2, which OpenRefine speaks: rows of a table against the lists."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import HTMLResponse
from pydantic import TypeAdapter, ValidationError

from amparo.api.asked import Dataset, Kept
from amparo.api.examples import matchable, read
from amparo.api.limits import LONGEST_VALUE, MOST_QUERIES, MOST_VALUES
from amparo.api.models import Example
from amparo.api.preview import page
from amparo.api.reconcile_columns import entry, extended, label, properties_of, schema_type, starts
from amparo.api.reconcile_manifest import manifest
from amparo.api.reconcile_models import (
    Candidates,
    EntrySuggestions,
    ExtendAnswer,
    ExtendQuery,
    FeatureValue,
    Id,
    Manifest,
    PropertySuggestions,
    ProposedProperties,
    ReconcileQuery,
    ScoredEntry,
    TypeSuggestions,
)
from amparo.api.shown import candidate_answer, found
from amparo.casework import match_example, search_register, show_entity
from amparo.casework.register_scope import Scope, in_scope
from amparo.casework.standing_register import StandingRegister
from amparo.kernel.errors import UserError
from amparo.sources.ftm_model import BASE, schemata

router = APIRouter(tags=["Reconciliation"])
_THRESHOLD = 700
_CUTOFF = 500
_SHOWN = 10
_BATCH = TypeAdapter(dict[str, ReconcileQuery])
Prefix = Annotated[str, Query(max_length=200)]


@router.get("/reconcile/{dataset}")
async def reconcile(
    request: Request,
    dataset: Dataset,
    keeper: Kept,
    queries: Annotated[str, Query(description="JSON")] = "",
    extend: Annotated[str, Query(description="JSON")] = "",
) -> Manifest | dict[str, Candidates] | ExtendAnswer:
    """Tell what the service is; with `queries` or `extend`, answer them."""
    register = keeper.ready()
    scope = in_scope(register, dataset)
    if extend.strip() or queries.strip():
        return await _answer(register, scope, queries, extend)
    return manifest(str(request.base_url).rstrip("/"), dataset, request.url.query)


@router.post("/reconcile/{dataset}")
async def reconcile_batch(
    response: Response,
    dataset: Dataset,
    keeper: Kept,
    queries: Annotated[str, Form(description="JSON: the rows by their keys")] = "",
    extend: Annotated[str, Form(description="JSON: entries and columns")] = "",
) -> dict[str, Candidates] | ExtendAnswer:
    """Answer a batch of rows, or fetch columns for entries."""
    register = keeper.ready()
    scope = in_scope(register, dataset)
    answer = await _answer(register, scope, queries, extend)
    response.headers["x-batch-size"] = str(len(answer.rows if isinstance(answer, ExtendAnswer) else answer))
    return answer


async def _answer(
    register: StandingRegister, scope: Scope, queries: str, extend: str
) -> dict[str, Candidates] | ExtendAnswer:
    try:
        if extend.strip():
            return extended(register, ExtendQuery.model_validate_json(extend))
        asked = _BATCH.validate_json(queries)
    except ValidationError as told:
        where = "; ".join(f"{'.'.join(map(str, one['loc']))[:80]}: {one['msg']}" for one in told.errors()[:3])
        raise UserError("request-invalid", problem=where) from told
    if len(asked) > MOST_QUERIES:
        raise UserError("batch-too-long", found=len(asked), most=MOST_QUERIES)
    answers = {}
    for key, query in asked.items():
        answers[key] = Candidates(result=_matched(register, scope, query))
        await asyncio.sleep(0)  # others are served between two rows of a batch
    return answers


def _matched(register: StandingRegister, scope: Scope, query: ReconcileQuery) -> list[ScoredEntry]:
    example = read(_example(query))
    if example.foreign:
        return []
    request = match_example.Request(example.query, scope, _THRESHOLD, _CUTOFF, max(0, query.limit))
    scored = [
        candidate_answer(register, one, points, _THRESHOLD)
        for one, points in found(match_example.run(register, request))
    ]
    alone = sum(one.match for one in scored) == 1
    return [
        ScoredEntry(
            id=one.id,
            name=one.caption,
            description=label("schema", one.schema_),
            type=[schema_type(one.schema_)],
            score=one.score,
            match=one.match and alone,
            features=[FeatureValue(id=name, value=value) for name, value in one.features.items()],
        )
        for one in scored
    ]


def _example(query: ReconcileQuery) -> Example:
    several = query.type if isinstance(query.type, list) else [query.type]
    named = [one.id if isinstance(one, Id) else one for one in several if one]
    schema = next((name for name in named if name in schemata()), BASE)
    properties: dict[str, list[str | bool | int | float | None]] = {}
    if query.query:
        properties["name"] = [query.query]
    for one in query.properties:
        name = one.pid.rpartition(":")[2]
        values = one.v if isinstance(one.v, list) else [one.v]
        told = [value.id if isinstance(value, Id) else value for value in values if value is not None]
        if schemata()[schema].type_of(name):
            properties.setdefault(name, []).extend(told[:MOST_VALUES])
    return Example.model_validate({"schema": schema, "properties": properties})


@router.get("/reconcile/{dataset}/suggest/entity")
async def suggest_entity(
    dataset: Dataset, keeper: Kept, prefix: Prefix = "", limit: Annotated[int, Query(le=100)] = _SHOWN
) -> EntrySuggestions:
    """Complete the beginning of a name."""
    register = keeper.ready()
    scope = in_scope(register, dataset)
    words = " ".join(prefix.replace('"', " ").split())
    if not words:
        return EntrySuggestions(prefix=prefix, result=[])
    request = search_register.Request(text=f"{words}*", scope=scope, limit=max(0, limit))
    entities = search_register.run(register, request).entities
    return EntrySuggestions(prefix=prefix, result=[entry(one) for one in entities])


@router.get("/reconcile/{dataset}/suggest/property")
async def suggest_property(dataset: Dataset, keeper: Kept, prefix: Prefix = "") -> PropertySuggestions:
    """Complete the beginning of a property's name."""
    in_scope(keeper.ready(), dataset)
    several = [one for schema in matchable() for one in properties_of(schema, qualified=True)]
    unique = {one.id: one for one in several if starts(prefix, one.id.rpartition(":")[2], one.name)}
    return PropertySuggestions(prefix=prefix, result=list(unique.values())[:_SHOWN])


@router.get("/reconcile/{dataset}/suggest/type")
async def suggest_type(dataset: Dataset, keeper: Kept, prefix: Prefix = "") -> TypeSuggestions:
    """Complete the beginning of a schema's name."""
    in_scope(keeper.ready(), dataset)
    several = [schema_type(name) for name in matchable()]
    return TypeSuggestions(prefix=prefix, result=[one for one in several if starts(prefix, one.id, one.name)][:_SHOWN])


@router.get("/reconcile/{dataset}/extend/property")
async def propose_properties(
    dataset: Dataset,
    keeper: Kept,
    type: Annotated[str, Query(max_length=80)] = BASE,  # noqa: A002 - the API's word
    limit: int = 0,
) -> ProposedProperties:
    """Propose the columns that can be fetched for a schema."""
    in_scope(keeper.ready(), dataset)
    if type not in schemata():
        raise UserError("schema-unknown", schema=type, known=", ".join(schemata()))
    found = properties_of(type, qualified=False)
    return ProposedProperties(limit=limit, type=type, properties=found[:limit] if limit > 0 else found)


@router.get("/reconcile/{dataset}/preview", response_class=HTMLResponse)
async def preview(
    dataset: Dataset,
    keeper: Kept,
    id: Annotated[str, Query(max_length=LONGEST_VALUE)],  # noqa: A002 - the API's word
) -> HTMLResponse:
    """Show an entry as a small page."""
    register = keeper.ready()
    in_scope(register, dataset)
    return HTMLResponse(page(show_entity.run(register, id)))
