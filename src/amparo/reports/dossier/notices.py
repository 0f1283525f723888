"""What to mind before a step: notices of law at the step they concern, and cautions on the result as a whole."""

from collections.abc import Iterable

from amparo.findings.exposure import Caution
from amparo.law.notices import Notice, notices_for
from amparo.reports import paper
from amparo.reports.dossier.teller import Teller
from amparo.reports.paper import Block, Callout, Cell, Line, Section


def before(teller: Teller, *steps: str) -> tuple[Block, ...]:
    """Return one callout with the notices that concern any of ``steps`` for the law that binds the user."""
    found = {notice.id: notice for step in steps for notice in notices_for(step, teller.case.jurisdictions)}
    return callout(teller, found.values())


def callout(teller: Teller, found: Iterable[Notice]) -> tuple[Block, ...]:
    """Return notices as one callout, each with whom it binds and where it stands; nothing where there is none."""
    lines: list[Line] = []
    for notice in found:
        mark = (paper.Span(" "), *teller.unconfirmed(shown=True)) if not notice.confirmed else ()
        bound = ", ".join(notice.bound) if "any" not in notice.bound else teller.say("notices.anyone")
        about = paper.Span(f"{bound}: {notice.about}. ", "strong")
        lines.append((about, paper.Span(f"{notice.text} "), paper.Span(notice.citation, "quiet"), *mark))
    return (Callout(teller.say("notices.title"), tuple(lines)),) if lines else ()


def section(teller: Teller) -> Section:
    """Return the cautions of the assessment, those of one kind together."""
    by_code: dict[str, list[Caution]] = {}
    for caution in teller.assessment.warnings:
        by_code.setdefault(caution.code, []).append(caution)
    blocks: list[Block] = [_line(teller, "cautions.intro" if by_code else "cautions.none")]
    flags: list[tuple[Cell, ...]] = []
    for code, same in by_code.items():
        reasons = [reason for caution in same for reason in caution.because]
        measure = _measure(teller, code)
        if measure:
            told = teller.because(reason for reason in reasons if reason.code != "law-says")
            flags.append(((paper.plain(teller.measure(measure), "strong"), paper.plain(measure, "mono")), told))
        else:
            blocks.append(Callout(_title(teller, code), teller.because(reasons), "note"))
    if flags:
        blocks.append(teller.table("cautions.table", (("measure", 5), ("said", 9)), flags))
    return Section("cautions", teller.say("cautions.title"), tuple(blocks))


def _measure(teller: Teller, code: str) -> str:
    """Return the measure that a caution speaks of: its code is ``<measure id>-<rule id>``."""
    fitting = [measure_id for measure_id in teller.titles if code.startswith(f"{measure_id}-")]
    return max(fitting, key=len, default="")


def _title(teller: Teller, code: str) -> str:
    own = f"dossier.warning.{code}"
    return teller.wording.say(own) if teller.wording.has(own) else teller.label("warning", code)


def _line(teller: Teller, key: str) -> paper.Paragraph:
    return paper.Paragraph(paper.plain(teller.say(key)))
