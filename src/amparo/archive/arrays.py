"""Arrays on disk: one ``.npy`` file each, mapped into memory by as many processes as read them."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import numpy as np
import numpy.typing as npt

from amparo.kernel.errors import IntegrityError

Array = npt.NDArray[Any]


def keep_arrays(folder: Path, arrays: Mapping[str, Array]) -> None:
    """Write arrays as a folder that appears whole or not at all; one that stands is kept."""
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    staged = Path(mkdtemp(dir=folder.parent, prefix=".arrays-"))
    for name, array in arrays.items():
        np.save(staged / f"{name}.npy", array, allow_pickle=False)
    try:
        os.rename(staged, folder)  # noqa: PTH104 - Path.rename would replace a folder on some systems
    except OSError:
        shutil.rmtree(staged)
        if not folder.is_dir():
            raise


def open_arrays(folder: Path) -> dict[str, Array]:
    """Return the arrays of a folder as memory maps.

    Raises:
        IntegrityError: a file is not an array.
    """
    arrays: dict[str, Array] = {}
    for path in sorted(folder.glob("*.npy")):
        try:
            mapped = np.load(path, mmap_mode="r", allow_pickle=False)
            arrays[path.stem] = mapped.view(
                np.ndarray
            )  # each piece of a memmap costs ten times what one of an array does
        except ValueError as problem:
            if path.stat().st_size > 0 and "mmap" in str(problem):
                arrays[path.stem] = np.load(path, allow_pickle=False)
                continue
            raise IntegrityError("arrays-malformed", file=path.name) from problem
    return arrays
