"""Many words as one array of code points: read where they lie, by compiled loops and as text."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from typing import Any, overload

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]


class Letters(Sequence[str]):
    """Words one after another: ``letters`` has the code points of all, ``begins`` where each begins, and the end."""

    def __init__(self, letters: Array, begins: Array) -> None:
        self.letters = letters
        self.begins = begins

    @classmethod
    def of(cls, words: Iterable[str], *, narrow: bool = False) -> "Letters":
        """Return words as an array; a lone surrogate is kept as it is.

        ``narrow`` takes as few bytes for a letter as the words allow; else there are four, always.
        """
        if isinstance(words, Letters):
            return words
        words = tuple(words)
        letters = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        begins = np.fromiter(chain([0], accumulate(map(len, words))), dtype=np.int32, count=len(words) + 1)
        return cls(letters.astype(np.min_scalar_type(letters.max(initial=0))) if narrow else letters, begins)

    def __len__(self) -> int:
        return len(self.begins) - 1

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...

    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return tuple(self[one] for one in range(*at.indices(len(self))))
        at = range(len(self))[at]
        first, last = self.begins[at : at + 2].tolist()
        return self.letters[first:last].astype(np.uint32).tobytes().decode("utf-32-le", "surrogatepass")
