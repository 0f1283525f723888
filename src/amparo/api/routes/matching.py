"""Examples of parties against the lists."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import Field

from amparo.api.asked import Dataset, Kept, Narrowed, day_of
from amparo.api.examples import Read, read
from amparo.api.limits import MOST_EXCLUDED, MOST_QUERIES, MOST_RESULTS
from amparo.api.models import ExampleAnswer, MatchAnswer, Matches, MatchQuestion, ScoredAnswer, Total
from amparo.api.routes.system import OWN
from amparo.api.shown import candidate_answer, feature_docs, found, looked_at, not_covered, reference_answer
from amparo.casework import match_example, reference_matcher
from amparo.casework.match_example import Request
from amparo.casework.register_scope import Scope, in_scope
from amparo.casework.search_register import kinds
from amparo.casework.standing_register import StandingRegister
from amparo.kernel.errors import UserError
from amparo.wording import speak

router = APIRouter(tags=["Matching"])
BEST = "best"
_HIGHEST = 2.0
Score = Annotated[float, Field(allow_inf_nan=False)]


class MatchParameters(Narrowed):
    """How examples are matched. ``cutoff`` is the matching API's former word for what is shown at all."""

    limit: Annotated[int, Field(le=MOST_RESULTS)] = 5
    threshold: Score = 0.7
    cutoff: Annotated[float, Field(allow_inf_nan=False, description="Show candidates from this score on.")] = 0.7
    algorithm: Annotated[str, Field(max_length=80)] = BEST
    schema_: Annotated[str, Field(alias="schema", max_length=80, description="Only results of this schema.")] = ""
    exclude_entity_ids: Annotated[tuple[str, ...], Field(max_length=MOST_EXCLUDED)] = ()


@router.post("/match/{dataset}")
async def match(
    response: Response,
    question: MatchQuestion,
    dataset: Dataset,
    asked: Annotated[MatchParameters, Query()],
    keeper: Kept,
) -> MatchAnswer:
    """Match examples, each given in FollowTheMoney's form, against the lists of a dataset.

    Whatever is found is returned from the `threshold` on, likeliest first; `explanations` tell why. Nothing found says
    only that no such name is in the snapshots named in `looked_at`; lists in `not_covered` were not looked at at all.
    """
    register = keeper.ready()
    matcher = _matcher(asked.algorithm)
    _check(question, matcher)
    scope = in_scope(
        register, dataset, include=asked.include_dataset, exclude=asked.exclude_dataset, topics=asked.topics
    )
    changed = await keeper.changed(day_of(asked.changed_since))
    examples = {name: read(example) for name, example in question.queries.items()}
    responses = {}
    for name, example in examples.items():
        request = Request(
            query=example.query,
            scope=scope,
            threshold=_thousandths(asked.threshold),
            cutoff=_thousandths(min(asked.cutoff, asked.threshold)),
            limit=max(0, asked.limit),
            schemata=kinds(asked.schema_),
            without_schemata=frozenset(asked.exclude_schema),
            without_ids=frozenset(asked.exclude_entity_ids),
            changed=changed,
        )
        results = _results(register, request, example, question, matcher)
        responses[name] = _told(example, question.queries[name].id, results, scope)
        await asyncio.sleep(0)  # others are served between two examples of a batch
    response.headers["x-batch-size"] = str(len(responses))
    return MatchAnswer(
        responses=responses,
        matcher=feature_docs() if matcher == OWN else {},
        limit=max(0, asked.limit),
        algorithm=matcher,
        looked_at=looked_at(scope),
        not_covered=not_covered(scope),
    )


def _results(
    register: StandingRegister, request: Request, example: Read, question: MatchQuestion, matcher: str
) -> list[ScoredAnswer]:
    if example.foreign:
        return []
    if matcher == reference_matcher.NAME:
        given = (question.weights, question.config)
        scored = reference_matcher.run(register, request, example.schema, example.properties, given)
        return [reference_answer(one, request.threshold / 1000) for one in scored]
    matched = match_example.run(register, request)
    return [candidate_answer(register, one, points, request.threshold) for one, points in found(matched)]


def _told(example: Read, own_id: str | None, results: list[ScoredAnswer], scope: Scope) -> Matches:
    notes = [speak().say("api.note.unread", properties=", ".join(example.unread))] if example.unread else []
    notes += [speak().say("api.note.foreign", schema=example.schema)] if example.foreign else []
    if not example.query.names and not example.query.identifiers:
        notes.append(speak().say("api.note.nothing-asked"))
    if not results:
        notes.append(speak().say("api.note.nothing-found"))
    return Matches(
        results=results,
        total=Total(value=sum(one.match for one in results)),
        query=ExampleAnswer(id=own_id, schema=example.schema, properties=dict(example.properties)),
        looked_at=[] if results else looked_at(scope),
        not_covered=[] if results else not_covered(scope),
        notes=notes,
    )


def _matcher(name: str) -> str:
    """Return the matcher asked for.

    Raises:
        UserError: there is none of that name, or it is not installed.
    """
    plain = name.strip().lower()
    if plain in {BEST, OWN}:
        return OWN
    if plain != reference_matcher.NAME:
        raise UserError("algorithm-unknown", algorithm=name[:80], known=f"{BEST}, {OWN}, {reference_matcher.NAME}")
    if not reference_matcher.installed():
        raise UserError("algorithm-not-installed", algorithm=reference_matcher.NAME, package="nomenklatura")
    return reference_matcher.NAME


def _check(question: MatchQuestion, matcher: str) -> None:
    if not question.queries:
        raise UserError("batch-empty")
    if len(question.queries) > MOST_QUERIES:
        raise UserError("batch-too-long", found=len(question.queries), most=MOST_QUERIES)
    known = reference_matcher.settings() if matcher == reference_matcher.NAME else ()
    for key in question.config:
        if key not in known:
            raise UserError("setting-unknown", setting=key[:80], algorithm=matcher)


def _thousandths(score: float) -> int:
    return round(min(max(score, 0.0), _HIGHEST) * 1000)
