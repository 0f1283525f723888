"""How the service is, what it holds, how it matches."""

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse

from amparo.api.asked import Kept
from amparo.api.models import (
    AlgorithmAnswer,
    AlgorithmDocs,
    AlgorithmsAnswer,
    CatalogAnswer,
    DatasetAnswer,
    PublisherAnswer,
    ReachAnswer,
    Status,
)
from amparo.api.shown import feature_docs, list_answer, moment
from amparo.casework import reference_matcher
from amparo.casework.register_scope import collections
from amparo.casework.standing_register import StandingList, StandingRegister
from amparo.wording import speak

OWN = "amparo"
router = APIRouter(tags=["System information"])


@router.get("/healthz")
async def healthz() -> Status:
    """Tell that the process answers."""
    return Status()


@router.get("/readyz")
async def readyz(keeper: Kept) -> Status:
    """Tell that the register is loaded; until then, 503."""
    keeper.ready()
    return Status()


@router.get("/catalog")
@router.get("/manifest", include_in_schema=False)
async def catalog(keeper: Kept) -> CatalogAnswer:
    """List the lists and their collections: what is kept of each, as of which day, and what is not covered."""
    register = keeper.ready()
    lists = [_list(one) for one in register.lists]
    groups = [_collection(register, name) for name in collections(register)]
    missing = [str(one.id) for one in register.lists if not one.covered]
    current = [one.name for one in (*groups, *lists) if one.load]
    return CatalogAnswer(
        datasets=[*groups, *lists], current=current, outdated=[], index_stale=keeper.problem is not None,
        not_covered=missing,
    )  # fmt: skip


def _list(one: StandingList) -> DatasetAnswer:
    kept = one.covered
    return DatasetAnswer(
        name=one.id,
        title=one.title,
        summary=speak().say("api.list" if kept else "api.list-missing"),
        url=one.url or None,
        licence=one.licence or None,
        load=kept,
        version=f"{one.as_of}-{one.sha256[:12]}" if kept else "",
        index_version=f"{one.as_of}-{one.sha256[:12]}" if kept else None,
        index_current=kept,
        entity_count=one.listed if kept else None,
        thing_count=one.listed if kept else None,
        updated_at=moment(one.as_of) if kept else None,
        last_export=moment(one.as_of) if kept else None,
        coverage=ReachAnswer(end=one.as_of) if kept else None,
        publisher=PublisherAnswer(name=one.publisher) if one.publisher else None,
        topics=list(one.topics),
        completeness=list_answer(one) if kept else None,
    )


def _collection(register: StandingRegister, name: str) -> DatasetAnswer:
    members = [one for one in register.lists if one.id in collections(register)[name]]
    newest = max((one.as_of for one in members), default="")
    number = sum(one.listed for one in members)
    return DatasetAnswer(
        name=name,
        title=speak().say(f"api.collection.{name}"),
        summary=speak().say("api.collection-of", lists=", ".join(one.id for one in members)),
        load=any(one.covered for one in members),
        version=register.state,
        index_version=register.state,
        index_current=True,
        children=[one.id for one in members],
        entity_count=number,
        thing_count=number,
        updated_at=moment(newest) if newest else None,
        last_export=moment(newest) if newest else None,
        coverage=ReachAnswer(end=newest or None),
    )


@router.get("/algorithms")
async def algorithms() -> AlgorithmsAnswer:
    """List the matchers, and whether each can be asked here."""
    own = feature_docs()
    there = reference_matcher.installed()
    told = {OWN: speak().say("api.algorithm.amparo")}
    told[reference_matcher.NAME] = speak().say(f"api.algorithm.{'logic-v2' if there else 'logic-v2-missing'}")
    features = {OWN: own, reference_matcher.NAME: {}}
    return AlgorithmsAnswer(
        algorithms=[
            AlgorithmAnswer(
                name=name,
                description=words,
                features=features[name],
                docs=AlgorithmDocs(name=name, description=words, features=features[name]),
                available=name == OWN or there,
            )
            for name, words in told.items()
        ],
        default=OWN,
        best=OWN,
    )


@router.get("/metrics", response_class=PlainTextResponse)
async def metrics(request: Request) -> PlainTextResponse:
    """Tell the counters of this process in the text form of Prometheus."""
    content, kind = request.app.state.meters.told(request.app.state.keeper)
    return PlainTextResponse(content, media_type=kind)
