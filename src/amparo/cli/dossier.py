"""Assess a bundle, write what was asked for, and say in a few lines what came out."""

import textwrap
from datetime import date
from pathlib import Path

import typer

from amparo import __version__
from amparo.archive.outbox import write_all
from amparo.archive.workspace import Workspace
from amparo.casework.assess_case import Assessed, Request, run
from amparo.casework.assessment.notices_at import notices_at
from amparo.kernel.progress import Progress
from amparo.law.catalogue import measures
from amparo.reports import assessment_json, docx, dossier, html, pdf
from amparo.reports.summary import summary
from amparo.settings import read_settings
from amparo.wording import speak

WIDTH = 100
NEEDS_ATTENTION = 1
QUIET_VERDICTS = frozenset({"traced-outside-scope"})


def assess_and_write(
    bundle: Path,
    out: Path,
    formats: tuple[str, ...],
    *,
    on: date | None,
    home: Path | None,
    today: date,
    as_json: bool,
    check: bool,
    progress: Progress,
) -> int:
    """Run the use case, write the files, print the summary; returns the exit code."""
    settings = read_settings(home)
    result = run(Workspace(settings.home), Request(bundle, on), today=today, progress=progress)
    progress.stage("writing")
    files = _files(result, formats)
    close = getattr(progress, "close", None)
    if close is not None:
        close()
    written = write_all(out, files)
    wording = speak()
    if as_json:
        typer.echo(
            assessment_json.render(result.assessment, result.case, wording, __version__).decode("utf-8"), nl=False
        )
    else:
        for line in summary(result.assessment, result.case, wording):
            typer.echo(line)
        typer.echo(wording.say("summary.written", paths=", ".join(str(path) for path in written)))
        for line in _minding(result):
            typer.echo(line)
    attention = any(one.verdict not in QUIET_VERDICTS for one in result.assessment.exposures)
    return NEEDS_ATTENTION if check and (attention or result.assessment.contradictions) else 0


def _minding(result: Assessed) -> list[str]:
    """Return what steps may need a licence, an approval or advice first, in a few lines; nothing where none may."""
    found = notices_at("assess", result.case, result.assessment)
    told = "; ".join(f"{one.about} ({', '.join(one.bound)})" for one in found)
    return textwrap.wrap(speak().say("summary.notices", told=told), WIDTH, subsequent_indent="  ") if found else []


def _files(result: Assessed, formats: tuple[str, ...]) -> dict[str, bytes]:
    wording = speak()
    files: dict[str, bytes] = {}
    if "json" in formats:
        files["assessment.json"] = assessment_json.render(result.assessment, result.case, wording, __version__)
    if {"html", "pdf", "docx"} & set(formats):
        titles = {measure_id: measure.title for measure_id, measure in measures().items()}
        model = dossier.build(result.assessment, result.case, wording, titles)
        if "html" in formats:
            files["dossier.html"] = html.render(model)
        if "pdf" in formats:
            files["dossier.pdf"] = pdf.render(model)
        if "docx" in formats:
            files["dossier.docx"] = docx.render(model)
    return files
