"""Progress for people: a bar on a terminal, plain lines elsewhere, nothing when quiet."""

import sys
from typing import ClassVar

from amparo.kernel.progress import SILENT, Progress
from amparo.wording import speak

_LONG = 20_000
"""Steps from which on plain lines tell every tenth."""


class PlainLines:
    """Says each stage once on standard error: names of stages and counts, never a name from a case."""

    def __init__(self) -> None:
        self._name, self._total, self._done = "", 0, 0

    def stage(self, name: str, total: int | None = None) -> None:
        """Print the stage's name."""
        self._name, self._total, self._done = speak().say(f"stage.{name}"), total or 0, 0
        count = "" if total is None else f" ({total})"
        print(f"{self._name}{count}", file=sys.stderr)  # noqa: T201 - this is the terminal

    def advance(self, steps: int = 1) -> None:
        """Print a line at every tenth of a long stage."""
        before, self._done = self._done, self._done + steps
        if self._total >= _LONG and self._done * 10 // self._total > before * 10 // self._total:
            part = min(self._done * 100 // self._total, 100)
            line = speak().say("progress.tenth", stage=self._name, part=part, total=self._total)
            print(line, file=sys.stderr)  # noqa: T201 - this is the terminal


class Bar:
    """A moving bar with rate and time left, gone when the work is done."""

    shown: ClassVar["Bar | None"] = None  # a terminal has one

    def __init__(self) -> None:
        from rich.console import Console  # noqa: PLC0415 - heavy, and only a terminal needs it
        from rich.progress import (  # noqa: PLC0415
            BarColumn,
            MofNCompleteColumn,
            ProgressColumn,
            Task,
            TaskID,
            TextColumn,
            TimeRemainingColumn,
        )
        from rich.progress import Progress as RichProgress  # noqa: PLC0415
        from rich.text import Text  # noqa: PLC0415

        class Rate(ProgressColumn):
            def render(self, task: Task) -> Text:
                return Text("" if task.speed is None else speak().say("progress.rate", rate=f"{task.speed:,.0f}"))

        shown = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
        self._bars = RichProgress(*shown, console=Console(stderr=True), transient=True)
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
