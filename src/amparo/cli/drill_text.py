"""A drill in lines of text and as JSON."""

import json
from collections.abc import Iterator

from amparo.casework.drill_case import Drill
from amparo.reports import assessment_json
from amparo.wording import speak


def lines(found: Drill) -> Iterator[str]:
    """Yield what would fail, the days left, and whom to ask for what."""
    yield _say("title", title=found.case.title, on=found.on.isoformat())
    yield _say("fails", count=len(found.failing))
    for exposure in found.failing:
        verdict = speak().say(f"verdict.{exposure.verdict}")
        yield f"  {exposure.subject!s:16} {verdict:22} {exposure.measure_id}/{exposure.ground}"
    for one in found.contradictions:
        yield f"  ! {one.code}: {', '.join(str(subject) for subject in one.concerns)}"
    yield _say("days", count=len(found.deadlines))
    for deadline in found.deadlines:
        if deadline.due is not None:
            left = (deadline.due - found.on).days
            yield _say("left", days=left, day=deadline.due.isoformat(), step=deadline.step, route=deadline.route_id)
    yield _say("ask", count=len(found.calls))
    for call in found.calls:
        yield f"  {call.asked_of or _say('nobody')}"
        for gap in call.gaps:
            yield f"    - {gap.kind}{f' {gap.document_id}' if gap.document_id else ''} ({gap.step})"


def document(found: Drill) -> str:
    """Return the drill as a JSON document."""
    told = {
        "on": found.on.isoformat(),
        "failing": [
            {"subject": str(one.subject), "measure_id": one.measure_id, "ground": one.ground, "verdict": one.verdict}
            for one in found.failing
        ],
        "contradictions": [
            {"code": one.code, "concerns": [str(subject) for subject in one.concerns]} for one in found.contradictions
        ],
        "deadlines": assessment_json.deadlines(found.deadlines, speak()),
        "calls": [
            {
                "asked_of": call.asked_of,
                "documents": [
                    {"kind": gap.kind, "document_id": gap.document_id, "step": gap.step, "weight": gap.weight}
                    for gap in call.gaps
                ],
            }
            for call in found.calls
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _say(key: str, **params: str | int) -> str:
    return speak().say(f"drill-text.{key}", **params)
