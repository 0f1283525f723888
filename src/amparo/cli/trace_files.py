"""A trace in the formats asked for, printed or written."""

import sys
from datetime import date
from pathlib import Path

import typer

from amparo.archive.outbox import write_all
from amparo.archive.workspace import Workspace
from amparo.casework.trace_case import Request, run, summaries
from amparo.cli import trace_text
from amparo.kernel.errors import UserError
from amparo.kernel.progress import Progress
from amparo.reports import html
from amparo.reports.trace import page
from amparo.reports.trace.told import Trace
from amparo.settings import read_settings
from amparo.wording import speak

ENDINGS = {"text": "txt", "json": "json", "svg": "svg", "html": "html"}


def traced(
    request: Request, formats: tuple[str, ...], home: Path | None, *, today: date, progress: Progress
) -> dict[str, bytes]:
    """Return the trace by file name, one file for each format.

    Raises:
        UserError: the bundle is not readable, or a picture is asked for and there is no chain to draw.
    """
    found = run(Workspace(read_settings(home).home), request, today=today, progress=progress)
    _close(progress)
    return {f"trace.{ENDINGS[one]}": _drawn(found, one) for one in formats}


def _drawn(found: Trace, form: str) -> bytes:
    if form == "html":
        return html.render(page.build(found, speak()))
    if form == "svg":
        drawn = page.picture(found, speak())
        if drawn is None:
            raise (
                UserError("trace-nothing", refs=", ".join(found.asked)) if found.asked else UserError("trace-no-chain")
            )
        return drawn
    if form == "json":
        return f"{trace_text.document(found)}\n".encode()
    return "".join(f"{line}\n" for line in trace_text.lines(found)).encode()


def summarised(
    request: Request, formats: tuple[str, ...], earlier: Path | None, earlier_lot: str | None, *, today: date,
    progress: Progress,
) -> dict[str, bytes]:  # fmt: skip
    """Return the summary report by file name, held against an earlier bundle where one is given."""
    case, on, found = summaries(request, earlier=earlier, earlier_lot=earlier_lot, today=today, progress=progress)
    _close(progress)
    told = {
        "json": lambda: f"{trace_text.summary_document(case, on, found)}\n",
        "text": lambda: "".join(f"{line}\n" for line in trace_text.summary_lines(found)),
    }
    return {f"summary.{ENDINGS[one]}": told[one]().encode() for one in formats}


def write(files: dict[str, bytes], out: Path | None) -> None:
    """Print a single file, or write all into a folder or the one to the file named."""
    if out is None:
        (content,) = files.values()
        sys.stdout.write(content.decode("utf-8"))
        sys.stdout.flush()
        return
    if out.suffix and not out.is_dir() and len(files) == 1:
        written = write_all(out.parent, {out.name: next(iter(files.values()))})
    else:
        written = write_all(out, files)
    typer.echo(speak().say("trace.text.written", paths=", ".join(str(path) for path in written)), err=True)


def _close(progress: Progress) -> None:
    close = getattr(progress, "close", None)
    if close is not None:
        close()
