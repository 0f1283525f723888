"""Papers and rows held against each other: every check a customs reviewer makes, and what came of each.

A figure that no paper states is not checked: silence is not agreement. Quantities and dates of lots and shipments are
balanced by tracing, and told here with the rest.
"""

from collections.abc import Iterable
from datetime import date

from amparo.evidence.checks import checks
from amparo.evidence.desk import Desk, Held
from amparo.facts.case import Case
from amparo.facts.ids import Subject
from amparo.findings.evidence import Checked, Contradiction
from amparo.findings.reason import Reason

SHOWN = 6


def reconcile(case: Case, on: date) -> tuple[Contradiction, ...]:
    """Return what the papers and rows of a case contradict, check by check, in the order of the file.

    Args:
        case: the user's records.
        on: documents certainly dated later are left out.
    """
    desk = Desk(case, on)
    found = (held.contradiction for check in checks() for held in check.run(desk))
    return tuple(dict.fromkeys(one for one in found if one is not None))


def reconciled(case: Case, on: date) -> tuple[Checked, ...]:
    """Return every check with what agreed, contradicted, was missing and could not be checked."""
    desk = Desk(case, on)
    return tuple(told(check.id, check.number, check.run(desk)) for check in checks())


def told(id_: str, number: int, held: Iterable[Held]) -> Checked:
    """Return what came of one check: counts, and for what lacks or was not checked why, once for each reason."""
    found = list(held)
    outcomes = [one.outcome for one in found]
    reasons: dict[str, dict[Subject, None]] = {}
    for one in found:
        if one.outcome in {"lacks", "not-checked"}:
            reasons.setdefault(one.code, {})[one.subject] = None
    contradictions = tuple(dict.fromkeys(one.code for one in found if one.outcome == "contradicts"))
    return Checked(
        id=id_,
        number=number,
        agrees=outcomes.count("agrees"),
        contradicts=outcomes.count("contradicts"),
        lacks=outcomes.count("lacks"),
        not_checked=outcomes.count("not-checked"),
        codes=contradictions,
        because=tuple(_why(code, tuple(subjects)) for code, subjects in reasons.items()),
    )


def _why(code: str, subjects: tuple[Subject, ...]) -> Reason:
    more = len(subjects) - SHOWN
    names = ", ".join(str(one) for one in subjects[:SHOWN]) + (f" (+{more})" if more > 0 else "")
    return Reason(code, (("count", len(subjects)), ("subjects", names)))
