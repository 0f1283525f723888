"""Folders that hold a package: read whole, and told from folders that hold anything else."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from amparo.kernel.errors import Place, UserError


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return every file below ``folder`` by its path in it, sorted; hidden ones too. A link is read as nothing.

    Raises:
        UserError: there is no such folder, or a file in it cannot be read.
    """
    if not folder.is_dir():
        raise UserError("folder-missing", folder=str(folder))
    found: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        try:
            if path.is_symlink():
                found[name] = b""
            elif path.is_file():
                found[name] = path.read_bytes()
        except OSError as problem:
            raise UserError("file-unreadable", Place(name)) from problem
    return found


def holds_other(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Whether ``folder`` holds anything but ``files`` as they are; a folder that is not there holds nothing."""
    if not folder.is_dir():
        return False
    return any(files.get(name) != content for name, content in read_folder(folder).items())


def remove_files(folder: Path, names: Iterable[str]) -> None:
    """Remove files by their paths in ``folder``; folders stay.

    Raises:
        UserError: a file cannot be removed.
    """
    try:
        for name in names:
            (folder / name).unlink(missing_ok=True)
    except OSError as problem:
        raise UserError("cannot-write", folder=str(folder), problem=problem.strerror or str(problem)) from problem
