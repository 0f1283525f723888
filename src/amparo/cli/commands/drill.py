"""``amparo drill``: a detention today, played through."""

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
    from amparo.archive.workspace import Workspace  # noqa: PLC0415 - --help must stay light
    from amparo.casework.drill_case import Request, run  # noqa: PLC0415
    from amparo.cli.drill_text import document, lines  # noqa: PLC0415
    from amparo.settings import read_settings  # noqa: PLC0415
    from amparo.wording import speak  # noqa: PLC0415

    today = SystemClock().today()
    request = Request(bundle, day(on) or today, tuple(acknowledge or ()), tuple(earlier or ()))
    listening = listener(quiet=quiet or as_json)
    found = run(Workspace(read_settings(home).home), request, speak(), today=today, progress=listening)
    hush()
    for line in [document(found)] if as_json else lines(found):
        typer.echo(line)
    return ATTENTION if check and (found.failing or found.contradictions or found.calls) else 0


COMMAND = Command("drill", ("drill",), _run)
