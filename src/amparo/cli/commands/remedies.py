"""``amparo remedies``: the routes of a case, and the clock."""

from pathlib import Path
from typing import Annotated

import typer

from amparo.cli.command import AsJson, Command, Day, Home, Quiet, SystemClock, day, text
from amparo.cli.progress import listener


def _run(
    bundle: Annotated[Path, typer.Argument(help=text("argument.bundle"))],
    *,
    on: Day = None,
    home: Home = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    from amparo.cli.parts import judged  # noqa: PLC0415 - heavy, and --help must stay light
    from amparo.cli.route_text import print_routes  # noqa: PLC0415

    found = judged(
        bundle, on=day(on), home=home, today=SystemClock().today(), progress=listener(quiet=quiet or as_json)
    )
    print_routes(found, as_json=as_json)


COMMAND = Command("remedies", ("remedies",), _run)
