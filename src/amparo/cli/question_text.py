"""Questions to the holders of missing papers, in lines of text and as JSON."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from amparo.casework.acknowledging import Acknowledgement
from amparo.casework.asking import Question, kinds_of, name_of
from amparo.facts.case import Case
from amparo.wording import speak

WIDTH = 100


def question_lines(case: Case, found: Iterable[Question], *, gaps: bool) -> Iterator[str]:
    """Yield each holder with what is missing, and the question, or what is to be read before one is drafted.

    Args:
        case: whose lots and shipments are named.
        found: the questions.
        gaps: whether to list what is missing; a list above may have done so.
    """
    for one in found:
        yield heading(one)
        if gaps or one.party is None:
            yield from gap_lines(case, one)
        if one.waits_for:
            ids = ", ".join(notice.id for notice in one.waits_for)
            yield from _wrapped(_say("waits", notices=ids), "    ")
        for line in one.text.splitlines():
            yield from _wrapped(line, "    | ") if line else ["    |"]


def heading(one: Question) -> str:
    """Return who is asked for how much."""
    if one.party is None:
        return f"  {_say('own', count=len(one.gaps))}"
    names = ", ".join(name.text for name in one.party.names if name.kind in {"primary", "original"})
    where = (one.party.country or "").upper() or _say("country-unknown")
    return f"  {_say('ask', name=f'{names or one.party.name} [{one.asked_of}]', where=where, count=len(one.gaps))}"


def gap_lines(case: Case, one: Question) -> Iterator[str]:
    """Yield what is missing: kinds of paper, for what, for which step."""
    for gap in one.gaps:
        kinds = kinds_of(gap, speak())
        if gap.document_id:
            kinds = _say("known", kinds=kinds, document=gap.document_id)
        what, step = name_of(case, gap.subject, speak()), speak().say(f"step.{gap.step}")
        yield from _wrapped(_say("line", what=what, step=step, kinds=kinds), "    ")


def notice_lines(found: Iterable[Question], given: Iterable[Acknowledgement]) -> Iterator[str]:
    """Yield the notices that questions wait for, each once and in full, and those that were read, with the day."""
    waited = {one.id: one for question in found for one in question.waits_for}
    if waited:
        options = " ".join(f"--acknowledge {id_}" for id_ in waited)
        yield from _wrapped(_say("before", options=options), "  ")
    for notice in waited.values():
        unsure = "" if notice.confirmed else f" [{speak().say('law-text.unconfirmed')}]"
        yield from _wrapped(f"{notice.id}: {notice.about}. {notice.text} ({notice.citation}){unsure}", "  ! ")
    for one in given:
        yield f"  {_say('read', day=one.on.isoformat(), notice=one.notice_id)}"


def question_item(one: Question) -> dict[str, Any]:
    """Return a question as JSON; ``text`` is null while it waits, and where nobody is to be asked."""
    return {
        "asked_of": one.asked_of,
        "name": None if one.party is None else one.party.name,
        "country": None if one.party is None else one.party.country,
        "weight": one.weight,
        "documents": [
            {
                "kind": gap.kind, "document_id": gap.document_id, "subject": str(gap.subject), "step": gap.step,
                "weight": gap.weight,
            }
            for gap in one.gaps
        ],
        "notices": [notice.id for notice in one.notices],
        "waits_for": [notice.id for notice in one.waits_for],
        "text": one.text or None,
    }  # fmt: skip


def acknowledged_items(given: Iterable[Acknowledgement]) -> list[dict[str, str]]:
    """Return the notices that were read, with the day."""
    return [{"notice_id": one.notice_id, "on": one.on.isoformat()} for one in given]


def _wrapped(text: str, first: str) -> list[str]:
    rest = first if first.endswith("| ") else " " * len(first) + "  "
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False) or [first]


def _say(key: str, **params: str | int) -> str:
    return speak().say(f"question-text.{key}", **params)
