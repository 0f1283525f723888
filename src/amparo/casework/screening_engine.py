"""What gives a score its value: the code, the tables and the sentences of screening, as one hash."""

from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version

from amparo.kernel.registry import data_files

_ROOMS = ("amparo.screening", "amparo.text", "amparo.wording")
_DOORS = ("casework/screen_rows.py", "casework/hits_decided.py")
_ENDINGS = (".py", ".toml", ".tsv", ".csv")
_LIBRARIES = ("anyascii", "numba", "numpy", "opencc", "pypinyin", "python-stdnum", "rapidfuzz")


@cache
def engine() -> str:
    """Return the SHA-256 of all that decides what a screening gives, besides its input, lists and settings."""
    told = sha256()
    for room in _ROOMS:
        for ending in _ENDINGS:
            for path, content in data_files(room, suffix=ending):
                told.update(f"{room}/{path}\0{len(content)}\0".encode() + content)
    for door in _DOORS:
        folder, _, name = door.partition("/")
        for path, content in data_files(f"amparo.{folder}", suffix=name):
            told.update(f"{path}\0".encode() + content)
    return told.hexdigest()


@cache
def libraries() -> dict[str, str]:
    """Return the versions of the libraries that screening calls."""
    found = {}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = ""
    return found
