"""``amparo lists show``: one list with licence, snapshot, coverage and how to complete it."""

from typing import Annotated

import typer

from amparo.cli.command import AsJson, Command, Day, Home, Quiet, SystemClock, day, text


def _run(
    list_id: Annotated[str, typer.Argument(metavar="ID", help=text("argument.list"))],
    *,
    on: Day = None,
    home: Home = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    del quiet
    from amparo.archive.workspace import Workspace  # noqa: PLC0415 - --help must stay light
    from amparo.casework.show_lists import run  # noqa: PLC0415
    from amparo.cli.list_text import list_lines, list_row  # noqa: PLC0415
    from amparo.facts.ids import ListId  # noqa: PLC0415
    from amparo.settings import read_settings  # noqa: PLC0415

    workspace = Workspace(read_settings(home).home)
    (one,) = run(workspace, day(on) or SystemClock().today(), (ListId(list_id),))
    for line in [list_row(one)] if as_json else list_lines(one):
        typer.echo(line)


COMMAND = Command("lists-show", ("lists", "show"), _run)
