"""``amparo demo``: the worked example, end to end, offline."""

from datetime import date
from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from amparo.cli.command import AsJson, Command, Day, Home, Quiet, SystemClock, day, text
from amparo.cli.progress import listener
from amparo.kernel.errors import IntegrityError, UserError
from amparo.kernel.progress import Progress

EXAMPLE = "cotton-shirts"
ROUTE, PACKAGE = "us-applicability-review", "package"
# On some days nothing of the example can be filed on its route; that is an answer, not a failure.
NOT_THEN = frozenset({"package-route-not-open", "package-route-not-considered", "package-nothing-to-file"})


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

    today = SystemClock().today()
    ended = assess_and_write(
        _example(), out, ("html", "pdf", "json"), on=day(on), home=home, today=today, as_json=as_json,
        check=False, progress=listener(quiet=quiet or as_json),
    )  # fmt: skip
    progress = listener(quiet=quiet or as_json)
    told = _package(out / PACKAGE, on=day(on), home=home, today=today, progress=progress)
    if not as_json:
        typer.echo(told)
    return ended


def _package(folder: Path, *, on: date | None, home: Path | None, today: date, progress: Progress) -> str:
    """Build the example's package, and say where it lies or, on a day when nothing can be filed, why not."""
    from amparo.archive.workspace import Workspace  # noqa: PLC0415
    from amparo.casework.package_case import Request, run, write  # noqa: PLC0415
    from amparo.settings import read_settings  # noqa: PLC0415
    from amparo.wording import speak  # noqa: PLC0415

    try:
        request = Request(_example(), ROUTE, on=on)
        files = run(Workspace(read_settings(home).home), request, speak(), today=today, progress=progress)
        write(folder, files, renew=True)
    except UserError as nothing:
        if nothing.code not in NOT_THEN:
            raise
        return speak().error(nothing)
    finally:
        close = getattr(progress, "close", None)
        if close is not None:
            close()
    return speak().say("summary.package", route=ROUTE, folder=str(folder))


COMMAND = Command("demo", ("demo",), _run)
