"""What the papers prove, contradict and leave open, in lines of text and as JSON."""

import json
import textwrap
from collections.abc import Iterable, Iterator

from amparo import __version__
from amparo.casework.asking import kinds_of, name_of
from amparo.casework.show_evidence import Evidence
from amparo.cli import question_text
from amparo.cli.conditions_text import condition_lines
from amparo.facts.case import Case
from amparo.facts.ids import PartyId
from amparo.findings.evidence import Checked, Contradiction, Gap
from amparo.findings.reason import Reason
from amparo.reports import assessment_json
from amparo.wording import speak

WIDTH = 100
PARTS = ("contradictions", "checks", "gaps", "conditions")


def document(found: Evidence) -> str:
    """Return one JSON document."""
    whole = assessment_json.document(found.assessment, found.case, speak(), __version__)
    told = {
        **{key: whole[key] for key in ("on", "bundle", *PARTS)},
        "questions": [question_text.question_item(one) for one in found.questions],
        "acknowledged": question_text.acknowledged_items(found.acknowledged),
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def lines(found: Evidence) -> Iterator[str]:
    """Yield contradictions first, then what is missing by weight, questions, every check, and how people work."""
    told = found.assessment
    yield speak().say("part-text.heading.contradictions", count=len(told.contradictions))
    yield from contradiction_lines(told.contradictions)
    yield _say("gaps", count=len(told.gaps))
    for gap in told.gaps:
        yield from _gap(found.case, gap)
    if found.questions:
        yield speak().say("question-text.heading", count=len(found.questions))
        yield from question_text.notice_lines(found.questions, found.acknowledged)
        yield from question_text.question_lines(found.case, found.questions, gaps=False)
    yield _say("checks", count=len(told.checks))
    for check in told.checks:
        yield from _check(check)
    yield from condition_lines(found.case, told.conditions)


def contradiction_lines(found: Iterable[Contradiction]) -> Iterator[str]:
    """Yield contradictions with what they are called, what they concern, and why."""
    for one in found:
        concerns = ", ".join(str(subject) for subject in one.concerns or (one.subject,))
        name = speak().say(f"contradiction.{one.code}")
        yield from _wrapped(_say("contradiction", name=name, code=one.code, concerns=concerns), "")
        yield from _reasons(one.because, "    ")


def asked_name(case: Case, asked_of: str) -> str:
    """Return who is asked, by name and id."""
    party = case.parties.get(PartyId(asked_of.removeprefix("party:")))
    return _say("ask-own") if party is None else f"{party.name} [{asked_of}]"


def _gap(case: Case, gap: Gap) -> Iterator[str]:
    kinds = kinds_of(gap, speak())
    if gap.document_id:
        kinds = speak().say("question-text.known", kinds=kinds, document=gap.document_id)
    what, step = name_of(case, gap.subject, speak()), speak().say(f"step.{gap.step}")
    yield from _wrapped(_say("gap", what=what, step=step, kinds=kinds, asked=asked_name(case, gap.asked_of)), "")
    yield from _reasons(gap.because, "    ")


def _check(one: Checked) -> Iterator[str]:
    words = {
        "looked-at" if one.id == "screening" else "agrees": one.agrees,
        "contradicts": one.contradicts,
        "lacks": one.lacks,
        "not-checked": one.not_checked,
    }
    counts = ", ".join(_say(word, count=count) for word, count in words.items() if count) or _say("nothing")
    mark = "!" if one.contradicts else "?" if one.lacks else " "
    yield _say("check", mark=mark, number=one.number, name=speak().say(f"check.{one.id}"), counts=counts)
    yield from _reasons(one.because, "       ")


def _reasons(found: Iterable[Reason], first: str) -> Iterator[str]:
    for reason in found:
        yield from _wrapped(speak().because(reason.code, dict(reason.params)), first)


def _wrapped(text: str, first: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=first + "  ") or [first]


def _say(key: str, **params: str | int) -> str:
    return speak().say(f"evidence-text.{key}", **params)
