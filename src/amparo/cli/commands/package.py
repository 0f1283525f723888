"""``amparo package``: the ordered, indexed, hashed evidence package of one route."""

from pathlib import Path
from typing import Annotated

import typer

from amparo.cli.command import AsJson, Command, Day, Home, Quiet, SystemClock, day, text
from amparo.cli.progress import listener


def _run(
    bundle: Annotated[Path, typer.Argument(help=text("argument.bundle"))],
    *,
    route: Annotated[str, typer.Option(help=text("option.route"))],
    out: Annotated[Path, typer.Option(help=text("option.out"))],
    lot: Annotated[list[str] | None, typer.Option(help=text("option.package-lot"))] = None,
    party: Annotated[list[str] | None, typer.Option(help=text("option.package-party"))] = None,
    leave_out: Annotated[
        list[str] | None, typer.Option("--leave-out", metavar="DOCUMENT=REASON", help=text("option.leave-out"))
    ] = None,
    worker_records: Annotated[bool, typer.Option("--worker-records", help=text("option.worker-records"))] = False,
    on: Day = None,
    home: Home = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    from amparo.archive.outbox import write_all  # noqa: PLC0415 - heavy, and --help must stay light
    from amparo.archive.workspace import Workspace  # noqa: PLC0415
    from amparo.casework.package_case import Request, run  # noqa: PLC0415
    from amparo.cli.package_text import told  # noqa: PLC0415
    from amparo.settings import read_settings  # noqa: PLC0415
    from amparo.wording import speak  # noqa: PLC0415

    request = Request(
        bundle, route, tuple(lot or ()), tuple(party or ()), tuple(leave_out or ()), worker_records, day(on)
    )
    files = run(
        Workspace(read_settings(home).home), request, speak(), today=SystemClock().today(),
        progress=listener(quiet=quiet or as_json),
    )  # fmt: skip
    for line in told(write_all(out, files), as_json=as_json):
        typer.echo(line)


COMMAND = Command("package", ("package",), _run)
