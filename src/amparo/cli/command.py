"""What a command file holds, and the options every command takes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from amparo.kernel.errors import UserError
from amparo.wording import speak


def text(key: str) -> str:
    """Return a help text of the command line from the catalogue."""
    return speak().say(f"cli.{key}")


@dataclass(frozen=True, slots=True)
class Command:
    """A command: ``id`` is its file's name with dashes, ``words`` what the user types, ``run`` what typer calls."""

    id: str
    words: tuple[str, ...]
    run: Callable[..., Any]

    @property
    def help(self) -> str:
        """The one-line help."""
        return text(f"help.{self.id}")


AsJson = Annotated[bool, typer.Option("--json", help=text("option.json"))]
Home = Annotated[Path | None, typer.Option("--home", help=text("option.home"))]
Day = Annotated[str | None, typer.Option("--on", metavar="DATE", help=text("option.on"))]
Quiet = Annotated[bool, typer.Option("--quiet", help=text("option.quiet"))]


class SystemClock:
    """The real clock: the only place that asks the machine what day it is."""

    def today(self) -> date:
        """Return the machine's local calendar day."""
        return datetime.now().astimezone().date()  # noqa: TID251 - this is the clock


def day(told: str | None, option: str = "--on") -> date | None:
    """Read a date given as an option.

    Raises:
        UserError: it is not an ISO date.
    """
    if told is None:
        return None
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise UserError("option-date", option=option, value=told) from None
