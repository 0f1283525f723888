"""The assessment in at most twenty-five lines, for a terminal: what is met, how sure, what is due, what is missing."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from amparo.facts.case import Case
from amparo.findings.assessment import Assessment
from amparo.findings.exposure import Exposure
from amparo.wording import Wording

MOST_LINES = 22
MOST_OF_A_KIND = 5
ORDER = ("confirmed", "probable", "possible", "contradicted", "unresolved", "traced-outside-scope", "not-covered")

# What was detained comes first, what concerns the case as a whole last.
KINDS = ("lot", "good", "shipment", "party", "site", "document", "case")


def summary(assessment: Assessment, case: Case, wording: Wording) -> tuple[str, ...]:
    """Return at most :data:`MOST_LINES` lines of plain text."""
    return tuple(islice(_lines(assessment, case, wording), MOST_LINES))


def _lines(assessment: Assessment, case: Case, wording: Wording) -> Iterator[str]:
    yield wording.say("summary.title", title=case.title, on=assessment.on.isoformat())
    if any(snapshot.sample for snapshot in assessment.snapshots):
        yield wording.say("summary.sample")
    yield from _exposures(assessment, wording)
    if assessment.contradictions:
        codes = Counter(item.code for item in assessment.contradictions)
        told = ", ".join(f"{code.replace('-', ' ')} ({count})" for code, count in sorted(codes.items()))
        yield wording.say("summary.contradictions", told=told)
    yield from _deadlines(assessment, wording)
    open_routes = [remedy for remedy in assessment.remedies if remedy.open == "yes"]
    asking = sum(1 for remedy in assessment.remedies if remedy.open == "needs-fact")
    yield wording.say("summary.routes", count=len(open_routes), asking=asking)
    yield wording.say("summary.gaps", count=len(assessment.gaps), undecided=len(assessment.undecided))
    incomplete = [snapshot for snapshot in assessment.snapshots if not snapshot.coverage.complete]
    for snapshot in incomplete:
        coverage = snapshot.coverage
        yield wording.say(
            "summary.coverage-usual" if coverage.of_source == "usual" else "summary.coverage",
            list=snapshot.list_id,
            known=coverage.known,
            of=coverage.of or 0,
            confirmed=coverage.confirmed,
        )


def _exposures(assessment: Assessment, wording: Wording) -> Iterator[str]:
    if not assessment.exposures:
        yield wording.say("summary.nothing-met")
        return
    by_verdict: dict[str, list[Exposure]] = {}
    for exposure in assessment.exposures:
        by_verdict.setdefault(exposure.verdict, []).append(exposure)
    for verdict in ORDER:
        found = sorted(by_verdict.get(verdict, []), key=lambda item: KINDS.index(item.subject.kind))
        told = list(dict.fromkeys(_named(item) for item in found))
        if told:
            rest = len(told) - MOST_OF_A_KIND
            shown = "; ".join(told[:MOST_OF_A_KIND]) + (f"; +{rest}" if rest > 0 else "")
            yield f"  {wording.say(f'verdict.{verdict}'):24} {shown}"


def _named(item: Exposure) -> str:
    return item.measure_id if item.subject.kind == "case" else f"{item.subject} {item.measure_id}"


def _deadlines(assessment: Assessment, wording: Wording) -> Iterator[str]:
    dated = sorted(
        (item for item in assessment.deadlines if item.due is not None and not (item.passed or item.done)),
        key=lambda item: (item.due, item.route_id, item.step),
    )
    for item in dated[:MOST_OF_A_KIND]:
        cautious = "" if item.cautious is None else wording.say("summary.cautious", day=item.cautious.isoformat())
        yield wording.say("summary.due", day=str(item.due), step=item.step, route=item.route_id, cautious=cautious)
