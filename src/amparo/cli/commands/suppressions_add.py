"""``amparo suppressions add``: set hits of a screening aside, with who and why."""

from pathlib import Path
from typing import Annotated

import typer

from amparo.cli.command import AsJson, Command, Day, Home, Quiet, SystemClock, day, text
from amparo.cli.screening_options import Suppressions


def _run(
    hits: Annotated[Path, typer.Argument(metavar="HITS", help=text("argument.hits"))],
    *,
    by: Annotated[str, typer.Option("--by", metavar="WHO", help=text("option.by"))],
    because: Annotated[str, typer.Option("--because", metavar="TEXT", help=text("option.because"))] = "",
    party: Annotated[str, typer.Option("--party", metavar="ID", help=text("option.of-party"))] = "",
    row: Annotated[int | None, typer.Option("--row", min=1, help=text("option.row"))] = None,
    listing: Annotated[str, typer.Option("--listing", metavar="ID", help=text("option.listing"))] = "",
    suppressions: Suppressions = None,
    on: Day = None,
    home: Home = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    del quiet
    from amparo.archive.workspace import Workspace  # noqa: PLC0415 - --help must stay light
    from amparo.casework import suppress_hits, suppress_party  # noqa: PLC0415
    from amparo.cli.suppression_text import added  # noqa: PLC0415
    from amparo.settings import read_settings  # noqa: PLC0415

    workspace = Workspace(read_settings(home).home)
    if party:
        asked = suppress_party.Request(hits, party, by, because, listing, day(on), suppressions)
        found = suppress_party.run(workspace, asked, today=SystemClock().today())
    else:
        request = suppress_hits.Request(hits, by, because, row, listing, suppressions)
        found = suppress_hits.run(workspace, request, on=day(on) or SystemClock().today())
    for line in added(found, as_json=as_json):
        typer.echo(line)


COMMAND = Command("suppressions-add", ("suppressions", "add"), _run)
