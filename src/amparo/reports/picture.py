"""A picture before it is drawn: boxes, arrows and lines of text at whole-number places."""

from dataclasses import dataclass
from typing import Literal

# ``unsure``: an entry of a list that may not be meant, or was not seen in the publisher's own file.
Frame = Literal["stop", "subject", "listing", "region", "end", "unsure"]
Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text whose base line begins at ``x, y``; ``wide`` is how far it runs."""

    x: int
    y: int
    text: str
    size: int
    wide: int
    strong: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A framed place; the frame repeats what its heading says it is."""

    x: int
    y: int
    wide: int
    high: int
    frame: Frame
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line through ``points``, raw material's side first.

    ``flow`` has a head (goods move that way), other ties have none. ``weak`` lines are broken: the hop is
    inferred or only declared (grades E0 and E1). ``labels`` stand on a patch of paper over the line.
    """

    points: tuple[Point, ...]
    flow: bool
    weak: bool
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole drawing; units are points at full size."""

    wide: int
    high: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]

    @property
    def labels(self) -> tuple[Label, ...]:
        """Every line of text in it."""
        parts: tuple[Box | Arrow, ...] = (*self.boxes, *self.arrows)
        return tuple(label for part in parts for label in part.labels)
