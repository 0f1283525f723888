"""A drill in lines of text and as JSON: what would fail, the clock, whom to ask for what, what is not told."""

import json
import textwrap
from collections.abc import Iterator
from datetime import date
from typing import Any

from amparo.casework.asking import name_of
from amparo.casework.drill_case import Drill
from amparo.cli import question_text
from amparo.cli.evidence_text import contradiction_lines
from amparo.facts.ids import Subject
from amparo.findings.exposure import Exposure
from amparo.findings.reason import Reason
from amparo.findings.remedy import Deadline
from amparo.law.catalogue import measures
from amparo.reports import assessment_json
from amparo.wording import speak

WIDTH = 100
WHY = 3  # reasons shown for each measure; all of them stand in the assessment
LAW = ("law-", "test-")


def lines(found: Drill) -> Iterator[str]:
    """Yield what would fail, what is to be explained first, the days left, whom to ask, and what is not told."""
    yield _say("title", title=found.case.title, on=found.on.isoformat())
    yield from _wrapped(_say("played"), "  ")
    yield from _goods(found)
    yield from _clock(found)
    yield _say("ask", count=len(found.calls), by=found.answers_by.isoformat())
    if not found.calls:
        yield from _wrapped(_say("nothing-to-ask" if found.failing else "nothing-missing"), "  ")
    yield from question_text.notice_lines(found.calls, found.acknowledged)
    yield from question_text.question_lines(found.case, found.calls, gaps=True)
    yield _say("untold", count=len(found.open_checks))
    for check in found.open_checks:
        told = {"lacks": check.lacks, "not-checked": check.not_checked}
        counts = ", ".join(speak().say(f"evidence-text.{word}", count=count) for word, count in told.items() if count)
        yield from _wrapped(_say("check", name=speak().say(f"check.{check.id}"), counts=counts), "  ")


def _goods(found: Drill) -> Iterator[str]:
    by_subject: dict[Subject, dict[str, list[Exposure]]] = {}
    for one in found.failing:
        by_subject.setdefault(one.subject, {}).setdefault(one.measure_id, []).append(one)
    yield _say("fails", count=len(by_subject))
    if not by_subject:
        yield from _wrapped(_say("none-held"), "  ")
    for subject, told in by_subject.items():
        yield from _wrapped(name_of(found.case, subject, speak()), "  ")
        for measure_id, exposures in told.items():
            verdicts = ", ".join(dict.fromkeys(speak().say(f"verdict.{one.verdict}") for one in exposures))
            title = measures()[exposures[0].measure_id].title
            yield from _wrapped(_say("measure", verdict=verdicts, title=title, measure=measure_id), "    ")
            for reason in _why(exposures):
                yield from _wrapped(speak().because(reason.code, dict(reason.params)), "      ")
    if found.outside:
        names = "; ".join(name_of(found.case, subject, speak()) for subject in found.outside)
        yield from _wrapped(_say("outside", names=names), "  ")
    if found.contradictions:
        yield _say("explain", count=len(found.contradictions))
        yield from (f"  {line}" for line in contradiction_lines(found.contradictions))


def _why(exposures: list[Exposure]) -> list[Reason]:
    told = dict.fromkeys(reason for one in exposures for reason in one.because if not reason.code.startswith(LAW))
    return list(told)[:WHY]


def _clock(found: Drill) -> Iterator[str]:
    yield _say("days", count=len(found.deadlines))
    if not found.deadlines:
        yield from _wrapped(_say("no-clock", role=found.case.role), "  ")
    for one in found.deadlines:
        yield from _wrapped(_day(one, found.on), "  ")


def _day(one: Deadline, on: date) -> str:
    marks = {"unconfirmed": not one.confirmed, "provisional": one.provisional, "premature": one.premature}
    flags = "".join(f" [{_say(f'mark-{mark}')}]" for mark, holds in marks.items() if holds)
    told = {"step": one.step.replace("-", " "), "route": one.route_id, "citation": one.citation, "marks": flags}
    whose = _say(f"whose-{one.whose}")
    if one.due is None:
        return _say("set-by-notice", whose=whose, **told)
    cautious = ""
    if one.cautious is not None and one.cautious != one.due:
        cautious = _say("cautious", day=one.cautious.isoformat(), days=(one.cautious - on).days)
    latest = "" if one.latest is None or one.latest == one.due else _say("latest", day=one.latest.isoformat())
    days = (one.due - on).days
    return _say("left", days=days, day=one.due.isoformat(), cautious=cautious, latest=latest, whose=whose, **told)


def document(found: Drill) -> str:
    """Return the drill as a JSON document."""
    told = {
        "on": found.on.isoformat(),
        "answers_by": found.answers_by.isoformat(),
        "failing": [_failing(one) for one in found.failing],
        "outside": [str(one) for one in found.outside],
        "contradictions": [
            {
                "code": one.code,
                "concerns": [str(subject) for subject in one.concerns],
                "sentences": [speak().because(reason.code, dict(reason.params)) for reason in one.because],
            }
            for one in found.contradictions
        ],
        "deadlines": [
            {**item, "days_left": _left(one.due, found.on), "days_left_cautious": _left(one.cautious, found.on)}
            for one, item in zip(found.deadlines, assessment_json.deadlines(found.deadlines, speak()), strict=True)
        ],
        "calls": [question_text.question_item(one) for one in found.calls],
        "open_checks": [
            {"id": one.id, "number": one.number, "lacks": one.lacks, "not_checked": one.not_checked}
            for one in found.open_checks
        ],
        "acknowledged": question_text.acknowledged_items(found.acknowledged),
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _failing(one: Exposure) -> dict[str, Any]:
    return {
        "subject": str(one.subject),
        "measure_id": one.measure_id,
        "ground": one.ground,
        "verdict": one.verdict,
        "because": [speak().because(reason.code, dict(reason.params)) for reason in one.because],
    }


def _left(day: date | None, on: date) -> int | None:
    return None if day is None else (day - on).days


def _wrapped(text: str, first: str) -> list[str]:
    rest = f"{first}  "
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False) or [first]


def _say(key: str, **params: str | int) -> str:
    return speak().say(f"drill-text.{key}", **params)
