"""What an identifier scheme is."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scheme of identifiers.

    ``compact`` returns a number without blanks, dashes and prefixes; ``is_valid`` tells whether form and check
    digit hold; ``names_one_party`` is false for keys that several parties may share.
    """

    id: str
    title: str
    standard: str
    compact: Callable[[str], str]
    is_valid: Callable[[str], bool]
    names_one_party: bool = True
