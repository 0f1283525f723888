"""A draft drawn and bound: what is filed, and what stays inside."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from amparo.facts.case import Case
from amparo.facts.ids import LotId, MeasureId
from amparo.findings.assessment import Assessment
from amparo.kernel.errors import UserError
from amparo.reports import docx, pdf
from amparo.reports.dossier.teller import Teller
from amparo.reports.package.comparison import fingerprint
from amparo.reports.package.filing import PARTS, filing
from amparo.reports.package.internal import internal
from amparo.reports.package.manifest import NAME, digest, manifest
from amparo.reports.package.model import Draft, Exhibit
from amparo.reports.package.portal import portal_texts
from amparo.reports.package.pseudonyms import Pseudonyms
from amparo.reports.package.speaking import Speaker
from amparo.reports.package.tracing_report import tracing_report
from amparo.wording import Wording

SEAL = "manifest.sha256"


@dataclass(frozen=True, slots=True)
class Bound:
    """Files by their path in the package folder.

    ``filing`` goes to the forum: the filing as PDF/A and as DOCX to edit, the summary tracing report, the portal's
    texts, the exhibits and the manifest over all of them. ``internal`` does not: the report on the package, and the
    manifest's own SHA-256.
    """

    filing: dict[str, bytes]
    internal: dict[str, bytes]


def bind(
    draft: Draft,
    assessment: Assessment,
    case: Case,
    wording: Wording,
    *,
    titles: Mapping[MeasureId, str],
    contents: Mapping[str, bytes],
    notes: tuple[str, ...] = (),
) -> Bound:
    """Draw a draft and put its exhibits beside it; same arguments, same bytes.

    Names of single workers, as the tables of workers in the bundle tell them, are replaced by codes in all that is
    written here and in those tables; a record of workers that is not a table is refused.

    Args:
        draft: what is to be filed.
        assessment: what was concluded.
        case: the records.
        wording: the language of the papers.
        titles: of measures, by id.
        contents: the bundle's files by name, for the exhibits.
        notes: what the internal report tells first (a notice that was read, and when).

    Raises:
        UserError: an exhibit's file is not there, is no longer what was read, or names workers and is no table; or a
            word does not fit a field of the portal.
        IntegrityError: a paper cannot be set.
    """
    workers = Pseudonyms.of(case, contents)
    exhibits = {exhibit: _content(exhibit, contents, workers) for exhibit in draft.exhibits}
    draft = replace(draft, exhibits=tuple(_as_filed(exhibit, content) for exhibit, content in exhibits.items()))
    speaker = Speaker(draft, Teller(assessment, case, wording, titles), notes=notes)
    speaker = replace(speaker, shown=_shown(speaker))
    told = workers.hide(filing(speaker))
    files = {"filing.pdf": pdf.render(told), "filing.docx": docx.render(told)}
    summary = tracing_report(speaker)
    if summary is not None:
        files["summary-tracing-report.pdf"] = pdf.render(workers.hide(summary))
    portal = portal_texts(speaker)
    hidden = {name: workers.hide_text(text) for name, text in portal.texts.items()}
    files |= {f"portal/{name}.txt": f"{text}\n".encode("ascii") for name, text in hidden.items()}
    files |= {exhibit.file: content for exhibit, content in exhibits.items()}
    finished = [LotId(one.id) for one in draft.subjects if one.kind == "lot"]
    chain = fingerprint(case, finished, assessment.on)
    said = [{**one, "says": workers.hide_text(one["says"])} for one in _statements(speaker)]
    files[NAME] = manifest(files, assessment.on.isoformat(), draft.route.route_id, said, chain)
    seal = digest(files[NAME])
    report = pdf.render(internal(speaker, portal, seal))
    return Bound(files, {"internal-report.pdf": report, SEAL: f"{seal}\n".encode("ascii")})


def _content(exhibit: Exhibit, contents: Mapping[str, bytes], workers: Pseudonyms) -> bytes:
    document = exhibit.document
    content = contents.get(document.file)
    if content is None:
        raise UserError("package-exhibit-missing", document=document.id, file=document.file)
    if document.sha256 is not None and digest(content) != document.sha256:
        raise UserError("package-exhibit-changed", document=document.id, file=document.file)
    return workers.table(document.id, document.file, content) if exhibit.coded else content


def _as_filed(exhibit: Exhibit, content: bytes) -> Exhibit:
    """Return an exhibit with the hash of what is filed, which a table with codes for names changes."""
    return replace(exhibit, document=replace(exhibit.document, sha256=digest(content)))


def _shown(speaker: Speaker) -> frozenset[str]:
    parts = speaker.draft.layout.parts
    return frozenset({"summary", *(part for part in parts if part != "summary" and PARTS[part](speaker) is not None)})


def _statements(speaker: Speaker) -> list[dict[str, Any]]:
    steps = {id(one): step.number for step in speaker.draft.steps for one in step.statements}
    return [
        {"step": steps.get(id(one), 0), "says": speaker.sentence(one), "exhibits": list(speaker.numbers(one.on_file))}
        for one in speaker.draft.statements
        if one.supported
    ]
