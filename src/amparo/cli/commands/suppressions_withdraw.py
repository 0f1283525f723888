"""``amparo suppressions withdraw``: take one back, with who and why; both entries stay."""

from typing import Annotated

import typer

from amparo.cli.command import AsJson, Command, Day, Home, Quiet, SystemClock, day, text
from amparo.cli.screening_options import Suppressions


def _run(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help=text("argument.suppression"))],
    *,
    by: Annotated[str, typer.Option("--by", metavar="WHO", help=text("option.by"))],
    because: Annotated[str, typer.Option("--because", metavar="TEXT", help=text("option.because"))],
    suppressions: Suppressions = None,
    on: Day = None,
    home: Home = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    del quiet
    from amparo.archive.workspace import Workspace  # noqa: PLC0415 - --help must stay light
    from amparo.casework.withdraw_suppression import Request, run  # noqa: PLC0415
    from amparo.cli.suppression_text import withdrawn  # noqa: PLC0415
    from amparo.settings import read_settings  # noqa: PLC0415

    workspace = Workspace(read_settings(home).home)
    made = run(workspace, Request(number, by, because, suppressions), on=day(on) or SystemClock().today())
    typer.echo(withdrawn(made, as_json=as_json))


COMMAND = Command("suppressions-withdraw", ("suppressions", "withdraw"), _run)
