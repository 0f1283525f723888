"""``amparo deadlines``: the clock of one route."""

from pathlib import Path
from typing import Annotated

import typer

from amparo.cli.command import AsJson, Command, Day, Home, Quiet, SystemClock, day, text


def _run(
    *,
    route: Annotated[str, typer.Option(help=text("option.route"))],
    event: Annotated[list[str] | None, typer.Option(metavar="KIND=DATE", help=text("option.event"))] = None,
    zone: Annotated[str, typer.Option(metavar="AREA/CITY", help=text("option.zone"))] = "",
    region: Annotated[str, typer.Option(metavar="CODE", help=text("option.forum-region"))] = "",
    ics: Annotated[Path | None, typer.Option("--ics", help=text("option.ics"))] = None,
    on: Day = None,
    home: Home = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    del home, quiet
    from amparo.archive.outbox import write_all  # noqa: PLC0415 - --help must stay light
    from amparo.casework.count_deadlines import Request, run  # noqa: PLC0415
    from amparo.cli.route_text import print_counted  # noqa: PLC0415
    from amparo.remedies.ics import ics as calendar  # noqa: PLC0415

    when = day(on) or SystemClock().today()
    found = run(Request(route, tuple(event or ()), zone, region), on=when)
    print_counted(found, route, when, as_json=as_json)
    if ics is not None:
        write_all(ics.parent, {ics.name: calendar(found.deadlines, when).encode("utf-8")})


COMMAND = Command("deadlines", ("deadlines",), _run)
