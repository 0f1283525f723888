"""Lists whose rows travel with this package, so that a first run needs no download."""

from collections import defaultdict
from functools import cache

from amparo.facts.listing import Snapshot
from amparo.kernel.registry import data_files
from amparo.sources.catalogue import list_sources

FOLDER = "shipped"


@cache
def shipped_snapshots() -> tuple[Snapshot, ...]:
    """Return the snapshots in the package, by list id: one for each folder under ``shipped``."""
    files: dict[str, dict[str, bytes]] = defaultdict(dict)
    for path, content in data_files("amparo.sources", FOLDER):
        _, folder, name = path.split("/", 2)
        files[folder.replace("_", "-")][name] = content
    return tuple(source.read(files[name], None) for name, source in list_sources().items() if name in files)
