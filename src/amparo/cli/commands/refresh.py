"""``amparo refresh``: fetch lists, or take them from a folder."""

from typing import Annotated

import typer

from amparo.cli.command import AsJson, Command, Day, Home, Quiet, SystemClock, day, text
from amparo.cli.progress import listener


def _run(
    ids: Annotated[list[str] | None, typer.Argument(help=text("argument.lists"))] = None,
    *,
    source: Annotated[str, typer.Option("--from", metavar="DIR_OR_URL", help=text("option.from"))] = "",
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=text("option.as-of"))] = None,
    accept_shrink: Annotated[bool, typer.Option("--accept-shrink", help=text("option.accept-shrink"))] = False,
    on: Day = None,
    home: Home = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> int:
    from amparo.archive.workspace import Workspace  # noqa: PLC0415 - --help must stay light
    from amparo.casework.refresh_lists import Request, run  # noqa: PLC0415
    from amparo.cli.list_text import refreshed_lines, refreshed_row  # noqa: PLC0415
    from amparo.facts.ids import ListId  # noqa: PLC0415
    from amparo.kernel.errors import SourceError  # noqa: PLC0415
    from amparo.settings import read_settings  # noqa: PLC0415

    request = Request(tuple(ListId(one) for one in ids or ()), source, day(as_of, "--as-of"), accept_shrink)
    today = day(on) or SystemClock().today()
    found = run(Workspace(read_settings(home).home), request, today=today, progress=listener(quiet=quiet or as_json))
    for one in found:
        for line in [refreshed_row(one)] if as_json else refreshed_lines(one):
            typer.echo(line, err=one.outcome == "failed" and not as_json)
    return max((SourceError.exit_code for one in found if one.outcome == "failed"), default=0)


COMMAND = Command("refresh", ("refresh",), _run)
