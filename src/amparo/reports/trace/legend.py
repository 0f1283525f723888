"""What frames and lines of a picture mean, drawn with the very frames and lines."""

from amparo.reports.faces import width, wrap
from amparo.reports.picture import Arrow, Box, Frame, Label, Picture
from amparo.wording import Wording

FRAMES: tuple[Frame, ...] = ("subject", "stop", "listing", "unsure", "region", "end")
LINES = (("flow", True, False), ("tie", False, False), ("weak", True, True))
SIZE, LEAD, PAD, APART = 8, 11, 7, 10
WIDE, HIGH, ROOM, RUN = 124, 36, 110, 60


def legend(wording: Wording) -> Picture:
    """Return the legend as a picture: frames in one row, lines in the next."""
    boxes = tuple(
        _box(frame, wording.say(f"trace.legend.{frame}"), number * (WIDE + APART))
        for number, frame in enumerate(FRAMES)
    )
    down = HIGH + 2 * APART
    arrows: list[Arrow] = []
    right = 0
    for key, flow, weak in LINES:
        text = wording.say(f"trace.legend.{key}")
        label = Label(right + RUN + 6, down + 3, text, SIZE, width(text, SIZE))
        arrows.append(Arrow(((right, down), (right + RUN, down)), flow, weak, (label,)))
        right += RUN + label.wide + 30
    return Picture(max(len(FRAMES) * (WIDE + APART) - APART, right), down + APART, boxes, tuple(arrows))


def _box(frame: Frame, text: str, x: int) -> Box:
    rows = wrap(text, ROOM, SIZE, 2)
    top = (HIGH - LEAD * len(rows)) // 2 + SIZE
    labels = tuple(Label(x + PAD, top + LEAD * number, row, SIZE, width(row, SIZE)) for number, row in enumerate(rows))
    return Box(x, 0, WIDE, HIGH, frame, labels)
