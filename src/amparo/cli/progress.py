"""Progress for people: a bar on a terminal, plain lines elsewhere, nothing when quiet."""

import sys
from typing import ClassVar

from amparo.kernel.progress import SILENT, Progress
from amparo.wording import speak


class PlainLines:
    """Says each stage once on standard error: names of stages and counts, never a name from a case."""

    def stage(self, name: str, total: int | None = None) -> None:
        """Print the stage's name."""
        count = "" if total is None else f" ({total})"
        print(f"{speak().say(f'stage.{name}')}{count}", file=sys.stderr)  # noqa: T201 - this is the terminal

    def advance(self, steps: int = 1) -> None:
        """Plain lines count stages only."""


class Bar:
    """A moving bar with rate and time left, gone when the work is done."""

    shown: ClassVar["Bar | None"] = None  # a terminal has one

    def __init__(self) -> None:
        from rich.console import Console  # noqa: PLC0415 - heavy, and only a terminal needs it
        from rich.progress import (  # noqa: PLC0415
            BarColumn,
            MofNCompleteColumn,
            TaskID,
            TextColumn,
            TimeRemainingColumn,
        )
        from rich.progress import Progress as RichProgress  # noqa: PLC0415

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._bars = RichProgress(*columns, console=Console(stderr=True), transient=True)
        self._bars.start()
        Bar.shown = self
        self._task: TaskID | None = None

    def stage(self, name: str, total: int | None = None) -> None:
        """Begin a new bar in place of the old one."""
        if self._task is not None:
            self._bars.remove_task(self._task)
        self._task = self._bars.add_task(speak().say(f"stage.{name}"), total=total)

    def advance(self, steps: int = 1) -> None:
        """Move the bar."""
        if self._task is not None:
            self._bars.advance(self._task, steps)

    def close(self) -> None:
        """Take the bar away."""
        self._bars.stop()
        Bar.shown = None


def hush() -> None:
    """Take away the bar that is shown, if any, so that an error has a line and the terminal its cursor."""
    if Bar.shown is not None:
        Bar.shown.close()


def listener(*, quiet: bool) -> Progress:
    """Return who listens to long work."""
    if quiet:
        return SILENT
    return Bar() if sys.stderr.isatty() else PlainLines()
