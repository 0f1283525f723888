"""Whether a package is still what it was: its files held against its manifest."""

from pathlib import Path

from amparo.archive.folders import read_folder
from amparo.casework.package_case import FILING, INTERNAL, differences
from amparo.reports import package

SEAL_FILE = f"{INTERNAL}/{package.SEAL}"


def run(folder: Path) -> tuple[tuple[package.Difference, ...], int, bool]:
    """Hold a package against its manifests: what is filed, what stays inside, and whatever else lies in the folder.

    Args:
        folder: a package as it was written, or its filing alone.

    Returns:
        what differs, sorted; how many files there are beside the manifests; and whether the manifest's own
        hash was kept beside it, so that a change of the manifest would show.

    Raises:
        UserError: there is no such folder, or no manifest in it that can be read.
    """
    held = read_folder(folder)
    whole = f"{FILING}/{package.MANIFEST}" in held
    seal = held.get(SEAL_FILE, b"").decode("ascii", "replace").strip() if whole else ""
    count = sum(1 for name in held if name.rpartition("/")[2] != package.MANIFEST)
    return differences(held, seal), count, bool(seal)
