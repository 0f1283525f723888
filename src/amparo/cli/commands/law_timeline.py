"""``amparo law timeline``: what changed when."""

from typing import Annotated

import typer

from amparo.cli.command import AsJson, Command, Day, Home, Quiet, day, text


def _run(
    *,
    country: Annotated[str | None, typer.Option(help=text("option.country"))] = None,
    on: Day = None,
    home: Home = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    del home, quiet
    from amparo.casework.read_law import changes, undated  # noqa: PLC0415 - --help must stay light
    from amparo.cli.law_text import change_row, timeline_lines  # noqa: PLC0415

    until = day(on)
    found = [change for change in changes(country) if until is None or change.day.first <= until]
    for line in map(change_row, found) if as_json else timeline_lines(found, undated(country)):
        typer.echo(line)


COMMAND = Command("law-timeline", ("law", "timeline"), _run)
