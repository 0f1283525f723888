"""``amparo trace``: chains back to raw material and owners, with bounds and grades."""

from pathlib import Path
from typing import Annotated

import typer

from amparo.cli.command import AsJson, Command, Day, Home, Quiet, SystemClock, day, text
from amparo.cli.progress import listener
from amparo.kernel.errors import UserError

FORMATS = ("text", "json", "svg", "html")
TOLD = ("text", "json")


def _run(
    bundle: Annotated[Path, typer.Argument(help=text("argument.bundle"))],
    *,
    good: Annotated[str | None, typer.Option(help=text("option.good"))] = None,
    lot: Annotated[str | None, typer.Option(help=text("option.lot"))] = None,
    party: Annotated[str | None, typer.Option(help=text("option.party"))] = None,
    form: Annotated[str | None, typer.Option("--format", help=text("option.trace-format"))] = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE_OR_DIR", help=text("option.trace-out"))] = None,
    ways: Annotated[int, typer.Option(min=1, max=100, help=text("option.ways"))] = 1,
    summary: Annotated[bool, typer.Option("--summary", help=text("option.summary"))] = False,
    compare: Annotated[Path | None, typer.Option(metavar="BUNDLE", help=text("option.compare"))] = None,
    compare_lot: Annotated[
        str | None, typer.Option("--compare-lot", metavar="LOT", help=text("option.compare-lot"))
    ] = None,
    on: Day = None,
    home: Home = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    formats = _formats(form, out, as_json=as_json)
    summary = summary or compare is not None or compare_lot is not None
    if summary and not set(formats) <= set(TOLD):
        raise UserError("trace-summary", value=next(one for one in formats if one not in TOLD))
    if compare_lot is not None and compare is None:
        raise UserError("trace-compare")
    from amparo.casework.trace_case import Request  # noqa: PLC0415 - heavy, and --help must stay light
    from amparo.cli.trace_files import summarised, traced, write  # noqa: PLC0415

    request = Request(bundle, day(on), good, lot, party, ways)
    progress = listener(quiet=quiet or formats != ("text",))
    if summary:
        files = summarised(request, formats, compare, compare_lot, today=SystemClock().today(), progress=progress)
    else:
        files = traced(request, formats, home, today=SystemClock().today(), progress=progress)
    write(files, out)


def _formats(told: str | None, out: Path | None, *, as_json: bool) -> tuple[str, ...]:
    """Return which formats are asked for, by ``--format``, ``--json`` or the ending of the file named."""
    asked = tuple(dict.fromkeys(part.strip() for part in (told or "").split(",") if part.strip()))
    ending = "" if out is None or out.is_dir() else out.suffix.removeprefix(".").lower()
    ending = "text" if ending == "txt" else ending
    if told is None:
        asked = ("json",) if as_json else (ending,) if ending in FORMATS else ("text",)
    unknown = [one for one in asked if one not in FORMATS]
    if unknown or not asked:
        raise UserError("option-format", value="".join(unknown[:1]), known=", ".join(FORMATS))
    if as_json and asked != ("json",):
        raise UserError("trace-json", value=", ".join(asked))
    if out is None and len(asked) > 1:
        raise UserError("trace-many")
    if ending and asked != (ending,):
        raise UserError("trace-file", file=str(out), value=", ".join(asked))
    return asked


COMMAND = Command("trace", ("trace",), _run)
