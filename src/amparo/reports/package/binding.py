"""A draft drawn and bound: what is filed, and what stays inside."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from amparo.facts.case import Case
from amparo.facts.ids import MeasureId
from amparo.findings.assessment import Assessment
from amparo.kernel.errors import UserError
from amparo.reports import docx, pdf
from amparo.reports.dossier.teller import Teller
from amparo.reports.package.comparison import fingerprint
from amparo.reports.package.filing import filing
from amparo.reports.package.internal import internal
from amparo.reports.package.manifest import NAME, manifest
from amparo.reports.package.model import Draft, Exhibit
from amparo.reports.package.portal import portal_texts
from amparo.reports.package.speaking import Speaker
from amparo.wording import Wording


@dataclass(frozen=True, slots=True)
class Bound:
    """Files by their path in the package folder.

    ``filing`` goes to the forum: the filing as PDF/A and as DOCX to edit, the portal's texts, the exhibits and the
    manifest over all of them. ``internal`` does not.
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
) -> Bound:
    """Draw a draft and put its exhibits beside it; same arguments, same bytes.

    Args:
        draft: what is to be filed.
        assessment: what was concluded.
        case: the records.
        wording: the language of the papers.
        titles: of measures, by id.
        contents: the bundle's files by name, for the exhibits.

    Raises:
        UserError: an exhibit's file is not there, is no longer what was read, or a portal text does not fit.
        IntegrityError: a paper cannot be set.
    """
    speaker = Speaker(draft, Teller(assessment, case, wording, titles))
    told = filing(speaker)
    files = {"filing.pdf": pdf.render(told), "filing.docx": docx.render(told)}
    files |= {f"portal/{name}.txt": f"{text}\n".encode("ascii") for name, text in portal_texts(speaker).items()}
    files |= {exhibit.file: _content(exhibit, contents) for exhibit in draft.exhibits}
    statements = _statements(speaker)
    files[NAME] = manifest(
        files, assessment.on.isoformat(), draft.route.route_id, statements, fingerprint(case, draft.lots)
    )
    return Bound(files, {"internal-report.pdf": pdf.render(internal(speaker))})


def _content(exhibit: Exhibit, contents: Mapping[str, bytes]) -> bytes:
    document = exhibit.document
    content = contents.get(document.file)
    if content is None:
        raise UserError("package-exhibit-missing", document=document.id, file=document.file)
    if document.sha256 is not None and hashlib.sha256(content).hexdigest() != document.sha256:
        raise UserError("package-exhibit-changed", document=document.id, file=document.file)
    return content


def _statements(speaker: Speaker) -> list[Any]:
    return [
        {"step": step.number, "says": speaker.sentence(one), "exhibits": list(speaker.numbers(one.on_file))}
        for step in speaker.draft.steps
        for one in step.statements
    ]
