"""The ``amparo`` command: finds its commands by looking, and turns every known error into one sentence."""

import sys
import traceback
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from amparo import __version__
from amparo.cli.command import Command, text
from amparo.cli.progress import hush
from amparo.kernel.errors import AmparoError, Cancelled, IntegrityError, UserError
from amparo.kernel.registry import discover
from amparo.wording import speak


def application() -> typer.Typer:
    """Return the command line with every command of :mod:`amparo.cli.commands`."""
    app = typer.Typer(
        help=text("help.amparo"), no_args_is_help=True, add_completion=False, rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )  # fmt: skip
    app.callback()(_version)
    groups: dict[str, typer.Typer] = {}
    commands = discover("amparo.cli.commands", Command, "COMMAND")
    for command in sorted(commands.values(), key=lambda one: one.words):
        group, *rest = command.words
        if not rest and not any(other.words[0] == group and len(other.words) > 1 for other in commands.values()):
            app.command(group, help=command.help)(command.run)
            continue
        if group not in groups:
            groups[group] = typer.Typer(help=text(f"help.group-{group}"), rich_markup_mode=None)
            app.add_typer(groups[group], name=group)
        if rest:
            groups[group].command(rest[0], help=command.help)(command.run)
        else:
            groups[group].callback(invoke_without_command=True)(command.run)
    return app


def _version(
    *, version: Annotated[bool, typer.Option("--version", help=text("option.version"), is_eager=True)] = False
) -> None:
    if version:
        typer.echo(f"amparo {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line; exit codes are those of :mod:`amparo.kernel.errors`."""
    sys.exit(run())


def run() -> int:  # noqa: PLR0911 - one return for each way a run can end
    """Run the command line and return its exit code; known errors become one sentence on standard error."""
    try:
        ended = application()(standalone_mode=False)
    except AmparoError as problem:
        return _told(problem)
    except (KeyboardInterrupt, typer.Abort):
        return _told(Cancelled())
    except TyperException as misuse:
        return _told(UserError("command-line", problem=misuse.format_message()))
    except BrokenPipeError:
        return 0
    except Exception as unforeseen:  # noqa: BLE001 - the last resort: one sentence, and nothing of the case in it
        return _told(IntegrityError("unforeseen", kind=type(unforeseen).__name__, where=_place(unforeseen)))
    if ended == Cancelled.exit_code:  # what typer makes of an interrupt
        return _told(Cancelled())
    return ended if isinstance(ended, int) else 0


def _place(unforeseen: Exception) -> str:
    """Return the program's own file and line where it broke; never a message, which may quote the case."""
    frames = traceback.extract_tb(unforeseen.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""


def _told(problem: AmparoError) -> int:
    hush()
    typer.echo(speak().error(problem), err=True)
    return problem.exit_code
