"""Writing what a case produces: whole or not at all, and readable by its owner only."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from amparo.kernel.errors import UserError

OWNER_ONLY_FOLDER = 0o700
OWNER_ONLY_FILE = 0o600


def write_all(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write ``files`` into ``folder``, each atomically, after all of them have been staged.

    Args:
        folder: made if absent, for its owner only; one that stands keeps its mode.
        files: content by relative name; ``/`` parts make sub-folders.

    Returns:
        The paths written, in the order of ``files``.

    Raises:
        UserError: the folder is a file, or cannot be written.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for name, content in files.items():
            target = folder / name
            target.parent.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
            staged.append((_stage(target.parent, content), target))
        for temporary, target in staged:
            temporary.replace(target)
    except OSError as problem:
        raise UserError("cannot-write", folder=str(folder), problem=problem.strerror or str(problem)) from problem
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)
    return tuple(target for _, target in staged)


def _stage(folder: Path, content: bytes) -> Path:
    handle, name = tempfile.mkstemp(dir=folder, prefix=".amparo-")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    path = Path(name)
    path.chmod(OWNER_ONLY_FILE)
    return path
