"""``amparo assess``: the main job."""

from pathlib import Path
from typing import Annotated

import typer

from amparo.cli.command import AsJson, Command, Day, Home, Quiet, SystemClock, day, text
from amparo.cli.progress import listener
from amparo.kernel.errors import UserError

FORMATS = ("html", "pdf", "docx", "json")


def _run(
    bundle: Annotated[Path, typer.Argument(help=text("argument.bundle"))],
    *,
    out: Annotated[Path | None, typer.Option(help=text("option.out"))] = None,
    formats: Annotated[str, typer.Option("--format", help=text("option.format"))] = "html,pdf,json",
    check: Annotated[bool, typer.Option("--check", help=text("option.check"))] = False,
    on: Day = None,
    home: Home = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> int:
    wanted = tuple(part.strip() for part in formats.split(",") if part.strip())
    unknown = [part for part in wanted if part not in FORMATS]
    if unknown or not wanted:
        raise UserError("option-format", value="".join(unknown[:1]), known=", ".join(FORMATS))
    from amparo.cli.dossier import assess_and_write  # noqa: PLC0415 - heavy, and --help must stay light

    target = out or _beside(bundle)
    return assess_and_write(
        bundle, target, wanted, on=day(on), home=home, today=SystemClock().today(), as_json=as_json, check=check,
        progress=listener(quiet=quiet or as_json),
    )  # fmt: skip


def _beside(bundle: Path) -> Path:
    """Return where results go by default: here, but never into the bundle, which would then read them as its own."""
    at = bundle.resolve()
    name = f"{at.name if at.is_dir() else at.stem}-assessment"
    return at.with_name(name) if Path.cwd().is_relative_to(at) else Path(name)


COMMAND = Command("assess", ("assess",), _run)
