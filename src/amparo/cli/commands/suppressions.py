"""``amparo suppressions``: the hits that people have set aside, and whether that still holds."""

import typer

from amparo.cli.command import AsJson, Command, Day, Home, Quiet, SystemClock, day
from amparo.cli.screening_options import Suppressions


def _run(
    context: typer.Context,
    *,
    suppressions: Suppressions = None,
    on: Day = None,
    home: Home = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    del quiet
    if context.invoked_subcommand is not None:
        return
    from amparo.archive.workspace import Workspace  # noqa: PLC0415 - --help must stay light
    from amparo.casework.show_suppressions import run  # noqa: PLC0415
    from amparo.cli.suppression_text import shown  # noqa: PLC0415
    from amparo.settings import read_settings  # noqa: PLC0415

    workspace = Workspace(read_settings(home).home)
    for line in shown(run(workspace, suppressions, on=day(on) or SystemClock().today()), as_json=as_json):
        typer.echo(line)


COMMAND = Command("suppressions", ("suppressions",), _run)
