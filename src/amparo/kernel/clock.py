"""The day as an argument: rooms never ask what day it is, the doors tell them."""

from datetime import date
from typing import Protocol


class Clock(Protocol):
    """Knows today's date; the real one lives at the doors, tests bring their own."""

    def today(self) -> date:
        """Return the current calendar day."""
