"""Opening a case bundle: a folder, a ``.zip`` of one, or an ``.xlsx`` whose sheets bear the file names.

Nothing is unpacked to disk and nothing outside the bundle is ever opened: an entry that climbs out of its
folder, a link that leads away and an archive that swells beyond measure are refused by name.
"""

import io
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol, cast

from amparo.kernel.errors import Place, UserError
from amparo.sources.bundle import workbook

MOST_ENTRIES = 100_000
MOST_BYTES = 8 * 1024**3
SWELLING_FROM = 512 * 1024**2
MOST_SWELLING = 200
ANCHORS = ("case.toml", "case.csv", "parties.csv")
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
_ENCRYPTED = 0x1

Opener = Callable[[], BinaryIO]


class BundleFiles(Mapping[str, bytes]):
    """The files of a bundle by name (``docs/a.pdf``), sorted; bytes are read when asked for.

    ``name`` is the bundle's own: the folder's, or the file's without its ending. ``open`` gives a stream
    for files too large to hold.
    """

    __slots__ = ("_openers", "name")

    def __init__(self, name: str, openers: Mapping[str, Opener]) -> None:
        self.name = name
        self._openers = dict(sorted(openers.items()))

    def __getitem__(self, name: str) -> bytes:
        with self.open(name) as stream:
            return stream.read()

    def __iter__(self) -> Iterator[str]:
        return iter(self._openers)

    def __len__(self) -> int:
        return len(self._openers)

    def __contains__(self, name: object) -> bool:
        return name in self._openers

    def open(self, name: str) -> BinaryIO:
        """Return a binary stream of one file.

        Raises:
            KeyError: the bundle has no such file.
            UserError: the file cannot be read.
        """
        return self._openers[name]()


def open_bundle(path: Path | str) -> BundleFiles:
    """Open a bundle.

    Args:
        path: a folder, a ``.zip`` of one (its files at the top or in folders that hold nothing else), or an ``.xlsx``.

    Raises:
        UserError: there is no such path, it is no bundle, it is empty, or an entry is not safe to open.
    """
    at = Path(path)
    if at.is_dir():
        files = _shifted(_folder(at))
    elif at.is_file():
        files = _packed(at)
    else:
        raise UserError("bundle-missing", path=str(path))
    if not files:
        raise UserError("bundle-empty", path=str(path))
    return BundleFiles(at.resolve().name if at.is_dir() else at.stem, files)


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part.startswith((".", "~$")) or part in {"__MACOSX", "Thumbs.db", "desktop.ini"} for part in parts)


def _shifted(files: Mapping[str, Opener]) -> dict[str, Opener]:
    """Take away the folders that everything stands in, however deep, down to where the case is."""
    found = dict(files)
    while found and not any(anchor in found for anchor in ANCHORS):
        if len({name.split("/", 1)[0] for name in found}) > 1 or not all("/" in name for name in found):
            break
        found = {name.split("/", 1)[1]: opener for name, opener in found.items()}
    return found


def _folder(root: Path) -> dict[str, Opener]:
    home = root.resolve()
    found: dict[str, Opener] = {}
    for folder, subfolders, names in os.walk(home):
        here = Path(folder)
        for entry in (here / name for name in [*subfolders, *names]):
            name = entry.relative_to(home).as_posix()
            if _hidden(name):
                continue
            if entry.is_symlink() and not entry.resolve().is_relative_to(home):
                raise UserError("bundle-link-outside", Place(name))
            if stat.S_ISREG(entry.stat().st_mode if entry.exists() else 0):
                found[name] = _from_disk(entry, name)
    return found


def _from_disk(path: Path, name: str) -> Opener:
    def opened() -> BinaryIO:
        try:
            return path.open("rb")
        except OSError as problem:
            raise UserError("file-unreadable", Place(name)) from problem

    return opened


def _packed(path: Path) -> dict[str, Opener]:
    try:
        archive = zipfile.ZipFile(path)
        entries = _safe_entries(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, ValueError, OSError) as problem:
        raise UserError("bundle-not-a-bundle", path=path.name) from problem
    if "xl/workbook.xml" in entries:
        archive.close()
        sheets = workbook.sheets(path.read_bytes(), path.name)
        return {name: _from_memory(content) for name, content in sheets.items()}
    return _shifted({name: _from_zip(archive, entry, name) for name, entry in entries.items() if not _hidden(name)})


def _from_memory(content: bytes) -> Opener:
    return lambda: io.BytesIO(content)


def _safe_entries(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    entries: dict[str, zipfile.ZipInfo] = {}
    packed = unpacked = 0
    for entry in archive.infolist():
        name = entry.filename.replace("\\", "/")
        if _climbs(name):
            raise UserError("zip-entry-climbs", Place(name))
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise UserError("zip-entry-link", Place(name))
        if entry.is_dir() or name.endswith("/"):
            continue
        if entry.flag_bits & _ENCRYPTED:
            raise UserError("zip-entry-locked", Place(name))
        if name in entries:
            raise UserError("zip-entry-twice", Place(name))
        entries[name] = entry
        packed, unpacked = packed + entry.compress_size, unpacked + entry.file_size
    swollen = unpacked > SWELLING_FROM and unpacked > MOST_SWELLING * max(packed, 1)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_BYTES or swollen:
        raise UserError("zip-too-large", megabytes=unpacked // 1024**2, entries=len(entries))
    return entries


def _climbs(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return not parts or name.startswith("/") or ".." in parts or ":" in parts[0]


class _Reads(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...

    def close(self) -> None: ...


class _Guarded(io.RawIOBase):
    """A zip entry whose damage is told as the user's error, with the entry's name."""

    def __init__(self, inner: _Reads, name: str) -> None:
        super().__init__()
        self._inner = inner
        self._name = name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast("bytearray", buffer))
        try:
            chunk = self._inner.read(len(view))
        except _UNREADABLE as problem:
            raise UserError("file-unreadable", Place(self._name)) from problem
        view[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        self._inner.close()
        super().close()


def _from_zip(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> Opener:
    def opened() -> BinaryIO:
        try:
            inner = archive.open(entry)
        except _UNREADABLE as problem:
            raise UserError("file-unreadable", Place(name)) from problem
        return io.BufferedReader(_Guarded(inner, name), 1 << 16)

    return opened
