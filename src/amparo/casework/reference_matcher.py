"""The matcher of nomenklatura, where it is installed, over the candidates that our own index finds: for comparison."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from amparo.casework.entity_form import Entity, entity_of
from amparo.casework.match_example import Request, candidates, first, fits
from amparo.casework.standing_register import StandingRegister
from amparo.kernel.errors import UserError

NAME = "logic-v2"
_PACKAGE = "nomenklatura"
_LEAST, _MOST, _EACH = 20, 500, 10


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature of the matcher's: its score in [0, 1], why, and the two values it compared."""

    name: str
    score: float
    detail: str | None
    query: str | None
    candidate: str | None


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with the matcher's own score, in [0, 1], and its features."""

    entity: Entity
    score: float
    features: tuple[Feature, ...]


def installed() -> bool:
    """Whether the matcher is installed here."""
    return find_spec(_PACKAGE) is not None


def settings() -> tuple[str, ...]:
    """Return the names of the matcher's settings."""
    return tuple(_matcher().CONFIG) if installed() else ()


def run(
    register: StandingRegister,
    request: Request,
    schema: str,
    properties: Mapping[str, Sequence[str]],
    config: tuple[Mapping[str, float], Mapping[str, Any]] = ({}, {}),
) -> tuple[Scored, ...]:
    """Score what our index finds, ten candidates for each result wanted.

    Args:
        register: the register.
        request: as for our own matcher; ``threshold`` is not looked at, ``cutoff`` in thousandths is.
        schema: the example's schema.
        properties: the example's properties, as FollowTheMoney names them.
        config: the matcher's weights and settings.

    Raises:
        UserError: ``algorithm-not-installed``.
    """
    if not installed():
        raise UserError("algorithm-not-installed", algorithm=NAME, package=_PACKAGE)
    wide = Request(request.query, request.scope, 0, 0)
    number = min(max(request.limit * _EACH, _LEAST), _MOST)
    found = first(number, candidates(register, wide), lambda one: fits(request, one.listing))
    example = _proxy(schema, {name: list(values) for name, values in properties.items()})
    scoring = import_module("nomenklatura.matching.types").ScoringConfig(weights=config[0], config=config[1])
    scored = []
    for one in found:
        entity = entity_of(one.listing, register.list_of(one.listing.list_id), register.on)
        plain = {key: [str(value) for value in values] for key, values in entity.properties.items()}
        result = _matcher().compare(example, _proxy(entity.schema, plain), scoring)
        if round(result.score * 1000) >= request.cutoff:
            features = tuple(
                Feature(name, told.score, told.detail, told.query, told.candidate)
                for name, told in result.explanations.items()
            )
            scored.append(Scored(entity, result.score, features))
    scored.sort(key=lambda one: (-one.score, one.entity.id))
    return tuple(scored[: request.limit])


@cache
def _matcher() -> Any:
    return import_module("nomenklatura.matching.logic_v2.model").LogicV2


def _proxy(schema: str, properties: dict[str, list[str]]) -> Any:
    """Return an entity for the matcher, its id made of all it holds: the matcher remembers names by the id."""
    key = sha256(json.dumps([schema, properties], sort_keys=True).encode()).hexdigest()
    ftm = import_module("followthemoney")
    proxy = ftm.ValueEntity(ftm.model.get(schema), {"id": key, "schema": schema, "properties": {}})
    for name, values in properties.items():
        proxy.add(name, values, cleaned=False, fuzzy=True, quiet=True)
    return proxy
