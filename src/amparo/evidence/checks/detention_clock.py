"""The clock of a detention begins when the goods are presented, and runs on whatever is extended.

Thirty days after presentation goods that were not released are excluded by operation of law (19 CFR 151.16(e)); an
extension of the time for papers is not one of that time. The portal grants at most two for each task (2026 guide).
"""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from amparo.evidence.desk import Check, Desk, Held, against, agreed, lacking, surely_before, unchecked
from amparo.evidence.rows import row
from amparo.facts.event import Event
from amparo.facts.ids import Subject
from amparo.findings.reason import because

RUNS = timedelta(days=30)
EXTENSIONS = 2
ENDED = frozenset({"excluded", "seized", "protested", "released"})


def _run(desk: Desk) -> Iterator[Held]:
    known = [event for event in desk.case.events if event.known_on(desk.on)]
    presented = [event for event in known if event.kind == "presented"]
    me = Subject("case", desk.case.name)
    for event in known:
        if event.kind == "detained":
            yield _detention(desk, event, [one for one in presented if _shared(event, one)], known)
    steps = Counter(ref for event in known if event.kind == "date-set" for ref in event.refs)
    yield from (lacking(me, "extensions-used-up") for count in steps.values() if count >= EXTENSIONS)


def _detention(desk: Desk, event: Event, presented: list[Event], known: list[Event]) -> Held:
    me = Subject("case", desk.case.name)
    if not presented:
        return unchecked(me, "presentation-not-told")
    first = min(presented, key=lambda one: one.date)
    if surely_before(event.date, first.date):
        told = {"detained": str(event.date), "presented": str(first.date)}
        reason = because("detained-before-presented", *row(event.at), *row(first.at), **told)
        return against("detained-before-presented", me, (), (), reason, paper_only=True)
    over = first.date.last + RUNS < desk.on
    ended = any(one.kind in ENDED and _shared(event, one) for one in known)
    return lacking(me, "thirty-days-are-over") if over and not ended else agreed(me)


def _shared(one: Event, other: Event) -> bool:
    return not one.refs or not other.refs or bool(set(one.refs) & set(other.refs))


CHECK = Check("detention-clock", 10, _run)
