"""Deadlines as calendar entries (RFC 5545), with no name of anybody in them.

An entry tells the route, the step, the rule and its citation: enough to find the case file, nothing about it.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from amparo.findings.remedy import Deadline

WARN_DAYS = (14, 7, 3, 1)
_FOLD = 75


def ics(deadlines: Iterable[Deadline], stamp: date) -> str:
    """Return an iCalendar document of every deadline that has a date, with alarms ahead of it.

    Args:
        deadlines: those without a date are left out; an operation of law has no alarm, for nobody acts then.
        stamp: the day the calendar is made.

    Returns:
        Text with CRLF line ends, lines folded at 75 octets; the same for the same deadlines in any order.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//amparo//deadlines//EN", "CALSCALE:GREGORIAN"]
    for deadline in sorted(set(deadlines), key=_order):
        if deadline.due is not None:
            lines.extend(_entry(deadline, deadline.due, stamp))
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _order(deadline: Deadline) -> tuple[date, str, str, str]:
    return deadline.due or date.max, deadline.route_id, deadline.step, deadline.trigger


def _entry(deadline: Deadline, due: date, stamp: date) -> Iterator[str]:
    step = f"{deadline.route_id}/{deadline.step}"
    # The trigger keeps two clocks of one step apart; only its digest leaves the case.
    mark = hashlib.sha256(f"{step} {deadline.trigger}".encode()).hexdigest()[:24]
    yield "BEGIN:VEVENT"
    yield f"UID:{mark}@amparo"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{due:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{due + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(step)}{' (?)' if deadline.provisional or deadline.latest != due else ''}"
    told = [deadline.rule, deadline.citation]
    if deadline.cautious is not None and deadline.cautious != due:
        told.append(f"<= {deadline.cautious.isoformat()}")
    if deadline.latest is not None and deadline.latest != due:
        told.append(f"{due.isoformat()} / {deadline.latest.isoformat()}")
    yield "DESCRIPTION:" + _escaped("\n".join(told))
    yield "TRANSP:TRANSPARENT"
    for days in WARN_DAYS if deadline.whose == "party" else ():
        yield from (
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{_escaped(step)}",
            f"TRIGGER:-P{days}D",
            "END:VALARM",
        )
    yield "END:VEVENT"


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
