"""What the use cases answer, in the shapes of the matching API."""

from collections.abc import Iterable, Sequence
from typing import Any

from amparo.api.models import (
    EntityAnswer,
    FeatureAnswer,
    FeatureDoc,
    LookedAt,
    ScoredAnswer,
)
from amparo.casework.entity_form import Entity
from amparo.casework.match_example import Matched
from amparo.casework.reference_matcher import Scored
from amparo.casework.register_scope import Scope
from amparo.casework.search_register import entity as as_entity
from amparo.casework.standing_register import StandingList, StandingRegister
from amparo.findings.reason import Reason
from amparo.screening.query import Candidate
from amparo.wording import speak

DOCS = "https://www.followthemoney.tech/"
NAME = "name_match"
EVIDENCE = {
    "same-identifier": "identifier_match",
    "other-identifier": "identifier_mismatch",
    "same-birth-date": "birth_date_match",
    "near-birth-date": "birth_date_near",
    "other-birth-date": "birth_date_mismatch",
    "same-country": "country_match",
    "other-country": "country_mismatch",
}
"""The feature that each piece of evidence is shown as."""
_WEIGHTS = {NAME: 1.0, "identifier_match": 1.0, "identifier_mismatch": -0.3, "birth_date_match": 0.06,
            "birth_date_near": 0.0, "birth_date_mismatch": -0.25, "country_match": 0.015,
            "country_mismatch": -0.08}  # fmt: skip


def entity_answer(entity: Entity) -> EntityAnswer:
    """Return an entity, those in its properties included."""
    return EntityAnswer(**_fields(entity))


def candidate_answer(
    register: StandingRegister, one: Candidate, points: Sequence[tuple[int, Reason]], threshold: int
) -> ScoredAnswer:
    """Return a candidate of our own matcher: the names' share, then each piece of evidence with its points."""
    told = dict(EVIDENCE)
    names = [reason for reason in one.because if reason.code not in told]
    explained = {
        NAME: FeatureAnswer(
            score=one.name_score / 1000,
            detail=_sentences(names),
            query=one.query_name or None,
            candidate=one.matched_name,
        )
    }
    given = {reason.code: share for share, reason in points}
    for reason in one.because:
        if reason.code in told:
            share = 1.0 if reason.code == "same-identifier" else given.get(reason.code, 0) / 1000
            explained[told[reason.code]] = FeatureAnswer(score=share, detail=_sentences([reason]))
    return ScoredAnswer(
        **_fields(as_entity(register, one.listing)),
        score=one.score / 1000,
        match=one.score >= threshold,
        decision="match" if one.listing.confirmed and one.score >= threshold else "possible",
        features={name: feature.score for name, feature in explained.items()},
        explanations=explained,
    )


def reference_answer(one: Scored, threshold: float) -> ScoredAnswer:
    """Return a candidate of the reference matcher with that matcher's own features."""
    match = one.score >= threshold
    return ScoredAnswer(
        **_fields(one.entity),
        score=one.score,
        match=match,
        decision="match" if match and one.entity.confirmed else "possible",
        features={feature.name: feature.score for feature in one.features},
        explanations={
            feature.name: FeatureAnswer(
                score=feature.score, detail=feature.detail, query=feature.query, candidate=feature.candidate
            )
            for feature in one.features
        },
    )


def feature_docs() -> dict[str, FeatureDoc]:
    """Return what the features of our own matcher are, and how much each can change a score."""
    return {
        name: FeatureDoc(description=speak().say(f"api.feature.{name}"), coefficient=weight, url=DOCS)
        for name, weight in _WEIGHTS.items()
    }


def looked_at(scope: Scope) -> list[LookedAt]:
    """Return the lists that were looked at."""
    return [list_answer(one) for one in scope.covered]


def list_answer(one: StandingList) -> LookedAt:
    """Return how much of a list is known here."""
    return LookedAt(
        dataset=one.id, title=one.title, as_of=one.as_of, known=one.known, confirmed=one.confirmed, published=one.of,
        complete=one.complete,
    )  # fmt: skip


def not_covered(scope: Scope) -> list[str]:
    """Return the lists of which no snapshot is kept."""
    return [one.id for one in scope.missing]


def found(matched: Matched) -> Iterable[tuple[Candidate, Sequence[tuple[int, Reason]]]]:
    """Return candidates with the points of their evidence."""
    return zip(matched.candidates, matched.points, strict=True)


def moment(day: str | None) -> str | None:
    """Return a day as the field writes moments."""
    return None if day is None else f"{day}T00:00:00"


def _fields(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "caption": entity.caption,
        "schema": entity.schema,
        "properties": {
            name: [entity_answer(value) if isinstance(value, Entity) else value for value in values]
            for name, values in entity.properties.items()
        },
        "datasets": list(entity.datasets),
        "target": entity.target,
        "first_seen": moment(entity.first_seen),
        "last_seen": moment(entity.last_seen),
        "last_change": moment(entity.last_change),
        "confirmed": entity.confirmed,
    }


def _sentences(reasons: Iterable[Reason]) -> str:
    return " ".join(speak().because(reason.code, dict(reason.params)) for reason in reasons)
