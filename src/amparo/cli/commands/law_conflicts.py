"""``amparo law conflicts``: duties of two legal orders that collide in a case."""

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
    from amparo.cli import parts  # noqa: PLC0415 - heavy, and --help must stay light

    found = parts.assessed(
        bundle, on=day(on), home=home, today=SystemClock().today(), progress=listener(quiet=quiet or as_json)
    )
    parts.show(
        found,
        {"conflicts": parts.conflict_lines, "undecided": parts.undecided_lines},
        as_json=as_json,
        # Of what is undecided, the pairs of duties alone.
        keep=lambda item: item.get("rule", "conflict/").startswith("conflict/"),
    )


COMMAND = Command(
    "law-conflicts",
    (
        "law",
        "conflicts",
    ),
    _run,
)
