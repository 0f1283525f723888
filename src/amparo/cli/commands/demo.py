"""``amparo demo``: the worked example, end to end, offline."""

from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from amparo.cli.command import AsJson, Command, Day, Home, Quiet, SystemClock, day, text
from amparo.cli.progress import listener
from amparo.kernel.errors import IntegrityError

EXAMPLE = "cotton-shirts"


def _example() -> Path:
    """Find the example beside the package (as installed) or beside its source (as cloned)."""
    package = Path(str(resources.files("amparo")))
    for folder in (package / "examples", package.parents[1] / "examples"):
        if (folder / EXAMPLE / "case.toml").is_file():
            return folder / EXAMPLE
    raise IntegrityError("example-missing", example=EXAMPLE)


def _run(
    *,
    out: Annotated[Path, typer.Option(help=text("option.out"))] = Path("demo"),
    on: Day = None,
    home: Home = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> int:
    from amparo.cli.dossier import assess_and_write  # noqa: PLC0415 - heavy, and --help must stay light

    return assess_and_write(
        _example(), out, ("html", "pdf", "json"), on=day(on), home=home, today=SystemClock().today(), as_json=as_json,
        check=False, progress=listener(quiet=quiet or as_json),
    )  # fmt: skip


COMMAND = Command("demo", ("demo",), _run)
