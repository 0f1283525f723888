"""``amparo law show``: one measure on a day."""

from typing import Annotated

import typer

from amparo.cli.command import AsJson, Command, Day, Home, Quiet, SystemClock, day, text


def _run(
    measure: Annotated[str, typer.Argument(help=text("argument.measure"))],
    *,
    on: Day = None,
    home: Home = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    del home, quiet
    from amparo.casework.read_law import show  # noqa: PLC0415 - --help must stay light
    from amparo.cli.law_text import document, shown  # noqa: PLC0415

    when = day(on) or SystemClock().today()
    found = show(measure, when)
    typer.echo(document(found) if as_json else "\n".join(shown(found, when)))


COMMAND = Command("law-show", ("law", "show"), _run)
