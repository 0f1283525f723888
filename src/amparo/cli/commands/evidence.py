"""``amparo evidence``: what the papers contradict, what they leave open, and whom to ask."""

from pathlib import Path
from typing import Annotated

import typer

from amparo.cli.command import AsJson, Command, Day, Home, Quiet, SystemClock, day, text
from amparo.cli.progress import hush, listener

ATTENTION = 1


def _run(
    bundle: Annotated[Path, typer.Argument(help=text("argument.bundle"))],
    *,
    earlier: Annotated[list[Path] | None, typer.Option(help=text("option.packages-before"))] = None,
    acknowledge: Annotated[list[str] | None, typer.Option(metavar="NOTICE-ID", help=text("option.acknowledge"))] = None,
    check: Annotated[bool, typer.Option("--check", help=text("option.check"))] = False,
    on: Day = None,
    home: Home = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> int:
    from amparo.archive.workspace import Workspace  # noqa: PLC0415 - heavy, and --help must stay light
    from amparo.casework.show_evidence import Request, run  # noqa: PLC0415
    from amparo.cli.evidence_text import document, lines  # noqa: PLC0415
    from amparo.settings import read_settings  # noqa: PLC0415
    from amparo.wording import speak  # noqa: PLC0415

    request = Request(bundle, day(on), tuple(earlier or ()), tuple(acknowledge or ()))
    listening = listener(quiet=quiet or as_json)
    found = run(Workspace(read_settings(home).home), request, speak(), today=SystemClock().today(), progress=listening)
    hush()
    for line in [document(found)] if as_json else lines(found):
        typer.echo(line)
    return ATTENTION if check and (found.assessment.contradictions or found.assessment.gaps) else 0


COMMAND = Command("evidence", ("evidence",), _run)
