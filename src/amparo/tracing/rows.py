"""Pointing at the rows and documents of a case, and leaving out what is later than the day assessed."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from amparo.facts.case import Case
from amparo.facts.evidence import Evidence
from amparo.facts.ids import DocumentId
from amparo.facts.period import Period
from amparo.kernel.errors import Place


def row(at: Place | None) -> tuple[Evidence, ...]:
    """Return the evidence for a row of the bundle; none where its place is not kept."""
    if at is None:
        return ()
    return (Evidence(f"bundle:{at.file}", "" if at.line is None else f"line {at.line}"),)


def papers(ids: Iterable[DocumentId]) -> tuple[Evidence, ...]:
    """Return documents as evidence."""
    return tuple(Evidence(f"document:{id_}") for id_ in dict.fromkeys(ids))


def as_of(case: Case, on: date) -> tuple[Case, int]:
    """Return the case without supply relations that certainly begin after ``on``, and how many those are.

    Lots and shipments stay, whatever their days: the question of an earlier day is what its law says of these
    goods. Documents stay too: a named document that is dated later does not count, and is told so.
    """
    supplies = tuple(supply for supply in case.supplies if not _after(supply.span.since, on))
    left = len(case.supplies) - len(supplies)
    return (replace(case, supplies=supplies), left) if left else (case, 0)


def _after(period: Period | None, on: date) -> bool:
    return period is not None and period.first > on
