"""``amparo package``: the ordered, indexed, hashed evidence package of one route; and whether one is unaltered."""

from pathlib import Path
from typing import Annotated

import typer

from amparo.cli.command import AsJson, Command, Day, Home, Quiet, SystemClock, day, text
from amparo.cli.progress import listener
from amparo.kernel.errors import IntegrityError, UserError

Many = list[str] | None


def _run(
    bundle: Annotated[Path | None, typer.Argument(help=text("argument.bundle"))] = None,
    *,
    route: Annotated[str | None, typer.Option(help=text("option.route"))] = None,
    out: Annotated[Path | None, typer.Option(help=text("option.out"))] = None,
    lot: Annotated[Many, typer.Option(help=text("option.package-lot"))] = None,
    party: Annotated[Many, typer.Option(help=text("option.package-party"))] = None,
    leave_out: Annotated[
        Many, typer.Option("--leave-out", metavar="DOCUMENT=REASON", help=text("option.leave-out"))
    ] = None,
    worker_records: Annotated[bool, typer.Option("--worker-records", help=text("option.worker-records"))] = False,
    acknowledge: Annotated[Many, typer.Option(metavar="NOTICE", help=text("option.acknowledge"))] = None,
    earlier: Annotated[list[Path] | None, typer.Option(metavar="FOLDER", help=text("option.package-earlier"))] = None,
    verify: Annotated[Path | None, typer.Option(metavar="FOLDER", help=text("option.verify"))] = None,
    on: Day = None,
    home: Home = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    if verify is not None and bundle is None:
        _verify(verify, as_json=as_json)
        return
    if bundle is None or route is None or out is None or verify is not None:
        raise UserError("package-what")
    from amparo.archive.workspace import Workspace  # noqa: PLC0415 - heavy, and --help must stay light
    from amparo.casework.package_case import Request, build, write  # noqa: PLC0415
    from amparo.cli.package_text import told  # noqa: PLC0415
    from amparo.settings import read_settings  # noqa: PLC0415
    from amparo.wording import speak  # noqa: PLC0415

    request = Request(
        bundle, route, tuple(lot or ()), tuple(party or ()), tuple(leave_out or ()), worker_records, day(on),
        tuple(earlier or ()),
        tuple(acknowledge or ()),
    )  # fmt: skip
    built = build(
        Workspace(read_settings(home).home), request, speak(), today=SystemClock().today(),
        progress=listener(quiet=quiet or as_json),
    )  # fmt: skip
    for line in told(write(out, built.files), early=built.early, as_json=as_json):
        typer.echo(line)


def _verify(folder: Path, *, as_json: bool) -> None:
    from amparo.casework.verify_package import run  # noqa: PLC0415
    from amparo.cli.package_text import checked  # noqa: PLC0415

    found, count, sealed = run(folder)
    for line in checked(found, count, sealed=sealed, as_json=as_json):
        typer.echo(line)
    if found:
        raise IntegrityError("package-altered", folder=str(folder), count=len(found))


COMMAND = Command("package", ("package",), _run)
