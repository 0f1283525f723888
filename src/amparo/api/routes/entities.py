"""One entry of a list, and what stands beside it."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from amparo.api.asked import Kept, Paged
from amparo.api.models import AdjacentAnswer, AdjacentPage, EntityAnswer, Total
from amparo.api.shown import entity_answer
from amparo.casework import show_entity
from amparo.casework.entity_form import Entity

router = APIRouter(tags=["Data access"])
EntityId = Annotated[str, Path(max_length=500, description="The id of an entry, as results give it.")]


@router.get("/entities/{entity_id}")
async def fetch_entity(entity_id: EntityId, keeper: Kept, *, nested: bool = True) -> EntityAnswer:
    """Return an entry; `nested` puts its stays on the list into its properties."""
    shown = show_entity.run(keeper.ready(), entity_id)
    return entity_answer(shown.nested if nested else shown.entity)


@router.get("/entities/{entity_id}/adjacent")
async def fetch_adjacent_entities(
    entity_id: EntityId, paged: Annotated[Paged, Query()], keeper: Kept
) -> AdjacentAnswer:
    """Return an entry with the entities beside it, a page for each property that leads to any."""
    shown = show_entity.run(keeper.ready(), entity_id)
    return AdjacentAnswer(
        entity=entity_answer(shown.entity),
        adjacent={name: _page(entities, paged) for name, entities in shown.adjacent if entities},
    )


@router.get("/entities/{entity_id}/adjacent/{property_name}")
async def fetch_adjacent_by_property(
    entity_id: EntityId,
    property_name: Annotated[str, Path(max_length=80)],
    paged: Annotated[Paged, Query()],
    keeper: Kept,
) -> AdjacentPage:
    """Return a page of the entities that one property leads to."""
    shown = show_entity.run(keeper.ready(), entity_id)
    return _page(show_entity.beside(shown, property_name), paged)


def _page(entities: tuple[Entity, ...], paged: Paged) -> AdjacentPage:
    page = [entity_answer(one) for one in entities[paged.begin : paged.begin + paged.size]]
    return AdjacentPage(results=list(page), total=Total(value=len(entities)), limit=paged.size, offset=paged.begin)
