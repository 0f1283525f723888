"""Deadlines as calendar entries (RFC 5545), with no name of anybody in them.

An entry tells the step, the rule, its citation and how sure it is: enough to find the case file, nothing about it.
Dates are whole days where the authority sits; nothing in an entry depends on the zone of whoever opens it.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from amparo.findings.remedy import Deadline
from amparo.remedies.catalogue import routes
from amparo.remedies.route import DeadlineRule
from amparo.wording import speak

WARN_DAYS = (14, 7, 3, 1)
_FOLD = 75


def ics(deadlines: Iterable[Deadline], stamp: date) -> str:
    """Return an iCalendar document of every deadline that has a date ahead of somebody, with alarms before it.

    Args:
        deadlines: those without a date, and those done, are left out; only a party's own act has alarms.
        stamp: the day the calendar is made.

    Returns:
        Text with CRLF line ends, lines folded at 75 octets; the same for the same deadlines in any order.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//amparo//deadlines//EN", "CALSCALE:GREGORIAN"]
    kept = {_mark(one): one for one in sorted(deadlines, key=_order) if one.due is not None and not one.done}
    for mark, deadline in kept.items():
        if deadline.due is not None:
            lines.extend(_entry(mark, deadline, deadline.due, stamp))
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _order(deadline: Deadline) -> tuple[date, str, str, str, str]:
    return deadline.due or date.max, deadline.route_id, deadline.step, deadline.trigger, str(deadline.because)


def _mark(deadline: Deadline) -> str:
    """Return what tells an entry from others; the trigger keeps two clocks of one step apart, as a digest alone."""
    told = f"{deadline.route_id}/{deadline.step} {deadline.trigger} {deadline.due}"
    return hashlib.sha256(told.encode()).hexdigest()[:24]


def _entry(mark: str, deadline: Deadline, due: date, stamp: date) -> Iterator[str]:
    step = f"{deadline.route_id}/{deadline.step}"
    rule = _rule_of(deadline)
    doubt = deadline.provisional or deadline.latest != due or not deadline.confirmed
    title = (step if rule is None else f"{rule.what} ({step})") + (" (?)" if doubt else "")
    yield "BEGIN:VEVENT"
    yield f"UID:{mark}@amparo"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{due:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{due + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(title)}"
    yield "DESCRIPTION:" + _escaped("\n".join(_told(deadline, rule, due)))
    yield "TRANSP:TRANSPARENT"
    for days in WARN_DAYS if deadline.whose == "party" else ():
        yield from (
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{_escaped(title)}",
            f"TRIGGER:-P{days}D",
            "END:VALARM",
        )
    yield "END:VEVENT"


def _rule_of(deadline: Deadline) -> DeadlineRule | None:
    route = routes().get(deadline.route_id)
    return next((one for one in route.deadlines if one.step == deadline.step), None) if route else None


def _told(deadline: Deadline, rule: DeadlineRule | None, due: date) -> Iterator[str]:
    """Yield what must be known about the date: the rule, whose act it is, and every doubt."""
    yield deadline.rule
    yield deadline.citation
    if rule is not None and rule.zone:
        yield _say("zone", zone=rule.zone)
    if deadline.whose != "party":
        yield _say("for-law" if deadline.whose == "operation-of-law" else "for-authority")
    if deadline.cautious is not None and deadline.cautious != due:
        yield _say("cautious", day=deadline.cautious.isoformat())
    if deadline.latest is not None and deadline.latest != due:
        yield _say("between", first=due.isoformat(), last=deadline.latest.isoformat())
    if deadline.provisional:
        yield _say("provisional")
    if not deadline.confirmed:
        yield _say("unconfirmed")


def _say(key: str, **params: str) -> str:
    return speak().say(f"clock.calendar.{key}", **params)


def _escaped(text: str) -> str:
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return text


def _folded(line: str) -> Iterator[str]:
    """Fold at 75 octets without cutting a character (RFC 5545 section 3.1)."""
    octets, lead = "", ""
    for character in line:
        if len((lead + octets + character).encode()) > _FOLD:
            yield lead + octets
            octets, lead = "", " "
        octets += character
    yield lead + octets
