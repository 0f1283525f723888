"""An assessment as a short sorted text, for people to read before it is kept: ``tests/golden/examples``."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from amparo.findings.assessment import Assessment
from amparo.findings.exposure import Exposure
from amparo.findings.remedy import Deadline
from examples.books import ROOT

KEPT = ROOT / "tests" / "golden" / "examples"


def kept_at(name: str, found: Assessment) -> Path:
    """Return where the text of an example is kept: its name and the day of assessment."""
    return KEPT / f"{name.partition('@')[0]}@{found.on.isoformat()}.txt"


def told(name: str, found: Assessment) -> str:
    """Return what was found: one line for each finding, sorted within its part."""
    covered = [one for one in found.exposures if one.verdict != "not-covered"]
    unlooked = {one.measure_id for one in found.exposures if one.verdict == "not-covered"}
    dated = [one for one in found.deadlines if one.due is not None]
    parts = {
        "hits": (f"{hit.party_id} {hit.list_id} {hit.decision} {hit.score}" for hit in found.hits),
        "exposures (subject, measure, ground, verdict)": (
            f"{one.subject} {one.measure_id} {one.ground} {one.verdict}{_doubts(one)}" for one in covered
        ),
        "measures whose lists nobody looked at": [", ".join(sorted(unlooked))] if unlooked else [],
        "routes": (_words(one.route_id, one.open, *one.missing_facts) for one in found.remedies if one.open != "no"),
        "dates (due, route, step; earliest to latest; cautious)": map(_dated, dated),
        "dates awaiting an event": (
            _words(one.route_id, one.step, one.trigger) for one in found.deadlines if not one.due
        ),
        "contradictions": (f"{one.code} {one.subject}" for one in found.contradictions),
        "gaps": [str(len(found.gaps))],
        "conflicts": (f"{one.id} ({one.one} / {one.other})" for one in found.conflicts),
        "undecided (subject, rule, what would settle it)": (
            _words(str(one.subject), one.rule, *one.missing) for one in found.undecided
        ),
        "warnings": (f"{code} x{count}" for code, count in Counter(one.code for one in found.warnings).items()),
    }
    head = f"{name.partition('@')[0]}, as of {found.on.isoformat()}"
    return "\n\n".join([head, *(_part(title, lines) for title, lines in parts.items())]) + "\n"


def _part(title: str, lines: Iterable[str]) -> str:
    return "\n".join([f"{title}:", *(f"  {line}" for line in sorted(lines) or ["-"])])


def _words(*words: str) -> str:
    return " ".join(word for word in words if word)


def _doubts(one: Exposure) -> str:
    doubts = {"law unconfirmed": not one.confirmed_law, "date unconfirmed": one.date_unconfirmed}
    named = ", ".join(doubt for doubt, holds in doubts.items() if holds)
    return f" ({named})" if named else ""


def _dated(one: Deadline) -> str:
    flags = {
        one.whose: one.whose != "party", "unconfirmed": not one.confirmed, "provisional": one.provisional,
        "premature": one.premature, "passed": one.passed, "done": one.done,
    }  # fmt: skip
    span = f"{one.earliest} to {one.latest}" if one.earliest != one.latest else ""
    cautious = f"cautious {one.cautious}" if one.cautious not in (None, one.due) else ""
    marks = ", ".join(flag for flag, holds in flags.items() if holds)
    start = f"from {one.trigger}" if one.trigger else ""
    told_of = "; ".join(part for part in (span, cautious, marks, start) if part)
    return f"{one.due} {one.route_id} {one.step} ({told_of})"
