"""The files of a bundle: streams for reading, digests for naming what was read."""

import hashlib
import io
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Protocol, runtime_checkable

CHUNK = 1 << 20


@runtime_checkable
class Streams(Protocol):
    """A mapping of files that can also open one without holding all of it."""

    def open(self, name: str) -> BinaryIO:
        """Return a binary stream of one file."""


def stream(files: Mapping[str, bytes], name: str) -> BinaryIO:
    """Return a binary stream of one file of the bundle."""
    return files.open(name) if isinstance(files, Streams) else io.BytesIO(files[name])


def digests(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the SHA-256 of every file, by name."""
    return {name: _digest(files, name) for name in sorted(files)}


def _digest(files: Mapping[str, bytes], name: str) -> str:
    seal = hashlib.sha256()
    with stream(files, name) as content:
        for chunk in _chunks(content):
            seal.update(chunk)
    return seal.hexdigest()


def _chunks(content: BinaryIO) -> Iterator[bytes]:
    while chunk := content.read(CHUNK):
        yield chunk


def seal_of(digests_by_name: Mapping[str, str]) -> str:
    """Return one SHA-256 over the names and digests of all files, in the order of names."""
    seal = hashlib.sha256()
    for name, digest in sorted(digests_by_name.items()):
        seal.update(f"{digest}  {name}\n".encode("utf-8", "surrogateescape"))
    return seal.hexdigest()
