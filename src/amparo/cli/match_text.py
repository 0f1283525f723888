"""Candidates for one name, in lines of text and as JSON."""

import json
from collections.abc import Iterator

from amparo.casework.match_name import Matched
from amparo.casework.suppressing import Judged
from amparo.screening.query import Candidate
from amparo.wording import speak


def lines(found: Matched) -> Iterator[str]:
    """Yield the candidates with their reasons, and which lists were looked at and which were not."""
    for one, judged in zip(found.candidates, found.decided, strict=True):
        yield f"{one.score / 1000:.3f}  {one.listed_name}  [{one.listing.list_id} {one.listing.id}]{_unsure(one)}"
        if judged.entry is not None:
            yield f"       {judged.sentence(speak())}"
        if one.matched_name != one.listed_name:
            yield f"       {_say('by', name=one.matched_name)}"
        for sentence in _sentences(one):
            yield f"       {sentence}"
    looked = ", ".join(f"{snapshot.list_id} ({snapshot.as_of.isoformat()})" for snapshot in found.snapshots)
    if not found.candidates:
        yield _say("none", lists=looked)
    else:
        yield _say("looked", lists=looked)
    for snapshot in found.snapshots:
        coverage = snapshot.coverage
        if not coverage.complete:
            yield _say("short", list=snapshot.list_id, known=coverage.known, of=coverage.of or 0)
    if found.missing:
        yield _say("missing", lists=", ".join(found.missing))


def document(found: Matched) -> str:
    """Return the candidates as a JSON document."""
    told = {
        "candidates": [
            {
                "listing_id": one.listing.id,
                "list_id": one.listing.list_id,
                "listed_name": one.listed_name,
                "matched_name": one.matched_name,
                "score": one.score / 1000,
                "name_score": one.name_score / 1000,
                "decision": _decision(one, judged),
                "because": [*filter(None, [judged.sentence(speak())]), *_sentences(one)],
                "pair": pair,
            }
            for one, judged, pair in zip(found.candidates, found.decided, found.pairs, strict=True)
        ],
        "lists": [
            {
                "id": one.list_id,
                "as_of": one.as_of.isoformat(),
                "sha256": one.sha256,
                "known": one.coverage.known,
                "of": one.coverage.of,
            }
            for one in found.snapshots
        ],
        "not_covered": list(found.missing),
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _decision(one: Candidate, judged: Judged) -> str:
    if judged.state == "rejected":
        return "rejected-by-user"
    return "match" if one.listing.confirmed else "possible"


def _sentences(one: Candidate) -> list[str]:
    return [speak().because(reason.code, dict(reason.params)) for reason in one.because]


def _unsure(one: Candidate) -> str:
    return "" if one.listing.confirmed else f" [{speak().say('law-text.unconfirmed')}]"


def _say(key: str, **params: str | int) -> str:
    return speak().say(f"match-text.{key}", **params)
