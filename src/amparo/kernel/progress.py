"""Progress and cancellation, as one argument that long work takes.

Work says ``stage(name, total)`` and ``advance(n)``; whoever listens (a terminal bar, a test) decides
what to show, and stops the work by raising :class:`~amparo.kernel.errors.Cancelled` from ``advance``.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Progress(Protocol):
    """Hears how far long work has come."""

    def stage(self, name: str, total: int | None = None) -> None:
        """Begin a stage; ``name`` is a wording key under ``stage.``, ``total`` its number of steps if known."""

    def advance(self, steps: int = 1) -> None:
        """Report ``steps`` more steps done; may raise ``Cancelled``."""


class _Silent:
    def stage(self, name: str, total: int | None = None) -> None:
        pass

    def advance(self, steps: int = 1) -> None:
        pass


SILENT: Progress = _Silent()


def track(items: Iterable[Item], name: str, progress: Progress, total: int | None = None) -> Iterator[Item]:
    """Yield ``items``, reporting each one to ``progress`` as stage ``name``."""
    progress.stage(name, total)
    for item in items:
        yield item
        progress.advance()
