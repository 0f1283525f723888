"""``amparo lists diff``: what changed on a list between two days."""

from typing import Annotated

import typer

from amparo.cli.command import AsJson, Command, Day, Home, Quiet, SystemClock, day, text


def _run(
    list_id: Annotated[str, typer.Argument(metavar="ID", help=text("argument.list"))],
    *,
    since: Annotated[str, typer.Option("--from", metavar="DATE", help=text("option.since"))],
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help=text("option.until"))] = None,
    on: Day = None,
    home: Home = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    del quiet
    from amparo.archive.workspace import Workspace  # noqa: PLC0415 - --help must stay light
    from amparo.casework.show_lists import diff  # noqa: PLC0415
    from amparo.cli.list_text import difference_lines, difference_row  # noqa: PLC0415
    from amparo.facts.ids import ListId  # noqa: PLC0415
    from amparo.settings import read_settings  # noqa: PLC0415

    first = day(since, "--from")
    last = day(until, "--until") or day(on) or SystemClock().today()
    found = diff(Workspace(read_settings(home).home), ListId(list_id), first or last, last)
    for line in [difference_row(found)] if as_json else difference_lines(found):
        typer.echo(line)


COMMAND = Command("lists-diff", ("lists", "diff"), _run)
