"""``amparo compare``: the scorer alone, for audits and benchmarks."""

from pathlib import Path
from typing import Annotated

import typer

from amparo.cli import screening_options as options
from amparo.cli.command import AsJson, Command, Day, Home, Quiet, text


def _run(
    *,
    pairs: Annotated[Path, typer.Option("--pairs", metavar="FILE", help=text("option.pairs"))],
    out: options.Out = None,
    threshold: options.Threshold = 0.7,
    encoding: options.Encoding = "",
    on: Day = None,
    home: Home = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    del on, home
    from amparo.casework.compare_pairs import Request, run  # noqa: PLC0415 - --help must stay light
    from amparo.cli.screen_text import compared  # noqa: PLC0415

    with (
        options.files(pairs, out, as_json=as_json) as paths,
        options.heard(quiet=quiet or as_json or paths.shown) as progress,
    ):
        found = run(Request(paths.table, paths.out, round(threshold * 1000), encoding), progress=progress)
    compared(found, paths, as_json=as_json)


COMMAND = Command("compare", ("compare",), _run)
