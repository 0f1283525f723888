"""``amparo law``: the register of measures on a day."""

import typer

from amparo.cli.command import AsJson, Command, Day, Home, Quiet, SystemClock, day


def _run(
    context: typer.Context, *, on: Day = None, home: Home = None, as_json: AsJson = False, quiet: Quiet = False
) -> None:
    del home, quiet
    if context.invoked_subcommand is not None:
        return
    from amparo.casework.read_law import register  # noqa: PLC0415 - --help must stay light
    from amparo.cli.law_text import listed, rows  # noqa: PLC0415

    found = register(day(on) or SystemClock().today())
    for line in rows(found) if as_json else listed(found):
        typer.echo(line)


COMMAND = Command("law", ("law",), _run)
