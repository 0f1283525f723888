"""Finding plug-ins and data files by looking in their folder.

This module holds the one sanctioned dynamic import and the one place below the archive that reads
files: the package's own data, never the user's.
"""

import tomllib
from collections.abc import Iterator
from importlib import import_module, metadata, resources
from importlib.resources.abc import Traversable
from pkgutil import iter_modules
from typing import Any, TypeVar

from amparo.kernel.errors import IntegrityError

Kind = TypeVar("Kind")


def discover(package: str, kind: type[Kind], attribute: str, entry_points: str | None = None) -> dict[str, Kind]:
    """Import every public module of ``package`` and collect its plug-in.

    Args:
        package: dotted name of the folder, e.g. ``amparo.sources.lists``.
        kind: the class each plug-in must be an instance of; it must have an ``id``.
        attribute: name of the module-level constant that holds it.
        entry_points: group under which other distributions may add plug-ins of the same kind.

    Returns:
        Plug-ins by id, sorted by id.

    Raises:
        IntegrityError: a module lacks the attribute, has the wrong type, its id differs from its
            file name (``us_ofac_sdn.py`` holds ``us-ofac-sdn``), or two plug-ins share an id.
    """
    found: dict[str, Kind] = {}
    folder = import_module(package)
    for module in iter_modules(folder.__path__):
        if module.name.startswith("_"):
            continue
        plugin = getattr(import_module(f"{package}.{module.name}"), attribute, None)
        if not isinstance(plugin, kind) or _id_of(plugin) != module.name.replace("_", "-"):
            raise IntegrityError("plugin-malformed", package=package, module=module.name)
        found[_id_of(plugin)] = plugin
    for entry in metadata.entry_points(group=entry_points) if entry_points else ():
        plugin = entry.load()
        if not isinstance(plugin, kind) or _id_of(plugin) in found:
            raise IntegrityError("plugin-malformed", package=package, module=entry.name)
        found[_id_of(plugin)] = plugin
    return dict(sorted(found.items()))


def _id_of(plugin: object) -> str:
    return str(getattr(plugin, "id", ""))


def data_files(package: str, folder: str = "", suffix: str = ".toml") -> Iterator[tuple[str, bytes]]:
    """Yield ``(path, content)`` of the package's data files under ``folder``, sorted by path.

    ``path`` is relative to ``package``; sub-folders are walked.
    """
    root = resources.files(package)
    yield from _walk(root.joinpath(folder) if folder else root, folder, suffix)


def _walk(at: Traversable, prefix: str, suffix: str) -> Iterator[tuple[str, bytes]]:
    for child in sorted(at.iterdir(), key=lambda entry: entry.name):
        path = f"{prefix}/{child.name}" if prefix else child.name
        if child.is_dir():
            yield from _walk(child, path, suffix)
        elif child.name.endswith(suffix):
            yield path, child.read_bytes()


def data_file(package: str, path: str) -> bytes:
    """Return the content of one of the package's own data files."""
    return resources.files(package).joinpath(path).read_bytes()


def toml_files(package: str, folder: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield ``(path, parsed TOML)`` of the package's TOML files under ``folder``.

    Raises:
        IntegrityError: a file is not valid TOML.
    """
    for path, content in data_files(package, folder):
        try:
            yield path, tomllib.loads(content.decode("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
            raise IntegrityError("data-malformed", package=package, module=path) from problem
