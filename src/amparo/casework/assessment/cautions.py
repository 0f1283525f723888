"""What the reader must know before relying on the result, each with a stable code."""

from collections.abc import Iterable, Iterator
from datetime import date

from amparo.casework.assessment.grounds import Ground
from amparo.casework.assessment.register import Register
from amparo.casework.assessment.sheets import imports_of
from amparo.facts.case import Case
from amparo.facts.evidence import Evidence
from amparo.facts.ids import Subject
from amparo.facts.listing import Snapshot
from amparo.findings.exposure import Caution
from amparo.findings.reason import Reason, because
from amparo.findings.remedy import Deadline


def cautions(
    case: Case, register: Register, flags: Iterable[tuple[Ground, Subject]], deadlines: Iterable[Deadline], on: date
) -> tuple[Caution, ...]:
    """Return the cautions of an assessment; notices on the user's own duties are added by the law's notices."""
    found = (
        *_lists(register, on),
        *_left_out(case, on),
        *_flags(flags),
        *_calendar(deadlines),
        *_assumed(case, on),
        *_remarks(case),
    )
    return tuple(Caution(code, reasons) for code, reasons in found)


Told = tuple[str, tuple[Reason, ...]]


def _lists(register: Register, on: date) -> Iterator[Told]:
    for snapshot in register.snapshots:
        if snapshot.sample:
            stands = ", ".join(snapshot.stands_in_for) or snapshot.list_id
            yield "sample-list", (because("sample-list", title=snapshot.title, lists=stands),)
        elif not snapshot.coverage.complete:
            source = Evidence(f"list:{snapshot.list_id}@{snapshot.as_of.isoformat()}")
            yield "coverage-incomplete", (short_of(snapshot, source),)
    for list_id in register.later:
        kept = register.of(list_id)
        as_of = "" if kept is None else kept.as_of.isoformat()
        yield "snapshot-later", (because("snapshot-later", list=list_id, as_of=as_of, on=on.isoformat()),)
    for list_id in register.missing:
        yield "list-not-covered", (because("list-not-kept", list=list_id),)


def short_of(snapshot: Snapshot, source: Evidence) -> Reason:
    """Say how much of a list is known here: against the publisher's count, or against what it usually holds."""
    coverage = snapshot.coverage
    if coverage.of_source == "usual":
        return because("coverage-unusual", source, list=snapshot.list_id, known=coverage.known, of=coverage.of or 0)
    return because(
        "coverage-incomplete", source,
        list=snapshot.list_id, known=coverage.known, of=coverage.of or 0, confirmed=coverage.confirmed,
    )  # fmt: skip


def _left_out(case: Case, on: date) -> Iterator[Told]:
    events = sum(1 for event in case.events if not event.known_on(on))
    documents = sum(1 for one in case.documents.values() if one.date is not None and one.date.first > on)
    if events or documents:
        reason = because("later-left-out", events=events, documents=documents, on=on.isoformat())
        yield "later-left-out", (reason,)


def _flags(flags: Iterable[tuple[Ground, Subject]]) -> Iterator[Told]:
    told: dict[tuple[str, str], tuple[Ground, list[str]]] = {}
    for ground, subject in flags:
        told.setdefault((ground.measure.id, ground.rule.id), (ground, []))[1].append(str(subject))
    for (measure_id, rule_id), (ground, subjects) in sorted(told.items()):
        concerned = ", ".join(dict.fromkeys(subjects))
        yield f"{measure_id}-{rule_id}", (*ground.reasons(), because("law-flag", subjects=concerned))


def _calendar(deadlines: Iterable[Deadline]) -> Iterator[Told]:
    routes = sorted({deadline.route_id for deadline in deadlines if deadline.provisional and deadline.due is not None})
    if routes:
        yield "calendar-provisional", (because("routes-provisional", routes=", ".join(routes)),)


def _assumed(case: Case, on: date) -> Iterator[Told]:
    imports = [event for event in case.events if event.kind == "imported" and event.date.first <= on]
    if not imports:
        if case.goods:
            yield "import-date-assumed", (because("import-date-assumed", on=on.isoformat()),)
        return
    used = {use.input_lot_id for use in case.uses}
    unnamed = [
        f"lot:{lot.id}"
        for lot in case.lots.values()
        if lot.id not in used and not imports_of(case, lot.good_id, lot.id, on)
    ]
    if unnamed:
        reason = because("import-date-of-some-assumed", subjects=", ".join(unnamed), on=on.isoformat())
        yield "import-date-assumed", (reason,)


def _remarks(case: Case) -> Iterator[Told]:
    for remark in case.remarks:
        where = Evidence(
            f"bundle:{remark.place.file}", "" if remark.place.line is None else f"line {remark.place.line}"
        )
        yield remark.code, (Reason(remark.code, remark.params, (where,)),)
