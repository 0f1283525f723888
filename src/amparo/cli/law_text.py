"""The register of law in lines of text and lines of JSON."""

import json
import textwrap
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby

from amparo.casework.read_law import MeasureOn
from amparo.criteria import All, Any, Condition, Not, Test
from amparo.facts.period import Period
from amparo.law.catalogue import measures
from amparo.law.measure import Measure, Rule
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
    yield "; ".join(_days(measure)) or _say("no-dates")
    yield from _wrapped(_say("binds", who=measure.binds))
    for effect in measure.effects:
        yield from _wrapped(f"{effect.kind}: {effect.what}", "  - ")
    yield from _set_aside(measure)
    if one.rules:
        yield _say("reaches")
    for rule in one.rules:
        yield from _rule(rule, measure)
    if one.others:
        yield _say("not-on-this-day")
    for rule in one.others:
        yield from _rule(rule, measure)
    for route in one.routes:
        yield from _wrapped(_say("route", route=route.id, name=route.name) + _unsure(sure=route.confirmed), "  > ")
    for pair in one.collisions:
        other = pair.other if pair.one == measure.id else pair.one
        yield from _wrapped(_say("collides", title=pair.title, other=other) + _unsure(sure=pair.confirmed), "  x ")
    if measure.note:
        yield from _wrapped(_say("note", note=measure.note))
    yield _say("source", source=measure.source) + _unsure(sure=measure.confirmed)


def _set_aside(measure: Measure) -> Iterator[str]:
    """Yield when a measure is suspended, may lapse, or is in doubt."""
    for spell in measure.suspended:
        since, until = (
            _say("open") if end is None else shown_period(end) for end in (spell.span.since, spell.span.until)
        )
        told = _say(spell.turn, since=since, until=until, citation=spell.citation)
        yield from _wrapped(told + _unsure(sure=spell.confirmed), "  ! ")
        if spell.note:
            yield from _wrapped(spell.note, "    ")


def _days(measure: Measure) -> Iterator[str]:
    """Yield the days of a measure; one that no source was seen for says so."""
    days = (
        ("adopted", "adopted", measure.adopted),
        ("effective", "in-force", measure.effective),
        ("applies", "applies", measure.applies),
        ("ended", "ended", measure.ended),
    )
    for name, turn, when in days:
        if when is not None:
            yield _say(f"turn.{name}", day=shown_period(when)) + _unsure(sure=turn not in measure.from_memory)


def _rule(rule: Rule, measure: Measure) -> Iterator[str]:
    kind = "" if rule.outcome == "exposure" else f" [{_say('flag' if rule.outcome == 'caution' else 'background')}]"
    yield from _wrapped(f"{rule.id} ({rule.subject}){kind}: {rule.citation}{_unsure(sure=rule.confirmed)}", "  * ")
    since, until = (None if end is None else shown_period(end) for end in (rule.span.since, rule.span.until))
    days = _say("since-unknown") if since is None else _say("since", day=since)
    days += "" if until is None else _say("until", day=until)
    remembered = rule.span.since == measure.effective and "in-force" in measure.from_memory
    yield from _wrapped(days + _unsure(sure=rule.date_confirmed and not remembered), "      ")
    if rule.outcome != "background":
        yield from _wrapped(_say("asks", what=asked(rule.when)), "      ")
    if rule.note:
        yield from _wrapped(rule.note, "      ")


def asked(condition: Condition) -> str:
    """Return what a condition asks for, in words."""
    match condition:
        case Test():
            return speak().demand(str(condition))
        case Not(part):
            return speak().say("demand.not", told=asked(part))
        case All(parts):
            return "; ".join(asked(part) for part in parts)
        case Any(parts):
            return _say("one-of", parts=" | ".join(asked(part) for part in parts))


def shown_period(period: Period) -> str:
    """Return an imprecise day as short as it can be told: a day, a month, a year, or its two ends."""
    first, last = period.first, period.last
    if period.is_day:
        return first.isoformat()
    next_day = last + timedelta(days=1)
    if (first.day, next_day.day) == (1, 1) and first.year == last.year:
        if first.month == last.month:
            return f"{first:%Y-%m}"
        if (first.month, last.month) == (1, 12):
            return f"{first:%Y}"
    return _say("between", first=first.isoformat(), last=last.isoformat())


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
        "from_memory": list(measure.from_memory),
        "suspended": [
            {
                "turn": spell.turn,
                "from": _day(spell.span.since),
                "until": _day(spell.span.until),
                "citation": spell.citation,
                "confirmed": spell.confirmed,
                "note": spell.note,
            }
            for spell in measure.suspended
        ],
        "binds": measure.binds,
        "effects": [{"kind": effect.kind, "what": effect.what} for effect in measure.effects],
        "rules": [_rule_row(rule) for rule in one.rules],
        "other_rules": [_rule_row(rule) for rule in one.others],
        "routes": [route.id for route in one.routes],
        "conflicts": [pair.id for pair in one.collisions],
        "source": measure.source,
        "confirmed": measure.confirmed,
        "note": measure.note,
    }


def _rule_row(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "subject": rule.subject,
        "outcome": rule.outcome,
        "from": _day(rule.span.since),
        "until": _day(rule.span.until),
        "asks": asked(rule.when),
        "citation": rule.citation,
        "source": rule.source,
        "confirmed": rule.confirmed,
        "date_confirmed": rule.date_confirmed,
        "note": rule.note,
    }


def timeline_lines(changes: Iterable[Change], undated: Iterable[Measure]) -> Iterator[str]:
    """Yield what changed when, the oldest first; turns of one measure on one day share a line.

    Measures of which no day is known are named at the end: silence about them would say that nothing changed.
    """
    for _, same in groupby(changes, key=lambda one: (one.day, one.measure_id, one.rule, one.citation)):
        yield from _turns(list(same))
    left = [one.id for one in undated]
    if left:
        yield from _wrapped(_say("undated", measures=", ".join(left)))


def _turns(changes: list[Change]) -> Iterator[str]:
    first = changes[0]
    title = measures()[first.measure_id].title
    what = f"{first.measure_id}/{first.rule}" if first.rule else first.measure_id
    turns = ", ".join(_say(f"change.{change.turn}") for change in changes)
    unsure = _unsure(sure=all(change.confirmed for change in changes))
    yield f"{shown_period(first.day):11} {turns}: {title}{unsure}"
    yield from _wrapped(f"{what} ({first.citation})", " " * 12)


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
