"""Notices that must be read before a step is taken, and what the user says to have read.

Nothing is asked twice and nothing is kept: an acknowledgement is told with the command, goes into what the command
makes, with its day, and holds for that alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from amparo.kernel.errors import UserError
from amparo.law.notices import Notice, notices, notices_for


@dataclass(frozen=True, slots=True, order=True)
class Acknowledgement:
    """A notice that the user says to have read, and on which day."""

    notice_id: str
    on: date


def acknowledgements(told: Iterable[str], today: date) -> tuple[Acknowledgement, ...]:
    """Read ``NOTICE-ID`` (read today) or ``NOTICE-ID=DATE``; sorted, the earliest day of each.

    Raises:
        UserError: there is no such notice, or the day is not a date or lies ahead.
    """
    found: dict[str, date] = {}
    for text in told:
        name, _, day = (part.strip() for part in text.partition("="))
        if name not in {notice.id for notice in notices()}:
            raise UserError("notice-unknown", told=text, known=", ".join(notice.id for notice in notices()))
        when = _day(text, day) if day else today
        if when > today:
            raise UserError("notice-day-ahead", told=text, today=today.isoformat())
        found[name] = min(when, found.get(name, when))
    return tuple(sorted(Acknowledgement(name, when) for name, when in found.items()))


def _day(text: str, day: str) -> date:
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise UserError("notice-day", told=text) from None


def asked(steps: Iterable[str], jurisdictions: Iterable[str]) -> tuple[Notice, ...]:
    """Return the notices to be read before any of ``steps`` by somebody whom ``jurisdictions`` bind, each once."""
    bound = tuple(jurisdictions)
    return tuple({one.id: one for step in steps for one in notices_for(step, bound)}.values())


def unread(wanted: Iterable[Notice], given: Iterable[Acknowledgement]) -> tuple[Notice, ...]:
    """Return those of ``wanted`` that nobody says to have read."""
    read = {one.notice_id for one in given}
    return tuple(notice for notice in wanted if notice.id not in read)


def insist(wanted: Iterable[Notice], given: Iterable[Acknowledgement], what: str) -> None:
    """Stop before a step whose notices are not all read.

    Args:
        wanted: as :func:`asked` gives them.
        given: what the user says to have read.
        what: the option or the thing that needs it, as the user typed it.

    Raises:
        UserError: some notice is not read; its sentence says which, and how to say so.
    """
    left = unread(wanted, given)
    if left:
        options = " ".join(f"--acknowledge {notice.id}" for notice in left)
        texts = "; ".join(f"{notice.about}: {notice.text} ({notice.citation})" for notice in left)
        raise UserError("notice-unread", what=what, notices=texts, options=options)
