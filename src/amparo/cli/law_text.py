"""The register of law in lines of text and lines of JSON."""

import json
import textwrap
from collections.abc import Iterable, Iterator
from datetime import date

from amparo.casework.read_law import MeasureOn
from amparo.law.measure import Rule
from amparo.law.notices.catalogue import Notice
from amparo.law.timeline import Change
from amparo.wording import speak

WIDTH = 100


def listed(found: Iterable[MeasureOn]) -> Iterator[str]:
    """Yield one line for each measure: id, jurisdiction, state, title; what is not confirmed says so."""
    for one in found:
        mark = "" if one.measure.confirmed else f" [{_say('unconfirmed')}]"
        state = _say(f"state.{one.state}")
        yield f"{one.measure.id:38} {one.measure.jurisdiction:9} {state:26} {one.measure.title}{mark}"


def shown(one: MeasureOn, on: date) -> Iterator[str]:
    """Yield one measure in full, as it stands on a day."""
    measure = one.measure
    yield f"{measure.title}"
    yield f"{measure.id} · {measure.jurisdiction} · {measure.authority} · {measure.citation}"
    yield _say("on", day=on.isoformat(), state=_say(f"state.{one.state}"))
    days = (
        ("adopted", measure.adopted),
        ("effective", measure.effective),
        ("applies", measure.applies),
        ("ended", measure.ended),
    )
    yield "; ".join(_say(f"turn.{name}", day=str(when)) for name, when in days if when is not None) or _say("no-dates")
    yield from _wrapped(_say("binds", who=measure.binds))
    for effect in measure.effects:
        yield from _wrapped(f"{effect.kind}: {effect.what}", "  - ")
    for spell in measure.suspended:
        since, until = (_say("open") if end is None else str(end) for end in (spell.span.since, spell.span.until))
        told = _say("suspended", since=since, until=until, citation=spell.citation)
        yield from _wrapped(told + _unsure(sure=spell.confirmed), "  ! ")
    for rule in one.rules:
        yield from _rule(rule)
    if measure.note:
        yield from _wrapped(_say("note", note=measure.note))
    yield _say("source", source=measure.source) + _unsure(sure=measure.confirmed)


def _rule(rule: Rule) -> Iterator[str]:
    kind = "" if rule.outcome == "exposure" else f" [{_say('flag')}]"
    yield from _wrapped(f"{rule.id} ({rule.subject}){kind}: {rule.citation}{_unsure(sure=rule.confirmed)}", "  * ")
    if rule.note:
        yield from _wrapped(rule.note, "      ")


def document(one: MeasureOn) -> str:
    """Return one measure as a JSON document."""
    return json.dumps(_measure(one), ensure_ascii=False, indent=1)


def rows(found: Iterable[MeasureOn]) -> Iterator[str]:
    """Yield one JSON object a line for each measure."""
    for one in found:
        yield json.dumps(_measure(one), ensure_ascii=False)


def _measure(one: MeasureOn) -> dict[str, object]:
    measure = one.measure
    return {
        "id": measure.id,
        "jurisdiction": measure.jurisdiction,
        "authority": measure.authority,
        "title": measure.title,
        "citation": measure.citation,
        "state": one.state,
        "adopted": _day(measure.adopted),
        "effective": _day(measure.effective),
        "applies": _day(measure.applies),
        "ended": _day(measure.ended),
        "binds": measure.binds,
        "effects": [{"kind": effect.kind, "what": effect.what} for effect in measure.effects],
        "rules": [
            {
                "id": rule.id,
                "subject": rule.subject,
                "outcome": rule.outcome,
                "from": _day(rule.span.since),
                "until": _day(rule.span.until),
                "citation": rule.citation,
                "source": rule.source,
                "confirmed": rule.confirmed,
                "note": rule.note,
            }
            for rule in one.rules
        ],
        "source": measure.source,
        "confirmed": measure.confirmed,
        "note": measure.note,
    }


def change_line(change: Change) -> str:
    """Return one change as a line of text."""
    what = f"{change.measure_id}/{change.rule}" if change.rule else change.measure_id
    turn = _say(f"change.{change.turn}")
    return f"{change.day!s:23} {turn:18} {what} ({change.citation}){_unsure(sure=change.confirmed)}"


def change_row(change: Change) -> str:
    """Return one change as a JSON object."""
    told = {"day": str(change.day), "measure_id": change.measure_id, "turn": change.turn, "rule": change.rule}
    return json.dumps({**told, "confirmed": change.confirmed, "citation": change.citation}, ensure_ascii=False)


def notice_lines(notice: Notice) -> Iterator[str]:
    """Yield one notice as text."""
    yield f"{notice.about} [{', '.join(notice.bound)}]"
    yield from _wrapped(notice.text, "  ")
    yield from _wrapped(notice.citation + _unsure(sure=notice.confirmed), "  ")


def notice_row(notice: Notice) -> str:
    """Return one notice as a JSON object."""
    told = {name: getattr(notice, name) for name in ("id", "code", "bound", "step", "about", "text", "citation")}
    return json.dumps({**told, "confirmed": notice.confirmed}, ensure_ascii=False)


def _day(period: object) -> str | None:
    return None if period is None else str(period)


def _say(key: str, **params: str) -> str:
    return speak().say(f"law-text.{key}", **params)


def _unsure(*, sure: bool) -> str:
    return "" if sure else f" [{_say('unconfirmed')}]"


def _wrapped(text: str, first: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=" " * len(first)) or [first]
