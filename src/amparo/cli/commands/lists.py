"""``amparo lists``: the catalogue of lists with what is kept of each."""

import typer

from amparo.cli.command import AsJson, Command, Day, Home, Quiet, SystemClock, day


def _run(
    context: typer.Context, *, on: Day = None, home: Home = None, as_json: AsJson = False, quiet: Quiet = False
) -> None:
    del quiet
    if context.invoked_subcommand is not None:
        return
    from amparo.archive.workspace import Workspace  # noqa: PLC0415 - --help must stay light
    from amparo.casework.show_lists import run  # noqa: PLC0415
    from amparo.cli.list_text import catalogue_line, list_row  # noqa: PLC0415
    from amparo.settings import read_settings  # noqa: PLC0415

    for one in run(Workspace(read_settings(home).home), day(on) or SystemClock().today()):
        typer.echo(list_row(one) if as_json else catalogue_line(one))


COMMAND = Command("lists", ("lists",), _run)
