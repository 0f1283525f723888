"""Text search."""

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from amparo.api.asked import Dataset, Kept, Narrowed, Paged, Several, day_of
from amparo.api.limits import LONGEST_TEXT
from amparo.api.models import FacetAnswer, FacetItem, SearchAnswer, Total
from amparo.api.shown import entity_answer, looked_at, not_covered
from amparo.casework import search_register
from amparo.casework.register_scope import in_scope
from amparo.casework.search_register import Request, kinds
from amparo.casework.standing_register import StandingRegister
from amparo.kernel.errors import UserError
from amparo.sources.countries import country_name
from amparo.sources.ftm_model import BASE
from amparo.wording import speak

router = APIRouter(tags=["Matching"])


class Facet(StrEnum):
    """What results can be counted by."""

    DATASETS = "datasets"
    SCHEMA = "schema"
    COUNTRIES = "countries"
    IDENTIFIERS = "identifiers"
    TOPICS = "topics"
    GENDERS = "genders"


class Operator(StrEnum):
    """Whether one or all filters on a field must hold."""

    AND = "AND"
    OR = "OR"


class SearchParameters(Narrowed, Paged):
    """What is searched. ``datasets`` and ``countries`` are filters, of which ``filter_op`` tells how they join."""

    q: Annotated[str, Field(max_length=LONGEST_TEXT, description="Words, phrases, beginnings*, -without, OR.")] = ""
    schema_: Annotated[str, Field(alias="schema", max_length=80)] = BASE
    countries: Several = ()
    datasets: Several = ()
    filter: Annotated[tuple[str, ...], Field(max_length=50, description="field:value")] = ()
    sort: Annotated[tuple[str, ...], Field(max_length=10, description="field:asc or field:desc")] = ()
    target: Annotated[bool | None, Field(description="False finds nothing: all entries are targets.")] = None
    fuzzy: bool = False
    simple: Annotated[bool, Field(description="Both syntaxes are read alike.")] = False
    facets: Annotated[tuple[Facet, ...], Field(max_length=20)] = (Facet.COUNTRIES, Facet.TOPICS, Facet.DATASETS)
    filter_op: Operator = Operator.OR


@router.get("/search/{dataset}")
async def search(dataset: Dataset, asked: Annotated[SearchParameters, Query()], keeper: Kept) -> SearchAnswer:
    """Search the texts of the entries of a dataset; for deciding whether a party is listed, match it instead."""
    register = keeper.ready()
    scope = in_scope(register, dataset, include=asked.include_dataset, exclude=asked.exclude_dataset)
    filters = [("countries", one) for one in asked.countries] + [("topics", one) for one in asked.topics]
    filters += [("datasets", one) for one in asked.datasets] + [_filter(one) for one in asked.filter]
    filters += [] if asked.target is None else [("target", str(asked.target))]
    request = Request(
        text=asked.q,
        scope=scope,
        schemata=kinds(asked.schema_),
        without_schemata=frozenset(asked.exclude_schema),
        filters=tuple(filters),
        every=asked.filter_op is Operator.AND,
        changed=await keeper.changed(day_of(asked.changed_since)),
        fuzzy=asked.fuzzy,
        facets=tuple(dict.fromkeys(one.value for one in asked.facets)),
        sort=tuple(_order(one) for one in asked.sort),
        limit=asked.size,
        offset=asked.begin,
    )
    found = search_register.run(register, request)
    return SearchAnswer(
        results=[entity_answer(one) for one in found.entities],
        facets={name: _facet(register, name, values) for name, values in found.facets},
        total=Total(value=found.total),
        limit=asked.size,
        offset=asked.begin,
        looked_at=looked_at(scope),
        not_covered=not_covered(scope),
    )


def _filter(text: str) -> tuple[str, str]:
    field, colon, value = text.partition(":")
    if not colon or not field.strip():
        raise UserError("filter-unreadable", filter=text[:80])
    return field.strip(), value


def _order(text: str) -> tuple[str, bool]:
    field, _, order = text.partition(":")
    return field.strip(), order.strip().lower() == "desc"


def _facet(register: StandingRegister, name: str, values: tuple[tuple[str, int], ...]) -> FacetAnswer:
    return FacetAnswer(
        label=speak().say(f"api.facet.{name}"),
        values=[FacetItem(name=value, label=_label(register, name, value), count=count) for value, count in values],
    )


def _label(register: StandingRegister, facet: str, value: str) -> str:
    if facet == "countries":
        return country_name(value)
    if facet == "datasets":
        return next((one.title for one in register.lists if one.id == value), value)
    key = {"topics": f"api.topic.{value}", "schema": f"api.plural.{value}"}.get(facet, "")
    return speak().say(key) if key and speak().has(key) else value
