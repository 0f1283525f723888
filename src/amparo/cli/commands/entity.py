"""``amparo entity``: one entry of a list, with its stays on it."""

from typing import Annotated

import typer

from amparo.cli.command import AsJson, Command, Day, Home, Quiet, SystemClock, day, text
from amparo.cli.progress import listener


def _run(
    entity_id: Annotated[str, typer.Argument(metavar="ID", help=text("argument.entity"))],
    *,
    on: Day = None,
    home: Home = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    from amparo.archive.workspace import Workspace  # noqa: PLC0415 - --help must stay light
    from amparo.casework.show_entity import run  # noqa: PLC0415
    from amparo.casework.standing_register import open_register  # noqa: PLC0415
    from amparo.cli.register_text import entity_document, entity_lines  # noqa: PLC0415
    from amparo.settings import read_settings  # noqa: PLC0415

    listener(quiet=quiet or as_json).stage("register")
    register = open_register(Workspace(read_settings(home).home), day(on) or SystemClock().today())
    shown = run(register, entity_id)
    for line in [entity_document(shown.nested)] if as_json else entity_lines(shown):
        typer.echo(line)


COMMAND = Command("entity", ("entity",), _run)
